/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as a content stream of a PDF; the first says of which kind. What
 * leaves is accepted by the exit inspection, and comes back unchanged when it
 * is cleaned again.
 */
#include "../filters/pdf-help.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    guint left_out[2];
    g_autoptr(GBytes) out = NULL;

    if (size > 0)
        out = pdf_content((SkPdfContentKind)(data[0] % 4), data + 1, size - 1,
                          left_out);
    return 0;
}
