/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks CFF fonts: the lists stand one behind the other in the order of our
 * writer, dictionaries hold listed operators alone, and the programs of all
 * glyphs are walked over.
 */
#include <stdlib.h>
#include "inspector/pdf/font_cff.h"

/* The operators of the dictionaries with how many operands they have; 0x0C00
 * stands for the first of two bytes. */
static const SkCffRule top_rules[] = {
    { 0x0C1E, 3, 3 }, { 0x0C01, 1, 1 }, { 0x0C02, 1, 1 }, { 0x0C03, 1, 1 },
    { 0x0C04, 1, 1 }, { 0x0C05, 1, 1 }, { 0x0C07, 6, 6 }, { 5, 4, 4 },
    { 0x0C08, 1, 1 }, { 0x0C22, 1, 1 }, { 15, 1, 1 },     { 16, 1, 1 },
    { 17, 1, 1 },     { 0x0C24, 1, 1 }, { 0x0C25, 1, 1 }, { 18, 2, 2 },
};
static const SkCffRule font_rules[] = { { 0x0C07, 6, 6 }, { 18, 2, 2 } };
static const SkCffRule private_rules[] = {
    { 6, 0, 14 },     { 7, 0, 10 },      { 8, 0, 14 },      { 9, 0, 10 },
    { 10, 1, 1 },     { 11, 1, 1 },      { 0x0C09, 1, 1 },  { 0x0C0A, 1, 1 },
    { 0x0C0B, 1, 1 }, { 0x0C0C, 0, 12 }, { 0x0C0D, 0, 12 }, { 0x0C0E, 1, 1 },
    { 0x0C11, 1, 1 }, { 0x0C12, 1, 1 },  { 20, 1, 1 },      { 21, 1, 1 },
    { 19, 1, 1 },
};
#define RULES(rules) rules, sizeof rules / sizeof *rules

typedef struct {
    SkSpan all;
    size_t at; /* where the next list must stand */
    SkCffTop top;
    uint32_t n_strings, n_used, n_fonts;
    SkFontSubrs global, *local;
    SkFontSubrs glyphs;     /* without what is reached */
    const uint8_t **ranges; /* of glyphs, with their fonts */
    uint32_t n_ranges;
} Cff;

static void
clear_list(SkFontSubrs *list)
{
    free((void *)(uintptr_t)list->items);
    free(list->reached);
}

/* Reads the list at the place where the next one must stand. */
static bool
take_list(Cff *cff, SkFontSubrs *list)
{
    SkSpan in = { cff->all.p + cff->at, cff->all.end };
    if (!sk_pdf_cff_list(&in, list))
        return false;
    cff->at = (size_t)(in.p - cff->all.p);
    return true;
}

/* Reads a list of one entry. */
static bool
take_single(Cff *cff, SkSpan *item)
{
    SkFontSubrs list = { 0 };
    bool is_single = take_list(cff, &list) && list.n == 1;
    if (is_single)
        *item = list.items[0];
    clear_list(&list);
    return is_single;
}

static bool
take_strings(Cff *cff)
{
    SkFontSubrs list = { 0 };
    bool are_names = take_list(cff, &list);
    for (uint32_t i = 0; are_names && i < list.n; i++)
        are_names = sk_pdf_font_is_name(list.items[i]);
    cff->n_strings = list.n;
    clear_list(&list);
    return are_names;
}

/* Returns whether @number is that of a string. The strings of the font are
 * numbered in the order in which they are used, so that none is unused. */
static bool
use_string(Cff *cff, int64_t number)
{
    if (number < 0 || number > 391 + (int64_t)cff->n_used ||
        number >= 391 + (int64_t)cff->n_strings)
        return false;
    cff->n_used += number == 391 + (int64_t)cff->n_used;
    return true;
}

static size_t
left(const Cff *cff)
{
    return sk_length(cff->all) - cff->at;
}

