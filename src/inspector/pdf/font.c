/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks font programs in a PDF by the readers of the three formats. Each
 * accepts only what our writer of that format writes.
 */
#include "inspector/pdf/font.h"

bool
sk_pdf_font_is_name(SkSpan name)
{
    for (const uint8_t *p = name.p; p < name.end; p++)
        if (*p <= ' ' || *p >= 0x7F || strchr("()<>[]{}/%#", *p) != NULL)
            return false;
    return sk_length(name) > 0 && sk_length(name) <= 127;
}

static bool
is_type1(SkSpan program, const uint32_t lengths[3])
{
    if (lengths[2] != 0 || lengths[0] > sk_length(program) ||
        sk_length(program) - lengths[0] != lengths[1])
        return false;
    const uint8_t *middle = program.p + lengths[0];
    return sk_pdf_font_type1((SkSpan){ program.p, middle },
                             (SkSpan){ middle, program.end });
}

bool
sk_pdf_font_is_ours(SkSpan program, SkPdfProgram kind,
                    const uint32_t lengths[3])
{
    bool has_cff = false;
    uint32_t n;
    if (kind == SK_PDF_TYPE1)
        return is_type1(program, lengths);
    if (lengths[0] != 0 || lengths[1] != 0 || lengths[2] != 0)
        return false;
    if (kind == SK_PDF_CFF || kind == SK_PDF_CFF_CID)
        return sk_pdf_font_cff(program, &n);
    return sk_pdf_font_sfnt(program, &has_cff) &&
           (kind == SK_PDF_OPENTYPE || !has_cff);
}
