/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the glyphs of TrueType: each fills its place to the last coordinate,
 * its instructions are listed ones within their bytes, and glyphs made of
 * glyphs end after a few levels.
 */
#include <stdlib.h>
#include "inspector/pdf/font.h"

#define GLYPH_DEPTH_MAX 8
#define GLYPH_PARTS_MAX 256
#define POINTS_MAX      32767

typedef struct {
    SkSpan parts; /* of a glyph made of glyphs, up to its last part */
    uint32_t points, contours, depth;
    bool is_open;
} Glyph;

/* The instructions that stand for more than one byte, and those that open and
 * close. All others below 0xB0 are listed here as defined or not. */
static bool
is_instruction(uint8_t code)
{
    static const uint8_t undefined[] = { 0x28, 0x7B, 0x83, 0x84, 0x8F, 0x90 };
    for (size_t i = 0; i < sizeof undefined; i++)
        if (code == undefined[i])
            return false;
    return code < 0x92 || code >= 0xB0;
}

/* Moves behind the instruction at @in, or returns false. */
static bool
step(SkSpan *in)
{
    uint8_t code = *in->p++;
    size_t more = 0;
    if (code == 0x40 || code == 0x41) {
        if (in->p == in->end)
            return false;
        more = *in->p++ * (code == 0x41 ? 2u : 1u);
    } else if (code >= 0xB0 && code <= 0xBF) {
        more = ((code & 7) + 1u) * (code >= 0xB8 ? 2u : 1u);
    }
    if (more > sk_length(*in))
        return false;
    in->p += more;
    return is_instruction(code);
}

bool
sk_pdf_font_hints(SkSpan code, bool may_define)
{
    unsigned open = 0, outside = 0;
    bool in_function = false;
    while (code.p < code.end) {
        uint8_t c = *code.p;
        if (!step(&code))
            return false;
        if (c == 0x58 && ++open > 64) /* IF */
            return false;
        if (c == 0x1B && open == 0) /* ELSE */
            return false;
        if (c == 0x59 && open-- == 0) /* EIF */
            return false;
        if (c == 0x2C || c == 0x89) { /* FDEF, IDEF */
            if (!may_define || in_function)
                return false;
            in_function = true;
            outside = open;
        } else if (c == 0x2D) { /* ENDF */
            if (!in_function || open != outside)
                return false;
            in_function = false;
        }
    }
    return open == 0 && !in_function;
}

/* Reads the number of bytes of instructions at @in, and these. */
static bool
take_code(SkSpan *in, SkGlyphsReach *reach)
{
    if (sk_length(*in) < 2)
        return false;
    uint32_t n = sk_pdf_font_16(in->p);
    in->p += 2;
    if (n > sk_length(*in) ||
        !sk_pdf_font_hints((SkSpan){ in->p, in->p + n }, false))
        return false;
    in->p += n;
    if (n > reach->code)
        reach->code = n;
    return true;
}

/* Reads the flags and the coordinates of @n points. */
static bool
take_points(SkSpan *in, uint32_t n)
{
    size_t bytes = 0;
    while (n > 0) {
        if (in->p == in->end)
            return false;
        uint8_t flag = *in->p++;
        uint32_t times = 1;
        if ((flag & 8) != 0) {
            if (in->p == in->end)
                return false;
            times += *in->p++;
        }
        if (times > n)
            return false;
        n -= times;
        for (unsigned bit = 2; bit <= 4; bit *= 2) {
            if ((flag & bit) != 0)
                bytes += times;
            else if ((flag & bit * 8) == 0)
                bytes += times * (size_t)2;
        }
    }
    if (bytes > sk_length(*in))
        return false;
    in->p += bytes;
    return true;
}

static bool
take_outline(SkSpan *in, uint32_t contours, Glyph *glyph, SkGlyphsReach *reach)
{
    int64_t last = -1;
    if (sk_length(*in) < contours * (size_t)2)
        return false;
    for (uint32_t i = 0; i < contours; i++, in->p += 2) {
        int64_t end = sk_pdf_font_16(in->p);
        if (end <= last || end >= POINTS_MAX)
            return false;
        last = end;
    }
    glyph->points = (uint32_t)last + 1;
    glyph->contours = contours;
    if (glyph->points > reach->points)
        reach->points = glyph->points;
    if (contours > reach->contours)
        reach->contours = contours;
    return take_code(in, reach) && take_points(in, glyph->points);
}

/* Returns how many bytes a part with @flags has. */
static size_t
part_len(uint32_t flags)
{
    size_t len = 4 + (flags & 1 ? 4 : 2);
    if (flags & 0x08)
        return len + 2;
    if (flags & 0x40)
        return len + 4;
    return flags & 0x80 ? len + 8 : len;
}

