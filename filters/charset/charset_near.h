/* SPDX-License-Identifier: Apache-2.0
 *
 * The text of a part, whose charset is chosen by its bytes, its label and by
 * what the rest of the same mail is written in.
 */
#ifndef SK_CHARSET_CHARSET_NEAR_H
#define SK_CHARSET_CHARSET_NEAR_H

#include <sekisho/part.h>
#include <charset/charset.h>

/* sk_charset_near: the language that the labels, texts, names and subjects of
 * the mail around @part speak for; Japanese where any does. */
SkNear sk_charset_near(const SkPart *part);

/* sk_charset_decode_part: sk_charset_decode_near for bytes of @part, which asks
 * the neighbours only when the bytes leave a choice. Notes on @part what could
 * not be decoded, what was guessed and what people are to be told of. @decoded
 * may be NULL. */
char *sk_charset_decode_part(SkPart *part, const char *bytes, gsize len,
                             const char *declared, SkDecoded *decoded);

#endif
