/* SPDX-License-Identifier: Apache-2.0
 *
 * An SVG while it is cleaned: a tree that holds only what the tables list
 * (svg_table.c), with every value parsed and in the form in which it is
 * written. Only svg*.c include this.
 */
#ifndef SK_SVG_SVG_H
#define SK_SVG_SVG_H

#include <glib.h>
#include "picture/picture.h"

/* The elements that leave: X(symbol, name, whether text in it is kept). */
#define SK_SVG_ELEMENTS(X)                                                     \
    X(SVG, "svg", FALSE)                                                       \
    X(G, "g", FALSE)                                                           \
    X(DEFS, "defs", FALSE)                                                     \
    X(SYMBOL, "symbol", FALSE)                                                 \
    X(USE, "use", FALSE)                                                       \
    X(IMAGE, "image", FALSE)                                                   \
    X(PATH, "path", FALSE)                                                     \
    X(RECT, "rect", FALSE)                                                     \
    X(CIRCLE, "circle", FALSE)                                                 \
    X(ELLIPSE, "ellipse", FALSE)                                               \
    X(LINE, "line", FALSE)                                                     \
    X(POLYLINE, "polyline", FALSE)                                             \
    X(POLYGON, "polygon", FALSE)                                               \
    X(TEXT, "text", TRUE)                                                      \
    X(TSPAN, "tspan", TRUE)                                                    \
    X(TEXT_PATH, "textPath", TRUE)                                             \
    X(TITLE, "title", TRUE)                                                    \
    X(DESC, "desc", TRUE)                                                      \
    X(LINEAR, "linearGradient", FALSE)                                         \
    X(RADIAL, "radialGradient", FALSE)                                         \
    X(STOP, "stop", FALSE)                                                     \
    X(CLIP, "clipPath", FALSE)                                                 \
    X(MASK, "mask", FALSE)                                                     \
    X(PATTERN, "pattern", FALSE)                                               \
    X(MARKER, "marker", FALSE)                                                 \
    X(FILTER, "filter", FALSE)                                                 \
    X(FE_BLEND, "feBlend", FALSE)                                              \
    X(FE_MATRIX, "feColorMatrix", FALSE)                                       \
    X(FE_TRANSFER, "feComponentTransfer", FALSE)                               \
    X(FE_RED, "feFuncR", FALSE)                                                \
    X(FE_GREEN, "feFuncG", FALSE)                                              \
    X(FE_BLUE, "feFuncB", FALSE)                                               \
    X(FE_ALPHA, "feFuncA", FALSE)                                              \
    X(FE_COMPOSITE, "feComposite", FALSE)                                      \
    X(FE_CONVOLVE, "feConvolveMatrix", FALSE)                                  \
    X(FE_DIFFUSE, "feDiffuseLighting", FALSE)                                  \
    X(FE_DISPLACE, "feDisplacementMap", FALSE)                                 \
    X(FE_DISTANT, "feDistantLight", FALSE)                                     \
    X(FE_SHADOW, "feDropShadow", FALSE)                                        \
    X(FE_FLOOD, "feFlood", FALSE)                                              \
    X(FE_BLUR, "feGaussianBlur", FALSE)                                        \
    X(FE_IMAGE, "feImage", FALSE)                                              \
    X(FE_MERGE, "feMerge", FALSE)                                              \
    X(FE_NODE, "feMergeNode", FALSE)                                           \
    X(FE_MORPH, "feMorphology", FALSE)                                         \
    X(FE_OFFSET, "feOffset", FALSE)                                            \
    X(FE_POINT, "fePointLight", FALSE)                                         \
    X(FE_SPECULAR, "feSpecularLighting", FALSE)                                \
    X(FE_SPOT, "feSpotLight", FALSE)                                           \
    X(FE_TILE, "feTile", FALSE)                                                \
    X(FE_NOISE, "feTurbulence", FALSE)

