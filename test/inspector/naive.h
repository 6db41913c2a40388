/* SPDX-License-Identifier: Apache-2.0
 *
 * A second, slow opinion on what the inspector accepted: plain facts, checked
 * with iconv and string searches, sharing nothing with the inspector.
 */
#ifndef TEST_INSPECTOR_NAIVE_H
#define TEST_INSPECTOR_NAIVE_H

#include <stdbool.h>
#include <stddef.h>
#include "inspector/order.h"

/* naive_objection: NULL, or the fact that an accepted output breaks. */
const char *
naive_objection(const SkInspectOrder *order, const uint8_t *bytes, size_t len);

/* naive_text: the same of text in @charset; @crlf: every LF has its CR. */
const char *
naive_text(const char *charset, const char *text, size_t len, bool crlf);

/* naive_base64: @text decoded, all else than its letters skipped. New. */
char *naive_base64(const char *text, size_t len, size_t *n);

/* naive_parts: of the body of a mail with files. */
const char *
naive_parts(const SkInspectOrder *order, const char *body, size_t len);

/* naive_file: of a file of SkInspectType @type. */
const char *naive_file(const SkInspectOrder *order, unsigned type,
                       const char *bytes, size_t len);

#endif
