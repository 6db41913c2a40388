/* SPDX-License-Identifier: Apache-2.0
 *
 * Marks by which some program takes clean text for something that starts: a
 * script, a page, a shortcut, an archive. What carries one does not leave, or
 * is written so that it carries none.
 */
#ifndef SK_TEXT_TEXT_MARK_H
#define SK_TEXT_TEXT_MARK_H

#include <glib.h>

typedef enum {
    SK_MARKS_TEXT,
    SK_MARKS_TABLE, /* and what spreadsheets take for a page */
    SK_MARKS_XML,   /* elements are its reader's business */
} SkMarks;

/* sk_text_has_mark: whether @text, clean UTF-8 with or without a byte order
 * mark, begins with a mark or has one early. */
gboolean sk_text_has_mark(const char *text, gsize len, SkMarks marks);

/* sk_text_part_marks: @text, a value within a file, with a blank in each word
 * that would be a mark wherever it stands early ("<script"). Idempotent. New
 * string. @count (added; may be NULL). */
char *sk_text_part_marks(const char *text, guint *count);

#endif
