/* SPDX-License-Identifier: Apache-2.0
 *
 * The keys of the JSON objects that are being read. Only json.c uses this.
 */
#ifndef SK_INSPECTOR_KIND_JSON_KEYS_H
#define SK_INSPECTOR_KIND_JSON_KEYS_H

#include "inspector/inner.h"

/* how many objects and arrays may be around a value */
#define SK_JSON_DEPTH 64

/* Initialise with zeros. */
typedef struct {
    /* the keys of all open objects: what stands between the quotes, with its
     * escapes */
    SkSpan *rows;
    size_t n, room;
    size_t starts[SK_JSON_DEPTH]; /* the index of the first row of each level */
} SkJsonKeys;

/* sk_json_keys_open: says that the level @depth begins, which counts from 0. */
void sk_json_keys_open(SkJsonKeys *keys, unsigned depth);

/* sk_json_keys_take: adds the next key of the innermost level. */
void sk_json_keys_take(SkJsonKeys *keys, SkSpan key);

/* sk_json_keys_close: says that the level @depth ends. Returns false if two of
 * its keys are equal. */
bool sk_json_keys_close(SkJsonKeys *keys, unsigned depth);

void sk_json_keys_end(SkJsonKeys *keys);

#endif
