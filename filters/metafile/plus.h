/* SPDX-License-Identifier: Apache-2.0
 *
 * The records of EMF+ that stand in the comments of an EMF ([MS-EMFPLUS]), read
 * value by value and written anew. plus.c walks over records, the other files
 * named plus_*.c know what stands in them. Each reader below takes what comes
 * next from the input, judges it, and writes it as it may leave. It returns
 * FALSE for what it does not understand; then no record of EMF+ leaves.
 */
#ifndef SK_METAFILE_PLUS_H
#define SK_METAFILE_PLUS_H

#include <glib.h>
#include "picture/picture.h"

#define SK_PLUS_OBJECTS 64
#define SK_PLUS_NONE    0xFFFFFFFFu /* no object, where none is needed */
#define SK_PLUS_PIECE   65020 /* the longest object that GDI+ reads whole */
#define SK_PLUS_UNITS   6     /* the last unit of length */
#define SK_PLUS_CAPS    255

/* Types of objects, as the flags of a record name them. */
typedef enum {
    SK_PLUS_NO_OBJECT,
    SK_PLUS_BRUSH,
    SK_PLUS_PEN,
    SK_PLUS_PATH,
    SK_PLUS_REGION,
    SK_PLUS_IMAGE,
    SK_PLUS_FONT,
    SK_PLUS_FORMAT,
    SK_PLUS_ATTRIBUTES,
    SK_PLUS_CAP,
} SkPlusObject;

/* Bits in the flags of a record. */
#define SK_PLUS_CONTINUED  0x8000u /* an object goes on in the next record */
#define SK_PLUS_COLOR      0x8000u /* a colour stands where a brush would */
#define SK_PLUS_COMPRESSED 0x4000u /* coordinates have 16 bits */
#define SK_PLUS_RELATIVE   0x0800u /* a point is told from the one before */

typedef struct {
    SkPicture *picture;
    const guint8 *p, *end; /* what is left of the current record or object */
    GByteArray *out;       /* the records of this comment */
    guint flags;           /* of the current record */
    guint8 objects[SK_PLUS_OBJECTS]; /* of SkPlusObject */
    gboolean is_dual, is_begun;
    guint comments;
    /* an object in several records: what has come of it, its length, and the
     * type and index that all of them name */
    GByteArray *pieces;
    guint32 total;
    guint pieces_flags;
} SkPlus;

/* plus.c. sk_plus_new: returns the state before the first record. The caller
 * frees it with sk_plus_free. */
SkPlus *sk_plus_new(SkPicture *picture);
void sk_plus_free(SkPlus *plus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPlus, sk_plus_free)

/* sk_plus_read: reads the @len bytes of records at @p, and appends the records
 * that stand for them to @plus->out. Returns FALSE if one is not understood. */
gboolean sk_plus_read(SkPlus *plus, const guint8 *p, gsize len);

/* sk_plus_is_whole: returns whether a drawing was begun and no object is left
 * unfinished. */
gboolean sk_plus_is_whole(const SkPlus *plus);

/* plus_value.c: */
static inline gsize
sk_plus_left(const SkPlus *plus)
{
    return (gsize)(plus->end - plus->p);
}

/* a number of four bytes, which *@number (may be NULL) receives */
gboolean sk_plus_number(SkPlus *plus, guint32 *number);
/* a number up to @max */
gboolean sk_plus_choice(SkPlus *plus, guint32 max, guint32 *number);
/* a number of which only the bits @known leave */
gboolean sk_plus_bits(SkPlus *plus, guint32 known, guint32 *number);
/* a number that means nothing; it leaves as 0 */
gboolean sk_plus_blank(SkPlus *plus);
/* the version that starts each object */
gboolean sk_plus_version(SkPlus *plus);
/* @n floating-point numbers, none infinite */
gboolean sk_plus_floats(SkPlus *plus, gsize n);
/* @n colours */
gboolean sk_plus_colors(SkPlus *plus, gsize n);
/* how many items follow, @least at the fewest; each has @size bytes or more */
gboolean
sk_plus_count(SkPlus *plus, guint32 least, gsize size, guint32 *number);
/* @n units of UTF-16 */
gboolean sk_plus_units(SkPlus *plus, gsize n);
/* @n points or rectangles, as @flags say they are written. Relative points
 * leave as floating-point numbers. */
gboolean sk_plus_points(SkPlus *plus, gsize n, guint flags);
gboolean sk_plus_rectangles(SkPlus *plus, gsize n, guint flags);

/* sk_plus_inner: calls @read for the next @len bytes, as if these were all. The
 * length, which must have been written last, is written anew. */
gboolean sk_plus_inner(SkPlus *plus, guint32 len, gboolean (*read)(SkPlus *));

/* plus_record.c: the content of a record of @type. *@flags holds those of the
 * record, and receives those that leave. */
gboolean sk_plus_record(SkPlus *plus, guint type, guint *flags);

/* plus_object.c: the object of @type that stands in the input. */
gboolean sk_plus_object(SkPlus *plus, SkPlusObject type);

/* plus_brush.c, plus_pen.c, plus_path.c, plus_image.c: */
gboolean sk_plus_brush(SkPlus *plus);
gboolean sk_plus_pen(SkPlus *plus);
gboolean sk_plus_cap(SkPlus *plus);
gboolean sk_plus_path(SkPlus *plus);
gboolean sk_plus_region(SkPlus *plus);
gboolean sk_plus_image(SkPlus *plus);

#endif