typedef enum {
#define SK_X(symbol, name, words) SK_SVG_##symbol,
    SK_SVG_ELEMENTS(SK_X)
#undef SK_X
        SK_SVG_N_KINDS,
    SK_SVG_RUN = SK_SVG_N_KINDS, /* not an element but a run of characters */
} SkSvgKind;

#define SK_SVG_BIT(symbol) (G_GUINT64_CONSTANT(1) << SK_SVG_##symbol)

#define SK_SVG_DEPTH_MAX    128
#define SK_SVG_ELEMENTS_MAX 100000
/* elements that are drawn when every reference is followed */
#define SK_SVG_DRAWN_MAX 1000000

/* What the value of an attribute may hold: any of these kinds if several bits
 * are set. The last four stand alone. */
typedef enum {
    SK_SVG_NUMBER = 1 << 0,
    SK_SVG_LENGTH = 1 << 1,    /* a number with a unit or a percent sign */
    SK_SVG_COLOR = 1 << 2,     /* by name, hexadecimal digits or function */
    SK_SVG_URL = 1 << 3,       /* url(#id) */
    SK_SVG_NAME = 1 << 4,      /* an identifier such as "blur1" */
    SK_SVG_FAMILY = 1 << 5,    /* names of fonts */
    SK_SVG_CSS = 1 << 6,       /* style sheets may set the attribute as well */
    SK_SVG_UNIT = 1 << 7,      /* in a style sheet a number needs a unit */
    SK_SVG_PATH_DATA = 1 << 8, /* path data */
    SK_SVG_TRANSFORM = 1 << 9,
    SK_SVG_LOCAL = 1 << 10,   /* #id */
    SK_SVG_PICTURE = 1 << 11, /* data: with a picture */
} SkSvgGrammar;

typedef struct {
    const char *name;
    guint grammar; /* bits of SkSvgGrammar */
    guint most;    /* the most tokens of a value */
    /* the words that may stand in it, in the case in which they leave */
    const char *words;
    guint64 kinds; /* bits of the elements that may have the attribute */
    double limit;  /* the limit of a number; 0 for that of all numbers */
} SkSvgAttribute;

typedef struct _SkSvgNode SkSvgNode;

typedef struct {
    const SkSvgAttribute *row;
    char *text;        /* the value as it is written, without the reference */
    char *id;          /* the id that it refers to, or NULL */
    SkSvgNode *target; /* the node with that id */
    guint64 weight;    /* the precedence in the CSS cascade */
    guint points;      /* the number of points in path data */
} SkSvgValue;

struct _SkSvgNode {
    guint kind; /* SkSvgKind */
    SkSvgNode *parent, *first, *last, *next;
    char *text; /* the characters of an SK_SVG_RUN */
    char *id, *classes;
    GArray *values; /* of SkSvgValue */
    /* elements drawn below when every reference is followed; 0
     * if not yet known */
    guint64 drawn;
    guint64 points; /* the points of all shapes in this subtree */
    /* the number by which the node is referred to; 0 if it is not */
    guint number;
    gboolean is_entered, is_alternative, is_gone;
};

typedef struct {
    SkPicture *picture;
    SkSvgNode *root;
    GPtrArray *nodes; /* all nodes, owned, in the order of the file */
    GString *sheets;  /* the text of the <style> elements */
    /* how many of each were left out */
    guint scripts, events, links, external, animations, foreign, styles,
        metadata;
    guint fonts, elements, attributes, images, comments, doctypes;
} SkSvg;

/* ---- svg_table.c -------------------------------------------------------- */

/* sk_svg_kind: returns the element called @name, or SK_SVG_N_KINDS if it is not
 * listed. */
SkSvgKind sk_svg_kind(const char *name);
const char *sk_svg_name(guint kind);
gboolean sk_svg_has_words(guint kind);

/* sk_svg_attribute: returns the row of @name for elements of @kind, or NULL if
 * there is none. @css asks for a property of a style sheet. */
