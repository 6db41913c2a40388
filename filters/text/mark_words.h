/* SPDX-License-Identifier: Apache-2.0
 *
 * Words by which a program takes a text for something that it runs, opens or
 * shows: scripts, shortcuts, pages, documents of other programs. The worker
 * asks these tables for the type of a file, and the cleaners of texts ask them
 * whether a cleaned text would be taken for such a file. The inspector has
 * tables of its own, on purpose.
 */
#ifndef SK_TEXT_MARK_WORDS_H
#define SK_TEXT_MARK_WORDS_H

#include <glib.h>

/* How many bytes readers of PDF and HTML search for the beginning of a file. */
#define SK_MARK_EARLY 1024

/* sk_mark_start: returns the media type of a text that begins with such a word,
 * in any case and with LF or CRLF where the word has a line end, or NULL.
 * Blanks before the word are the caller's to skip. Static. */
const char *sk_mark_start(const char *text, gsize len);

/* sk_mark_is_first_tag: returns whether @text begins with a tag by which a
 * browser takes a file for a page if it stands first. */
gboolean sk_mark_is_first_tag(const char *text, gsize len);

/* sk_mark_early_word: returns the tag with which @text begins if it is one that
 * counts anywhere among the first SK_MARK_EARLY bytes of a file, or NULL. The
 * byte behind the tag is not looked at. Static. */
const char *sk_mark_early_word(const char *text, gsize len);

/* sk_mark_is_early_tag: returns whether @text begins with such a tag and a
 * blank,
 * "/", ">" or the end of the text stands behind it. */
gboolean sk_mark_is_early_tag(const char *text, gsize len);

#endif
