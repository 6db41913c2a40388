/* SPDX-License-Identifier: Apache-2.0
 *
 * What the HTML tests share: one page through the real code under a policy
 * built from settings, and what was counted on the way.
 */
#ifndef SK_TEST_HTML_HELP_H
#define SK_TEST_HTML_HELP_H

#include <glib.h>
#include <sekisho/verdict.h>

typedef struct {
    char *text; /* NULL when it was given up */
    SkReason reason;
    char *counts; /* "hidden-text=1 script=2", sorted; "" for none */
    char *sample; /* of the hidden text, or NULL */
} HtmlResult;

/* html_prepare: to be called once, before anything else. */
void html_prepare(void);

/* html_run: cleans a page under a profile with @settings inside it (such as
 * "links = \"keep\";"; "" for the defaults). */
HtmlResult *html_run(const char *html, gsize len, const char *charset,
                     const char *settings);
void html_result_free(HtmlResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlResult, html_result_free)

#endif
