/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes those tables of a TrueType font that have a fixed form: head, hhea
 * with hmtx, maxp and post. The dates on which the font was made and the hints
 * about memory are set to zero, because no reader needs them. Counts are
 * computed from what is written, because a count that came with the font may
 * lie.
 */
#include <string.h>
#include "font/sfnt.h"

#define HEAD_LEN  54
#define HHEA_LEN  36
#define MAXP_LEN  32
#define POST_LEN  32
#define MAGIC     0x5F0F3CF5u
#define STANDARD  258 /* names of glyphs that every reader knows */
#define NAMES_MAX 32000

gboolean
sk_sfnt_maxp_read(SkSfnt *sfnt)
{
    const SkFontSpan *maxp = &sfnt->in[SK_SFNT_MAXP];

    if (maxp->len < 6)
        return sk_font_refuse(sfnt->font, "font-maxp");
    sfnt->n_glyphs = sk_read_be16(maxp->p + 4);
    if (sfnt->n_glyphs == 0)
        return sk_font_refuse(sfnt->font, "font-maxp");
    return TRUE;
}

gboolean
sk_sfnt_head(SkSfnt *sfnt)
{
    const SkFontSpan *head = &sfnt->in[SK_SFNT_HEAD];
    GByteArray *out;
    guint units;

    if (head->len < HEAD_LEN)
        return sk_font_refuse(sfnt->font, "font-head");
    units = sk_read_be16(head->p + 18);
    if (units < 16 || units > 16384)
        return sk_font_refuse(sfnt->font, "font-head");
    out = sfnt->out[SK_SFNT_HEAD] = g_byte_array_new();
    sk_font_put32(out, 0x10000);
    g_byte_array_append(out, head->p + 4, 4); /* revision */
    sk_font_put32(out, 0);                    /* the sum, filled in later */
    sk_font_put32(out, MAGIC);
    g_byte_array_append(out, head->p + 16, 4);  /* flags, units of the em */
    sk_font_put_zeros(out, 16);                 /* times */
    g_byte_array_append(out, head->p + 36, 12); /* bounds, style, least size */
    sk_font_put16(out, 2);
    sk_font_put16(out, sfnt->long_loca ? 1 : 0);
    sk_font_put16(out, 0);
    return TRUE;
}

gboolean
sk_sfnt_metrics(SkSfnt *sfnt)
{
    const SkFontSpan *hhea = &sfnt->in[SK_SFNT_HHEA];
    const SkFontSpan *hmtx = &sfnt->in[SK_SFNT_HMTX];
    GByteArray *out;
    gsize n, len, has;

    if (hhea->len < HHEA_LEN)
        return sk_font_refuse(sfnt->font, "font-hhea");
    n = sk_read_be16(hhea->p + 34);
    n = MIN(n, sfnt->n_glyphs);
    n = MAX(MIN(n, hmtx->len / 4), 1);
    out = sfnt->out[SK_SFNT_HHEA] = g_byte_array_new();
    sk_font_put32(out, 0x10000);
    g_byte_array_append(out, hhea->p + 4, 20); /* ascender to caret */
    sk_font_put_zeros(out, 10);
    sk_font_put16(out, (guint)n);
    out = sfnt->out[SK_SFNT_HMTX] = g_byte_array_new();
    len = n * 4 + (sfnt->n_glyphs - n) * 2;
    has = MIN(len, hmtx->len);
    if (has > 0)
        g_byte_array_append(out, hmtx->p, (guint)has);
    sk_font_put_zeros(out, len - has);
    return TRUE;
}

/* Writes the number at @at of maxp, which @most bounds. */
static void
put_bounded(GByteArray *out, const SkFontSpan *maxp, gsize at, guint most)
{
    guint n = maxp->len >= MAXP_LEN ? sk_read_be16(maxp->p + at) : 0;

    sk_font_put16(out, MIN(n, most));
}

