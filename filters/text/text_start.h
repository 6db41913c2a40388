/* SPDX-License-Identifier: Apache-2.0
 *
 * Lines by which some reader of plain text begins to decode what follows.
 */
#ifndef SK_TEXT_TEXT_START_H
#define SK_TEXT_TEXT_START_H

#include <glib.h>

#define SK_TEXT_DOT "・" /* breaks a start */

/* sk_text_start_at: where the dot goes in the line @line (@len bytes, without
 * its end), if it is such a start; -1: it is none. */
gssize sk_text_start_at(const char *line, gsize len);

/* sk_text_break_starts: @text (UTF-8, LF or CRLF) with a "・" in every line
 * that some mail reader takes for the start of something to decode: uuencode
 * ("begin 644 name", looser than any reader is; a bare line of its data), yEnc,
 * BinHex, MIME headers and delimiters, armour ("-----BEGIN"), PostScript, and
 * "From " of a mailbox. The line can still be read by people. Idempotent.
 * @count (added; may be NULL): lines broken. New string. */
char *sk_text_break_starts(const char *text, guint *count);

#endif
