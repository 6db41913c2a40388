/* SPDX-License-Identifier: Apache-2.0
 *
 * What the readers of metafiles in the inspector share.
 *
 * What dib.c defines is declared here.
 */
#ifndef SK_INSPECTOR_PICTURE_METAFILE_H
#define SK_INSPECTOR_PICTURE_METAFILE_H

#include "inspector/picture/picture.h"

/* sk_dib_is_ours: returns whether the header and palette @info and the rows
 * @bits are such a bitmap as sk_plain_bmp() accepts in a file. */
bool sk_dib_is_ours(SkSpan info, SkSpan bits);

/* sk_zeros: returns whether all of the @n bytes at @p are zero. */
bool sk_zeros(const uint8_t *p, size_t n);

#endif
