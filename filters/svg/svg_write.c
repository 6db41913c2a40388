/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the tree of an SVG (svg.h) as the file that leaves: only elements and
 * attributes of the tables, with ids numbered, without style sheet, DOCTYPE or
 * comment. Only characters of text are copied, and these are escaped.
 */
#include <string.h>

#include <xml/xml_char.h>
#include <xml/xml_text.h>
#include "svg/svg.h"

static gboolean
is_linked(const SkSvg *svg)
{
    for (guint i = 0; i < svg->nodes->len; i++)
        if (sk_svg_get(svg->nodes->pdata[i], "xlink:href") != NULL)
            return TRUE;
    return FALSE;
}

/* Numbers the nodes that something refers to, in the order of the file. */
static void
mark_targets(SkSvgNode *node)
{
    for (guint i = 0; node->values != NULL && i < node->values->len; i++) {
        SkSvgNode *target = g_array_index(node->values, SkSvgValue, i).target;

        if (target != NULL)
            target->number = 1;
    }
    for (SkSvgNode *child = node->first; child != NULL; child = child->next)
        mark_targets(child);
}

static void
number_targets(SkSvgNode *node, guint *last)
{
    if (node->number > 0)
        node->number = ++*last;
    for (SkSvgNode *child = node->first; child != NULL; child = child->next)
        number_targets(child, last);
}

static void
write_value(GString *out, const SkSvgValue *value)
{
    g_string_append_printf(out, " %s=\"", value->row->name);
    if (value->target != NULL && (value->row->grammar & SK_SVG_URL) != 0)
        g_string_append_printf(out, "url(#s%u)%s", value->target->number,
                               *value->text != '\0' ? " " : "");
    else if (value->target != NULL)
        g_string_append_printf(out, "#s%u", value->target->number);
    sk_xml_put(out, g_strchug(value->text), strlen(value->text), TRUE);
    g_string_append_c(out, '"');
}

static gint
by_row(gconstpointer a, gconstpointer b)
{
    const SkSvgAttribute *one = ((const SkSvgValue *)a)->row;
    const SkSvgAttribute *other = ((const SkSvgValue *)b)->row;

    return one < other ? -1 : one > other;
}

static void
write_values(GString *out, const SkSvgNode *node)
{
    if (node->number > 0)
        g_string_append_printf(out, " id=\"s%u\"", node->number);
    if (node->values == NULL)
        return;
    g_array_sort(node->values, by_row);
    for (guint i = 0; i < node->values->len; i++)
        write_value(out, &g_array_index(node->values, SkSvgValue, i));
}

static void
write_node(const SkSvg *svg, GString *out, const SkSvgNode *node)
{
    gboolean words = sk_svg_has_words(node->kind);

    if (node->kind == SK_SVG_RUN) {
        sk_xml_put(out, node->text, strlen(node->text), FALSE);
        return;
    }
    g_string_append_printf(out, "<%s", sk_svg_name(node->kind));
    if (node == svg->root) {
        g_string_append(out, " xmlns=\"http://www.w3.org/2000/svg\"");
        if (is_linked(svg))
            g_string_append(out,
                            " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
    write_values(out, node);
    if (node->first == NULL) {
        g_string_append(out, "/>");
    } else {
        g_string_append(out, words ? ">" : ">\n");
        for (const SkSvgNode *child = node->first; child; child = child->next)
            write_node(svg, out, child);
        g_string_append_printf(out, "</%s>", sk_svg_name(node->kind));
    }
    if (node->parent == NULL || !sk_svg_has_words(node->parent->kind))
        g_string_append_c(out, '\n');
}

GString *
sk_svg_write(SkSvg *svg)
{
    GString *out = g_string_new(SK_XML_HEAD);
    guint last = 0;

    mark_targets(svg->root);
    number_targets(svg->root, &last);
    write_node(svg, out, svg->root);
    return sk_xml_part_starts(out);
}
