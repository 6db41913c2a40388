/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the glyphs of TrueType anew, one behind the other, and where each
 * begins. A glyph is walked to its last coordinate; what is damaged becomes an
 * empty glyph and is counted. Glyphs made of glyphs are followed, so that none
 * contains itself and all have bounded numbers of points.
 */
#include <string.h>
#include "font/sfnt.h"

#define HEADER           10
#define GLYPH_POINTS_MAX 32767
#define CODE_MAX         65535
#define SHORT_MAX        131070 /* the last place that short offsets reach */
#define REPEAT           0x08

/* A glyph that was taken: where it stands in what is written, and what it
 * reaches. */
typedef struct {
    gsize start, len;
    guint first_part, n_parts; /* of the list of all parts */
    guint points, contours, depth;
    guint code;       /* the bytes of its instructions */
    gboolean is_open; /* made of glyphs that are not resolved yet */
} Glyph;

typedef struct {
    SkSfnt *sfnt;
    Glyph *glyphs;
    GArray *parts; /* guint16 */
    GByteArray *out;
} Writing;

/* Returns where the glyph @i begins by loca, or the end of glyf. */
static gsize
place_of(const SkSfnt *sfnt, guint i)
{
    const SkFontSpan *loca = &sfnt->in[SK_SFNT_LOCA];
    const SkFontSpan *head = &sfnt->in[SK_SFNT_HEAD];
    gboolean is_long = head->len >= 52 && sk_read_be16(head->p + 50) != 0;
    gsize end = sfnt->in[SK_SFNT_GLYF].len, place = end;

    if (is_long && (i + 1u) * 4u <= loca->len)
        place = sk_read_be32(loca->p + i * 4u);
    else if (!is_long && (i + 1u) * 2u <= loca->len)
        place = sk_read_be16(loca->p + i * 2u) * 2u;
    return MIN(place, end);
}

/* Returns how many bytes the flags and coordinates of @n points at @p have, or
 * 0 if they are more than @len. */
static gsize
length_of_points(const guint8 *p, gsize len, guint n)
{
    gsize at = 0, coordinates = 0;

    while (n > 0) {
        guint8 flag;
        guint times = 1, bytes = 0;

        if (at == len)
            return 0;
        flag = p[at++];
        if ((flag & REPEAT) != 0) {
            if (at == len)
                return 0;
            times += p[at++];
        }
        if (times > n)
            return 0;
        bytes += (flag & 0x02) != 0 ? 1 : (flag & 0x10) != 0 ? 0 : 2;
        bytes += (flag & 0x04) != 0 ? 1 : (flag & 0x20) != 0 ? 0 : 2;
        coordinates += (gsize)bytes * times;
        n -= times;
    }
    return coordinates <= len - at ? at + coordinates : 0;
}

/* Writes an outline of @contours. Returns FALSE if it is damaged. */
static gboolean
take_outline(Writing *writing, SkFontSpan in, guint contours, Glyph *glyph)
{
    SkSfnt *sfnt = writing->sfnt;
    gsize at = HEADER + contours * 2, code, rest;
    gint last = -1;

    if (in.len < at + 2)
        return FALSE;
    for (guint i = 0; i < contours; i++) {
        gint end = sk_read_be16(in.p + HEADER + i * 2);

        if (end <= last || end >= GLYPH_POINTS_MAX)
            return FALSE;
        last = end;
    }
    code = sk_read_be16(in.p + at);
    if (code > in.len - at - 2)
        return FALSE;
    rest = length_of_points(in.p + at + 2 + code, in.len - at - 2 - code,
                            (guint)last + 1);
    if (rest == 0)
        return FALSE;
    if (!sk_sfnt_is_program(in.p + at + 2, code, FALSE))
        sfnt->has_hints = FALSE;
    g_byte_array_append(writing->out, in.p, (guint)at);
    sk_font_put16(writing->out, sfnt->has_hints ? (guint)code : 0);
    if (sfnt->has_hints)
        g_byte_array_append(writing->out, in.p + at + 2, (guint)code);
    g_byte_array_append(writing->out, in.p + at + 2 + code, (guint)rest);
    glyph->points = (guint)last + 1;
    glyph->contours = contours;
    glyph->code = sfnt->has_hints ? (guint)code : 0;
    return TRUE;
}

/* Writes a glyph made of glyphs. Returns FALSE if it is damaged. */
static gboolean
take_composite(Writing *writing, SkFontSpan in, Glyph *glyph)
{
    SkSfnt *sfnt = writing->sfnt;

    glyph->first_part = writing->parts->len;
    glyph->is_open = TRUE;
    g_byte_array_append(writing->out, in.p, HEADER);
    if (!sk_sfnt_parts(sfnt, in, writing->out, writing->parts, &glyph->code))
        return FALSE;
    glyph->n_parts = writing->parts->len - glyph->first_part;
    return TRUE;
}

