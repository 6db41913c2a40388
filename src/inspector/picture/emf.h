/* SPDX-License-Identifier: Apache-2.0
 *
 * What the inspector's files about EMF say to each other.
 */
#ifndef SK_INSPECTOR_PICTURE_EMF_H
#define SK_INSPECTOR_PICTURE_EMF_H

#include "inspector/picture/metafile.h"

#define SK_EMF_HANDLES_MAX 65535

/* How a record is made. */
typedef enum {
    SK_EMF_FIXED,  /* nothing more */
    SK_EMF_CHOICE, /* the field at 8 is from a to b */
    SK_EMF_FLOATS, /* the b fields from a on are numbers */
    SK_EMF_POINTS, /* the field at 24 counts points of a bytes */
    SK_EMF_POLYS,  /* at 24 shapes, at 28 all their points, of a bytes */
    SK_EMF_DRAW,   /* as points, and a byte for each */
    SK_EMF_GRADIENT,
    SK_EMF_REGION, /* the field at a is the length of a region; b: a brush at 28
                    */
    SK_EMF_SAVE,
    SK_EMF_RESTORE,
    SK_EMF_CREATE, /* an object of kind a at the index in field 8 */
    SK_EMF_FONT,
    SK_EMF_PALETTE,
    SK_EMF_PEN,
    SK_EMF_PATTERN,
    SK_EMF_SELECT, /* a: a palette */
    SK_EMF_DELETE,
    SK_EMF_TEXT, /* a: bytes of a character */
    SK_EMF_SMALL_TEXT,
    SK_EMF_BITMAP, /* usage at a, places at b */
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
    uint8_t form; /* SkEmfForm */
    uint16_t a, b;
} SkEmfRow;

typedef struct {
    const uint8_t *p; /* the record in hand */
    size_t len;
    uint8_t *objects;
    uint32_t highest, saved;
} SkEmf;

/* sk_emf_row_of: the row of records of @type in the list (emf_list.c); NULL:
 * none may leave. */
const SkEmfRow *sk_emf_row_of(uint32_t type);

/* sk_emf_record_is_ours: the record in hand is as its row says (emf_record.c).
 */
bool sk_emf_record_is_ours(SkEmf *emf, const SkEmfRow *row);

#endif
