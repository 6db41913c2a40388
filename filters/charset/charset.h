/* SPDX-License-Identifier: Apache-2.0
 *
 * Bytes to Unicode and, for old groupware, back to ISO-2022-JP. What iconv
 * knows is put into tables by prepare, in the zygote; the converters a table
 * cannot hold stay open for ever (glibc unloads a module with its last user,
 * and the sandbox cannot open files).
 */
#ifndef SK_CHARSET_CHARSET_H
#define SK_CHARSET_CHARSET_H

#include <glib.h>

#include <charset/charset_common.h>

typedef struct {
    const char *used;  /* canonical name of the charset decoded from; static */
    gboolean guessed;  /* undeclared, unknown or contradicted */
    gboolean unsure;   /* people are to be told: another charset was near, or a
                          label that means something was not followed */
    guint undecodable; /* places that became U+FFFD, or 〓: 外字 and carriers'
                          pictures, which mean nothing outside */
    guint gaiji;       /* of these, those that became 〓 */
} SkDecoded;

/* What the rest of a mail is written in (charset_near.h). */
typedef struct {
    gboolean known; /* FALSE: nothing is known */
    SkTongue tongue;
} SkNear;

gboolean sk_charset_prepare(GError **error);

/* sk_charset_decode: @bytes as UTF-8 (not yet sk_text_clean'ed). @declared: the
 * label from Content-Type, HTML meta or an encoded word, any case, aliases too;
 * NULL when there was none. A BOM, well-formed UTF-8 and ISO-2022 escapes are
 * seen at once; else all charsets are judged by how likely the text is that
 * each makes of the bytes, and a label counts for much (charset_choose.c).
 * What is only guessed deletes nothing: what would be a control or invisible
 * becomes U+FFFD. A NUL becomes U+0001, which sk_text_clean counts and removes.
 * Never NULL, never fails. @decoded may be NULL. */
char *sk_charset_decode(const char *bytes, gsize len, const char *declared,
                        SkDecoded *decoded);

/* sk_charset_decode_near: the same where something is known of the mail
 * around; @near may be NULL. */
char *sk_charset_decode_near(const char *bytes, gsize len, const char *declared,
                             const SkNear *near, SkDecoded *decoded);

/* sk_charset_is_wide: whether @bytes, without a label, are UTF-16 or UTF-32, by
 * a byte order mark or by being text that way. */
gboolean sk_charset_is_wide(const char *bytes, gsize len);

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
