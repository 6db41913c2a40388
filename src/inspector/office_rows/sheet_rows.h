/* SPDX-License-Identifier: Apache-2.0
 *
 * The lists of elements of workbooks (office/office.h), each for one namespace
 * in some kinds of parts.
 */
#ifndef SK_INSPECTOR_OFFICE_ROWS_SHEET_ROWS_H
#define SK_INSPECTOR_OFFICE_ROWS_SHEET_ROWS_H

#include "inspector/office_rows/office_rows.h"

extern const char *const sk_office_s_book[],
    *const sk_office_s_sheet[],
        *const sk_office_s_style[],
            *const sk_office_s_string[],
                *const sk_office_s_comment[],
                    *const sk_office_s_table[],
                        *const sk_office_s_pivot[],
                            *const sk_office_s_meta[],
                                *const sk_office_xda[],
                                    *const sk_office_xcalcf[],
                                        *const sk_office_xltc[],
                                            *const sk_office_x14[],
                                                *const sk_office_x15[],
                                                    *const sk_office_x12ac[],
                                                        *const sk_office_xm[],
                                                            *const sk_office_sle[],
                                                                *const sk_office_tsle[],
                                                                    *const sk_office_xdr
                                                                        [],
                                                                            *const sk_office_x_sheet
                                                                                [];

#endif
