/* SPDX-License-Identifier: Apache-2.0
 *
 * The lists of elements of documents of OOXML (office/office.h), each for one
 * namespace in some kinds of parts.
 */
#ifndef SK_INSPECTOR_OFFICE_ROWS_OFFICE_ROWS_H
#define SK_INSPECTOR_OFFICE_ROWS_OFFICE_ROWS_H

#include <stddef.h>

/* clang-format off */
extern const char *const sk_office_word_stories[],
    *const sk_office_word_story[], *const sk_office_word_changes[],
    *const sk_office_word_format[], *const sk_office_word_w14[],
    *const sk_office_word_w15[], *const sk_office_word_w16se[],
    *const sk_office_word_styles[], *const sk_office_word_numbering[],
    *const sk_office_word_settings[], *const sk_office_word_compat[],
    *const sk_office_word_fonts[], *const sk_office_word_w16cid[],
    *const sk_office_wp[], *const sk_office_wp14[], *const sk_office_wps[],
    *const sk_office_wpg[], *const sk_office_wpc[], *const sk_office_a14[],
    *const sk_office_a15[], *const sk_office_a16[], *const sk_office_asvg[],
    *const sk_office_adec[], *const sk_office_ahyp[], *const sk_office_none[],
    *const sk_office_none_cx2[], *const sk_office_none_cx4[],
    *const sk_office_none_c16r2[], *const sk_office_thm15[],
    *const sk_office_slide_c_cx[], *const sk_office_a[],
    *const sk_office_pic[], *const sk_office_slide_a[], *const sk_office_m[],
    *const sk_office_c_frame[], *const sk_office_cx_frame[],
    *const sk_office_c[], *const sk_office_c14[], *const sk_office_c15[],
    *const sk_office_c16[], *const sk_office_c16r3[], *const sk_office_cs[],
    *const sk_office_c_shapes[], *const sk_office_cdr[],
    *const sk_office_cx[], *const sk_office_slide_c[],
    *const sk_office_dgm_frame[], *const sk_office_dgm[],
    *const sk_office_dsp[], *const sk_office_dgm14[],
    *const sk_office_dgm1612[], *const sk_office_slide_dgm[],
    *const sk_office_v[], *const sk_office_o[], *const sk_office_x_vml[],
    *const sk_office_w10[], *const sk_office_pvml[],
    *const sk_office_p_presentation[], *const sk_office_p14[],
    *const sk_office_p15[], *const sk_office_p159[], *const sk_office_p16[],
    *const sk_office_p[], *const sk_office_p188[],
    *const sk_office_p_comment[], *const sk_office_oac[],
    *const sk_office_pc[], *const sk_office_p_properties[],
    *const sk_office_p_view[], *const sk_office_vml_plain[];
/* clang-format on */

#endif
