/* SPDX-License-Identifier: Apache-2.0
 *
 * Parses UTF-8 HTML into an SkHtmlDoc. Only filters/html uses this.
 */
#ifndef SK_HTML_HTML_PARSE_H
#define SK_HTML_HTML_PARSE_H

#include <sekisho/part.h>
#include "html/html_tree.h"

typedef enum {
    SK_HTML_PARSED,
    /* the page must be thinned (html_thin.c) and parsed again */
    SK_HTML_TOO_DEEP,
    SK_HTML_TOO_BIG,
    SK_HTML_TOO_SLOW,
} SkHtmlParsed;

/* sk_html_parse_warm: does what libxml2 needs before the sandbox closes. */
gboolean sk_html_parse_warm(void);

/* sk_html_parse: parses @html (valid UTF-8 without NUL) into the empty @doc. */
SkHtmlParsed
sk_html_parse(SkHtmlDoc *doc, const char *html, gsize len, SkPart *part);

#endif
