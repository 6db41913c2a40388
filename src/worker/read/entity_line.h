/* SPDX-License-Identifier: Apache-2.0
 *
 * Does a line look like a piece of a MIME entity (entity_line.c)?
 */
#ifndef SK_WORKER_READ_ENTITY_LINE_H
#define SK_WORKER_READ_ENTITY_LINE_H

#include <glib.h>

/* sk_line_is_mime_header: whether a MIME header (Content-Type …) begins with
 * the @len bytes of @line. */
gboolean sk_line_is_mime_header(const guint8 *line, gsize len);

/* sk_line_is_entity: whether @line holds what only the makings of a part do:
 * MIME headers, lines of base64, uuencode, yEnc. @base64_lines counts the lines
 * of base64 in a row: 0 before the first line. */
gboolean sk_line_is_entity(const guint8 *line, gsize len, guint *base64_lines);

/* sk_lines_have_mime_header: a MIME header stands among the lines of @data
 * before the first empty one. */
gboolean sk_lines_have_mime_header(const guint8 *data, gsize len);

/* sk_lines_have_entity: a line of @data is one by sk_line_is_entity. */
gboolean sk_lines_have_entity(const guint8 *data, gsize len);

#endif