const SkSvgAttribute *
sk_svg_attribute(const char *name, guint kind, gboolean css);

/* ---- svg_word.c --------------------------------------------------------- */

/* sk_svg_word: returns where @word (@len bytes) stands in @list, a list of
 * words separated by spaces, ignoring the case of ASCII letters. Returns NULL
 * if it is not there or @list is NULL. */
const char *sk_svg_word(const char *list, const char *word, gsize len);

/* sk_svg_gone: returns the counter in @svg for an element @name that does not
 * leave. */
guint *sk_svg_gone(SkSvg *svg, const char *name);

/* sk_svg_is_quiet: returns whether the attribute @name has no effect once all
 * else is done, so that its loss is not reported. */
gboolean sk_svg_is_quiet(const char *name);

/* sk_svg_color_name: returns the colour @word (@len bytes) in the case in which
 * it leaves, or NULL if it is no colour. The result is not terminated after the
 * word. */
const char *sk_svg_color_name(const char *word, gsize len);

/* ---- svg_value.c, svg_path.c -------------------------------------------- */

/* sk_svg_value: parses @text by the grammar of @row into @value (row, text, id,
 * points). @css says that it comes from a style sheet. Returns FALSE if it does
 * not match; then *@external is TRUE if it named another file. */
gboolean sk_svg_value(const SkSvgAttribute *row, const char *text, gboolean css,
                      SkSvgValue *value, gboolean *external);

/* sk_svg_number: appends the number at *@p to @out in its shortest usual form
 * and moves *@p behind it. Returns FALSE if there is none, or if it is farther
 * from 0 than @limit. */
gboolean sk_svg_number(GString *out, const char **p, double limit);

/* Each of these appends the whole of @text to @out. sk_svg_path keeps what
 * stands before an error, as browsers do, and stores the number of points in
 * *@points. */
gboolean sk_svg_path(GString *out, const char *text, guint *points);
gboolean sk_svg_transform(GString *out, const char *text);

#define SK_SVG_FAR 1e9 /* the largest absolute value of a number */

/* ---- svg_tree.c --------------------------------------------------------- */

SkSvgNode *sk_svg_add(SkSvg *svg, SkSvgNode *parent, guint kind);
void sk_svg_clear(SkSvg *svg);

/* sk_svg_set: stores @value in @node, taking ownership, unless a value of
 * higher precedence is there. */
void sk_svg_set(SkSvgNode *node, SkSvgValue value);
SkSvgValue *sk_svg_get(const SkSvgNode *node, const char *name);

/* sk_svg_drop_gone: takes the children that are marked as gone out of @node;
 * svg->nodes still owns them. */
void sk_svg_drop_gone(SkSvgNode *node);

/* ---- the steps, in their order; each FALSE with a reason ---------------- */

gboolean sk_svg_read(SkSvg *svg, const char *text); /* svg_read.c */
gboolean sk_svg_style(SkSvg *svg);                  /* svg_sheet.c */
gboolean sk_svg_resolve(SkSvg *svg);                /* svg_refer.c */
GString *sk_svg_write(SkSvg *svg);                  /* svg_write.c */

/* svg_style.c. sk_svg_declare: applies the declarations of @text to @node with
 * the precedence @weight, to which @important is added for those with
 * "!important". */
void sk_svg_declare(SkSvg *svg, SkSvgNode *node, const char *text,
                    guint64 weight, guint64 important);

#define SK_SVG_WEIGHT_STYLE     (G_GUINT64_CONSTANT(1) << 60)
#define SK_SVG_WEIGHT_IMPORTANT (G_GUINT64_CONSTANT(1) << 61)

/* svg_image.c. sk_svg_picture: returns the picture in the data: URL @url,
 * cleaned, as a new data: URL, or NULL if there is none that leaves. */
char *sk_svg_picture(SkSvg *svg, const char *url);

#endif
