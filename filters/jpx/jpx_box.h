/* SPDX-License-Identifier: Apache-2.0
 *
 * The boxes around a codestream of JPEG 2000 (ITU-T T.800, annex I), as far as
 * they say what its channels are. Only filters/jpx uses this.
 */
#ifndef SK_JPX_JPX_BOX_H
#define SK_JPX_JPX_BOX_H

#include <glib.h>

#define SK_JPX_COLUMNS_MAX 8 /* of a palette, and channels made by it */

typedef enum {
    SK_JPX_UNKNOWN,
    SK_JPX_GREY,
    SK_JPX_RGB,
    SK_JPX_YCC,
    SK_JPX_CMYK,
    SK_JPX_LAB,
} SkJpxColor;

/* A channel that is made from a channel of the codestream. */
typedef struct {
    guint16 from;
    gboolean is_mapped; /* by a column of the palette */
    guint8 column;
} SkJpxMapped;

typedef struct {
    const guint8 *stream; /* the codestream */
    gsize len;
    SkJpxColor color;
    const guint8 *profile; /* the ICC profile of its colours; may be NULL */
    gsize n_profile;
    /* the palette: @n_entries rows of @n_columns numbers of eight bits; NULL if
     * there is none */
    guint8 *palette;
    guint n_entries, n_columns;
    guint n_mapped; /* 0: the channels are those of the codestream */
    SkJpxMapped mapped[SK_JPX_COLUMNS_MAX];
    /* for each channel: 0 for opacity, else the number of the colour that it
     * is, from 1 on, or 255 if it is neither; has_meaning: there are any */
    gboolean has_meaning;
    guint8 meaning[SK_JPX_COLUMNS_MAX];
} SkJpxBoxes;

#define SK_JPX_OPACITY 0
#define SK_JPX_NOTHING 255

/* sk_jpx_boxes: reads @bytes (@len), which may be a codestream alone. Returns
 * FALSE if there is no codestream. The caller frees boxes->palette. */
gboolean sk_jpx_boxes(const guint8 *bytes, gsize len, SkJpxBoxes *boxes);

#endif
