/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the list of glyphs that a glyph of TrueType is made of (glyf, composite
 * glyphs), each with its place or its points and a scale.
 */
#include "font/sfnt.h"

#define HEADER 10
#define WORDS  0x0001
#define SCALE  0x0008
#define MORE   0x0020
#define TWO    0x0040
#define FOUR   0x0080
#define CODE   0x0100
/* the bits that the format defines, without CODE */
#define DEFINED 0x1EEF

static gsize
length_of(guint flags)
{
    gsize len = (flags & WORDS) != 0 ? 8 : 6;

    if ((flags & SCALE) != 0)
        return len + 2;
    if ((flags & TWO) != 0)
        return len + 4;
    return (flags & FOUR) != 0 ? len + 8 : len;
}

gboolean
sk_sfnt_parts(SkSfnt *sfnt, SkFontSpan glyph, GByteArray *out, GArray *parts,
              guint *instructions)
{
    gsize at = HEADER, code = 0, last = 0;
    guint flags = MORE, n = 0, all = 0;

    while ((flags & MORE) != 0) {
        guint16 number;
        gsize len;

        if (glyph.len - at < 4 || n++ == SK_SFNT_PARTS_MAX)
            return FALSE;
        flags = sk_read_be16(glyph.p + at);
        number = sk_read_be16(glyph.p + at + 2);
        len = length_of(flags);
        if (len > glyph.len - at || number >= sfnt->n_glyphs)
            return FALSE;
        all |= flags;
        last = out->len;
        sk_font_put16(out, flags & DEFINED);
        g_byte_array_append(out, glyph.p + at + 2, (guint)len - 2);
        g_array_append_val(parts, number);
        at += len;
    }
    if ((all & CODE) == 0 || !sfnt->has_hints)
        return TRUE;
    if (glyph.len - at < 2)
        return FALSE;
    code = sk_read_be16(glyph.p + at);
    if (code > glyph.len - at - 2)
        return FALSE;
    if (!sk_sfnt_is_program(glyph.p + at + 2, code, FALSE))
        sfnt->has_hints = FALSE;
    if (code == 0)
        return TRUE;
    *instructions = (guint)code;
    out->data[last] |= CODE >> 8;
    g_byte_array_append(out, glyph.p + at, (guint)code + 2);
    return TRUE;
}
