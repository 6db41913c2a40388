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

/* What the name of an element means for the nesting. */
typedef struct {
    const char *fence;  /* the name, if a search for open elements ends there */
    const char *closer; /* the name, if its end tag closes what is in it */
    gboolean ends_cell; /* it begins a cell or a row */
} SkNestName;

/* sk_nest_name: returns what @name means. */
SkNestName sk_nest_name(const char *name);

/* sk_nest_tag: says that a tag of @name comes next. Appends to @out the end
 * tags that must stand before it: browsers close these elements with it, while
 * libxml2 would ignore the tag, so that "<section hidden><div></section>text"
 * would hide the text. */
void sk_nest_tag(SkNest *nest, const SkNestName *name, gboolean closes,
                 GString *out);

#endif
