/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads CFF from its header on: the lists that stand behind it, the dictionary
 * of its font, and those of the fonts that this one is made of.
 */
#include "font/cff.h"

/* Returns the place that @operator of @dict names, or 0 if there is none within
 * the program. */
static gsize
place_of(const SkCff *cff, const SkCffDict *dict, guint operator, guint i)
{
    const SkCffEntry *entry = sk_cff_entry(dict, operator);

    if (entry == NULL || entry->number[i] <= 0 ||
        (gsize)entry->number[i] >= cff->in.len)
        return 0;
    return (gsize)entry->number[i];
}

/* Reads the private dictionary that @dict names, with its subroutines. A font
 * without one has the values that stand for absent ones. */
static gboolean
read_private(SkCff *cff, const SkCffDict *dict, SkCffPart *part)
{
    const SkCffEntry *entry = sk_cff_entry(dict, SK_CFF_PRIVATE);
    const SkCffEntry *subrs;
    SkFontSpan in = { cff->in.p, 0 };
    gsize at = place_of(cff, dict, SK_CFF_PRIVATE, 1);

    if (entry != NULL && entry->number[0] > 0) {
        if (at == 0 || (gsize)entry->number[0] > cff->in.len - at)
            return FALSE;
        in = (SkFontSpan){ cff->in.p + at, (gsize)entry->number[0] };
    }
    if (!sk_cff_dict(in, sk_cff_private_rows, sk_cff_n_private_rows,
                     &part->private))
        return FALSE;
    subrs = sk_cff_entry(&part->private, SK_CFF_SUBRS);
    if (subrs == NULL || subrs->number[0] <= 0)
        return TRUE;
    return sk_cff_index(cff->in, at + (gsize)subrs->number[0],
                        &part->subrs.in) != 0;
}

static gboolean
read_parts(SkCff *cff)
{
    SkCffIndex fonts;
    gsize at = place_of(cff, &cff->top, SK_CFF_FD_ARRAY, 0);

    cff->n_parts = 1;
    if (cff->is_cid) {
        if (at == 0 || sk_cff_index(cff->in, at, &fonts) == 0 || fonts.n == 0 ||
            fonts.n > SK_CFF_FONTS_MAX)
            return FALSE;
        cff->n_parts = fonts.n;
    }
    cff->parts = g_new0(SkCffPart, cff->n_parts);
    if (!cff->is_cid)
        return read_private(cff, &cff->top, &cff->parts[0]);
    for (guint i = 0; i < cff->n_parts; i++)
        if (!sk_cff_dict(sk_cff_item(&fonts, i), sk_cff_top_rows,
                         sk_cff_n_top_rows, &cff->parts[i].dict) ||
            !read_private(cff, &cff->parts[i].dict, &cff->parts[i]))
            return FALSE;
    return TRUE;
}

/* Reads the lists behind the header, of which the first are of one font each.
 */
static gboolean
read_lists(SkCff *cff)
{
    SkCffIndex names, dicts;
    gsize at = cff->in.p[2];

    at = sk_cff_index(cff->in, at, &names);
    at = at != 0 ? sk_cff_index(cff->in, at, &dicts) : 0;
    at = at != 0 ? sk_cff_index(cff->in, at, &cff->strings) : 0;
    if (at == 0 || dicts.n == 0 ||
        sk_cff_index(cff->in, at, &cff->global.in) == 0)
        return FALSE;
    return sk_cff_dict(sk_cff_item(&dicts, 0), sk_cff_top_rows,
                       sk_cff_n_top_rows, &cff->top);
}

static void
make_marks(SkCffRoutines *routines)
{
    routines->used = g_new0(gsize, routines->in.n + 1u);
}

gboolean
sk_cff_read(SkCff *cff)
{
    const SkCffEntry *type;
    gsize at;

    if (cff->in.len < 4 || !read_lists(cff))
        return sk_font_refuse(cff->font, "cff-lists");
    type = sk_cff_entry(&cff->top, SK_CFF_CHAR_STRING_TYPE);
    at = place_of(cff, &cff->top, SK_CFF_CHAR_STRINGS, 0);
    cff->is_cid = sk_cff_entry(&cff->top, SK_CFF_ROS) != NULL;
    if ((type != NULL && type->number[0] != 2) || at == 0 ||
        sk_cff_index(cff->in, at, &cff->glyphs) == 0 || cff->glyphs.n == 0)
        return sk_font_refuse(cff->font, "cff-glyphs");
    if (!read_parts(cff))
        return sk_font_refuse(cff->font, "cff-private");
    make_marks(&cff->global);
    for (guint i = 0; i < cff->n_parts; i++)
        make_marks(&cff->parts[i].subrs);
    cff->names = g_new0(guint16, cff->glyphs.n);
    cff->selected = g_new0(guint8, cff->glyphs.n);
    if (!sk_cff_names(cff) || !sk_cff_encoding(cff) || !sk_cff_select(cff))
        return sk_font_refuse(cff->font, "cff-names");
    return TRUE;
}
