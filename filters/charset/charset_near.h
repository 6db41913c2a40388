/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes the text of a part, whose charset is chosen by its bytes, by its
 * label, and by the language in which the rest of the same mail is written.
 */
#ifndef SK_CHARSET_CHARSET_NEAR_H
#define SK_CHARSET_CHARSET_NEAR_H

#include <sekisho/part.h>
#include <charset/charset.h>

/* sk_charset_decode_part: does what sk_charset_decode_near does for bytes of
 * @part, and asks the neighbours only if the bytes leave a choice. Notes on
 * @part what could not be decoded, what was guessed, and what people must be
 * told. @decoded may be NULL. */
char *sk_charset_decode_part(SkPart *part, const char *bytes, gsize len,
                             const char *declared, SkDecoded *decoded);

#endif
