/* SPDX-License-Identifier: Apache-2.0
 *
 * The charts of the HTML report, as SVG inside the page, and its text.
 */
#ifndef SK_CLI_REPORT_HTML_CHART_H
#define SK_CLI_REPORT_HTML_CHART_H

#include <glib.h>

#define SK_HTML_BLUE "#2f6fa8"
#define SK_HTML_RED  "#c8452f"

/* sk_html_text: appends @text, escaped for the content of an element. */
void sk_html_text(GString *out, const char *text);

/* sk_html_bar: appends a horizontal bar of @part of @whole. */
void sk_html_bar(GString *out, guint64 part, guint64 whole);

/* sk_html_columns: appends a chart of columns over time. @rows (of SkTallyRow)
 * are in order of time; their first number is the height, the second the part
 * of it that was withheld. Hours or days between them without a row are shown
 * as empty, as long as the chart stays readable. */
void sk_html_columns(GString *out, const GPtrArray *rows, gboolean by_hour);

#endif