static bool
take_charset(Cff *cff)
{
    uint32_t n = cff->glyphs.n, i = 1;
    const uint8_t *p = cff->all.p + cff->at;
    if (!cff->top.is_cid && (cff->top.charset == 1 || cff->top.charset == 2))
        return true;
    if (cff->top.charset != (int64_t)cff->at || left(cff) < 1 ||
        *p != (cff->top.is_cid ? 2 : 0))
        return false;
    for (cff->at++, p++; i < n; cff->at += 2, p += 2) {
        if (left(cff) < 4)
            return false;
        if (!cff->top.is_cid) {
            if (!use_string(cff, sk_pdf_font_16(p)))
                return false;
            i++;
            continue;
        }
        uint32_t more = sk_pdf_font_16(p + 2);
        if (more >= n - i || sk_pdf_font_16(p) + more > 65535)
            return false;
        i += more + 1;
        cff->at += 2;
        p += 2;
    }
    return true;
}

static bool
take_encoding(Cff *cff)
{
    const uint8_t *p = cff->all.p + cff->at;
    if (cff->top.is_cid)
        return cff->top.encoding == 0;
    if (cff->top.encoding <= 1)
        return true;
    if (cff->top.encoding != (int64_t)cff->at || left(cff) < 3 ||
        (*p != 0 && *p != 0x80) || p[1] >= cff->glyphs.n ||
        left(cff) < p[1] + (size_t)3)
        return false;
    bool has_more = *p == 0x80;
    cff->at += 2u + p[1];
    if (!has_more)
        return true;
    p += 2 + p[1];
    if (*p == 0 || left(cff) < 1 + *p * (size_t)3)
        return false;
    for (unsigned i = 0; i < *p; i++)
        if (!use_string(cff, sk_pdf_font_16(p + 2 + i * 3)))
            return false;
    cff->at += 1 + *p * (size_t)3;
    return true;
}

/* Reads the ranges of glyphs that say to which font each belongs. */
static bool
take_select(Cff *cff)
{
    const uint8_t *p = cff->all.p + cff->at;
    uint32_t last = 0;
    if (!cff->top.is_cid)
        return true;
    if (cff->top.select != (int64_t)cff->at || left(cff) < 8 || *p != 3)
        return false;
    cff->n_ranges = sk_pdf_font_16(p + 1);
    if (cff->n_ranges == 0 || left(cff) < 5 + cff->n_ranges * (size_t)3)
        return false;
    cff->ranges = sk_room(cff->n_ranges * sizeof *cff->ranges);
    for (uint32_t i = 0; i < cff->n_ranges; i++) {
        const uint8_t *range = p + 3 + i * 3;
        if (i == 0 ? sk_pdf_font_16(range) != 0 : sk_pdf_font_16(range) <= last)
            return false;
        last = sk_pdf_font_16(range);
        cff->ranges[i] = range;
    }
    cff->at += 5 + cff->n_ranges * (size_t)3;
    return last < cff->glyphs.n &&
           sk_pdf_font_16(cff->all.p + cff->at - 2) == cff->glyphs.n;
}

/* Reads a private dictionary of @len bytes and its subroutines. */
static bool
take_private(Cff *cff, int64_t place, int64_t len, SkFontSubrs *subrs)
{
    SkCffTop found = { 0 };
    if (place != (int64_t)cff->at || len < 0 || (size_t)len > left(cff))
        return false;
    SkSpan in = { cff->all.p + cff->at, cff->all.p + cff->at + len };
    if (!sk_pdf_cff_dict_is_ours(in, RULES(private_rules), &found))
        return false;
    cff->at += (size_t)len;
    if (found.subrs == 0)
        return true;
    return found.subrs == len && take_list(cff, subrs) && subrs->n > 0;
}

/* Reads the fonts that this one is made of. The list of their dictionaries
 * stands behind all that these lead to, at the end. */
