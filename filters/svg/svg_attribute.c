/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the attributes of SVG (svg_reader.h): their namespaces, their values,
 * and the row of the table that each belongs to. This defends against event
 * attributes, links under any prefix, and namespaces that give names another
 * meaning.
 */
#include <string.h>

#include <xml/xml_char.h>
#include "svg/svg_reader.h"

#define SVG_SEEN_MAX 128

#define SVG_SPACE   "http://www.w3.org/2000/svg"
#define XLINK_SPACE "http://www.w3.org/1999/xlink"

/* ---- namespaces --------------------------------------------------------- */

static SkSvgSpace
space_of(const char *value)
{
    if (strcmp(value, SVG_SPACE) == 0)
        return SK_SVG_SPACE_SVG;
    if (strcmp(value, XLINK_SPACE) == 0)
        return SK_SVG_SPACE_XLINK;
    return *value == '\0' ? SK_SVG_SPACE_NONE : SK_SVG_SPACE_OTHER;
}

gboolean
sk_svg_declare_space(SkSvgReader *reader, const SkSvgRaw *raw)
{
    gboolean is_default = strcmp(raw->name, "xmlns") == 0;

    if (!is_default && !g_str_has_prefix(raw->name, "xmlns:"))
        return TRUE;
    if (reader->n_spaces == SK_SVG_SPACES_MAX)
        return FALSE;
    reader->spaces[reader->n_spaces].prefix =
        g_strdup(is_default ? "" : raw->name + strlen("xmlns:"));
    reader->spaces[reader->n_spaces].space = space_of(raw->value);
    reader->spaces[reader->n_spaces++].depth = reader->depth;
    return TRUE;
}

void
sk_svg_leave_spaces(SkSvgReader *reader)
{
    while (reader->n_spaces > 0 &&
           reader->spaces[reader->n_spaces - 1].depth >= reader->depth)
        g_free(reader->spaces[--reader->n_spaces].prefix);
}

/* Returns the namespace of a prefix. *@known says whether it was declared. */
static SkSvgSpace
space_at(const SkSvgReader *reader, const char *prefix, gsize len,
         gboolean *known)
{
    for (guint i = reader->n_spaces; i > 0; i--) {
        const char *one = reader->spaces[i - 1].prefix;

        if (strlen(one) == len && memcmp(one, prefix, len) == 0) {
            *known = TRUE;
            return reader->spaces[i - 1].space;
        }
    }
    *known = len == 0;
    return SK_SVG_SPACE_NONE;
}

/* Stores the name of the element @name without its prefix if it belongs to SVG,
 * or else "". Without any declaration, an element without a prefix belongs to
 * SVG. */
gboolean
sk_svg_local_name(const SkSvgReader *reader, const char *name,
                  const char **local)
{
    const char *colon = strchr(name, ':');
    gboolean known = FALSE;
    SkSvgSpace space =
        space_at(reader, name, colon ? (gsize)(colon - name) : 0, &known);

    *local = colon != NULL ? colon + 1 : name;
    if (!known || (colon != NULL && strchr(*local, ':') != NULL))
        return FALSE;
    if (space != SK_SVG_SPACE_SVG &&
        !(space == SK_SVG_SPACE_NONE && colon == NULL))
        *local = "";
    return TRUE;
}

/* ---- attributes --------------------------------------------------------- */

/* Undoes in place the escapes of sk_xml_put_reference() and sk_xml_put(). */
char *
sk_svg_unescape(char *text)
{
    static const struct {
        const char *name;
        char c;
    } names[] = { { "&amp;", '&' },  { "&lt;", '<' }, { "&gt;", '>' },
                  { "&quot;", '"' }, { "&#9;", ' ' }, { "&#10;", ' ' },
                  { "&#13;", ' ' } };
    char *to = text;

    for (const char *p = text; *p != '\0'; to++) {
        guint i = 0;

        while (i < G_N_ELEMENTS(names) && !g_str_has_prefix(p, names[i].name))
            i++;
        *to = i < G_N_ELEMENTS(names) ? names[i].c : *p;
        p += i < G_N_ELEMENTS(names) ? strlen(names[i].name) : 1;
    }
    *to = '\0';
    return text;
}

/* Returns the value of an attribute, or NULL if it is not well-formed. New
 * string. */
static char *
take_quoted(SkXmlReader *xml)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char quote = *xml->p;
    const char stops[] = { quote, '<', '&', '\0' };

    if (quote != '"' && quote != '\'')
        return NULL;
    for (xml->p++; *xml->p != quote;) {
        gsize run = strcspn(xml->p, stops);

        sk_xml_put(out, xml->p, run, TRUE);
        xml->p += run;
        if (*xml->p == '\0' || *xml->p == '<')
            return NULL;
        if (sk_xml_take(xml, "&") && !sk_xml_put_reference(out, &xml->p, TRUE))
            return NULL;
    }
    xml->p++;
    return sk_svg_unescape(g_string_free(g_steal_pointer(&out), FALSE));
}

