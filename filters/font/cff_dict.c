/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the dictionaries of a CFF font (Adobe technical note 5176, section 4),
 * in which operators follow the numbers that they take. Only operators that are
 * needed to draw the glyphs are on the lists. Copyright notices, embedded
 * PostScript and the identification numbers of font makers are not, so they do
 * not leave.
 */
#include <string.h>
#include "font/cff.h"

#define REAL_MAX 32 /* digits of a real */

const SkCffRow sk_cff_top_rows[] = {
    { 0x0C01, 1, 1 }, /* isFixedPitch */
    { 0x0C02, 1, 1 }, /* ItalicAngle */
    { 0x0C03, 1, 1 }, /* UnderlinePosition */
    { 0x0C04, 1, 1 }, /* UnderlineThickness */
    { 0x0C05, 1, 1 }, /* PaintType */
    { SK_CFF_CHAR_STRING_TYPE, 1, 1 },
    { SK_CFF_FONT_MATRIX, 6, 6 },
    { SK_CFF_FONT_BBOX, 4, 4 },
    { 0x0C08, 1, 1 }, /* StrokeWidth */
    { SK_CFF_CHARSET, 1, 1 },
    { SK_CFF_ENCODING, 1, 1 },
    { SK_CFF_CHAR_STRINGS, 1, 1 },
    { SK_CFF_PRIVATE, 2, 2 },
    { SK_CFF_ROS, 3, 3 },
    { SK_CFF_CID_COUNT, 1, 1 },
    { SK_CFF_FD_ARRAY, 1, 1 },
    { SK_CFF_FD_SELECT, 1, 1 },
};
const guint sk_cff_n_top_rows = G_N_ELEMENTS(sk_cff_top_rows);

const SkCffRow sk_cff_private_rows[] = {
    { 6, 0, 14 },                         /* BlueValues */
    { 7, 0, 10 },                         /* OtherBlues */
    { 8, 0, 14 },                         /* FamilyBlues */
    { 9, 0, 10 },                         /* FamilyOtherBlues */
    { 10, 1, 1 },                         /* StdHW */
    { 11, 1, 1 },                         /* StdVW */
    { 0x0C09, 1, 1 },                     /* BlueScale */
    { 0x0C0A, 1, 1 },                     /* BlueShift */
    { 0x0C0B, 1, 1 },                     /* BlueFuzz */
    { 0x0C0C, 0, 12 },                    /* StemSnapH */
    { 0x0C0D, 0, 12 },                    /* StemSnapV */
    { 0x0C0E, 1, 1 },                     /* ForceBold */
    { 0x0C11, 1, 1 },                     /* LanguageGroup */
    { 0x0C12, 1, 1 },                     /* ExpansionFactor */
    { SK_CFF_SUBRS, 1, 1 }, { 20, 1, 1 }, /* defaultWidthX */
    { 21, 1, 1 },                         /* nominalWidthX */
};
const guint sk_cff_n_private_rows = G_N_ELEMENTS(sk_cff_private_rows);

void
sk_cff_put_long(GByteArray *out, gint32 n)
{
    sk_font_put8(out, 29);
    sk_font_put32(out, (guint32)n);
}

void
sk_cff_put_int(GByteArray *out, gint32 n)
{
    if (n >= -107 && n <= 107) {
        sk_font_put8(out, (guint)(n + 139));
    } else if (n >= 108 && n <= 1131) {
        sk_font_put16(out, (guint)(n - 108 + (247 << 8)));
    } else if (n >= -1131 && n <= -108) {
        sk_font_put16(out, (guint)(-n - 108 + (251 << 8)));
    } else if (n >= G_MININT16 && n <= G_MAXINT16) {
        sk_font_put8(out, 28);
        sk_font_put16(out, (guint)n & 0xFFFF);
    } else {
        sk_cff_put_long(out, n);
    }
}

void
sk_cff_put_operator(GByteArray *out, guint operator)
{
    if (operator> 0xFF)
        sk_font_put8(out, operator>> 8);
    sk_font_put8(out, operator& 0xFF);
}

/* Takes the real number behind its mark: digits in halves of bytes. Returns
 * how many bytes it has, or 0 if it is none. */
