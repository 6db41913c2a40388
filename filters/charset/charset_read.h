/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes bytes as one charset and counts what fits and what does not; the
 * choice between charsets is based on these counts. Only charset*.c and jis*.c
 * use this.
 *
 * What these files define is declared here: charset_decode.c, charset_iconv.c,
 * charset_jis.c, charset_put.c.
 */
#ifndef SK_CHARSET_CHARSET_READ_H
#define SK_CHARSET_CHARSET_READ_H

#include <glib.h>
#include <charset/charset_table.h>

/* 〓 stands for characters that exist only on the sender's side: gaiji and the
 * picture characters of Japanese carriers. The carriers' own gateways write it,
 * too. U+FFFD would say that bytes were broken, which these are not. */
#define SK_GETA 0x3013

typedef struct {
    GString *out;  /* the text in UTF-8, or NULL to count only */
    guint errors;  /* places that do not belong to this charset */
    guint lost;    /* places that became U+FFFD or 〓 */
    guint gaiji;   /* how many of these became 〓 */
    guint wide;    /* characters of two bytes or more */
    guint kana;    /* how many of these are kana or 、。「」 */
    guint usual;   /* how many of these stand where everyday characters do */
    guint half;    /* half-width kana, one byte each */
    guint letters; /* ASCII letters */
} SkReading;

/* sk_read_prepare: opens every converter. Part of sk_charset_prepare; called
 * once. */
gboolean sk_read_prepare(GError **error);

/* sk_read: decodes @bytes in the charset of @row and adds the result to
 * @reading. Never fails. */
void sk_read(SkReading *reading, const SkCharsetRow *row, const guchar *bytes,
             gsize len);

/* The charsets that are decoded by hand, one function each.
 * sk_read calls them. */
void sk_read_utf8(SkReading *reading, const guchar *bytes, gsize len);
void sk_read_sjis(SkReading *reading, const guchar *bytes, gsize len);
void sk_read_euc_jp(SkReading *reading, const guchar *bytes, gsize len);
void sk_read_jis(SkReading *reading, const guchar *bytes, gsize len);

/* sk_read_other: decodes every other charset: that of sk_charset_rows[@index],
 * by a table or by iconv. */
void
sk_read_other(SkReading *reading, guint index, const guchar *bytes, gsize len);

/* What a decoder writes: a character, a character that only the sender has, a
 * byte that is no character, plain ASCII. */
void sk_reading_put(SkReading *reading, gunichar c);
void sk_reading_put_gaiji(SkReading *reading);
void sk_reading_put_error(SkReading *reading);
void sk_reading_put_ascii(SkReading *reading, const guchar *bytes, gsize len);

/* sk_jis_char: returns the character at @row and @cell (1 to 94) of JIS X 0208
 * as CP932 has it: with NEC's row 13, NEC's selection in rows 89 to 92 and, as
 * rows 115 to 119, the IBM extensions. Rows 95 to 114 are gaiji (SK_GETA).
 * Returns 0 if nothing stands there. */
gunichar sk_jis_char(guint row, guint cell);

/* sk_sjis_char: does the same for two bytes of Shift_JIS. */
gunichar sk_sjis_char(guchar lead, guchar trail);

/* sk_jis_of: returns row << 8 | cell of @c in strict JIS X 0208 (6879
 * characters), or 0 if it has no place there. */
guint sk_jis_of(gunichar c);

/* The other sets to which ISO 2022 switches, with two bytes of 21 to 7E a
 * character. */
typedef enum {
    SK_SET_X0212,
    SK_SET_X0212_IBM, /* with IBM's extensions in rows 83 and 84 */
    SK_SET_X0213_1,
    SK_SET_X0213_2,
    SK_SET_GB2312,
    SK_SET_KS_X_1001,
    SK_N_SETS
} SkSet;

/* sk_set_put: writes the character of @set at @high, @low (21 to 7E). Returns
 * FALSE and writes nothing if nothing stands there. */
gboolean sk_set_put(SkReading *reading, SkSet set, guchar high, guchar low);

/* sk_jis_is_lost_start: returns whether the "$B" at @p has lost its ESC. That
 * is certain if only characters of the set stand between it and an ESC ( that
 * leads back to the present set or, if that one lost its ESC, too, if there are
 * enough of them. @no_start must be NULL at first and is then updated, so that
 * nothing is searched twice. */
gboolean sk_jis_is_lost_start(const guchar *p, const guchar *end,
                              const guchar **no_start);

/* sk_reading_count_jis: counts a character of @row that was decoded as @c. */
void sk_reading_count_jis(SkReading *reading, guint row, gunichar c);

#endif
