/* SPDX-License-Identifier: Apache-2.0
 *
 * HTML made ready for the parser. Private to filters/html.
 */
#ifndef SK_HTML_HTML_TIDY_H
#define SK_HTML_HTML_TIDY_H

#include <glib.h>

typedef struct {
    guint comments;
    guint conditionals;
    guint templates;
    gboolean is_monster; /* a tag with so many attributes that the parser,
                            which compares each with all before it, would take
                            for ever: thin it */
} SkHtmlTidied;

/* sk_html_tidy: @html without what libxml2 reads otherwise than browsers do,
 * showing what they do not or losing text behind it: comments, "<![if …]>",
 * <template>, content of <iframe>, tags in <select> and <textarea>, empty
 * elements it does not know. New string. */
char *sk_html_tidy(const char *html, gsize len, SkHtmlTidied *found);

/* sk_html_thin: tidy @html without its structure: text, line ends, links and
 * pictures stay; so do scripts and styles, for the parser to drop and count.
 * No text is lost. New string. */
char *sk_html_thin(const char *html, gsize len);

#endif
