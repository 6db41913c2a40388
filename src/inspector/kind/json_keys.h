/* SPDX-License-Identifier: Apache-2.0
 *
 * The keys of the objects of JSON that are being read. For json.c only.
 */
#ifndef SK_INSPECTOR_KIND_JSON_KEYS_H
#define SK_INSPECTOR_KIND_JSON_KEYS_H

#include "inspector/inner.h"

#define SK_JSON_DEPTH 64 /* objects and arrays around a value */

/* Start with zeros. */
typedef struct {
    SkSpan *rows; /* between the quotes, escapes as written: all objects' */
    size_t n, room;
    size_t starts[SK_JSON_DEPTH]; /* the first row of each level */
} SkJsonKeys;

/* sk_json_keys_open: the level @depth begins, from 0. */
void sk_json_keys_open(SkJsonKeys *keys, unsigned depth);

/* sk_json_keys_take: the next key of the innermost level. */
void sk_json_keys_take(SkJsonKeys *keys, SkSpan key);

/* sk_json_keys_close: the level @depth ends; false when two keys of it are one.
 */
bool sk_json_keys_close(SkJsonKeys *keys, unsigned depth);

void sk_json_keys_end(SkJsonKeys *keys);

#endif
