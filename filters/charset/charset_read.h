/* SPDX-License-Identifier: Apache-2.0
 *
 * Reading bytes as one charset, counting what fits and what does not: the
 * choice between charsets (charset.c) is made on these counts. For charset*.c
 * and jis*.c only.
 */
#ifndef SK_CHARSET_CHARSET_READ_H
#define SK_CHARSET_CHARSET_READ_H

#include <glib.h>
#include <charset/charset_table.h>

/* 〓, for characters that exist only on the sender's side: 外字 and the picture
 * characters of Japanese carriers. The carriers' own gateways write it; U+FFFD
 * says that bytes were broken, which these are not. */
#define SK_GETA 0x3013

typedef struct {
    GString *out;  /* UTF-8; NULL: count only */
    guint errors;  /* places that do not belong to this charset */
    guint lost;    /* places that became U+FFFD or 〓 */
    guint gaiji;   /* of these, 〓 */
    guint wide;    /* characters of two bytes or more */
    guint kana;    /* of these, kana and 、。「」 */
    guint usual;   /* of these, where everyday characters stand */
    guint half;    /* half-width kana, a byte each */
    guint letters; /* ASCII letters */
} SkReading;

/* sk_read_prepare: opens every converter, once; part of sk_charset_prepare. */
gboolean sk_read_prepare(GError **error);

/* sk_read: @bytes as @row's charset, added to @reading. Never fails. */
void sk_read(SkReading *reading, const SkCharsetRow *row, const guchar *bytes,
             gsize len);

/* By hand, one charset each; sk_read calls them. */
void sk_read_utf8(SkReading *reading, const guchar *bytes, gsize len);
void sk_read_sjis(SkReading *reading, const guchar *bytes, gsize len);
void sk_read_euc_jp(SkReading *reading, const guchar *bytes, gsize len);
void sk_read_jis(SkReading *reading, const guchar *bytes, gsize len);

/* What one reading writes: a character; one that only the sender had; a byte
 * that is none; plain ASCII. */
void sk_reading_put(SkReading *reading, gunichar c);
void sk_reading_put_gaiji(SkReading *reading);
void sk_reading_put_error(SkReading *reading);
void sk_reading_put_ascii(SkReading *reading, const guchar *bytes, gsize len);

/* sk_jis_char: the character in @row, @cell (1-94) of JIS X 0208 as CP932 has
 * it: NEC row 13, NEC-selected rows 89-92 and, as rows 115-119, the IBM
 * extensions; rows 95-114 are 外字 (SK_GETA). 0 when nothing stands there. */
gunichar sk_jis_char(guint row, guint cell);

/* sk_sjis_char: the same by the two bytes of Shift_JIS. */
gunichar sk_sjis_char(guchar lead, guchar trail);

/* sk_jis_of: row << 8 | cell of @c in strict JIS X 0208 (6879 characters), 0
 * when it has no place there. */
guint sk_jis_of(gunichar c);

/* Two bytes 21-7E of the other sets ISO 2022 switches to. */
typedef enum {
    SK_SET_X0212,
    SK_SET_X0212_IBM, /* with IBM's extensions in rows 83-84 */
    SK_SET_X0213_1,
    SK_SET_X0213_2,
    SK_SET_GB2312,
    SK_SET_KS_X_1001,
    SK_N_SETS
} SkSet;

/* sk_set_put: writes the character of @set at @high, @low (21-7E); FALSE, and
 * nothing written, when nothing stands there. */
gboolean sk_set_put(SkReading *reading, SkSet set, guchar high, guchar low);

/* sk_jis_is_lost_start: whether "$B" stands at @p that has lost its ESC:
 * certain when characters, and nothing else, reach from it to an ESC ( that
 * leads back to where we are already, or, when that lost its ESC too, are
 * enough of them.
 * @no_start: follows along (first NULL); what was looked at in vain is not
 * looked at again. */
gboolean sk_jis_is_lost_start(const guchar *p, const guchar *end,
                              const guchar **no_start);

/* sk_reading_count_jis: counts a character of @row, read as @c. */
void sk_reading_count_jis(SkReading *reading, guint row, gunichar c);

#endif
