/* SPDX-License-Identifier: Apache-2.0
 *
 * The tree of an SVG (svg.h): nodes and their values. No grammar is known here.
 */
#include <string.h>
#include "svg/svg.h"

static void
clear_value(gpointer data)
{
    SkSvgValue *value = data;

    g_free(value->text);
    g_free(value->id);
}

static void
free_node(gpointer data)
{
    SkSvgNode *node = data;

    g_free(node->text);
    g_free(node->id);
    g_free(node->classes);
    g_clear_pointer(&node->values, g_array_unref);
    g_free(node);
}

SkSvgNode *
sk_svg_add(SkSvg *svg, SkSvgNode *parent, guint kind)
{
    SkSvgNode *node = g_new0(SkSvgNode, 1);

    node->kind = kind;
    node->parent = parent;
    if (svg->nodes == NULL)
        svg->nodes = g_ptr_array_new_with_free_func(free_node);
    g_ptr_array_add(svg->nodes, node);
    if (parent == NULL)
        return node;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

void
sk_svg_clear(SkSvg *svg)
{
    g_clear_pointer(&svg->nodes, g_ptr_array_unref);
    if (svg->sheets != NULL)
        g_string_free(g_steal_pointer(&svg->sheets), TRUE);
    svg->root = NULL;
}

SkSvgValue *
sk_svg_get(const SkSvgNode *node, const char *name)
{
    for (guint i = 0; node->values != NULL && i < node->values->len; i++) {
        SkSvgValue *value = &g_array_index(node->values, SkSvgValue, i);

        if (strcmp(value->row->name, name) == 0)
            return value;
    }
    return NULL;
}

void
sk_svg_set(SkSvgNode *node, SkSvgValue value)
{
    SkSvgValue *old = NULL;

    if (node->values == NULL) {
        node->values = g_array_new(FALSE, FALSE, sizeof value);
        g_array_set_clear_func(node->values, clear_value);
    }
    old = sk_svg_get(node, value.row->name);
    if (old == NULL) {
        g_array_append_val(node->values, value);
    } else if (value.weight >= old->weight) {
        clear_value(old);
        *old = value;
    } else {
        clear_value(&value);
    }
}

void
sk_svg_drop_gone(SkSvgNode *node)
{
    SkSvgNode *kept = NULL;

    for (SkSvgNode *child = node->first, *next; child != NULL; child = next) {
        next = child->next;
        if (child->is_gone)
            continue;
        child->next = NULL;
        if (kept != NULL)
            kept->next = child;
        else
            node->first = child;
        kept = child;
    }
    node->last = kept;
    if (kept == NULL)
        node->first = NULL;
}
