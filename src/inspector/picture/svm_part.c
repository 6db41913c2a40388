/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks what stands in metafiles of StarView in blocks of its own, and their
 * bitmaps (svm.h).
 */
#include <string.h>

#include "inspector/picture/svm.h"

static void
skip_numbers(SkSvmReader *r, unsigned n)
{
    sk_svm_skip(r, (size_t)n * 4);
}

/* A number of 32 bits that is not negative, or even more than that. */
static void
at_least(SkSvmReader *r, uint32_t least)
{
    uint32_t number = sk_svm_32(r);
    sk_svm_need(r, number >= least && number <= INT32_MAX);
}

void
sk_svm_bitmap_of(SkSvmReader *r)
{
    uint32_t len = (size_t)(r->end - r->p) >= 6 ? sk_le32(r->p + 2) : 0;
    const uint8_t *p = sk_svm_skip(r, len);
    sk_svm_need(r, len > 0);
    if (!r->is_bad)
        sk_svm_need(r, sk_plain_bmp((SkSpan){ p, p + len }) == NULL);
}

void
sk_svm_masked_of(SkSvmReader *r)
{
    sk_svm_bitmap_of(r);
    sk_svm_need(r, sk_svm_32(r) == 0x25091962);
    sk_svm_need(r, sk_svm_32(r) == 0xACB20201);
    const uint8_t *kind = sk_svm_skip(r, 1);
    sk_svm_need(r, kind != NULL && (*kind == 0 || *kind == 2));
    if (!r->is_bad && *kind == 2)
        sk_svm_bitmap_of(r);
}

void
sk_svm_units_of(SkSvmReader *r)
{
    const uint8_t *outer;
    sk_svm_enter(r, 1, &outer);
    sk_svm_upto(r, 13);
    skip_numbers(r, 2);
    for (int i = 0; i < 4; i++)
        sk_svm_need(r, sk_svm_32(r) != 0);
    sk_svm_bool(r);
    sk_svm_leave(r, outer);
}

void
sk_svm_line_of(SkSvmReader *r)
{
    const uint8_t *outer;
    uint32_t version = sk_svm_enter(r, 4, &outer);
    sk_svm_upto(r, 2);
    at_least(r, 0);
    for (int i = 0; version >= 2 && i < 2; i++) {
        sk_svm_upto(r, 64);
        at_least(r, 0);
    }
    if (version >= 2)
        at_least(r, 0);
    if (version >= 3)
        sk_svm_upto(r, 4);
    if (version >= 4)
        sk_svm_upto(r, 2);
    sk_svm_leave(r, outer);
}

/* A polygon with a byte for each of its points, if it has curves. */
static void
read_curve(SkSvmReader *r)
{
    uint32_t n = sk_svm_16(r);
    skip_numbers(r, 2 * n);
    const uint8_t *flags = sk_svm_bool(r) ? sk_svm_skip(r, n) : NULL;
    for (uint32_t i = 0; flags != NULL && i < n; i++)
        sk_svm_need(r, flags[i] <= 3);
}

void
sk_svm_curve_of(SkSvmReader *r)
{
    const uint8_t *outer;
    sk_svm_enter(r, 1, &outer);
    read_curve(r);
    sk_svm_leave(r, outer);
}

static void
read_curves(SkSvmReader *r)
{
    const uint8_t *outer;
    sk_svm_enter(r, 1, &outer);
    for (uint32_t n = sk_svm_16(r); n > 0 && !r->is_bad; n--)
        read_curve(r);
    sk_svm_leave(r, outer);
}

void
sk_svm_region_of(SkSvmReader *r)
{
    const uint8_t *outer;
    uint32_t version = sk_svm_enter(r, 2, &outer), kind, what = 0;
    bool is_first = true;
    sk_svm_upto(r, 2);
    kind = sk_svm_16(r);
    sk_svm_need(r, kind <= 3);
    while (kind >= 2 && !r->is_bad && (what = sk_svm_16(r)) != 2) {
        sk_svm_need(r, what == 0 || (what == 1 && !is_first));
        skip_numbers(r, 2);
        is_first = false;
    }
    if (kind >= 2 && version == 2 && sk_svm_bool(r))
        read_curves(r);
    sk_svm_leave(r, outer);
}

static void
read_name(SkSvmReader *r)
{
    uint32_t n = sk_svm_16(r);
    const uint8_t *p = sk_svm_skip(r, n);
    sk_svm_need(r, n <= 1024);
    for (uint32_t i = 0; p != NULL && i < n; i++)
        sk_svm_need(r, p[i] >= 0x20 && p[i] != 0x7F);
}

void
sk_svm_font_of(SkSvmReader *r)
{
    const uint8_t *outer;
    uint32_t version = sk_svm_enter(r, 3, &outer);
    read_name(r);
    read_name(r);
    skip_numbers(r, 2);
    r->is_wide = sk_svm_16(r) == 0xFFFF; /* the charset */
    sk_svm_skip(r, 18);
    for (int i = 0; i < 3; i++)
        sk_svm_bool(r);
    sk_svm_skip(r, 1);
    if (version >= 2) {
        sk_svm_skip(r, 3);
        sk_svm_bool(r);
        sk_svm_skip(r, 2);
    }
    if (version >= 3)
        sk_svm_skip(r, 2);
    sk_svm_leave(r, outer);
}

static void
read_color(SkSvmReader *r)
{
    if ((sk_svm_16(r) & 0x8000) != 0)
        sk_svm_skip(r, 6);
}

void
sk_svm_gradient_of(SkSvmReader *r)
{
    const uint8_t *outer;
    sk_svm_enter(r, 1, &outer);
    sk_svm_upto(r, 5);
    read_color(r);
    read_color(r);
    sk_svm_upto(r, 3600);
    for (int i = 0; i < 5; i++)
        sk_svm_upto(r, 100);
    sk_svm_upto(r, 256);
    sk_svm_leave(r, outer);
}

void
sk_svm_hatch_of(SkSvmReader *r)
{
    const uint8_t *outer;
    sk_svm_enter(r, 1, &outer);
    sk_svm_upto(r, 2);
    read_color(r);
    at_least(r, 1);
    sk_svm_upto(r, 3600);
    sk_svm_leave(r, outer);
}
