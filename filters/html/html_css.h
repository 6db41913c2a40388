/* SPDX-License-Identifier: Apache-2.0
 *
 * The little of CSS that decides whether text is seen. In doubt it is seen:
 * only inline style, the hidden attribute and rules whose whole selector is
 * one class or id, outside every @-rule, can hide. Private to
 * filters/html.
 */
#ifndef SK_HTML_HTML_CSS_H
#define SK_HTML_HTML_CSS_H

#include "html/html_tree.h"

typedef enum {
    SK_CSS_DISPLAY,
    SK_CSS_VISIBILITY,
    SK_CSS_FONT_SIZE,
    SK_CSS_OPACITY,
    SK_CSS_MAX_HEIGHT,
    SK_CSS_HEIGHT,
    SK_CSS_OVERFLOW,
    SK_CSS_WIDTH,
    SK_CSS_WHITE_SPACE,
    SK_CSS_LIST_STYLE,
    SK_CSS_MARGIN_TOP,
    SK_CSS_MARGIN_BOTTOM,
    SK_CSS_BORDER,
    SK_CSS_DECORATION,
    SK_CSS_N
} SkCssProperty;

typedef enum {
    SK_CSS_UNSET,
    SK_CSS_SHOWS,    /* said, and nothing remarkable: visible, normal … */
    SK_CSS_HIDES,    /* none, hidden, zero; BORDER: a line is drawn;
                        DECORATION: struck out */
    SK_CSS_PRE,      /* WHITE_SPACE: kept, never wrapped */
    SK_CSS_PRE_WRAP, /* WHITE_SPACE: line ends kept */
} SkCssValue;

typedef struct {
    guint8 value[SK_CSS_N]; /* SkCssValue */
    guint32 important;      /* bits */
    guint32 loose;          /* shown by some selector we do not follow */
} SkCss;

/* sk_css_sheet: the rules of style sheet @css by selector (".a", "#a",
 * "td.a"). Free with g_hash_table_unref. */
GHashTable *sk_css_sheet(const char *css);

/* sk_css_of: what inline style, attributes and @sheet say of @node. */
SkCss
sk_css_of(const SkHtmlDoc *doc, const SkHtmlNode *node, GHashTable *sheet);

/* sk_css_hides: nothing below it is seen, whatever it says itself. (Visibility
 * and font size, which it may undo, are not asked here.) */
gboolean sk_css_hides(const SkCss *css, const SkHtmlNode *node);

#endif
