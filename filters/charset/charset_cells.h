/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables of charsets, made from iconv once, so that no worker needs iconv: a
 * zygote that keeps sixty converter modules mapped pays for each at every
 * fork. For charset*.c only.
 */
#ifndef SK_CHARSET_CHARSET_CELLS_H
#define SK_CHARSET_CHARSET_CELLS_H

#include <glib.h>
#include <iconv.h>

/* What stands at one code: up to two characters; 0: nothing. */
typedef guint32 SkCell;

/* sk_cells_add: the cells of @prefix (@len bytes) followed by each of the bytes
 * @first … @last, as @converter reads them. Returns where they begin. Only
 * before sk_cells_finish. */
guint sk_cells_add(iconv_t converter, const guchar *prefix, gsize len,
                   guint first, guint last);

/* sk_cells_skip: @n cells with nothing in them, like sk_cells_add. */
guint sk_cells_skip(guint n);

/* sk_cells_finish: no more cells; they are read-only from now on. */
gboolean sk_cells_finish(GError **error);

/* sk_cell: the cell at @place, as sk_cells_add gave it, plus an index; finished
 * or not. */
SkCell sk_cell(guint place);

/* The characters of a cell; the second is 0 in nearly all. */
gunichar sk_cell_first(SkCell cell);
gunichar sk_cell_second(SkCell cell);

#endif
