/* SPDX-License-Identifier: Apache-2.0
 *
 * Metafiles of StarView, as the inspector reads them. They leave only within an
 * OpenDocument package.
 */
#ifndef SK_INSPECTOR_PICTURE_SVM_H
#define SK_INSPECTOR_PICTURE_SVM_H

#include "inspector/picture/metafile.h"

/* A reader that stands at @p. Once something is not as our writer writes it,
 * is_bad stays set, and all that is read is zero. */
typedef struct {
    const uint8_t *p, *end;
    bool is_bad;
    unsigned depth, saved;
    bool is_wide; /* text in the charset of the font has 16 bits a unit */
} SkSvmReader;

/* sk_svm_is_ours: returns whether @file is such a metafile, to its last byte.
 */
bool sk_svm_is_ours(SkSpan file);

/* These (svm_part.c) check one piece of a metafile, and leave the reader behind
 * it. All pieces but bitmaps, with a mask or without, are blocks. */
void sk_svm_bitmap_of(SkSvmReader *r);
void sk_svm_masked_of(SkSvmReader *r);
void sk_svm_units_of(SkSvmReader *r);
void sk_svm_line_of(SkSvmReader *r);
void sk_svm_curve_of(SkSvmReader *r);
void sk_svm_region_of(SkSvmReader *r);
void sk_svm_font_of(SkSvmReader *r);
void sk_svm_gradient_of(SkSvmReader *r);
void sk_svm_hatch_of(SkSvmReader *r);

/* Moves the reader behind the next @n bytes and returns where they begin. If
 * fewer are left, sets is_bad and returns NULL. */
static inline const uint8_t *
sk_svm_skip(SkSvmReader *r, size_t n)
{
    const uint8_t *p = r->p;
    if (r->is_bad || (size_t)(r->end - p) < n) {
        r->is_bad = true;
        return NULL;
    }
    r->p += n;
    return p;
}

static inline uint32_t
sk_svm_16(SkSvmReader *r)
{
    const uint8_t *p = sk_svm_skip(r, 2);
    return p != NULL ? sk_le16(p) : 0;
}

static inline uint32_t
sk_svm_32(SkSvmReader *r)
{
    const uint8_t *p = sk_svm_skip(r, 4);
    return p != NULL ? sk_le32(p) : 0;
}

static inline void
sk_svm_need(SkSvmReader *r, bool is_so)
{
    r->is_bad |= !is_so;
}

/* A number of 16 bits that is at most @most. */
static inline void
sk_svm_upto(SkSvmReader *r, uint32_t most)
{
    sk_svm_need(r, sk_svm_16(r) <= most);
}

/* A byte that is 0 or 1. */
static inline bool
sk_svm_bool(SkSvmReader *r)
{
    const uint8_t *p = sk_svm_skip(r, 1);
    sk_svm_need(r, p != NULL && *p <= 1);
    return !r->is_bad && *p == 1;
}

/* Enters a block of at most version @most: stores in *@outer where the reader
 * ends for now, and returns the version. */
static inline uint32_t
sk_svm_enter(SkSvmReader *r, uint32_t most, const uint8_t **outer)
{
    uint32_t version = sk_svm_16(r), len = sk_svm_32(r);
    sk_svm_need(r, version >= 1 && version <= most);
    sk_svm_need(r, (size_t)(r->end - r->p) >= len);
    *outer = r->end;
    if (!r->is_bad)
        r->end = r->p + len;
    return r->is_bad ? 1 : version;
}

/* Leaves a block, of which nothing may be left. */
static inline void
sk_svm_leave(SkSvmReader *r, const uint8_t *outer)
{
    sk_svm_need(r, r->p == r->end);
    r->end = outer;
}

#endif
