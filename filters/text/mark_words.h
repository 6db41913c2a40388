/* SPDX-License-Identifier: Apache-2.0
 *
 * Words by which a program takes a text for something that it runs, opens or
 * shows: scripts, shortcuts, pages, documents of other programs. What names
 * files and what checks that a cleaned text has become none of them ask the
 * same tables; the inspector has its own, on purpose.
 */
#ifndef SK_TEXT_MARK_WORDS_H
#define SK_TEXT_MARK_WORDS_H

#include <glib.h>

/* The bytes in which readers of PDF and HTML look for their beginning. */
#define SK_MARK_EARLY 1024

/* sk_mark_start: returns the media type of a text that begins with such a word,
 * in any case and with LF or CRLF where the word has a line end, or NULL.
 * Blanks before the word are the caller's to skip. Static. */
const char *sk_mark_start(const char *text, gsize len);

/* sk_mark_is_first_tag: returns whether @text begins with a tag by which a
 * browser takes a file for a page if it stands first. */
gboolean sk_mark_is_first_tag(const char *text, gsize len);

/* sk_mark_early_word: returns the tag at the beginning of @text that counts
 * wherever it stands among the first SK_MARK_EARLY bytes, or NULL. Whether
 * something ends the tag is not looked at. Static. */
const char *sk_mark_early_word(const char *text, gsize len);

/* sk_mark_is_early_tag: returns whether @text begins with such a tag, ended by
 * a blank, "/", ">" or the end of the text. */
gboolean sk_mark_is_early_tag(const char *text, gsize len);

#endif
