/* SPDX-License-Identifier: Apache-2.0
 *
 * CFF fonts: read, followed glyph by glyph, and written anew (cff.h). This
 * defends against offsets that lead anywhere and against glyphs whose programs
 * do what outlines do not need.
 */
#include "font/cff.h"

static void
clear(SkCff *cff)
{
    sk_cff_dict_clear(&cff->top);
    for (guint i = 0; cff->parts != NULL && i < cff->n_parts; i++) {
        sk_cff_dict_clear(&cff->parts[i].dict);
        sk_cff_dict_clear(&cff->parts[i].private);
        g_free(cff->parts[i].subrs.used);
    }
    g_free(cff->parts);
    g_free(cff->global.used);
    g_free(cff->names);
    g_free(cff->selected);
    g_free(cff);
}

GByteArray *
sk_font_cff(SkFont *font, SkFontSpan in, guint *glyphs, guint *n_glyphs,
            gboolean *is_cid)
{
    SkCff *cff = g_new0(SkCff, 1);
    GByteArray *out = NULL;

    cff->font = font;
    cff->in = in;
    if (sk_cff_read(cff))
        out = sk_cff_write(cff);
    *n_glyphs = cff->glyphs.n;
    *is_cid = cff->is_cid;
    *glyphs += cff->emptied;
    clear(cff);
    return out;
}