static void
take_glyph(Writing *writing, guint i)
{
    SkSfnt *sfnt = writing->sfnt;
    const SkFontSpan *glyf = &sfnt->in[SK_SFNT_GLYF];
    Glyph *glyph = &writing->glyphs[i];
    gsize from = place_of(sfnt, i), to = place_of(sfnt, i + 1);
    SkFontSpan in = { glyf->p + from, (to >= from ? to : glyf->len) - from };
    gint contours;
    gboolean is_whole = FALSE;

    *glyph = (Glyph){ .start = writing->out->len };
    if (in.len == 0)
        return;
    if (in.len >= HEADER) {
        contours = (gint16)sk_read_be16(in.p);
        if (contours == 0)
            return; /* no contours: the glyph draws nothing */
        is_whole = contours > 0
                       ? take_outline(writing, in, (guint)contours, glyph)
                       : take_composite(writing, in, glyph);
    }
    if (!is_whole) {
        g_byte_array_set_size(writing->out, (guint)glyph->start);
        *glyph = (Glyph){ .start = writing->out->len };
        sfnt->emptied++;
    }
    sk_font_put_zeros(writing->out, (4 - writing->out->len % 4) % 4);
    glyph->len = writing->out->len - glyph->start;
}

/* Resolves a glyph made of glyphs if all of these are. Returns TRUE if it is
 * resolved. */
static gboolean
resolve(Writing *writing, Glyph *glyph)
{
    guint points = 0, contours = 0, depth = 0;

    for (guint i = 0; i < glyph->n_parts; i++) {
        const Glyph *part = &writing->glyphs[g_array_index(
            writing->parts, guint16, glyph->first_part + i)];

        if (part->is_open)
            return FALSE;
        points += part->points;
        contours += part->contours;
        depth = MAX(depth, part->depth);
    }
    if (points > GLYPH_POINTS_MAX || depth >= SK_SFNT_DEPTH_MAX)
        return FALSE;
    glyph->points = points;
    glyph->contours = contours;
    glyph->depth = depth + 1;
    glyph->is_open = FALSE;
    return TRUE;
}

/* Resolves all glyphs level by level. What is open afterwards contains itself,
 * or is too deep or too large. */
static void
resolve_all(Writing *writing)
{
    guint found = 1;

    for (guint level = 0; level < SK_SFNT_DEPTH_MAX && found > 0; level++) {
        found = 0;
        for (guint i = 0; i < writing->sfnt->n_glyphs; i++)
            if (writing->glyphs[i].is_open &&
                resolve(writing, &writing->glyphs[i]))
                found++;
    }
}

/* Takes account of what a glyph that leaves reaches. */
static void
reach(SkSfntMost *most, const Glyph *glyph)
{
    most->instructions = MAX(most->instructions, glyph->code);
    if (glyph->depth == 0) {
        most->points = MAX(most->points, glyph->points);
        most->contours = MAX(most->contours, glyph->contours);
        return;
    }
    most->composite_points = MAX(most->composite_points, glyph->points);
    most->composite_contours = MAX(most->composite_contours, glyph->contours);
    most->elements = MAX(most->elements, glyph->n_parts);
    most->depth = MAX(most->depth, glyph->depth);
}

/* Writes the glyphs that are resolved, and their places. */
static gboolean
put_glyphs(Writing *writing)
{
    SkSfnt *sfnt = writing->sfnt;
    GByteArray *glyf = sfnt->out[SK_SFNT_GLYF] = g_byte_array_new();
    GByteArray *loca = sfnt->out[SK_SFNT_LOCA] = g_byte_array_new();
    gsize total = 0;

    for (guint i = 0; i < sfnt->n_glyphs; i++)
        total += writing->glyphs[i].is_open ? 0 : writing->glyphs[i].len;
    sfnt->long_loca = total > SHORT_MAX;
    for (guint i = 0; i <= sfnt->n_glyphs; i++) {
        const Glyph *glyph = &writing->glyphs[i];

        if (sfnt->long_loca)
            sk_font_put32(loca, glyf->len);
        else
            sk_font_put16(loca, glyf->len / 2);
        if (i == sfnt->n_glyphs)
            break;
        if (glyph->is_open) {
            sfnt->emptied++;
            continue;
        }
        reach(&sfnt->most, glyph);
        if (glyph->len > 0)
            g_byte_array_append(glyf, writing->out->data + glyph->start,
                                (guint)glyph->len);
    }
    return TRUE;
}

static gboolean
take_all(Writing *writing)
{
    SkSfnt *sfnt = writing->sfnt;

    for (guint i = 0; i < sfnt->n_glyphs; i++) {
        if (sk_font_out_of_time(sfnt->font))
            return sk_font_refuse(sfnt->font, "limit-seconds");
        take_glyph(writing, i);
    }
    return TRUE;
}

gboolean
sk_sfnt_glyphs(SkSfnt *sfnt)
{
    Writing writing = { .sfnt = sfnt };
    gboolean had_hints = sfnt->has_hints, is_whole;
    guint emptied = sfnt->emptied;

    if (sfnt->in[SK_SFNT_GLYF].p == NULL || sfnt->in[SK_SFNT_LOCA].len < 4)
        return sk_font_refuse(sfnt->font, "font-glyf");
    writing.glyphs = g_new0(Glyph, sfnt->n_glyphs + 1u);
    writing.parts = g_array_new(FALSE, FALSE, sizeof(guint16));
    writing.out = g_byte_array_new();
    is_whole = take_all(&writing);
    if (is_whole && had_hints && !sfnt->has_hints) {
        /* One glyph has a damaged program: none leaves with one. */
        g_byte_array_set_size(writing.out, 0);
        g_array_set_size(writing.parts, 0);
        sfnt->emptied = emptied;
        is_whole = take_all(&writing);
    }
    if (is_whole) {
        resolve_all(&writing);
        is_whole = put_glyphs(&writing);
    }
    g_byte_array_free(writing.out, TRUE);
    g_array_free(writing.parts, TRUE);
    g_free(writing.glyphs);
    return is_whole;
}
