/* SPDX-License-Identifier: Apache-2.0
 *
 * Small fonts of each format, made byte by byte, for tests that damage them.
 */
#ifndef SK_TEST_FONT_MAKE_H
#define SK_TEST_FONT_MAKE_H

#include <glib.h>

/* font_make_truetype: three glyphs: an empty one, a triangle with instructions
 * ("A"), and one made of it ("B"), with tables that leave and some that do
 * not. */
GByteArray *font_make_truetype(void);

/* font_make_cff: the outlines of three glyphs with subroutines; keyed by CIDs
 * if @is_cid. */
GByteArray *font_make_cff(gboolean is_cid);

/* font_make_opentype: the same outlines within the tables of OpenType. */
GByteArray *font_make_opentype(void);

/* font_make_type1: three glyphs with subroutines and foreign PostScript; in
 * hexadecimal digits if @is_hex, as PFB if @is_pfb. */
GByteArray *font_make_type1(gboolean is_hex, gboolean is_pfb);

/* font_table: where the table @tag of an OpenType font stands, or 0. */
gsize font_table(const guint8 *font, const char *tag);

#endif
