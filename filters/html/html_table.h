/* SPDX-License-Identifier: Apache-2.0
 *
 * A <table> as rows and columns, before it is known whether it holds data or
 * only lays out a page. Private to filters/html.
 */
#ifndef SK_HTML_HTML_TABLE_H
#define SK_HTML_HTML_TABLE_H

#include "html/html_walk.h"

/* A wider table is read as layout; columns past it are never looked at. */
#define SK_TABLE_COLUMNS_MAX 40

typedef struct {
    const SkHtmlNode *node;
    guint row, column;
    guint colspan, rowspan;
    gboolean is_head;
    char **lines; /* its text; NULL until sk_grid_write */
    guint n_lines;
    guint width; /* of the longest */
} SkCell;

typedef struct {
    GArray *cells; /* of SkCell, row by row */
    const SkHtmlNode *caption;
    guint n_rows, n_columns;
    guint head_rows; /* rows on top that only hold headings */
} SkTable;

/* sk_grid_write: the data table onto walk->flow, in columns when they fit,
 * else row by row. */
void sk_grid_write(SkWalk *walk, SkTable *table);

#endif
