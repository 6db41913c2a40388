/* SPDX-License-Identifier: Apache-2.0
 *
 * Resolves the references within an SVG (svg.h): a reference is kept if it
 * leads to an element of the right kind, and cut if it leads back to itself;
 * then it is computed how much is drawn when all are followed. This defends
 * against a few hundred bytes of <use>, patterns or markers that draw forever.
 */
#include <stdlib.h>
#include <string.h>
#include "svg/svg.h"

#define CHAIN_MAX 200 /* how deep references and elements may be nested */

#define B(symbol) SK_SVG_BIT(symbol)

/* The elements that each reference may lead to. */
static const struct {
    const char *name;
    guint64 kinds;
} targets[] = {
    { "fill", B(LINEAR) | B(RADIAL) | B(PATTERN) },
    { "stroke", B(LINEAR) | B(RADIAL) | B(PATTERN) },
    { "clip-path", B(CLIP) },
    { "mask", B(MASK) },
    { "filter", B(FILTER) },
    { "marker-start", B(MARKER) },
    { "marker-mid", B(MARKER) },
    { "marker-end", B(MARKER) },
};

static guint64
wanted(const SkSvgNode *node, const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++)
        if (strcmp(name, targets[i].name) == 0)
            return targets[i].kinds;
    switch (node->kind) {
    case SK_SVG_LINEAR:
    case SK_SVG_RADIAL:
        return B(LINEAR) | B(RADIAL);
    case SK_SVG_PATTERN:
        return B(PATTERN);
    case SK_SVG_FILTER:
        return B(FILTER);
    case SK_SVG_TEXT_PATH:
        return B(PATH);
    case SK_SVG_FE_IMAGE:
    case SK_SVG_USE:
        return B(SVG) | B(G) | B(SYMBOL) | B(USE) | B(IMAGE) | B(PATH) |
               B(RECT) | B(CIRCLE) | B(ELLIPSE) | B(LINE) | B(POLYLINE) |
               B(POLYGON) | B(TEXT);
    default:
        return 0;
    }
}

/* Drops a reference that leads nowhere: a paint becomes its fallback, or "none"
 * if it has no fallback. */
static void
drop_reference(SkSvgNode *node, guint i)
{
    SkSvgValue *value = &g_array_index(node->values, SkSvgValue, i);
    gboolean is_paint = strcmp(value->row->name, "fill") == 0 ||
                        strcmp(value->row->name, "stroke") == 0;

    if (!is_paint) {
        g_array_remove_index(node->values, i);
        return;
    }
    g_clear_pointer(&value->id, g_free);
    value->target = NULL;
    if (*value->text == '\0') {
        g_free(value->text);
        value->text = g_strdup("none");
    }
    g_strstrip(value->text);
}

static void
find_targets(SkSvg *svg, SkSvgNode *node, GHashTable *ids)
{
    for (guint i = 0; node->values != NULL && i < node->values->len;) {
        SkSvgValue *value = &g_array_index(node->values, SkSvgValue, i);
        guint before = node->values->len;

        if (value->id != NULL) {
            value->target = g_hash_table_lookup(ids, value->id);
            if (value->target == NULL || value->target == svg->root ||
                (wanted(node, value->row->name) >> value->target->kind & 1) ==
                    0)
                drop_reference(node, i);
        }
        i += node->values->len == before;
    }
}

/* ---- what is drawn ------------------------------------------------------ */

typedef struct {
    SkSvg *svg;
    guint depth;
    gboolean too_deep;
} Walk;

static guint64 count_drawn(Walk *walk, SkSvgNode *node);

/* Returns the number of corners of one shape, because markers are drawn at
 * each. */
static guint64
points_of(const SkSvgNode *node)
{
    guint64 points = 0;

    for (guint i = 0; node->values != NULL && i < node->values->len; i++) {
        const SkSvgValue *value = &g_array_index(node->values, SkSvgValue, i);

        points += value->points;
        if (strcmp(value->row->name, "points") == 0)
            points += strlen(value->text) / 4;
    }
    return node->kind == SK_SVG_LINE ? 2 : points;
}

/* Returns what following @value draws. Paint and markers are inherited, so that
 * they count for everything that is drawn below (@below). */
static guint64
count_reference(Walk *walk, SkSvgNode *node, const SkSvgValue *value,
                guint64 below)
{
    guint64 cost = count_drawn(walk, value->target), times = 1;

    if (value->target->kind == SK_SVG_LINEAR ||
        value->target->kind == SK_SVG_RADIAL)
        return 0;
    if (g_str_has_prefix(value->row->name, "marker"))
        times = MAX(node->points, 1);
    else if (wanted(node, value->row->name) == wanted(node, "fill"))
        times = below;
    return MIN(cost * times, G_MAXUINT32); /* Neither factor exceeds 2^32. */
}

