/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the inspector about WMF share.
 */
#ifndef SK_INSPECTOR_PICTURE_WMF_H
#define SK_INSPECTOR_PICTURE_WMF_H

#include "inspector/picture/metafile.h"

#define SK_WMF_OBJECTS_MAX 1024

/* How a record is built. */
typedef enum {
    SK_WMF_FIXED,
    SK_WMF_CHOICE, /* its first word is from a to b */
    SK_WMF_POINTS,
    SK_WMF_POLYS,
    SK_WMF_SAVE,
    SK_WMF_RESTORE,
    SK_WMF_USE, /* uses an object of kind a, and one of kind b */
    SK_WMF_DELETE,
    SK_WMF_FONT,
    SK_WMF_PALETTE,
    SK_WMF_REGION,
    SK_WMF_TEXT,
    SK_WMF_LONG_TEXT,
    /* the usage of colours is word a; without a bitmap the
     * record has b words */
    SK_WMF_BITMAP,
} SkWmfForm;

enum {
    SK_WMF_NO_OBJECT,
    SK_WMF_A_TOOL, /* a pen, a brush or a font */
    SK_WMF_A_PALETTE,
    SK_WMF_A_REGION
};

#define SK_WMF_NOWHERE 99

typedef struct {
    uint16_t function;
    /* the number of parameters, or of those before the counted items */
    uint8_t words;
    uint8_t form; /* of SkWmfForm */
    uint16_t a, b;
    uint8_t makes; /* the kind of object that it creates */
} SkWmfRow;

typedef struct {
    const uint8_t *p; /* the parameters of the current record */
    size_t words;
    uint8_t objects[SK_WMF_OBJECTS_MAX];
    uint32_t n_objects, first_free, saved, longest;
} SkWmf;

/* sk_wmf_row_of: returns the row of @function in the list (wmf_list.c), or NULL
 * if none may leave. */
const SkWmfRow *sk_wmf_row_of(uint32_t function);

/* sk_wmf_record_is_ours: returns whether the current record is as its row says
 * (wmf_record.c). */
bool sk_wmf_record_is_ours(SkWmf *wmf, const SkWmfRow *row);

#endif
