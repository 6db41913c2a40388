/* SPDX-License-Identifier: Apache-2.0
 *
 * Prepares HTML for the parser. Only filters/html uses this.
 *
 * What html_thin.c defines is declared here.
 */
#ifndef SK_HTML_HTML_TIDY_H
#define SK_HTML_HTML_TIDY_H

#include <glib.h>

typedef struct {
    guint comments;
    guint conditionals;
    guint templates;
    /* A tag has so many attributes that the parser, which compares each with
     * all before it, would take for ever; the page must be thinned. */
    gboolean is_monster;
} SkHtmlTidied;

/* sk_html_tidy: returns @html without what libxml2 reads differently from
 * browsers, by showing what they do not show or by losing text behind it:
 * comments, "<![if …]>", <template>, the content of <iframe>, tags in <select>
 * and <textarea>, unknown empty elements. New string. */
char *sk_html_tidy(const char *html, gsize len, SkHtmlTidied *found);

/* sk_html_thin: tidies @html and removes its structure: text, line ends, links
 * and pictures stay, and so do scripts and styles, which the parser drops and
 * counts. No text is lost. New string. */
char *sk_html_thin(const char *html, gsize len);

#endif
