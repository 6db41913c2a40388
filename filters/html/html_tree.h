/* SPDX-License-Identifier: Apache-2.0
 *
 * The tree that html_parse.c builds and the other files walk. It is our own,
 * small and bounded, because libxml2's tree takes a hundred bytes a node and
 * stops at a depth of its own. Only filters/html uses this.
 */
#ifndef SK_HTML_HTML_TREE_H
#define SK_HTML_HTML_TREE_H

#include <glib.h>

/* Deeper markup is flattened first (html_thin.c). This bounds the recursion and
 * the search of libxml2 for the element that an end tag closes. Real mail stays
 * below 150. */
#define SK_HTML_DEPTH_MAX 256
/* Beyond these the part is given up (limit-expanded), because it would take too
 * much memory. */
#define SK_HTML_NODES_MAX (2 * 1000 * 1000)
#define SK_HTML_BYTES_MAX (24 * 1024 * 1024)
/* A longer attribute value is cut. */
#define SK_HTML_VALUE_MAX 8192
/* Style sheets are read up to here; rules beyond hide nothing. */
#define SK_HTML_CSS_MAX (512 * 1024)

/* What the walk does with an element. An element that is not listed is INLINE,
 * which is transparent: an unknown element never swallows text. */
typedef enum {
    SK_HTML_INLINE,
    SK_HTML_TEXT,
    SK_HTML_BLOCK, /* it stands on lines of its own */
    SK_HTML_PARA,  /* and has a blank line around it */
    SK_HTML_P,     /* as PARA, unless its margins are zero */
    SK_HTML_HEADING,
    SK_HTML_LIST,
    SK_HTML_ITEM,
    SK_HTML_DD,
    SK_HTML_QUOTE,
    SK_HTML_PRE,
    SK_HTML_TABLE,
    SK_HTML_CAPTION,
    SK_HTML_ROW,
    SK_HTML_CELL,
    SK_HTML_COL,
    SK_HTML_HR,
    SK_HTML_BR,
    SK_HTML_WBR,
    SK_HTML_IMG,
    SK_HTML_AREA,
    SK_HTML_LINK,
    SK_HTML_RUBY,
    SK_HTML_RB,
    SK_HTML_RT,
    SK_HTML_RP,
    SK_HTML_Q,
    SK_HTML_SUP,
    SK_HTML_STRIKE,
    SK_HTML_INPUT,
    SK_HTML_BUTTON,
    SK_HTML_SELECT,
    SK_HTML_OPTION,
    SK_HTML_TEXTAREA,
    SK_HTML_SVG, /* only what it shows as words */
    SK_HTML_SVGTEXT,
    SK_HTML_DROP, /* no browser ever shows it */
    SK_HTML_N_KINDS
} SkHtmlKind;

/* What leaves no text, and its word in the report. */
#define SK_HTML_COUNTS(X)                                                      \
    X(SCRIPT, "script")                                                        \
    X(STYLE, "style")                                                          \
    X(COMMENT, "markup-comment")                                               \
    X(CONDITIONAL, "conditional-comment")                                      \
    X(FRAME, "frame")                                                          \
    X(OBJECT, "object")                                                        \
    X(SVG, "svg")                                                              \
    X(FORM, "form")                                                            \
    X(EVENT, "event-handler")                                                  \
    X(REMOTE, "remote-image")                                                  \
    X(REFRESH, "meta-refresh")                                                 \
    X(BASE, "base")                                                            \
    X(DATA, "data-uri")                                                        \
    X(TEMPLATE, "template")                                                    \
    X(DEEP, "deep-markup")

typedef enum {
#define SK_X(symbol, word) SK_HTML_N_##symbol,
    SK_HTML_COUNTS(SK_X)
#undef SK_X
        SK_HTML_N_COUNTS
} SkHtmlCount;

typedef struct {
    const char *name;
    SkHtmlKind kind;
    int count; /* the SkHtmlCount to which each one adds, or -1 */
} SkHtmlTag;

/* The attributes that are kept. */
typedef enum {
    SK_HTML_ALT,
    SK_HTML_BORDER,
    SK_HTML_CHECKED,
    SK_HTML_CLASS,
    SK_HTML_COLSPAN,
    SK_HTML_HEIGHT,
    SK_HTML_HIDDEN,
    SK_HTML_HREF,
    SK_HTML_ID,
    SK_HTML_LABEL,
    SK_HTML_PLACEHOLDER,
    SK_HTML_ROLE,
    SK_HTML_ROWSPAN,
    SK_HTML_SELECTED,
    SK_HTML_SIZE,
    SK_HTML_START,
    SK_HTML_STYLE,
    SK_HTML_TYPE,
    SK_HTML_VALUE,
    SK_HTML_WIDTH,
    SK_HTML_N_ATTRS
} SkHtmlAttr;

typedef struct _SkHtmlNode SkHtmlNode;
struct _SkHtmlNode {
    const SkHtmlTag *tag;
    SkHtmlNode *parent, *first, *last, *next;
    guint32 at, len; /* for a text: where it stands in doc->bytes */
    guint32 attrs;   /* the first of its attributes in doc->attrs */
    guint16 n_attrs;
};

typedef struct {
    GPtrArray *blocks; /* of nodes, many in each block */
    guint n_nodes;
    GString *bytes; /* all texts and values */
    GArray *attrs;
    SkHtmlNode *root;
    GString *css;
    GString *title;
    char *base; /* the href of the first <base> that has one, or NULL */
    gboolean has_doctype;
    gboolean is_japanese; /* the page holds kana or kanji */
    guint counts[SK_HTML_N_COUNTS];
} SkHtmlDoc;

SkHtmlDoc *sk_html_doc_new(void);
void sk_html_doc_free(SkHtmlDoc *doc);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkHtmlDoc, sk_html_doc_free)

/* sk_html_tag: returns the entry of the element @name (lower case), or one
 * INLINE entry without a name for all that are not listed. Never NULL. */
const SkHtmlTag *sk_html_tag(const char *name);

/* sk_html_doc_add: adds a last child to @parent. Returns NULL beyond
 * SK_HTML_NODES_MAX. */
SkHtmlNode *
sk_html_doc_add(SkHtmlDoc *doc, SkHtmlNode *parent, const SkHtmlTag *tag);

/* sk_html_doc_text: appends @text to what @parent holds. Returns FALSE beyond
 * the limit of nodes. */
gboolean sk_html_doc_text(SkHtmlDoc *doc, SkHtmlNode *parent, const char *text,
                          gsize len);

/* sk_html_doc_set: keeps the attribute @name of @node, which must be the node
 * added last, if it is one that is known. */
void sk_html_doc_set(SkHtmlDoc *doc, SkHtmlNode *node, const char *name,
                     const char *value);

/* sk_html_attr: returns the value, "" if the attribute has none, NULL if it is
 * absent. Lent. */
const char *
sk_html_attr(const SkHtmlDoc *doc, const SkHtmlNode *node, SkHtmlAttr key);

/* sk_html_attr_number: returns a whole number from the attribute, clamped to
 * [@least, @most], or @otherwise if it is absent or no number. */
int sk_html_attr_number(const SkHtmlDoc *doc, const SkHtmlNode *node,
                        SkHtmlAttr key, int least, int most, int otherwise);

/* sk_html_node_text: appends the words below @node, as they stand, to @to,
 * until it holds @most bytes. */
void sk_html_node_text(const SkHtmlDoc *doc, const SkHtmlNode *node,
                       GString *to, gsize most);

/* sk_html_is_blank: only blanks (no-break and invisible ones too). */
gboolean sk_html_is_blank(const char *text, gsize len);

#endif
