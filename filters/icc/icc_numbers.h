/* SPDX-License-Identifier: Apache-2.0
 *
 * Colour profiles as numbers (ICC.1:2001-04, version 2): reads the primaries
 * and curves of a profile, or takes the colours of a grid, and writes a profile
 * that holds nothing else. No library is called.
 *
 * What icc_plain.c defines is declared here.
 */
#ifndef SK_ICC_NUMBERS_H
#define SK_ICC_NUMBERS_H

#include <glib.h>

/* sk_icc_space: returns the signature of the colour space that pixels of
 * @channels (1, 3 or 4) have in a profile: "GRAY", "RGB " or "CMYK". Returns
 * NULL for any other number. */
const char *sk_icc_space(guint channels);

/* sk_icc_plain: returns a profile of ours with the primaries and curves of the
 * profile @bytes (@len) for pixels of @channels (1 or 3). Returns NULL if the
 * profile is none for such pixels, if it has a table of colours, which would
 * override primaries and curves, or if its numbers are out of range. The caller
 * unrefs it. */
GBytes *sk_icc_plain(const guint8 *bytes, gsize len, guint channels);

/* sk_icc_tables_fit: returns whether each table of colours in the profile
 * @bytes (@len) has as many colours as it says. A library that takes memory for
 * them before it reads them would else take a hundred megabytes for a profile
 * of a few bytes. Returns FALSE for a profile with tables of floating-point
 * numbers, which hardly a program writes, and for bytes that are no profile. */
gboolean sk_icc_tables_fit(const guint8 *bytes, gsize len);

/* The pixels that a table gives the colours of: a grid of @side points for each
 * of @channels. */
typedef struct {
    guint channels, side;
} SkIccGrid;

/* sk_icc_side: returns the @nth side that a table for @channels may have, the
 * largest first, or 0 if there is none. */
guint sk_icc_side(guint channels, guint nth);

/* sk_icc_colors: returns how many colours a table has. sk_icc_pixel writes the
 * pixel of colour @i, with sixteen bits a channel, to @pixel. */
gsize sk_icc_colors(const SkIccGrid *grid);
void sk_icc_pixel(const SkIccGrid *grid, gsize i, guint16 *pixel);

/* sk_icc_table: returns a profile of ours with a table of @colors, which are
 * three numbers each: CIE L*a*b* in sixteen bits, as version 2 codes it. The
 * caller unrefs it. */
GBytes *sk_icc_table(const SkIccGrid *grid, const guint16 *colors);

/* sk_icc_same_table: returns the profile @bytes (@len), written anew from its
 * numbers, if it is what sk_icc_table writes for @grid, else NULL. The caller
 * unrefs it. */
GBytes *
sk_icc_same_table(const guint8 *bytes, gsize len, const SkIccGrid *grid);

#endif