void
sk_sfnt_maxp(SkSfnt *sfnt)
{
    const SkFontSpan *maxp = &sfnt->in[SK_SFNT_MAXP];
    const SkSfntMost *most = &sfnt->most;
    GByteArray *out = sfnt->out[SK_SFNT_MAXP] = g_byte_array_new();

    sk_font_put32(out, sfnt->has_cff ? 0x5000 : 0x10000);
    sk_font_put16(out, sfnt->n_glyphs);
    if (sfnt->has_cff)
        return;
    sk_font_put16(out, most->points);
    sk_font_put16(out, most->contours);
    sk_font_put16(out, most->composite_points);
    sk_font_put16(out, most->composite_contours);
    sk_font_put16(out, 2);             /* zones */
    put_bounded(out, maxp, 16, 16384); /* points of the twilight zone */
    put_bounded(out, maxp, 18, 16384); /* places to store */
    put_bounded(out, maxp, 20, 8192);  /* functions */
    put_bounded(out, maxp, 22, 256);   /* instructions */
    put_bounded(out, maxp, 24, 16384); /* elements of the stack */
    sk_font_put16(out, most->instructions);
    sk_font_put16(out, most->elements);
    sk_font_put16(out, most->depth);
}

/* Writes the names of version 2 behind the header. @table is that table, whose
 * names begin at @names. */
static void
put_names(SkSfnt *sfnt, const SkFontSpan *table, gsize names)
{
    GByteArray *out = sfnt->out[SK_SFNT_POST];
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_autoptr(GByteArray) text = g_byte_array_new();
    g_autofree guint16 *renumbered = NULL;
    guint used = 0, n = sk_read_be16(table->p + POST_LEN);

    for (gsize at = names; at < table->len && at + table->p[at] < table->len;
         at += 1u + table->p[at])
        g_array_append_val(starts, at);
    renumbered = g_new0(guint16, starts->len + 1);
    sk_font_put16(out, sfnt->n_glyphs);
    for (guint i = 0; i < sfnt->n_glyphs; i++) {
        guint number =
            i < n ? sk_read_be16(table->p + POST_LEN + 2 + i * 2) : 0;
        guint at = number - STANDARD;
        const guint8 *name;

        if (number < STANDARD || at >= starts->len) {
            sk_font_put16(out, number < STANDARD ? number : 0);
            continue;
        }
        name = table->p + g_array_index(starts, gsize, at);
        if (renumbered[at] == 0 && used < NAMES_MAX &&
            sk_font_is_name(name + 1, *name)) {
            g_byte_array_append(text, name, 1u + *name);
            renumbered[at] = (guint16)(STANDARD + used++);
        }
        sk_font_put16(out, renumbered[at]);
    }
    g_byte_array_append(out, text->data, text->len);
}

void
sk_sfnt_post(SkSfnt *sfnt)
{
    const SkFontSpan *post = &sfnt->in[SK_SFNT_POST];
    GByteArray *out = sfnt->out[SK_SFNT_POST] = g_byte_array_new();
    guint32 version = post->len >= POST_LEN ? sk_read_be32(post->p) : 0x30000;
    gsize names = POST_LEN + 2;

    if (version == 0x20000 && post->len >= names)
        names += sk_read_be16(post->p + POST_LEN) * 2u;
    if (sfnt->has_cff || (version == 0x20000 && post->len < names) ||
        (version == 0x10000 && sfnt->n_glyphs != STANDARD) ||
        (version != 0x10000 && version != 0x20000))
        version = 0x30000;
    sk_font_put32(out, version);
    if (post->len >= POST_LEN)
        g_byte_array_append(out, post->p + 4, 8); /* slope and underline */
    else
        sk_font_put_zeros(out, 8);
    sk_font_put32(out,
                  post->len >= POST_LEN && sk_read_be32(post->p + 12) != 0);
    sk_font_put_zeros(out, 16); /* memory */
    if (version == 0x20000)
        put_names(sfnt, post, names);
}
