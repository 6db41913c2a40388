/* SPDX-License-Identifier: Apache-2.0
 *
 * Escaped text in the XML of documents. For the files office_*.c only.
 */
#ifndef SK_INSPECTOR_OFFICE_TEXT_H
#define SK_INSPECTOR_OFFICE_TEXT_H

#include "inspector/inner.h"

/* A room that is used again for each value. Initialise with zeros, and free
 * the bytes at the end. */
typedef struct {
    uint8_t *bytes;
    size_t room;
} SkOfficeRoom;

/* sk_office_text_no: returns NULL if @text is what may stand between two tags,
 * or, if @is_value, between the quotes of an attribute; else the byte that is
 * wrong. */
const uint8_t *sk_office_text_no(SkSpan text, bool is_value);

/* sk_office_plain: returns such a text with its references resolved. It lies in
 * @room, or is @text itself, and is valid until the next call. */
SkSpan sk_office_plain(SkOfficeRoom *room, SkSpan text);

#endif
