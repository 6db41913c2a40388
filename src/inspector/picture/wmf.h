/* SPDX-License-Identifier: Apache-2.0
 *
 * What the inspector's files about WMF say to each other.
 */
#ifndef SK_INSPECTOR_PICTURE_WMF_H
#define SK_INSPECTOR_PICTURE_WMF_H

#include "inspector/picture/metafile.h"

#define SK_WMF_OBJECTS_MAX 1024

/* How a record is made. */
typedef enum {
    SK_WMF_FIXED,
    SK_WMF_CHOICE, /* its first word is from a to b */
    SK_WMF_POINTS,
    SK_WMF_POLYS,
    SK_WMF_SAVE,
    SK_WMF_RESTORE,
    SK_WMF_USE, /* an object of kind a, and one of kind b */
    SK_WMF_DELETE,
    SK_WMF_FONT,
    SK_WMF_PALETTE,
    SK_WMF_REGION,
    SK_WMF_TEXT,
    SK_WMF_LONG_TEXT,
    SK_WMF_BITMAP, /* colours at word a; b words when there is no bitmap */
} SkWmfForm;

enum {
    SK_WMF_NO_OBJECT,
    SK_WMF_A_TOOL, /* pen, brush, font */
    SK_WMF_A_PALETTE,
    SK_WMF_A_REGION
};

#define SK_WMF_NOWHERE 99

typedef struct {
    uint16_t function;
    uint8_t words; /* of parameters, or before what they count */
    uint8_t form;  /* SkWmfForm */
    uint16_t a, b;
    uint8_t makes; /* an object */
} SkWmfRow;

typedef struct {
    const uint8_t *p; /* parameters of the record in hand */
    size_t words;
    uint8_t objects[SK_WMF_OBJECTS_MAX];
    uint32_t n_objects, first_free, saved, longest;
} SkWmf;

/* sk_wmf_row_of: the row of @function in the list (wmf_list.c); NULL: none may
 * leave. */
const SkWmfRow *sk_wmf_row_of(uint32_t function);

/* sk_wmf_record_is_ours: the record in hand is as its row says (wmf_record.c).
 */
bool sk_wmf_record_is_ours(SkWmf *wmf, const SkWmfRow *row);

#endif
