/* SPDX-License-Identifier: Apache-2.0
 *
 * Pictures in a PDF (ISO 32000-1, 8.9): the pixels of an image XObject are
 * decoded, which proves that they are pixels, and coded anew.
 */
#ifndef SK_PDF_IMAGE_PDF_IMAGE_H
#define SK_PDF_IMAGE_PDF_IMAGE_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* How the bytes of an image are coded. Filters that know nothing of pixels
 * (ASCIIHex, ASCII85, LZW, Flate, RunLength, with their predictors) are undone
 * before a cleaner sees an image. */
typedef enum {
    SK_PDF_CODEC_NONE, /* samples, rows filled up to whole bytes; written under
                          /FlateDecode */
    SK_PDF_CODEC_DCT,
    SK_PDF_CODEC_CCITT,
    SK_PDF_CODEC_JBIG2, /* is read only */
    SK_PDF_CODEC_JPX,   /* is read only */
} SkPdfCodec;

/* The entries of DecodeParms that the codecs know (ISO 32000-1, tables 8, 11
 * and 13), with their defaults where they are absent. */
typedef struct {
    gint predictor, colors, bits, columns; /* Flate: 1, 1, 8, 1; written only */
    gint k, ccitt_columns, rows;           /* CCITT: 0, 1728, 0 */
    gboolean end_of_line, byte_align, end_of_block, black_is_1; /* the default
                                                  of end_of_block is TRUE */
    gint color_transform; /* DCT: -1 if absent */
} SkPdfParms;

typedef struct {
    SkPart *part; /* whose time is used and on which things are counted; may be
                     NULL */
    const SkPolicy *policy;
    const SkLimits *limits;
    guint64 pixels; /* of all pictures of the document so far; grows */

    /* in, and out where the cleaner changes it */
    guint width, height;
    guint bits;          /* per component; 0 if absent (JPX) */
    guint components;    /* of the colour space; 0 if absent (JPX) */
    gboolean is_indexed; /* the samples are numbers of a palette */
    gboolean is_mask;    /* ImageMask: one bit, which paints */
    gboolean is_soft;    /* it is the SMask of another image */
    guint n_decode;      /* 0 or twice the components */
    double decode[64];
    SkPdfCodec codec;
    SkPdfParms parms;
    gboolean was_predicted; /* in: the samples came with a predictor, so that
                               they are likely to become small by one */
    const guint8 *bytes;
    gsize len;
    const guint8 *globals; /* JBIG2Globals, decoded; NULL if there are none */
    gsize n_globals;
    /* in: SMaskInData of JPX; out: samples of opacity that JPX held, 8 bits
     * each, width by height, or NULL; the caller unrefs it */
    guint smask_in_data;
    GBytes *opacity;
    /* out: the colour space of a JPX without one in its dictionary:
     * "DeviceGray", "DeviceRGB" or "DeviceCMYK"; else NULL. Static. */
    const char *color_space;

    SkReason reason;    /* out: the reason if there is no result */
    const char *detail; /* out: one more word about it; a static string */
} SkPdfImage;

/* sk_pdf_image_clean: returns the bytes of the stream that stands for @image,
 * whose fields then say what they are: codec NONE (deflated, with the
 * predictor that the parms say), DCT or CCITT. Returns NULL with the reason set
 * if the picture cannot be decoded; a placeholder is then shown. Its result,
 * decoded and cleaned again, is the same. The caller unrefs it. */
GBytes *sk_pdf_image_clean(SkPdfImage *image);

#endif