static bool
take_fonts(Cff *cff)
{
    SkFontSubrs fonts = { 0 };
    bool is_whole =
        cff->top.fonts > 0 && (uint64_t)cff->top.fonts < sk_length(cff->all);
    SkSpan in = { cff->all.p + (is_whole ? cff->top.fonts : 0), cff->all.end };
    is_whole = is_whole && sk_pdf_cff_list(&in, &fonts) && in.p == in.end &&
               fonts.n > 0 && fonts.n <= 256;
    if (is_whole) {
        cff->n_fonts = fonts.n;
        cff->local = sk_room(fonts.n * sizeof *cff->local);
        memset(cff->local, 0, fonts.n * sizeof *cff->local);
    }
    for (uint32_t i = 0; is_whole && i < fonts.n; i++) {
        SkCffTop found = { 0 };
        is_whole = sk_pdf_cff_dict_is_ours(fonts.items[i], RULES(font_rules),
                                           &found) &&
                   take_private(cff, found.private_at, found.private_len,
                                &cff->local[i]);
    }
    clear_list(&fonts);
    return is_whole && (int64_t)cff->at == cff->top.fonts;
}

static bool
take_parts(Cff *cff)
{
    if (cff->top.is_cid)
        return take_fonts(cff);
    cff->n_fonts = 1;
    cff->local = sk_room(sizeof *cff->local);
    memset(cff->local, 0, sizeof *cff->local);
    return take_private(cff, cff->top.private_at, cff->top.private_len,
                        cff->local) &&
           cff->at == sk_length(cff->all);
}

static bool
walk_glyphs(Cff *cff)
{
    uint32_t range = 0;
    uint64_t steps = 0;
    for (uint32_t i = 0; i < cff->glyphs.n; i++) {
        uint32_t font = 0;
        if (cff->n_ranges > 0) {
            while (range + 1 < cff->n_ranges &&
                   sk_pdf_font_16(cff->ranges[range + 1]) <= i)
                range++;
            font = cff->ranges[range][2];
        }
        SkFontCode code = { false, NULL, &cff->global, &steps };
        if (font >= cff->n_fonts)
            return false;
        code.local = &cff->local[font];
        if (!sk_pdf_font_code(&code, cff->glyphs.items[i]))
            return false;
    }
    for (uint32_t i = 0; i < cff->n_fonts; i++)
        if (!sk_pdf_font_all_reached(&cff->local[i]))
            return false;
    return sk_pdf_font_all_reached(&cff->global);
}

static bool
check(Cff *cff)
{
    SkSpan name, top;
    if (sk_length(cff->all) < 4 || memcmp(cff->all.p, "\1\0\4\4", 4) != 0)
        return false;
    cff->at = 4;
    if (!take_single(cff, &name) || sk_length(name) != 4 ||
        memcmp(name.p, "Font", 4) != 0 || !take_single(cff, &top) ||
        !sk_pdf_cff_dict_is_ours(top, RULES(top_rules), &cff->top) ||
        !take_strings(cff) || !take_list(cff, &cff->global) ||
        cff->top.glyphs <= 0 ||
        (uint64_t)cff->top.glyphs >= sk_length(cff->all))
        return false;
    if (cff->top.is_cid && (!use_string(cff, cff->top.ros[0]) ||
                            !use_string(cff, cff->top.ros[1])))
        return false;
    size_t at = cff->at;
    cff->at = (size_t)cff->top.glyphs;
    if (!take_list(cff, &cff->glyphs) || cff->glyphs.n == 0)
        return false;
    size_t behind = cff->at;
    cff->at = at;
    if (!take_charset(cff) || !take_encoding(cff) || !take_select(cff) ||
        cff->at != (size_t)cff->top.glyphs)
        return false;
    cff->at = behind;
    return cff->n_used == cff->n_strings && take_parts(cff) && walk_glyphs(cff);
}

bool
sk_pdf_font_cff(SkSpan all, uint32_t *n)
{
    Cff cff = { .all = all };
    bool is_ours = check(&cff);
    *n = cff.glyphs.n;
    clear_list(&cff.glyphs);
    clear_list(&cff.global);
    for (uint32_t i = 0; i < cff.n_fonts; i++)
        clear_list(&cff.local[i]);
    free(cff.local);
    free(cff.ranges);
    return is_ours;
}
