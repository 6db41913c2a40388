/* SPDX-License-Identifier: Apache-2.0
 *
 * The small part of CSS that decides whether text is seen. In doubt it is seen:
 * only inline styles, the hidden attribute, and rules whose whole selector is
 * one class or id, outside every @-rule, can hide an element. Only filters/html
 * uses this.
 *
 * What html_css_sheet.c defines is declared here.
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
    /* it is set to an ordinary value: visible, normal and so on */
    SK_CSS_SHOWS,
    /* none, hidden or zero; for BORDER: a line is drawn; for DECORATION: struck
     * out */
    SK_CSS_HIDES,
    SK_CSS_PRE,      /* for WHITE_SPACE: kept, and never wrapped */
    SK_CSS_PRE_WRAP, /* for WHITE_SPACE: line ends are kept */
} SkCssValue;

typedef struct {
    guint8 value[SK_CSS_N]; /* of SkCssValue */
    guint32 important;      /* one bit for each value */
    /* one bit for each value that some selector which is not
     * followed may show */
    guint32 loose;
} SkCss;

/* The rules of a page's style sheet. */
typedef struct _SkCssSheet SkCssSheet;

/* sk_css_put: sets @property, unless @value is UNSET or what is set is
 * important and the new value is not. */
void sk_css_put(SkCss *css, SkCssProperty property, SkCssValue value,
                gboolean important);

/* sk_css_read: reads the declarations in @text (@len bytes); later ones win. */
void sk_css_read(SkCss *css, const char *text, gsize len);

/* sk_css_sheet: reads the style sheet @css. Never NULL. */
SkCssSheet *sk_css_sheet(const char *css);
void sk_css_sheet_free(SkCssSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkCssSheet, sk_css_sheet_free)

/* sk_css_of: returns what inline style, attributes and @sheet say of @node. One
 * sheet is asked about the nodes of one page, which must not change any more:
 * what is remembered points into it. */
SkCss
sk_css_of(const SkHtmlDoc *doc, const SkHtmlNode *node, SkCssSheet *sheet);

/* sk_css_hides: returns whether nothing below the node is seen, whatever it
 * says itself. Visibility and font size are not asked here, because an element
 * inside may undo them. */
gboolean sk_css_hides(const SkCss *css, const SkHtmlNode *node);

#endif
