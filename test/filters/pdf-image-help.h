/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of images in PDF share: an image through the cleaner, what
 * other decoders see in it afterwards, the inspection and the second pass.
 */
#ifndef SK_TEST_PDF_IMAGE_HELP_H
#define SK_TEST_PDF_IMAGE_HELP_H

#include "pdf_image/pdf_image.h"

/* image_new: an image of one component, with the defaults of its parms. */
SkPdfImage image_new(guint width, guint height, guint bits, SkPdfCodec codec);

/* image_clean: cleans @image, whose bytes are @bytes (@len). NULL with the
 * reason in it, else what the exit inspection accepts and the second pass
 * leaves as it is. *@counts (new string) says what was counted. */
GBytes *
image_clean(SkPdfImage *image, const guint8 *bytes, gsize len, char **counts);

/* image_samples: the samples that other decoders (zlib, libtiff) see in
 * @stream, which @image describes; not of JPEG. The caller unrefs it. */
GByteArray *image_samples(const SkPdfImage *image, GBytes *stream);

/* image_storm: @rounds times @image with a byte changed, and cuts: each time
 * there is a reason or what image_clean promises. */
void image_storm(const SkPdfImage *image, const guint8 *bytes, gsize len,
                 guint rounds);

/* fax_encode: codes rows of bits (1 is black) by libtiff: @coding is its
 * number, @options those of T.4. The caller unrefs it. */
GByteArray *fax_encode(const guint8 *bits, guint width, guint height,
                       guint coding, guint options);

#endif
