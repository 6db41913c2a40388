/* SPDX-License-Identifier: Apache-2.0
 *
 * What the readers of font programs share. Only filters/font includes this.
 */
#ifndef SK_FONT_FONT_INNER_H
#define SK_FONT_FONT_INNER_H

#include <sekisho/bytes.h>
#include "font/font.h"

/* Bytes of a font program, of which a reader looks at nothing else. */
typedef struct {
    const guint8 *p;
    gsize len;
} SkFontSpan;

/* sk_font_out_of_time: returns whether the message has used up its time. */
static inline gboolean
sk_font_out_of_time(const SkFont *font)
{
    return font->part != NULL && sk_part_out_of_time(font->part);
}

/* sk_font_refuse: notes why the program does not leave. The first reason
 * stays. Always returns FALSE. */
static inline gboolean
sk_font_refuse(SkFont *font, const char *detail)
{
    if (font->detail == NULL)
        font->detail = detail;
    return FALSE;
}

static inline void
sk_font_put8(GByteArray *out, guint n)
{
    guint8 byte = (guint8)n;

    g_byte_array_append(out, &byte, 1);
}

static inline void
sk_font_put16(GByteArray *out, guint n)
{
    sk_font_put8(out, n >> 8);
    sk_font_put8(out, n);
}

static inline void
sk_font_put32(GByteArray *out, guint32 n)
{
    sk_font_put16(out, n >> 16);
    sk_font_put16(out, n);
}

static inline void
sk_font_put_zeros(GByteArray *out, gsize n)
{
    for (; n > 0; n--)
        sk_font_put8(out, 0);
}

/* sk_font_is_name: returns whether the @len bytes at @p can be the name of a
 * glyph: 1 to 127 letters, digits and signs that PostScript and PDF have in
 * names. */
gboolean sk_font_is_name(const guint8 *p, gsize len);

/* sfnt.c, cff.c, type1.c: write the program anew, or return NULL with the
 * detail set. @glyphs are counted that were emptied. */
GByteArray *sk_font_sfnt(SkFont *font, guint *glyphs);
GByteArray *sk_font_cff(SkFont *font, SkFontSpan cff, guint *glyphs,
                        guint *n_glyphs, gboolean *is_cid);
GByteArray *sk_font_type1(SkFont *font, guint *glyphs);

#endif
