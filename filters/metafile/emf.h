/* SPDX-License-Identifier: Apache-2.0
 *
 * An EMF while it is rewritten: record after record, each by the row of the
 * table that lists it (emf_table.c). Only emf*.c include this.
 */
#ifndef SK_METAFILE_EMF_H
#define SK_METAFILE_EMF_H

#include <glib.h>
#include "metafile/plus.h"
#include "picture/picture.h"

#define SK_EMF_HEADER      1
#define SK_EMF_EOF         14
#define SK_EMF_COMMENT     70
#define SK_EMF_HANDLES_MAX 65535
#define SK_EMF_SAVED_MAX   1024
#define SK_EMF_STOCK       0x80000000u

/* What an index of the object table holds. */
typedef enum {
    SK_EMF_NO_OBJECT,
    SK_EMF_PEN,
    SK_EMF_BRUSH,
    SK_EMF_FONT,
    SK_EMF_PALETTE,
} SkEmfObject;

typedef struct _SkEmf SkEmf;
typedef struct _SkEmfRow SkEmfRow;

struct _SkEmfRow {
    guint type;
    /* the size of the whole record, or of what stands before
     * its counted items */
    guint size;
    /* writes the content of the record behind its first eight bytes; returns
     * FALSE if it does not leave */
    gboolean (*write)(SkEmf *emf, const SkEmfRow *row);
    guint a, b; /* parameters of that function */
};

struct _SkEmf {
    SkPicture *picture;
    const guint8 *p; /* the current record */
    gsize len;       /* the length of that record */
    GByteArray *out;
    guint8 objects[SK_EMF_HANDLES_MAX + 1]; /* of SkEmfObject */
    guint highest;                          /* the highest index used so far */
    guint saved; /* the number of saved states that can be restored */
    guint32 records;
    guint comments, unknown, damaged;
    SkPlus *plus;        /* where records of EMF+ are read; NULL drops them */
    guint plus_records;  /* the comments with such records */
    gboolean is_dual;    /* they only repeat the records of EMF, */
    gboolean is_alone;   /* or draw what these do not */
    gboolean is_strange; /* one of them is not understood */
};

/* emf_table.c. sk_emf_row: returns the row of @type, or NULL if such records do
 * not leave. */
const SkEmfRow *sk_emf_row(guint32 type);

/* Writers of records (emf_shape.c): */
gboolean sk_emf_fixed(SkEmf *emf, const SkEmfRow *row);
/* the field at 8 is from a to b */
gboolean sk_emf_choice(SkEmf *emf, const SkEmfRow *row);
/* b fields from a on are numbers */
gboolean sk_emf_floats(SkEmf *emf, const SkEmfRow *row);
/* each point has a bytes */
gboolean sk_emf_points(SkEmf *emf, const SkEmfRow *row);
/* each point has a bytes */
gboolean sk_emf_polys(SkEmf *emf, const SkEmfRow *row);
/* each point has a bytes */
gboolean sk_emf_draw(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_gradient(SkEmf *emf, const SkEmfRow *row);
/* a: where the length of the region stands */
gboolean sk_emf_region(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_save(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_restore(SkEmf *emf, const SkEmfRow *row);

/* emf_object.c: */
/* a: the SkEmfObject */
gboolean sk_emf_create(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_create_font(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_create_palette(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_create_pen(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_create_pattern(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_select(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_delete(SkEmf *emf, const SkEmfRow *row);

/* emf_text.c: */
/* a: bytes of a character */
gboolean sk_emf_text(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_small_text(SkEmf *emf, const SkEmfRow *row);

/* emf_bitmap.c: @a is where the usage of the bitmap stands, @b where its
 * offsets and lengths stand. */
gboolean sk_emf_bitmap(SkEmf *emf, const SkEmfRow *row);

/* sk_emf_put_bitmap: appends the bitmap of the record behind what is written of
 * the record (from @start of emf->out on). Its usage stands at @usage; its
 * offsets and lengths stand at @places and are set anew. Returns TRUE also if
 * the record has no bitmap. */
gboolean sk_emf_put_bitmap(SkEmf *emf, gsize start, guint usage, guint places);

static inline guint32
sk_emf_field(const SkEmf *emf, guint at)
{
    return sk_read_le32(emf->p + at);
}

static inline void
sk_emf_copy(SkEmf *emf, gsize at, gsize len)
{
    g_byte_array_append(emf->out, emf->p + at, (guint)len);
}

/* sk_emf_pad: appends zeros up to a multiple of four bytes. */
static inline void
sk_emf_pad(SkEmf *emf)
{
    static const guint8 zeros[4];

    g_byte_array_append(emf->out, zeros, (4 - emf->out->len % 4) % 4);
}

#endif
