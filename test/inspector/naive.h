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

/* naive_objection: returns which rule an accepted output breaks, or NULL if it
 * breaks none. */
const char *
naive_objection(const SkInspectOrder *order, const uint8_t *bytes, size_t len);

/* naive_text: returns the same for a text in @charset. If @crlf, every LF must
 * have its CR. */
const char *
naive_text(const char *charset, const char *text, size_t len, bool crlf);

/* naive_base64: returns @text decoded; whatever is no digit of base64 is
 * skipped. New. */
char *naive_base64(const char *text, size_t len, size_t *n);

/* naive_parts: returns the same for the body of a mail with files. */
const char *
naive_parts(const SkInspectOrder *order, const char *body, size_t len);

/* naive_file: returns the same for a file of the SkInspectType @type. */
const char *naive_file(const SkInspectOrder *order, unsigned type,
                       const char *bytes, size_t len);

#endif
