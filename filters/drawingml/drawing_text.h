/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of charts and SmartArt, for documents that leave as text.
 */
#ifndef SK_DRAWINGML_DRAWING_TEXT_H
#define SK_DRAWINGML_DRAWING_TEXT_H

#include <glib.h>
#include <sekisho/part.h>

/* sk_drawing_chart_text: appends the title of a chart, @bytes, to @out, and its
 * cached categories and values as a small table. sk_drawing_diagram_text: the
 * words of SmartArt, from its data part, a line for each shape. Both return
 * FALSE with *@why and *@detail set if @bytes cannot be read. */
gboolean sk_drawing_chart_text(SkPart *part, GBytes *bytes, GString *out,
                               SkReason *why, const char **detail);
gboolean sk_drawing_diagram_text(SkPart *part, GBytes *bytes, GString *out,
                                 SkReason *why, const char **detail);

#endif