void
sk_svg_clear_raw(gpointer data)
{
    SkSvgRaw *raw = data;

    g_free(raw->name);
    g_free(raw->value);
}

static gboolean
has(const GArray *raws, SkXmlName name)
{
    for (guint i = 0; i < raws->len; i++) {
        const char *one = g_array_index(raws, SkSvgRaw, i).name;

        if (strncmp(one, name.name, name.len) == 0 && one[name.len] == '\0')
            return TRUE;
    }
    return FALSE;
}

/* Reads the attributes of a tag and its end. *@closed says whether it ended in
 * "/>". */
gboolean
sk_svg_take_attributes(SkXmlReader *xml, GArray *raws, gboolean *closed)
{
    for (;;) {
        gboolean parted = sk_xml_skip_blanks(xml);
        SkXmlName name;
        SkSvgRaw *raw = NULL;

        *closed = sk_xml_take(xml, "/>");
        if (*closed || sk_xml_take(xml, ">"))
            return TRUE;
        if (!parted || raws->len == SVG_SEEN_MAX ||
            !sk_xml_take_name(xml, &name) || has(raws, name))
            return FALSE;
        g_array_set_size(raws, raws->len + 1);
        raw = &g_array_index(raws, SkSvgRaw, raws->len - 1);
        raw->name = g_strndup(name.name, name.len);
        sk_xml_skip_blanks(xml);
        if (!sk_xml_take(xml, "="))
            return FALSE;
        sk_xml_skip_blanks(xml);
        raw->value = take_quoted(xml);
        if (raw->value == NULL)
            return FALSE;
    }
}

/* Sets a link of @node under the one name that all programs know. */
static void
take_link(SkSvg *svg, SkSvgNode *node, const char *text)
{
    const SkSvgAttribute *row =
        sk_svg_attribute("xlink:href", node->kind, FALSE);
    SkSvgValue value = { .row = row };
    gboolean external = FALSE;

    text += strspn(text, " \t\n");
    /* A link of <a> goes, and that element was counted already. */
    if (row == NULL)
        return;
    if ((row->grammar & SK_SVG_LOCAL) != 0 &&
        sk_svg_value(row, text, FALSE, &value, &external)) {
        sk_svg_set(node, value);
        return;
    }
    value = (SkSvgValue){ .row = row };
    if ((row->grammar & SK_SVG_PICTURE) != 0 &&
        g_ascii_strncasecmp(text, "data:", 5) == 0) {
        value.text = sk_svg_picture(svg, text);
        if (value.text != NULL)
            sk_svg_set(node, value);
        svg->images += value.text == NULL;
    } else {
        svg->external += *text != '\0';
    }
}

static void
take_value(SkSvg *svg, SkSvgNode *node, const char *name, const char *text)
{
    const SkSvgAttribute *row = sk_svg_attribute(name, node->kind, FALSE);
    SkSvgValue value = { 0 };
    gboolean external = FALSE;

    if (strcmp(name, "id") == 0 && node->id == NULL)
        node->id = g_strdup(text);
    else if (strcmp(name, "class") == 0)
        node->classes = g_strdup(text);
    else if (strcmp(name, "style") == 0)
        sk_svg_declare(svg, node, text, SK_SVG_WEIGHT_STYLE,
                       SK_SVG_WEIGHT_IMPORTANT);
    else if (g_ascii_strncasecmp(name, "on", 2) == 0)
        svg->events++;
    else if (row != NULL && sk_svg_value(row, text, FALSE, &value, &external))
        sk_svg_set(node, value);
    else if (external)
        svg->external++;
    else if (!sk_svg_is_quiet(name) && *text != '\0')
        svg->attributes++;
}

/* Sets all of @raws on @node. Attributes of other namespaces are not read. */
void
sk_svg_take_values(SkSvgReader *reader, SkSvgNode *node, const GArray *raws)
{
    for (guint i = 0; i < raws->len; i++) {
        const SkSvgRaw *raw = &g_array_index(raws, SkSvgRaw, i);
        const char *colon = strchr(raw->name, ':');
        gboolean known = FALSE;

        if (g_str_has_prefix(raw->name, "xmlns"))
            continue;
        if (colon == NULL
                ? strcmp(raw->name, "href") == 0
                : strcmp(colon, ":href") == 0 &&
                      space_at(reader, raw->name, (gsize)(colon - raw->name),
                               &known) == SK_SVG_SPACE_XLINK)
            take_link(reader->svg, node, raw->value);
        else if (colon == NULL || g_str_has_prefix(raw->name, "xml:"))
            take_value(reader->svg, node, raw->name, raw->value);
        else if (!sk_svg_is_quiet(raw->name))
            reader->svg->attributes++;
    }
}
