/* SPDX-License-Identifier: Apache-2.0
 *
 * A metafile of StarView while it is rewritten: record after record, each by
 * the fields that the table lists (svm_table.c). Only svm*.c include this.
 */
#ifndef SK_METAFILE_SVM_INNER_H
#define SK_METAFILE_SVM_INNER_H

#include "metafile/svm.h"

/* A record that leaves: its type, the least and the highest version of it that
 * is understood, and its fields, one letter each (svm_field.c). "|" stands
 * before the fields that the next version adds. */
typedef struct {
    guint type, least, most;
    const char *fields;
} SkSvmRow;

typedef struct {
    SkPicture *picture;
    const guint8 *p, *end; /* what is left of the block that is being read */
    GByteArray *out;
    guint depth; /* of metafiles within metafiles */
    guint saved; /* states that can be restored */
    /* of the text of the current record: where its bytes are to be written,
     * and which of its characters are shown */
    gsize text_at, range_at;
    guint first, shown, places;
    /* What the last font says of text in bytes: that it stands there in 16 bits
     * a character; and that the font was left out, so that nobody knows. */
    gboolean is_wide, is_lost;
    guint unknown, damaged;
} SkSvm;

/* What a block holds: writes all of it that is understood in @version; returns
 * FALSE if it does not leave. */
typedef gboolean (*SkSvmBody)(SkSvm *svm, guint version, gconstpointer data);

/* sk_svm_row: returns the row of @type, or NULL if such records do not
 * leave (svm_table.c). */
const SkSvmRow *sk_svm_row(guint type);

/* sk_svm_block: rewrites a block: its version, at most @most, its length, and
 * its content by @body. What a later version adds is left out. */
gboolean
sk_svm_block(SkSvm *svm, guint most, SkSvmBody body, gconstpointer data);

/* sk_svm_fields: is the body of a block that holds the fields of the row @data.
 */
gboolean sk_svm_fields(SkSvm *svm, guint version, gconstpointer data);

/* sk_svm_metafile: rewrites a whole metafile, from its signature on (svm.c). */
gboolean sk_svm_metafile(SkSvm *svm);

/* These are bodies of blocks (svm_value.c): units with origin and scale, a
 * line, a polygon with curves, a region, a font, a gradient, a hatch. */
gboolean sk_svm_map_mode(SkSvm *svm, guint version, gconstpointer data);
gboolean sk_svm_line(SkSvm *svm, guint version, gconstpointer data);
gboolean sk_svm_shape(SkSvm *svm, guint version, gconstpointer data);
gboolean sk_svm_region(SkSvm *svm, guint version, gconstpointer data);
gboolean sk_svm_font(SkSvm *svm, guint version, gconstpointer data);
gboolean sk_svm_gradient(SkSvm *svm, guint version, gconstpointer data);
gboolean sk_svm_hatch(SkSvm *svm, guint version, gconstpointer data);

/* sk_svm_bitmap: rewrites a bitmap, which has the header of a BMP file
 * (svm_bitmap.c). sk_svm_masked: also rewrites the mask behind it, if it has
 * one. */
gboolean sk_svm_bitmap(SkSvm *svm);
gboolean sk_svm_masked(SkSvm *svm);

/* These copy what stands next in the block: @bytes bytes, a number of 16 bits
 * from @least to @most, a truth value. They return FALSE, and the record does
 * not leave, if that is not what stands there. */
gboolean sk_svm_copy(SkSvm *svm, gsize bytes);
gboolean sk_svm_word(SkSvm *svm, guint least, guint most);
gboolean sk_svm_flag(SkSvm *svm, gboolean *is_set);
/* sk_svm_points: copies the points of a polygon, with their number before them.
 */
gboolean sk_svm_points(SkSvm *svm, guint *count);

static inline gsize
sk_svm_left(const SkSvm *svm)
{
    return (gsize)(svm->end - svm->p);
}

#endif
