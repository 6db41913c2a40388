/* SPDX-License-Identifier: Apache-2.0
 *
 * A WMF while it is rewritten: record after record, each by the row of the
 * table that lists it (wmf_table.c). Only wmf*.c include this.
 */
#ifndef SK_METAFILE_WMF_H
#define SK_METAFILE_WMF_H

#include <glib.h>
#include "picture/picture.h"

#define SK_WMF_OBJECTS_MAX 1024 /* objects at one time */
#define SK_WMF_SAVED_MAX   1024

typedef enum {
    SK_WMF_NO_OBJECT,
    SK_WMF_TOOL, /* a pen, a brush or a font */
    SK_WMF_PALETTE,
    SK_WMF_REGION,
} SkWmfObject;

typedef struct _SkWmf SkWmf;
typedef struct _SkWmfRow SkWmfRow;

struct _SkWmfRow {
    guint function;
    /* the number of its parameters, or of those before its counted items */
    guint words;
    /* writes the parameters; returns FALSE if the record does not leave */
    gboolean (*write)(SkWmf *wmf, const SkWmfRow *row);
    guint a, b; /* parameters of that function */
    SkWmfObject makes;
};

struct _SkWmf {
    SkPicture *picture;
    const guint8 *p; /* the parameters of the current record */
    gsize words;     /* their number in words */
    GByteArray *out;
    guint8 objects[SK_WMF_OBJECTS_MAX]; /* of SkWmfObject */
    guint n_objects;                    /* the most objects at one time */
    guint free;                         /* no index below this one is free */
    guint saved;
    guint32 longest; /* the longest record in words */
    guint escapes, unknown, damaged;
};

/* wmf_table.c. sk_wmf_row: returns the row of @function, or NULL if such
 * records do not leave. */
const SkWmfRow *sk_wmf_row(guint function);

/* Writers of records (wmf_record.c): */
gboolean sk_wmf_fixed(SkWmf *wmf, const SkWmfRow *row);
/* word 0 is from a to b */
gboolean sk_wmf_choice(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_points(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_polys(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_save(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_restore(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_use(SkWmf *wmf, const SkWmfRow *row); /* a: the SkWmfObject */
gboolean sk_wmf_delete(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_font(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_palette(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_region(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_text(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_long_text(SkWmf *wmf, const SkWmfRow *row);
/* a: the word that gives the usage of colours, or SK_WMF_NONE; b: the words of
 * a record without a bitmap, or 0 if it always has one */
gboolean sk_wmf_bitmap(SkWmf *wmf, const SkWmfRow *row);

#define SK_WMF_NONE G_MAXUINT

static inline guint
sk_wmf_word(const SkWmf *wmf, gsize at)
{
    return sk_read_le16(wmf->p + at * 2);
}

static inline void
sk_wmf_copy(SkWmf *wmf, gsize at, gsize words)
{
    g_byte_array_append(wmf->out, wmf->p + at * 2, (guint)(words * 2));
}

#endif
