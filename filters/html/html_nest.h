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
    const char *open[SK_NEST_MAX]; /* names; static */
    guint fence[SK_NEST_MAX];      /* 1 + the innermost fence up to here */
    guint depth;
    gboolean lost; /* deeper than we follow: no more help */
} SkNest;

/* sk_nest_tag: tag @name comes next. Appends to @out the end tags that have to
 * stand before it, because browsers close these elements with it and libxml2
 * would ignore the tag instead: "<section hidden><div></section>text" hides
 * text there. */
void sk_nest_tag(SkNest *nest, const char *name, gboolean closes, GString *out);

#endif
