/* SPDX-License-Identifier: Apache-2.0
 *
 * WMF in hand while it is written anew: record after record, each by the row of
 * the table that lists it (wmf_table.c). Only the files wmf*.c include it.
 */
#ifndef SK_METAFILE_WMF_H
#define SK_METAFILE_WMF_H

#include <glib.h>
#include "picture/picture.h"

#define SK_WMF_OBJECTS_MAX 1024 /* at one time */
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
    guint words; /* of its parameters, or of those before what they count */
    /* writes the parameters; FALSE: the record does not leave */
    gboolean (*write)(SkWmf *wmf, const SkWmfRow *row);
    guint a, b; /* what they mean, the function says */
    SkWmfObject makes;
};

struct _SkWmf {
    SkPicture *picture;
    const guint8 *p; /* the parameters in hand */
    gsize words;     /* of them */
    GByteArray *out;
    guint8 objects[SK_WMF_OBJECTS_MAX]; /* SkWmfObject */
    guint n_objects;                    /* most at one time */
    guint free;                         /* none below is free */
    guint saved;
    guint32 longest; /* record in words */
    guint escapes, unknown, damaged;
};

/* wmf_table.c. sk_wmf_row: the row of @function; NULL: it does not leave. */
const SkWmfRow *sk_wmf_row(guint function);

/* wmf_record.c, writers: */
gboolean sk_wmf_fixed(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_choice(SkWmf *wmf, const SkWmfRow *row); /* word 0: a to b */
gboolean sk_wmf_points(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_polys(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_save(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_restore(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_use(SkWmf *wmf, const SkWmfRow *row); /* a: SkWmfObject */
gboolean sk_wmf_delete(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_font(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_palette(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_region(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_text(SkWmf *wmf, const SkWmfRow *row);
gboolean sk_wmf_long_text(SkWmf *wmf, const SkWmfRow *row);
/* a: the word that says how colours are meant, or none; b: words of the record
 * without a bitmap, or 0 when it has one always */
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
