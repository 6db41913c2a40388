/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as an image of PDF in any coding but JBIG2, which has a target of
 * its own: what leaves is accepted by the exit inspection, and cleaning it
 * again changes nothing. The first eight bytes are what the dictionary says.
 */
#include "../filters/pdf-image-help.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkLimits limits = { .pixels = 1 << 18, .expanded = 4 << 20 };
    static const SkPdfCodec codecs[] = { SK_PDF_CODEC_NONE, SK_PDF_CODEC_DCT,
                                         SK_PDF_CODEC_CCITT, SK_PDF_CODEC_JPX };
    SkPdfImage image;
    g_autofree char *counts = NULL;
    g_autoptr(GBytes) out = NULL;

    if (size < 8)
        return 0;
    image = image_new(data[1] + 1u, data[2] + 1u, data[3] & 31,
                      codecs[data[0] & 3]);
    image.limits = &limits;
    image.components = data[4] & 7;
    image.is_mask = (data[0] & 4) != 0;
    image.is_indexed = (data[0] & 8) != 0;
    image.was_predicted = (data[0] & 16) != 0;
    image.parms.byte_align = (data[0] & 32) != 0;
    image.parms.black_is_1 = (data[0] & 64) != 0;
    image.parms.end_of_block = (data[0] & 128) != 0;
    image.parms.k = (gint8)data[5];
    image.parms.ccitt_columns = data[1] + (gint8)data[6] + 1;
    image.parms.rows = data[7];
    out = image_clean(&image, data + 8, size - 8, &counts);
    return 0;
}
