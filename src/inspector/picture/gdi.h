/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the inspector about records of EMF+ share. These stand in
 * comments of EMF, as our writer writes them ([MS-EMFPLUS]).
 */
#ifndef SK_INSPECTOR_PICTURE_GDI_H
#define SK_INSPECTOR_PICTURE_GDI_H

#include "inspector/picture/metafile.h"

#define SK_GDI_OBJECTS 64

typedef enum {
    SK_GDI_NOTHING,
    SK_GDI_BRUSH,
    SK_GDI_PEN,
    SK_GDI_PATH,
    SK_GDI_REGION,
    SK_GDI_IMAGE,
    SK_GDI_FONT,
    SK_GDI_FORMAT,
    SK_GDI_ATTRIBUTES,
    SK_GDI_CAP,
} SkGdiObject;

typedef struct {
    SkSpan in; /* what is left of a record or of an object */
    unsigned flags;
    uint8_t objects[SK_GDI_OBJECTS]; /* of SkGdiObject */
    bool is_begun;
    unsigned depth; /* how many metafiles are around this one */
    /* an object in several records: its bytes so far, or NULL */
    uint8_t *whole;
    size_t has, total;
    unsigned whole_flags;
} SkGdi;

/* sk_gdi_comment: returns whether @records, which fill a comment, may leave
 * (gdi.c). sk_gdi_end: returns whether they may end here, and frees what @gdi
 * holds. */
bool sk_gdi_comment(SkGdi *gdi, SkSpan records);
bool sk_gdi_end(SkGdi *gdi);

/* Each of these takes what comes next and returns whether it may stand there.
 */
bool sk_gdi_record(SkGdi *gdi, unsigned type); /* gdi_record.c */
bool sk_gdi_object(SkGdi *gdi, unsigned type); /* gdi_object.c */
bool sk_gdi_brush(SkGdi *gdi);                 /* gdi_brush.c */
bool sk_gdi_pen(SkGdi *gdi);                   /* gdi_pen.c */
bool sk_gdi_cap(SkGdi *gdi);
bool sk_gdi_path(SkGdi *gdi); /* gdi_path.c */
bool sk_gdi_region(SkGdi *gdi);
bool sk_gdi_image(SkGdi *gdi); /* gdi_image.c */

/* gdi.c: a number, a number up to @max, @n numbers that are not infinite, @n
 * bytes of any value, and the version that starts an object */
bool sk_gdi_number(SkGdi *gdi, uint32_t *number);
bool sk_gdi_upto(SkGdi *gdi, uint32_t max);
bool sk_gdi_floats(SkGdi *gdi, uint64_t n);
bool sk_gdi_bytes(SkGdi *gdi, uint64_t n);
bool sk_gdi_version(SkGdi *gdi);

/* sk_gdi_inside: returns whether the next bytes, as many as the number before
 * them says, are what @read takes. */
bool sk_gdi_inside(SkGdi *gdi, bool (*read)(SkGdi *));

/* sk_emf_inside: returns whether @file is an EMF that may stand within another
 * one, with @depth of them around it (emf.c). */
bool sk_emf_inside(SkSpan file, unsigned depth);

#endif
