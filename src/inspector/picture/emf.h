/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the inspector about EMF share.
 */
#ifndef SK_INSPECTOR_PICTURE_EMF_H
#define SK_INSPECTOR_PICTURE_EMF_H

#include "inspector/picture/metafile.h"

#define SK_EMF_HANDLES_MAX 65535

/* How a record is built. */
typedef enum {
    SK_EMF_FIXED,  /* fields without restriction */
    SK_EMF_CHOICE, /* the field at 8 is from a to b */
    SK_EMF_FLOATS, /* the b fields from a on are numbers */
    SK_EMF_POINTS, /* the field at 24 counts points of a bytes each */
    /* the field at 24 counts shapes, the field at 28 all their points of a
     * bytes each */
    SK_EMF_POLYS,
    SK_EMF_DRAW, /* like SK_EMF_POINTS, with one more byte for each point */
    SK_EMF_GRADIENT,
    /* the field at a is the length of a region; if b is set, a brush stands at
     * 28 */
    SK_EMF_REGION,
    SK_EMF_SAVE,
    SK_EMF_RESTORE,
    SK_EMF_CREATE, /* creates an object of kind a at the index in field 8 */
    SK_EMF_FONT,
    SK_EMF_PALETTE,
    SK_EMF_PEN,
    SK_EMF_PATTERN,
    SK_EMF_SELECT, /* selects an object; a is set if it must be a palette */
    SK_EMF_DELETE,
    SK_EMF_TEXT, /* a is the bytes of a character */
    SK_EMF_SMALL_TEXT,
    SK_EMF_BITMAP, /* the usage stands at a, offsets and lengths at b */
    SK_EMF_TWO_BITMAPS,
} SkEmfForm;

enum {
    SK_EMF_NO_OBJECT,
    SK_EMF_A_PEN,
    SK_EMF_A_BRUSH,
    SK_EMF_A_FONT,
    SK_EMF_A_PALETTE
};

typedef struct {
    uint8_t type;
    uint8_t size;
    uint8_t form; /* of SkEmfForm */
    uint16_t a, b;
} SkEmfRow;

typedef struct {
    const uint8_t *p; /* the current record */
    size_t len;
    uint8_t *objects;
    uint32_t highest, saved;
} SkEmf;

/* sk_emf_row_of: returns the row for records of @type in the list (emf_list.c),
 * or NULL if none may leave. */
const SkEmfRow *sk_emf_row_of(uint32_t type);

/* sk_emf_record_is_ours: returns whether the current record is as its row says
 * (emf_record.c). */
bool sk_emf_record_is_ours(SkEmf *emf, const SkEmfRow *row);

#endif
