/* SPDX-License-Identifier: Apache-2.0
 *
 * Type 1 fonts: opened, read, followed glyph by glyph, and written anew
 * (type1.h). This defends against programs of PostScript in a font and against
 * glyphs that lead their readers astray.
 */
#include "font/type1.h"

static void
clear_codes(GArray *codes)
{
    for (guint i = 0; i < codes->len; i++) {
        g_free(g_array_index(codes, SkType1Code, i).name);
        g_free(g_array_index(codes, SkType1Code, i).code);
    }
    g_array_free(codes, TRUE);
}

static void
clear(SkType1 *type1)
{
    g_hash_table_destroy(type1->names);
    clear_codes(type1->subrs);
    clear_codes(type1->glyphs);
    for (guint i = 0; i < 256; i++)
        g_free(type1->encoding[i]);
    for (guint i = 0; i < SK_TYPE1_N_PRIVATE; i++)
        g_free(type1->values[i]);
    g_free(type1->matrix);
    g_free(type1->bounds);
    g_free(type1);
}

/* Follows all glyphs. Returns FALSE if the time is used up or none is whole. */
static gboolean
follow_all(SkType1 *type1)
{
    for (guint i = 0; i < type1->glyphs->len; i++) {
        SkType1Code *glyph = &g_array_index(type1->glyphs, SkType1Code, i);

        if (sk_font_out_of_time(type1->font))
            return sk_font_refuse(type1->font, "limit-seconds");
        if (!sk_type1_follow(type1, glyph))
            type1->emptied++;
    }
    if (type1->emptied == type1->glyphs->len)
        return sk_font_refuse(type1->font, "type1-glyphs");
    return TRUE;
}

static GByteArray *
write_anew(SkType1 *type1)
{
    g_autoptr(GByteArray) text = g_byte_array_new();
    g_autoptr(GByteArray) hidden = g_byte_array_new();

    if (!sk_type1_open(type1->font, text, hidden)) {
        sk_font_refuse(type1->font, "type1-eexec");
        return NULL;
    }
    sk_type1_clear(type1, text);
    if (!sk_type1_hidden(type1, hidden)) {
        sk_font_refuse(type1->font, "type1-glyphs");
        return NULL;
    }
    return follow_all(type1) ? sk_type1_write(type1) : NULL;
}

GByteArray *
sk_font_type1(SkFont *font, guint *glyphs)
{
    SkType1 *type1 = g_new0(SkType1, 1);
    GByteArray *out;

    type1->font = font;
    type1->subrs = g_array_new(FALSE, TRUE, sizeof(SkType1Code));
    type1->glyphs = g_array_new(FALSE, TRUE, sizeof(SkType1Code));
    type1->names = g_hash_table_new(g_str_hash, g_str_equal);
    out = write_anew(type1);
    *glyphs += type1->emptied;
    clear(type1);
    return out;
}
