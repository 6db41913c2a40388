/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes bytes to Unicode and, for old groupware, encodes text as ISO-2022-JP.
 * Before the sandbox closes, sk_charset_prepare copies what iconv knows into
 * tables. The few converters that no table can replace stay open for the life
 * of the process, because glibc unloads a converter module with its last user
 * and the sandbox cannot open files.
 *
 * What jis_fold.c defines is declared here.
 */
#ifndef SK_CHARSET_CHARSET_H
#define SK_CHARSET_CHARSET_H

#include <glib.h>

#include <charset/charset_common.h>

typedef struct {
    /* the canonical name of the charset that was decoded from; static */
    const char *used;
    /* The charset was not declared, is unknown, or was contradicted by the
     * bytes. */
    gboolean guessed;
    /* The reader must be told: another charset was nearly as likely, or a label
     * that means something was not followed. */
    gboolean unsure;
    /* the number of places that became U+FFFD or 〓; 〓 stands for characters
     * that exist only on the sender's side (gaiji and the picture characters of
     * Japanese carriers) */
    guint undecodable;
    guint gaiji; /* how many of these became 〓 */
} SkDecoded;

/* The language in which the rest of a mail is written (charset_near.h). */
typedef struct {
    gboolean known; /* FALSE if nothing is known about it */
    SkTongue tongue;
} SkNear;

gboolean sk_charset_prepare(GError **error);

/* sk_charset_decode: returns @bytes as UTF-8, which sk_text_clean has not
 * cleaned yet. @declared is the label from Content-Type, from an HTML meta
 * element or from an encoded word; case does not matter, aliases are known, and
 * NULL means that there was none. A byte order mark, well-formed UTF-8 and the
 * escapes of ISO-2022 decide at once. Otherwise every charset is judged by how
 * likely the text is that it makes of the bytes, and a label adds much weight
 * (charset_choose.c). A guess deletes nothing: bytes that it would turn into a
 * control or an invisible character become U+FFFD. A NUL becomes U+0001, which
 * sk_text_clean counts and removes. Never fails and never returns NULL.
 * @decoded may be NULL. */
char *sk_charset_decode(const char *bytes, gsize len, const char *declared,
                        SkDecoded *decoded);

/* sk_charset_decode_near: does the same where something is known about the rest
 * of the mail. @near may be NULL. */
char *sk_charset_decode_near(const char *bytes, gsize len, const char *declared,
                             const SkNear *near, SkDecoded *decoded);

/* sk_charset_is_wide: returns whether @bytes, which have no label, are UTF-16
 * or UTF-32: by a byte order mark, or because only so they are text. */
gboolean sk_charset_is_wide(const char *bytes, gsize len);

/* sk_charset_known: returns whether @label names a charset
 * that can be decoded. */
gboolean sk_charset_known(const char *label);

/* sk_charset_to_iso2022jp: encodes the clean UTF-8 @text as ISO-2022-JP with
 * only ASCII and JIS X 0208; every line begins and ends in ASCII. A table maps
 * characters that JIS X 0208 lacks (① → (1), ㈱ → (株), 髙 → 高, half-width
 * kana to full width, ～ ‖ － ￠ ￡ ￢ to one form); what is not in the table
 * becomes 〓.
 * *@mapped and *@lost grow by the characters concerned; both may be NULL. */
char *sk_charset_to_iso2022jp(const char *text, guint *mapped, guint *lost);

/* sk_charset_jis_fold: applies the same mapping but returns UTF-8: the text as
 * it will look after it was ISO-2022-JP. Applying it twice changes nothing. */
char *sk_charset_jis_fold(const char *text, guint *mapped, guint *lost);

#endif