static guint64
add_references(Walk *walk, SkSvgNode *node, guint64 below)
{
    guint64 sum = 0;

    for (guint i = 0; node->values != NULL && i < node->values->len;) {
        SkSvgValue *value = &g_array_index(node->values, SkSvgValue, i);
        guint before = node->values->len;

        if (value->target != NULL) {
            if (value->target->is_entered)
                drop_reference(node, i);
            else
                sum += count_reference(walk, node, value, below);
        }
        i += node->values->len == before;
    }
    return sum;
}

static guint64
count_drawn(Walk *walk, SkSvgNode *node)
{
    guint64 sum = 1;

    if (node->drawn > 0)
        return node->drawn;
    if (walk->depth == CHAIN_MAX) {
        walk->too_deep = TRUE;
        return 1;
    }
    walk->depth++;
    node->is_entered = TRUE;
    node->points = points_of(node);
    for (SkSvgNode *child = node->first; child != NULL; child = child->next) {
        sum += count_drawn(walk, child);
        node->points = MIN(node->points + child->points, G_MAXUINT32 / 2);
    }
    sum = MIN(sum, G_MAXUINT32);
    sum += add_references(walk, node, sum);
    node->is_entered = FALSE;
    walk->depth--;
    node->drawn = MIN(sum, G_MAXUINT32);
    return node->drawn;
}

/* ---- the steps ---------------------------------------------------------- */

static void
set_color(SkSvgNode *node, const char *name, const char *color)
{
    SkSvgValue value = { .row = sk_svg_attribute(name, node->kind, FALSE),
                         .text = g_strdup(color),
                         .weight = G_MAXUINT64 };

    sk_svg_set(node, value);
}

/* Turns a picture that does not leave into a grey box in its place. */
static void
make_box(SkSvgNode *node)
{
    node->kind = SK_SVG_RECT;
    for (guint i = 0; node->values != NULL && i < node->values->len;) {
        const SkSvgValue *value = &g_array_index(node->values, SkSvgValue, i);

        if (sk_svg_attribute(value->row->name, SK_SVG_RECT, FALSE) == NULL)
            g_array_remove_index(node->values, i);
        else
            i++;
    }
    set_color(node, "fill", "#eee");
    set_color(node, "stroke", "#888");
}

/* Takes out each <use> that leads nowhere, and draws boxes for pictures. */
static void
drop_idle(SkSvg *svg)
{
    for (guint i = 0; i < svg->nodes->len; i++) {
        SkSvgNode *node = svg->nodes->pdata[i];

        if (node->kind == SK_SVG_RUN || sk_svg_get(node, "xlink:href") != NULL)
            continue;
        if (node->kind == SK_SVG_USE)
            node->is_gone = TRUE;
        else if (node->kind == SK_SVG_IMAGE)
            make_box(node);
    }
    for (guint i = 0; i < svg->nodes->len; i++)
        sk_svg_drop_gone(svg->nodes->pdata[i]);
}

/* Returns the width or height of the drawing in pixels, or 0
 * if it gives none. */
static double
extent(const SkSvgNode *root, const char *name)
{
    static const struct {
        const char *unit;
        double pixels;
    } units[] = { { "in", 96 }, { "cm", 37.8 }, { "mm", 3.78 }, { "pt", 1.34 },
                  { "pc", 16 }, { "em", 16 },   { "ex", 8 },    { "rem", 16 } };
    const SkSvgValue *value = sk_svg_get(root, name);
    char *end = NULL;
    double number = 0;

    if (value == NULL || strchr(value->text, '%') != NULL)
        return 0;
    number = g_ascii_strtod(value->text, &end);
    for (guint i = 0; i < G_N_ELEMENTS(units); i++)
        if (strcmp(end, units[i].unit) == 0)
            return number * units[i].pixels;
    return number;
}

/* Judges the size of the drawing like the pixels of any other picture, because
 * viewers allocate as many. */
static gboolean
judge_size(SkSvg *svg)
{
    double width = extent(svg->root, "width");
    double height = extent(svg->root, "height");

    if (width < 1 || height < 1)
        return TRUE;
    return sk_picture_add_frame(svg->picture, (guint64)width, (guint64)height,
                                32);
}

gboolean
sk_svg_resolve(SkSvg *svg)
{
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    Walk walk = { .svg = svg };
    guint64 drawn;

    for (guint i = 0; i < svg->nodes->len; i++) {
        SkSvgNode *node = svg->nodes->pdata[i];

        if (node->id != NULL && !g_hash_table_contains(ids, node->id))
            g_hash_table_insert(ids, node->id, node);
    }
    for (guint i = 0; i < svg->nodes->len; i++)
        find_targets(svg, svg->nodes->pdata[i], ids);
    drawn = count_drawn(&walk, svg->root);
    if (walk.too_deep)
        return sk_picture_refuse(svg->picture, SK_REASON_LIMIT_DEPTH, "svg");
    if (drawn > SK_SVG_DRAWN_MAX)
        return sk_picture_refuse(svg->picture, SK_REASON_LIMIT_EXPANDED,
                                 "svg-references");
    drop_idle(svg);
    return judge_size(svg);
}
