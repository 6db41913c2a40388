/* SPDX-License-Identifier: Apache-2.0
 *
 * A <table> as rows and columns, before it is known whether it holds data or
 * only lays out a page. Only filters/html uses this.
 *
 * What html_grid.c defines is declared here.
 */
#ifndef SK_HTML_HTML_TABLE_H
#define SK_HTML_HTML_TABLE_H

#include "html/html_walk.h"

/* A wider table is treated as layout; columns beyond are never looked at. */
#define SK_TABLE_COLUMNS_MAX 40

typedef struct {
    const SkHtmlNode *node;
    guint row, column;
    guint colspan, rowspan;
    gboolean is_head;
    char **lines; /* the text of the cell; NULL until sk_grid_write */
    guint n_lines;
    guint width; /* the width of the longest line */
} SkCell;

typedef struct {
    GArray *cells; /* of SkCell, row by row */
    const SkHtmlNode *caption;
    guint n_rows, n_columns;
    guint head_rows; /* how many rows at the top hold only headings */
} SkTable;

/* sk_grid_write: writes the data table to walk->flow, in columns if they fit,
 * else record by record. */
void sk_grid_write(SkWalk *walk, SkTable *table);

#endif
