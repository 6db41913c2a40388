/* SPDX-License-Identifier: Apache-2.0
 *
 * CMaps. This version rewrites none of them, so that none leaves.
 */
#include "pdf_content/cmap.h"

GBytes *
sk_pdf_cmap_clean(SkPdfCMap *cmap)
{
    cmap->detail = "cmap";
    return NULL;
}

gboolean
sk_pdf_cmap_is_predefined(const char *name)
{
    return g_str_equal(name, "Identity-H") || g_str_equal(name, "Identity-V");
}
