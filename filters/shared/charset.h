/* SPDX-License-Identifier: Apache-2.0
 *
 * Bytes to Unicode and, for old groupware, back to ISO-2022-JP. What iconv
 * knows is put into tables by prepare, in the zygote; the converters a table
 * cannot hold stay open for ever (glibc unloads a module with its last user,
 * and the sandbox cannot open files).
 */
#ifndef SK_SHARED_CHARSET_H
#define SK_SHARED_CHARSET_H

#include <glib.h>

typedef struct {
    const char *used;  /* canonical name of the charset decoded from; static */
    gboolean guessed;  /* undeclared, unknown or contradicted */
    guint undecodable; /* places that became U+FFFD, or 〓: 外字 and carriers'
                          pictures, which mean nothing outside */
} SkDecoded;

gboolean sk_charset_prepare(GError **error);

/* sk_charset_decode: @bytes as UTF-8 (not yet sk_text_clean'ed). @declared: the
 * label from Content-Type, HTML meta or an encoded word, any case, aliases too;
 * NULL when there was none. Order of belief: BOM; the declared charset if it is
 * known and decodes with no error or few; valid UTF-8; ISO-2022-JP escapes;
 * uchardet; else the declared (or CP932) with U+FFFD for what does not decode.
 * A label that any bytes fit (latin-1, us-ascii) yields to clear Japanese, any
 * label to Japanese in UTF-8's form. A NUL becomes U+0001, which sk_text_clean
 * counts and removes. Never NULL, never fails. @decoded may be NULL. */
char *sk_charset_decode(const char *bytes, gsize len, const char *declared,
                        SkDecoded *decoded);

/* sk_charset_known: whether @label names a charset we can decode. */
gboolean sk_charset_known(const char *label);

/* sk_charset_to_iso2022jp: clean UTF-8 @text as ISO-2022-JP (ASCII, JIS X 0208
 * only), every line beginning and ending in ASCII. 機種依存文字 are mapped by a
 * table (① → (1), ㈱ → (株), 髙 → 高, ～ ‖ － ￠ ￡ ￢ normalised, half-width
 * kana to full), the rest becomes 〓; @mapped and @lost count both (added; may
 * be NULL). */
char *sk_charset_to_iso2022jp(const char *text, guint *mapped, guint *lost);

/* sk_charset_jis_fold: the same mapping but UTF-8 out: what the text will look
 * like once it was ISO-2022-JP. Idempotent. */
char *sk_charset_jis_fold(const char *text, guint *mapped, guint *lost);

#endif
