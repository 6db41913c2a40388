/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads what the glyphs of a CFF font are called, which codes they have, and to
 * which of its fonts they belong (charset, Encoding, FDSelect; technical note
 * 5176, 12, 13 and 19).
 */
#include "font/cff.h"

/* The first names of the predefined charsets; those of Expert and ExpertSubset
 * are not in the order of their numbers. */
#define ISO_ADOBE 229

static gsize
number_of(const SkCff *cff, guint operator)
{
    const SkCffEntry *entry = sk_cff_entry(&cff->top, operator);

    return entry != NULL && entry->number[0] > 0 ? (gsize)entry->number[0] : 0;
}

/* Reads the charset at @at. What it does not name has the name .notdef. */
static gboolean
read_charset(SkCff *cff, gsize at)
{
    SkFontSpan in = cff->in;
    guint format, i = 1, n = cff->glyphs.n;

    if (at >= in.len)
        return FALSE;
    format = in.p[at++];
    if (format > 2)
        return FALSE;
    while (i < n && in.len - at >= 2) {
        guint first = sk_read_be16(in.p + at), more = 0;
        gsize bytes = format;

        at += 2;
        if (in.len - at < bytes)
            break;
        for (; bytes > 0; bytes--)
            more = more << 8 | in.p[at++];
        for (; i < n; i++, first++) {
            cff->names[i] = (guint16)MIN(first, G_MAXUINT16);
            if (more-- == 0) {
                i++;
                break;
            }
        }
    }
    return TRUE;
}

gboolean
sk_cff_names(SkCff *cff)
{
    gsize at = number_of(cff, SK_CFF_CHARSET);

    if (at > 2)
        return read_charset(cff, at);
    if (!cff->is_cid)
        cff->expert = (guint)at;
    for (guint i = 0; i < cff->glyphs.n; i++)
        cff->names[i] = (guint16)(cff->is_cid || i < ISO_ADOBE ? i : 0);
    return TRUE;
}

/* Reads codes behind the format of an encoding. Returns where they end, or
 * 0. */
static gsize
read_codes(SkCff *cff, gsize at, guint format)
{
    SkFontSpan in = cff->in;
    guint n;

    if (at >= in.len)
        return 0;
    n = in.p[at++];
    if (in.len - at < (gsize)n * (format + 1))
        return 0;
    for (; n > 0; n--) {
        guint code = in.p[at++], more = format == 1 ? in.p[at++] : 0;

        for (guint i = 0; i <= more && cff->n_codes < 255; i++)
            cff->codes[cff->n_codes++] = (guint8)(code + i);
    }
    if (cff->n_codes >= cff->glyphs.n)
        cff->n_codes = cff->glyphs.n - 1;
    return at;
}

gboolean
sk_cff_encoding(SkCff *cff)
{
    gsize at = number_of(cff, SK_CFF_ENCODING);
    SkFontSpan in = cff->in;
    guint format, n;

    cff->encoding = at == 1 ? 1 : 0;
    if (at <= 1 || cff->is_cid)
        return TRUE;
    if (at >= in.len)
        return FALSE;
    cff->encoding = -1;
    format = in.p[at];
    if ((format & 0x7F) > 1)
        return FALSE;
    at = read_codes(cff, at + 1, format & 0x7F);
    if (at == 0 || (format & 0x80) == 0 || at >= in.len)
        return at != 0;
    n = in.p[at++];
    for (; n > 0 && in.len - at >= 3; n--, at += 3) {
        cff->more_codes[cff->n_more] = in.p[at];
        cff->more_names[cff->n_more++] = sk_read_be16(in.p + at + 1);
    }
    return TRUE;
}

/* Reads ranges of glyphs with the number of their font. */
static gboolean
read_ranges(SkCff *cff, gsize at)
{
    SkFontSpan in = cff->in;
    guint n, glyph = 0;

    if (in.len - at < 2)
        return FALSE;
    n = sk_read_be16(in.p + at);
    for (at += 2; n > 0; n--, at += 3) {
        guint end;

        if (in.len - at < 5 || sk_read_be16(in.p + at) != glyph)
            return FALSE;
        end = sk_read_be16(in.p + at + 3);
        for (; glyph < end && glyph < cff->glyphs.n; glyph++)
            cff->selected[glyph] = in.p[at + 2];
    }
    return TRUE;
}

gboolean
sk_cff_select(SkCff *cff)
{
    gsize at = number_of(cff, SK_CFF_FD_SELECT);
    SkFontSpan in = cff->in;
    guint format;

    if (!cff->is_cid || (at == 0 && cff->n_parts == 1))
        return TRUE;
    if (at == 0 || at >= in.len)
        return FALSE;
    format = in.p[at++];
    if (format == 3 && !read_ranges(cff, at))
        return FALSE;
    if (format != 3 && (format != 0 || in.len - at < cff->glyphs.n))
        return FALSE;
    for (guint i = 0; i < cff->glyphs.n; i++) {
        if (format == 0)
            cff->selected[i] = in.p[at + i];
        if (cff->selected[i] >= cff->n_parts)
            return FALSE;
    }
    return TRUE;
}