static bool
take_parts(SkSpan *in, uint32_t glyphs, Glyph *glyph, SkGlyphsReach *reach)
{
    uint32_t flags = 0x20, n = 0;
    glyph->parts.p = in->p;
    glyph->is_open = true;
    for (; flags & 0x20; n++) {
        if (sk_length(*in) < 4 || n == GLYPH_PARTS_MAX)
            return false;
        flags = sk_pdf_font_16(in->p);
        /* Only the last part of a glyph may say that instructions follow. */
        if ((flags & ~0x1FEFu) != 0 || (flags & 0x120) == 0x120 ||
            sk_pdf_font_16(in->p + 2) >= glyphs ||
            part_len(flags) > sk_length(*in))
            return false;
        in->p += part_len(flags);
    }
    glyph->parts.end = in->p;
    if (n > reach->parts)
        reach->parts = n;
    return (flags & 0x100) == 0 || take_code(in, reach);
}

static bool
check_glyph(SkSpan in, uint32_t glyphs, Glyph *glyph, SkGlyphsReach *reach)
{
    if (in.p == in.end)
        return true;
    if (sk_length(in) < 10)
        return false;
    uint32_t contours = sk_pdf_font_16(in.p);
    in.p += 10;
    if (contours == 0 ||
        (contours < 0x8000 ? !take_outline(&in, contours, glyph, reach)
                           : !take_parts(&in, glyphs, glyph, reach)))
        return false;
    if (sk_length(in) > 3)
        return false;
    while (in.p < in.end)
        if (*in.p++ != 0)
            return false;
    return true;
}

/* Adds up what @glyph reaches if all glyphs that it is made of are resolved.
 * Returns false if one of them is not. */
static bool
resolve(const Glyph *glyphs, Glyph *glyph)
{
    uint32_t points = 0, contours = 0, depth = 0;
    for (const uint8_t *p = glyph->parts.p; p < glyph->parts.end;
         p += part_len(sk_pdf_font_16(p))) {
        const Glyph *part = &glyphs[sk_pdf_font_16(p + 2)];
        if (part->is_open)
            return false;
        points += part->points;
        contours += part->contours;
        if (part->depth > depth)
            depth = part->depth;
    }
    if (points > POINTS_MAX || depth >= GLYPH_DEPTH_MAX)
        return false;
    glyph->points = points;
    glyph->contours = contours;
    glyph->depth = depth + 1;
    glyph->is_open = false;
    return true;
}

static bool
resolve_all(Glyph *glyphs, uint32_t n, SkGlyphsReach *reach)
{
    uint32_t open = 1;
    for (unsigned level = 0; level <= GLYPH_DEPTH_MAX && open > 0; level++) {
        open = 0;
        for (uint32_t i = 0; i < n; i++)
            if (glyphs[i].is_open && !resolve(glyphs, &glyphs[i]))
                open++;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (glyphs[i].depth == 0)
            continue;
        if (glyphs[i].points > reach->all_points)
            reach->all_points = glyphs[i].points;
        if (glyphs[i].contours > reach->all_contours)
            reach->all_contours = glyphs[i].contours;
        if (glyphs[i].depth > reach->depth)
            reach->depth = glyphs[i].depth;
    }
    return open == 0;
}

static size_t
place_of(SkSpan loca, bool is_long, uint32_t i)
{
    return is_long ? sk_pdf_font_32(loca.p + i * (size_t)4)
                   : sk_pdf_font_16(loca.p + i * (size_t)2) * (size_t)2;
}

bool
sk_pdf_font_glyphs(SkSpan glyf, SkSpan loca, bool is_long, uint32_t n,
                   SkGlyphsReach *reach)
{
    size_t at = 0;
    if (sk_length(loca) != (n + (size_t)1) * (is_long ? 4 : 2) ||
        is_long != (sk_length(glyf) > 131070) ||
        place_of(loca, is_long, 0) != 0)
        return false;
    Glyph *glyphs = sk_room(n * sizeof *glyphs);
    memset(glyphs, 0, n * sizeof *glyphs);
    bool is_whole = true;
    for (uint32_t i = 0; i < n && is_whole; i++) {
        size_t end = place_of(loca, is_long, i + 1);
        is_whole = end >= at && end <= sk_length(glyf) && end % 4 == 0 &&
                   check_glyph((SkSpan){ glyf.p + at, glyf.p + end }, n,
                               &glyphs[i], reach);
        at = end;
    }
    is_whole =
        is_whole && at == sk_length(glyf) && resolve_all(glyphs, n, reach);
    free(glyphs);
    return is_whole;
}
