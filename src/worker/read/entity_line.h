/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognises lines that look like a piece of a MIME entity (entity_line.c).
 */
#ifndef SK_WORKER_READ_ENTITY_LINE_H
#define SK_WORKER_READ_ENTITY_LINE_H

#include <glib.h>

/* sk_line_is_mime_header: returns whether the @len bytes of @line begin with a
 * MIME header, such as Content-Type. */
gboolean sk_line_is_mime_header(const guint8 *line, gsize len);

/* sk_line_is_entity: returns whether @line holds what only a MIME part does: a
 * MIME header, base64, uuencode or yEnc. @base64_lines counts the lines of
 * base64 in a row; it must be 0 before the first line. */
gboolean sk_line_is_entity(const guint8 *line, gsize len, guint *base64_lines);

/* sk_lines_have_mime_header: returns whether a MIME header stands in the lines
 * of @data before the first empty one. */
gboolean sk_lines_have_mime_header(const guint8 *data, gsize len);

/* sk_lines_have_entity: returns whether sk_line_is_entity is true for any line
 * of @data. */
gboolean sk_lines_have_entity(const guint8 *data, gsize len);

#endif
