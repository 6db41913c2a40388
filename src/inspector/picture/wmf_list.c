/* SPDX-License-Identifier: Apache-2.0
 *
 * The records of WMF that may leave, as the inspector knows them. Escapes and
 * device-dependent bitmaps have no row.
 */
#include "inspector/picture/wmf.h"

/* clang-format off */
static const SkWmfRow rows[] = {
    { 0x001E, 0, SK_WMF_SAVE, 0, 0, 0 },
    { 0x0035, 0, SK_WMF_FIXED, 0, 0, 0 },
    { 0x00F7, 2, SK_WMF_PALETTE, 0, 0, SK_WMF_A_PALETTE },
    { 0x0102, 1, SK_WMF_CHOICE, 1, 2, 0 },
    { 0x0103, 1, SK_WMF_CHOICE, 1, 8, 0 },
    { 0x0104, 1, SK_WMF_CHOICE, 1, 16, 0 },
    { 0x0106, 1, SK_WMF_CHOICE, 1, 2, 0 },
    { 0x0107, 1, SK_WMF_CHOICE, 1, 4, 0 },
    { 0x0108, 1, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0127, 1, SK_WMF_RESTORE, 0, 0, 0 },
    { 0x012A, 1, SK_WMF_USE, SK_WMF_A_REGION, 0, 0 },
    { 0x012B, 1, SK_WMF_USE, SK_WMF_A_REGION, 0, 0 },
    { 0x012C, 1, SK_WMF_USE, SK_WMF_A_REGION, 0, 0 },
    { 0x012D, 1, SK_WMF_USE, SK_WMF_A_TOOL, 0, 0 },
    { 0x012E, 1, SK_WMF_CHOICE, 0, 511, 0 },
    { 0x0142, 2, SK_WMF_BITMAP, 1, 0, SK_WMF_A_TOOL },
    { 0x0149, 1, SK_WMF_CHOICE, 0, 9, 0 },
    { 0x01F0, 1, SK_WMF_DELETE, 0, 0, 0 },
    { 0x0201, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0209, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x020A, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x020B, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x020C, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x020D, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x020E, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x020F, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0211, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0213, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0214, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0220, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0228, 2, SK_WMF_USE, SK_WMF_A_REGION, SK_WMF_A_TOOL, 0 },
    { 0x0231, 2, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0234, 1, SK_WMF_USE, SK_WMF_A_PALETTE, 0, 0 },
    { 0x02FA, 5, SK_WMF_FIXED, 0, 0, SK_WMF_A_TOOL },
    { 0x02FB, 9, SK_WMF_FONT, 0, 0, SK_WMF_A_TOOL },
    { 0x02FC, 4, SK_WMF_FIXED, 0, 0, SK_WMF_A_TOOL },
    { 0x0324, 1, SK_WMF_POINTS, 0, 0, 0 },
    { 0x0325, 1, SK_WMF_POINTS, 0, 0, 0 },
    { 0x0410, 4, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0412, 4, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0415, 4, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0416, 4, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0418, 4, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0419, 4, SK_WMF_FIXED, 0, 0, 0 },
    { 0x041B, 4, SK_WMF_FIXED, 0, 0, 0 },
    { 0x041F, 4, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0429, 4, SK_WMF_USE, SK_WMF_A_REGION, SK_WMF_A_TOOL, 0 },
    { 0x0521, 1, SK_WMF_TEXT, 0, 0, 0 },
    { 0x0538, 1, SK_WMF_POLYS, 0, 0, 0 },
    { 0x0548, 5, SK_WMF_FIXED, 0, 0, 0 },
    { 0x061C, 6, SK_WMF_FIXED, 0, 0, 0 },
    { 0x061D, 6, SK_WMF_FIXED, 0, 0, 0 },
    { 0x06FF, 11, SK_WMF_REGION, 0, 0, SK_WMF_A_REGION },
    { 0x0817, 8, SK_WMF_FIXED, 0, 0, 0 },
    { 0x081A, 8, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0830, 8, SK_WMF_FIXED, 0, 0, 0 },
    { 0x0940, 8, SK_WMF_BITMAP, SK_WMF_NOWHERE, 9, 0 },
    { 0x0A32, 4, SK_WMF_LONG_TEXT, 0, 0, 0 },
    { 0x0B41, 10, SK_WMF_BITMAP, SK_WMF_NOWHERE, 11, 0 },
    { 0x0D33, 9, SK_WMF_BITMAP, 0, 0, 0 },
    { 0x0F43, 11, SK_WMF_BITMAP, 2, 0, 0 },
};
/* clang-format on */

const SkWmfRow *
sk_wmf_row_of(uint32_t function)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].function == function)
            return &rows[i];
    return NULL;
}
