/* SPDX-License-Identifier: Apache-2.0
 *
 * Font programs (font.h): finds out by its first bytes what a program is,
 * because viewers do the same whatever the key says under which it stands, and
 * hands it to its reader.
 */
#include <string.h>
#include "font/font_inner.h"

gboolean
sk_font_is_name(const guint8 *p, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (p[i] <= ' ' || p[i] >= 0x7F || strchr("()<>[]{}/%#", p[i]) != NULL)
            return FALSE;
    return len > 0 && len <= 127;
}

static gboolean
is_sfnt(const SkFont *font)
{
    static const char *const marks[] = { "OTTO", "true", "ttcf" };
    static const guint8 version[] = { 0, 1, 0, 0 };

    if (font->len < 12)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (memcmp(font->bytes, marks[i], 4) == 0)
            return TRUE;
    return memcmp(font->bytes, version, 4) == 0;
}

static gboolean
is_cff(const SkFont *font)
{
    return font->len > 4 && font->bytes[0] == 1 && font->bytes[2] >= 4 &&
           font->bytes[3] >= 1 && font->bytes[3] <= 4;
}

static gboolean
is_type1(const SkFont *font)
{
    return font->len > 2 && (memcmp(font->bytes, "%!", 2) == 0 ||
                             memcmp(font->bytes, "\x80\x01", 2) == 0);
}

static GByteArray *
clean_cff(SkFont *font, guint *glyphs)
{
    guint n_glyphs;
    gboolean is_cid;
    SkFontSpan cff = { font->bytes, font->len };
    GByteArray *out = sk_font_cff(font, cff, glyphs, &n_glyphs, &is_cid);

    if (font->kind != SK_FONT_CFF && font->kind != SK_FONT_CFF_CID)
        font->kind = is_cid ? SK_FONT_CFF_CID : SK_FONT_CFF;
    return out;
}

GBytes *
sk_font_clean(SkFont *font)
{
    GByteArray *out = NULL;
    guint glyphs = 0;

    font->detail = NULL;
    if (is_sfnt(font)) {
        out = sk_font_sfnt(font, &glyphs);
    } else if (is_cff(font)) {
        out = clean_cff(font, &glyphs);
    } else if (is_type1(font) || font->kind == SK_FONT_TYPE1) {
        out = sk_font_type1(font, &glyphs);
        font->kind = SK_FONT_TYPE1;
    } else {
        sk_font_refuse(font, "font-unknown");
    }
    font->emptied = glyphs;
    if (out != NULL && glyphs > 0 && font->part != NULL)
        sk_part_count(font->part, "damaged-glyph", glyphs, NULL);
    if (out == NULL || font->kind != SK_FONT_TYPE1)
        memset(font->lengths, 0, sizeof font->lengths);
    return out != NULL ? g_byte_array_free_to_bytes(out) : NULL;
}
