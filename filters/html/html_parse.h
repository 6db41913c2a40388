/* SPDX-License-Identifier: Apache-2.0
 *
 * UTF-8 HTML into a SkHtmlDoc. Private to filters/html.
 */
#ifndef SK_HTML_HTML_PARSE_H
#define SK_HTML_HTML_PARSE_H

#include <sekisho/part.h>
#include "html/html_tree.h"

typedef enum {
    SK_HTML_PARSED,
    SK_HTML_TOO_DEEP, /* thin it (html_thin.c) and come again */
    SK_HTML_TOO_BIG,
    SK_HTML_TOO_SLOW,
} SkHtmlParsed;

/* sk_html_parse_warm: what libxml2 wants done before the sandbox. */
gboolean sk_html_parse_warm(void);

/* sk_html_parse: @html (valid UTF-8, no NUL) into the empty @doc. */
SkHtmlParsed
sk_html_parse(SkHtmlDoc *doc, const char *html, gsize len, SkPart *part);

#endif