static gsize
take_real(SkFontSpan in, GByteArray *text)
{
    guint8 digits[REAL_MAX];
    guint n = 0, points = 0, powers = 0;
    gsize at;

    for (at = 0; at < in.len * 2; at++) {
        guint8 digit = at % 2 == 0 ? in.p[at / 2] >> 4 : in.p[at / 2] & 15;

        if (digit == 15)
            break;
        points += digit == 10 ? 1 : 0;
        powers += digit == 11 || digit == 12 ? 1 : 0;
        if (digit == 13 || n == REAL_MAX || points > 1 || powers > 1 ||
            (digit == 14 && n > 0))
            return 0;
        digits[n++] = digit;
    }
    if (at == in.len * 2 || n == 0)
        return 0;
    sk_font_put8(text, 30);
    for (guint i = 0; i <= n; i += 2)
        sk_font_put8(text, (i < n ? digits[i] : 15u) << 4 |
                               (i + 1 < n ? digits[i + 1] : 15u));
    return at / 2 + 1;
}

/* Takes the integer at @in. Returns how many bytes it has, or 0. */
static gsize
take_int(SkFontSpan in, gint32 *n)
{
    guint8 b = in.p[0];

    if (b >= 32 && b <= 246) {
        *n = (gint32)b - 139;
        return 1;
    }
    if (b >= 247 && b <= 254 && in.len >= 2) {
        *n = b <= 250 ? (b - 247) * 256 + in.p[1] + 108
                      : -(b - 251) * 256 - in.p[1] - 108;
        return 2;
    }
    if (b == 28 && in.len >= 3) {
        *n = (gint16)sk_read_be16(in.p + 1);
        return 3;
    }
    if (b == 29 && in.len >= 5) {
        *n = (gint32)sk_read_be32(in.p + 1);
        return 5;
    }
    return 0;
}

static gboolean
is_listed(const SkCffRow *rows, guint n, const SkCffEntry *entry)
{
    for (guint i = 0; i < n; i++)
        if (rows[i].operator== entry->operator)
            return entry->n >= rows[i].least && entry->n <= rows[i].most;
    return FALSE;
}

gboolean
sk_cff_dict(SkFontSpan in, const SkCffRow *rows, guint n, SkCffDict *dict)
{
    SkCffEntry entry = { 0 };

    dict->entries = g_array_new(FALSE, FALSE, sizeof(SkCffEntry));
    dict->text = g_byte_array_new();
    while (in.len > 0) {
        gsize used = 1;

        if (*in.p <= 21) {
            entry.operator= * in.p;
            if (*in.p == 12) {
                if (in.len < 2)
                    return FALSE;
                used = 2;
                entry.operator= 0x0C00u | in.p[1];
            }
            entry.len = dict->text->len - entry.at;
            if (is_listed(rows, n, &entry) &&
                sk_cff_entry(dict, entry.operator) == NULL)
                g_array_append_val(dict->entries, entry);
            entry = (SkCffEntry){ .at = dict->text->len };
        } else {
            gint32 number = 0;

            used = *in.p == 30 ? 0 : take_int(in, &number);
            if (used > 0)
                sk_cff_put_int(dict->text, number);
            else if (*in.p == 30)
                used =
                    take_real((SkFontSpan){ in.p + 1, in.len - 1 }, dict->text);
            if (used == 0 || entry.n == SK_CFF_OPERANDS)
                return FALSE;
            used += *in.p == 30 ? 1 : 0;
            entry.number[entry.n++] = number;
        }
        in.p += used;
        in.len -= used;
    }
    return TRUE;
}

void
sk_cff_dict_clear(SkCffDict *dict)
{
    if (dict->entries != NULL)
        g_array_free(dict->entries, TRUE);
    if (dict->text != NULL)
        g_byte_array_free(dict->text, TRUE);
    *dict = (SkCffDict){ 0 };
}

const SkCffEntry *
sk_cff_entry(const SkCffDict *dict, guint operator)
{
    for (guint i = 0; dict->entries != NULL && i < dict->entries->len; i++) {
        const SkCffEntry *entry = &g_array_index(dict->entries, SkCffEntry, i);

        if (entry->operator== operator)
            return entry;
    }
    return NULL;
}
