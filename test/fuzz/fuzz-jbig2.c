/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as JBIG2 in a PDF: what leaves is accepted by the exit inspection,
 * has the size of the image, and cleaning it again changes nothing. The first
 * two bytes say how many of the others are shared segments.
 */
#include "../filters/pdf-image-help.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkLimits limits = { .pixels = 1 << 18, .expanded = 4 << 20 };
    SkPdfImage image = image_new(61, 48, 1, SK_PDF_CODEC_JBIG2);
    g_autofree char *counts = NULL;
    g_autoptr(GBytes) out = NULL;
    gsize shared;

    if (size < 2)
        return 0;
    shared = MIN((gsize)data[0] << 8 | data[1], size - 2);
    image.limits = &limits;
    image.globals = data + 2;
    image.n_globals = shared;
    out = image_clean(&image, data + 2 + shared, size - 2 - shared, &counts);
    return 0;
}
