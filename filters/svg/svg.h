/* SPDX-License-Identifier: Apache-2.0
 *
 * SVG in hand while it is cleaned: a tree that holds only what the tables list
 * (svg_table.c), every value parsed and in the form it is written in. Only the
 * files svg*.c include it.
 */
#ifndef SK_SVG_SVG_H
#define SK_SVG_SVG_H

#include <glib.h>
#include "picture/picture.h"

/* The elements that leave. X(symbol, name, whether its words stay). */
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
    SK_SVG_RUN = SK_SVG_N_KINDS, /* no element: characters */
} SkSvgKind;

#define SK_SVG_BIT(symbol) (G_GUINT64_CONSTANT(1) << SK_SVG_##symbol)

#define SK_SVG_DEPTH_MAX    128
#define SK_SVG_ELEMENTS_MAX 100000
#define SK_SVG_DRAWN_MAX    1000000 /* elements, every reference followed */

/* What the value of an attribute may hold; any of these where several are set.
 * The last four stand alone. */
typedef enum {
    SK_SVG_NUMBER = 1 << 0,
    SK_SVG_LENGTH = 1 << 1,    /* a number with a unit or a percent sign */
    SK_SVG_COLOR = 1 << 2,     /* by name, digits or function */
    SK_SVG_URL = 1 << 3,       /* url(#id) */
    SK_SVG_NAME = 1 << 4,      /* a word of its own: "blur1" */
    SK_SVG_FAMILY = 1 << 5,    /* names of fonts */
    SK_SVG_CSS = 1 << 6,       /* style sheets may set it as well */
    SK_SVG_UNIT = 1 << 7,      /* and then a number needs a unit */
    SK_SVG_PATH_DATA = 1 << 8, /* path data */
    SK_SVG_TRANSFORM = 1 << 9,
    SK_SVG_LOCAL = 1 << 10,   /* #id */
    SK_SVG_PICTURE = 1 << 11, /* data: with a picture */
} SkSvgGrammar;

typedef struct {
    const char *name;
    guint grammar;     /* SkSvgGrammar */
    guint most;        /* tokens */
    const char *words; /* that may stand there, in the case they leave in */
    guint64 kinds;     /* elements that may have it */
    double limit;      /* of a number; 0: that of all numbers */
} SkSvgAttribute;

typedef struct _SkSvgNode SkSvgNode;

typedef struct {
    const SkSvgAttribute *row;
    char *text;        /* as it is written, but for the reference */
    char *id;          /* that it refers to, or NULL */
    SkSvgNode *target; /* the same, found */
    guint64 weight;    /* in the cascade */
    guint points;      /* of path data */
} SkSvgValue;

struct _SkSvgNode {
    guint kind; /* SkSvgKind */
    SkSvgNode *parent, *first, *last, *next;
    char *text; /* of a SK_SVG_RUN */
    char *id, *classes;
    GArray *values; /* of SkSvgValue */
    guint64 drawn;  /* elements, every reference followed; 0: not known */
    guint64 points; /* of all shapes from here down */
    guint number;   /* by which it is referred to; 0: it is not */
    gboolean is_entered, is_alternative, is_gone;
};

typedef struct {
    SkPicture *picture;
    SkSvgNode *root;
    GPtrArray *nodes; /* all, owned, in the order of the file */
    GString *sheets;  /* of the <style> elements */
    /* left out */
    guint scripts, events, links, external, animations, foreign, styles,
        metadata;
    guint fonts, elements, attributes, images, comments, doctypes;
} SkSvg;

/* ---- svg_table.c --------------------------------------------------------- */

/* sk_svg_kind: the element @name; SK_SVG_N_KINDS when it is on no list. */
SkSvgKind sk_svg_kind(const char *name);
const char *sk_svg_name(guint kind);
gboolean sk_svg_has_words(guint kind);

/* sk_svg_attribute: the row of @name for elements of @kind, or NULL. @css: as
 * a property of a style sheet. */
const SkSvgAttribute *
sk_svg_attribute(const char *name, guint kind, gboolean css);

/* ---- svg_word.c ---------------------------------------------------------- */

/* sk_svg_word: where @word (@len bytes), ASCII letters folded, stands in @list,
 * words parted by spaces; NULL when it does not, or @list is NULL. */
const char *sk_svg_word(const char *list, const char *word, gsize len);

/* sk_svg_gone: the counter of an element that does not leave. */
guint *sk_svg_gone(SkSvg *svg, const char *name);

/* sk_svg_is_quiet: an attribute that means nothing once the rest is done. */
gboolean sk_svg_is_quiet(const char *name);

/* sk_svg_color_name: the colour in the case it leaves in, its end being that of
 * @word; NULL when it is none. */
const char *sk_svg_color_name(const char *word, gsize len);

/* ---- svg_value.c, svg_path.c --------------------------------------------- */

/* sk_svg_value: @text by the grammar of @row, into @value (row, text, id,
 * points). @css: as a style sheet says it. FALSE when it is not that; then
 * *@external is TRUE where it named another file. */
gboolean sk_svg_value(const SkSvgAttribute *row, const char *text, gboolean css,
                      SkSvgValue *value, gboolean *external);

/* sk_svg_number: the number at *@p onto @out in its shortest usual form; *@p is
 * behind it. FALSE when there is none or it is farther from 0 than @limit. */
gboolean sk_svg_number(GString *out, const char **p, double limit);

/* Each: @text whole, onto @out. sk_svg_path keeps what stands before an error,
 * as browsers do, and says how many points it has. */
gboolean sk_svg_path(GString *out, const char *text, guint *points);
gboolean sk_svg_transform(GString *out, const char *text);

#define SK_SVG_FAR 1e9 /* the farthest number */

/* ---- svg_tree.c ---------------------------------------------------------- */

SkSvgNode *sk_svg_add(SkSvg *svg, SkSvgNode *parent, guint kind);
void sk_svg_clear(SkSvg *svg);

/* sk_svg_set: @value (taken) becomes a value of @node, unless a weightier one
 * is there. */
void sk_svg_set(SkSvgNode *node, SkSvgValue value);
SkSvgValue *sk_svg_get(const SkSvgNode *node, const char *name);

/* sk_svg_drop_gone: takes the children out of @node that are gone; they stay in
 * svg->nodes. */
void sk_svg_drop_gone(SkSvgNode *node);

/* ---- the steps, in their order; each FALSE with a reason ------------------
 */

gboolean sk_svg_read(SkSvg *svg, const char *text); /* svg_read.c */
gboolean sk_svg_style(SkSvg *svg);                  /* svg_sheet.c */
gboolean sk_svg_resolve(SkSvg *svg);                /* svg_refer.c */
GString *sk_svg_write(SkSvg *svg);                  /* svg_write.c */

/* svg_style.c. sk_svg_declare: the declarations of @text (up to its end) onto
 * @node with @weight; important ones get @important more. */
void sk_svg_declare(SkSvg *svg, SkSvgNode *node, const char *text,
                    guint64 weight, guint64 important);

#define SK_SVG_WEIGHT_STYLE     (G_GUINT64_CONSTANT(1) << 60)
#define SK_SVG_WEIGHT_IMPORTANT (G_GUINT64_CONSTANT(1) << 61)

/* svg_image.c. sk_svg_picture: the picture of the data: URL @url, cleaned, as
 * a new data: URL; NULL when there is none that leaves. */
char *sk_svg_picture(SkSvg *svg, const char *url);

#endif
