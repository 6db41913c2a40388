/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes tables of documents as text in columns.
 */
#ifndef SK_TEXT_TEXT_COLUMNS_H
#define SK_TEXT_TEXT_COLUMNS_H

#include <glib.h>

/* Cells that are wider than this do not widen their column. */
#define SK_TEXT_COLUMN_MAX 40

/* sk_text_columns: appends @rows to @out, one line for each, with columns as
 * wide as their cells are on a terminal (East Asian width), separated by
 * " | ". @rows holds GPtrArray of char *; NULL is an empty cell, and the line
 * ends of a cell become " / ". Rows may have different numbers of cells. */
void sk_text_columns(GString *out, const GPtrArray *rows);

#endif
