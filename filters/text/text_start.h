/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds lines at which some reader of plain text begins to decode what follows.
 */
#ifndef SK_TEXT_TEXT_START_H
#define SK_TEXT_TEXT_START_H

#include <glib.h>

#define SK_TEXT_DOT "・" /* is inserted to break such a line */

/* sk_text_start_at: returns the position in @line (@len bytes, without its line
 * end) where the dot must be inserted if it is such a line, or -1 if it is not.
 */
gssize sk_text_start_at(const char *line, gsize len);

/* sk_text_break_starts: returns @text (UTF-8, LF or CRLF) with a "・" in every
 * line that some mail reader takes for the start of something to decode:
 * uuencode ("begin 644 name", more tolerant than any reader; a bare line of its
 * data), yEnc, BinHex, MIME headers and delimiters, ASCII armour
 * ("-----BEGIN"), PostScript, and the "From " line of a mailbox. People can
 * still read the line. Idempotent. The number of broken lines is added to
 * @count, which may be NULL. New string. */
char *sk_text_break_starts(const char *text, guint *count);

#endif
