/* SPDX-License-Identifier: Apache-2.0
 *
 * Which end tags close which elements where a page is nested wrongly. Private
 * to filters/html.
 */
#ifndef SK_HTML_HTML_NEST_H
#define SK_HTML_HTML_NEST_H

#include <glib.h>

#define SK_NEST_MAX 512

typedef struct {
    const char *open[SK_NEST_MAX]; /* names of the open elements; static */
    /* 1 plus the position of the innermost fence up to here */
    guint fence[SK_NEST_MAX];
    guint depth;
    /* the page is nested more deeply than is followed; nothing is corrected any
     * more */
    gboolean lost;
} SkNest;

/* sk_nest_tag: says that the tag @name comes next. Appends to @out the end tags
 * that must stand before it: browsers close these elements with it, while
 * libxml2 would ignore the tag, so that "<section hidden><div></section>text"
 * would hide the text. */
void sk_nest_tag(SkNest *nest, const char *name, gboolean closes, GString *out);

#endif
