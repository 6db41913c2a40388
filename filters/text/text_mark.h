/* SPDX-License-Identifier: Apache-2.0
 *
 * Marks by which some program takes clean text for something that it runs or
 * opens: a script, a page, a shortcut, an archive. A text with such a mark does
 * not leave, or is rewritten so that it has none.
 */
#ifndef SK_TEXT_TEXT_MARK_H
#define SK_TEXT_TEXT_MARK_H

#include <glib.h>

typedef enum {
    SK_MARKS_TEXT,
    SK_MARKS_TABLE, /* also what spreadsheets take for an HTML page */
    SK_MARKS_XML,   /* without elements, which the XML reader judges */
} SkMarks;

/* sk_text_has_mark: returns whether @text, clean UTF-8 with or without a byte
 * order mark, begins with a mark or has one among its first bytes. */
gboolean sk_text_has_mark(const char *text, gsize len, SkMarks marks);

/* sk_text_part_marks: returns @text, a value inside a file, with a blank in
 * each word that would be a mark if it stood near the start of a file
 * ("<script"). Idempotent. The number of such words is added to @count, which
 * may be NULL. New string. */
char *sk_text_part_marks(const char *text, guint *count);

#endif
