/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables of charsets, which are made from iconv once at start, so that workers
 * do not need iconv. Were its sixty converter modules kept mapped, each fork
 * would pay for all of them. Only charset*.c use this.
 */
#ifndef SK_CHARSET_CHARSET_CELLS_H
#define SK_CHARSET_CHARSET_CELLS_H

#include <glib.h>
#include <iconv.h>

/* What stands at one code: one or two characters, or 0 for nothing. */
typedef guint32 SkCell;

/* sk_cells_add: adds the cells of all codes that consist of @prefix (@len
 * bytes) and one of the bytes @first to @last, as @converter reads them.
 * Returns the place of the first. Must not be called after sk_cells_finish. */
guint sk_cells_add(iconv_t converter, const guchar *prefix, gsize len,
                   guint first, guint last);

/* sk_cells_skip: adds @n empty cells. */
guint sk_cells_skip(guint n);

/* sk_cells_finish: makes the tables read-only; no cells can be
 * added after it. */
gboolean sk_cells_finish(GError **error);

/* sk_cell: returns the cell at @place, which is a place that sk_cells_add
 * returned plus an index. May be called before and after sk_cells_finish. */
SkCell sk_cell(guint place);

/* Return the characters of a cell. Nearly all cells have no second one, which
 * is then 0. */
gunichar sk_cell_first(SkCell cell);
gunichar sk_cell_second(SkCell cell);

#endif
