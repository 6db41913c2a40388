/* SPDX-License-Identifier: Apache-2.0
 *
 * The lists and dictionaries of CFF. Only font_cff*.c include this.
 *
 * What font_cff_dict.c defines is declared here.
 */
#ifndef SK_INSPECTOR_PDF_FONT_CFF_H
#define SK_INSPECTOR_PDF_FONT_CFF_H

#include "inspector/pdf/font.h"

typedef struct {
    uint32_t word;
    unsigned least, most; /* operands */
} SkCffRule;

/* What a dictionary says about other places; 0 where it says nothing. */
typedef struct {
    bool is_cid;
    int64_t ros[3], charset, encoding, glyphs, fonts, select, private_len,
        private_at, subrs;
} SkCffTop;

/* sk_pdf_cff_list: reads a list (INDEX) that begins at *@in, moved behind it.
 * The caller frees items and reached of @list, in any case. */
bool sk_pdf_cff_list(SkSpan *in, SkFontSubrs *list);

/* sk_pdf_cff_dict_is_ours: returns whether @dict has operators of the @n @rules
 * alone, each once, with numbers in their one form. */
bool sk_pdf_cff_dict_is_ours(SkSpan dict, const SkCffRule *rules, size_t n,
                             SkCffTop *found);

#endif
