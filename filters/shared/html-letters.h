/* SPDX-License-Identifier: Apache-2.0
 *
 * How much text an HTML page can hold, without making a page of it.
 */
#ifndef SK_SHARED_HTML_LETTERS_H
#define SK_SHARED_HTML_LETTERS_H

#include <glib.h>

/* A form of a text with less than one in so many of the letters of the other
 * one is a stub: a plain text ("this mail needs an HTML reader") or an HTML of
 * one image. */
#define SK_STUB_RATIO 5

/* sk_letters: letters and digits in @text (UTF-8; 0 if it is not). */
guint64 sk_letters(const char *text, gsize len);

/* sk_html_letters_most: at least as many as the letters and digits that a
 * reader could see of the page (its text, entities, alternative texts of
 * images), in any charset without NUL; G_MAXUINT64 for one with. Linear, at
 * about the speed of reading it. */
guint64 sk_html_letters_most(GBytes *page);

#endif
