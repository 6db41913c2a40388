/* SPDX-License-Identifier: Apache-2.0
 *
 * CMaps of a PDF. This version lets none leave.
 */
#include "inspector/pdf/pdf.h"

bool
sk_pdf_cmap_is_ours(SkSpan cmap, bool is_to_unicode)
{
    (void)cmap;
    (void)is_to_unicode;
    return false;
}

bool
sk_pdf_cmap_is_known(SkSpan name)
{
    return sk_length(name) == 10 && (memcmp(name.p, "Identity-H", 10) == 0 ||
                                     memcmp(name.p, "Identity-V", 10) == 0);
}
