/* SPDX-License-Identifier: Apache-2.0
 *
 * EMF in hand while it is written anew: record after record, each by the row of
 * the table that lists it (emf_table.c). Only the files emf*.c include it.
 */
#ifndef SK_METAFILE_EMF_H
#define SK_METAFILE_EMF_H

#include <glib.h>
#include "picture/picture.h"

#define SK_EMF_HEADER      1
#define SK_EMF_EOF         14
#define SK_EMF_COMMENT     70
#define SK_EMF_HANDLES_MAX 65535
#define SK_EMF_SAVED_MAX   1024
#define SK_EMF_STOCK       0x80000000u

/* What an index of the table of objects holds. */
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
    guint size; /* the whole record, or what stands before what it counts */
    /* writes the content of the record behind its first eight bytes; FALSE:
     * it does not leave */
    gboolean (*write)(SkEmf *emf, const SkEmfRow *row);
    guint a, b; /* what they mean, the function says */
};

struct _SkEmf {
    SkPicture *picture;
    const guint8 *p; /* the record in hand */
    gsize len;       /* of it */
    GByteArray *out;
    guint8 objects[SK_EMF_HANDLES_MAX + 1]; /* SkEmfObject */
    guint highest;                          /* index in use so far */
    guint saved;                            /* states that can be restored */
    guint32 records;
    guint comments, unknown, damaged, plus;
    gboolean is_dual; /* drawn a second time in records of EMF */
};

/* emf_table.c. sk_emf_row: the row of @type; NULL: it does not leave. */
const SkEmfRow *sk_emf_row(guint32 type);

/* Writers of records (emf_shape.c): */
gboolean sk_emf_fixed(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_choice(SkEmf *emf, const SkEmfRow *row); /* field 8: a to b */
gboolean sk_emf_floats(SkEmf *emf, const SkEmfRow *row); /* b of them at a */
gboolean sk_emf_points(SkEmf *emf, const SkEmfRow *row); /* a bytes a point */
gboolean sk_emf_polys(SkEmf *emf, const SkEmfRow *row);  /* the same */
gboolean sk_emf_draw(SkEmf *emf, const SkEmfRow *row);   /* the same */
gboolean sk_emf_gradient(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_region(SkEmf *emf, const SkEmfRow *row); /* a: of the length */
gboolean sk_emf_save(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_restore(SkEmf *emf, const SkEmfRow *row);

/* emf_object.c: */
gboolean sk_emf_create(SkEmf *emf, const SkEmfRow *row); /* a: SkEmfObject */
gboolean sk_emf_create_font(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_create_palette(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_create_pen(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_create_pattern(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_select(SkEmf *emf, const SkEmfRow *row);
gboolean sk_emf_delete(SkEmf *emf, const SkEmfRow *row);

/* emf_text.c: */
gboolean sk_emf_text(SkEmf *emf, const SkEmfRow *row); /* a: bytes a sign */
gboolean sk_emf_small_text(SkEmf *emf, const SkEmfRow *row);

/* emf_bitmap.c: @a where the usage of the bitmap stands, @b where its offsets
 * and lengths do. */
gboolean sk_emf_bitmap(SkEmf *emf, const SkEmfRow *row);

/* sk_emf_put_bitmap: copies the bitmap of the record whose usage stands at
 * @usage and whose offsets and lengths stand at @places behind what is written
 * of the record (from @start of emf->out on), and writes these places anew.
 * TRUE as well when the record has none. */
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

/* sk_emf_pad: zeros up to a multiple of four bytes. */
static inline void
sk_emf_pad(SkEmf *emf)
{
    static const guint8 zeros[4];

    g_byte_array_append(emf->out, zeros, (4 - emf->out->len % 4) % 4);
}

static inline void
sk_emf_patch(SkEmf *emf, gsize at, guint32 number)
{
    for (guint i = 0; i < 4; i++)
        emf->out->data[at + i] = (guint8)(number >> (8 * i));
}

#endif
