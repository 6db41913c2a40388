/* SPDX-License-Identifier: Apache-2.0
 *
 * Stores the nodes, attributes and texts of one HTML page in a few growing
 * arrays, and holds the table of elements. Decides nothing about what is shown.
 * This defends against exhausted memory: nodes are limited and values are cut.
 */
#include <stdlib.h>
#include <string.h>

#include "html/html_tree.h"

#define NODES_PER_BLOCK 256

/* Sorted by name for bsearch. */
static const SkHtmlTag tags[] = {
    { "a", SK_HTML_LINK, -1 },
    { "address", SK_HTML_BLOCK, -1 },
    { "applet", SK_HTML_INLINE, SK_HTML_N_OBJECT },
    { "area", SK_HTML_AREA, -1 },
    { "article", SK_HTML_BLOCK, -1 },
    { "aside", SK_HTML_BLOCK, -1 },
    { "audio", SK_HTML_INLINE, SK_HTML_N_OBJECT },
    { "base", SK_HTML_DROP, SK_HTML_N_BASE },
    { "blockquote", SK_HTML_QUOTE, -1 },
    { "body", SK_HTML_BLOCK, -1 },
    { "br", SK_HTML_BR, -1 },
    { "button", SK_HTML_BUTTON, -1 },
    { "caption", SK_HTML_CAPTION, -1 },
    { "center", SK_HTML_BLOCK, -1 },
    { "col", SK_HTML_COL, -1 },
    { "colgroup", SK_HTML_COL, -1 },
    { "datalist", SK_HTML_DROP, -1 },
    { "dd", SK_HTML_DD, -1 },
    { "del", SK_HTML_STRIKE, -1 },
    { "details", SK_HTML_PARA, -1 },
    { "dialog", SK_HTML_BLOCK, -1 },
    { "dir", SK_HTML_LIST, -1 },
    { "div", SK_HTML_BLOCK, -1 },
    { "dl", SK_HTML_PARA, -1 },
    { "dt", SK_HTML_BLOCK, -1 },
    { "embed", SK_HTML_INLINE, SK_HTML_N_OBJECT },
    { "fieldset", SK_HTML_PARA, -1 },
    { "figcaption", SK_HTML_BLOCK, -1 },
    { "figure", SK_HTML_PARA, -1 },
    { "font", SK_HTML_INLINE, -1 },
    { "footer", SK_HTML_BLOCK, -1 },
    { "foreignobject", SK_HTML_SVGTEXT, -1 },
    { "form", SK_HTML_BLOCK, SK_HTML_N_FORM },
    { "frame", SK_HTML_DROP, SK_HTML_N_FRAME },
    { "h1", SK_HTML_HEADING, -1 },
    { "h2", SK_HTML_HEADING, -1 },
    { "h3", SK_HTML_HEADING, -1 },
    { "h4", SK_HTML_HEADING, -1 },
    { "h5", SK_HTML_HEADING, -1 },
    { "h6", SK_HTML_HEADING, -1 },
    { "header", SK_HTML_BLOCK, -1 },
    { "hr", SK_HTML_HR, -1 },
    { "iframe", SK_HTML_DROP, SK_HTML_N_FRAME },
    { "img", SK_HTML_IMG, -1 },
    { "input", SK_HTML_INPUT, -1 },
    { "legend", SK_HTML_BLOCK, -1 },
    { "li", SK_HTML_ITEM, -1 },
    { "link", SK_HTML_DROP, -1 },
    { "listing", SK_HTML_PRE, -1 },
    { "main", SK_HTML_BLOCK, -1 },
    { "menu", SK_HTML_LIST, -1 },
    { "meta", SK_HTML_DROP, -1 },
    { "nav", SK_HTML_BLOCK, -1 },
    { "object", SK_HTML_INLINE, SK_HTML_N_OBJECT },
    { "ol", SK_HTML_LIST, -1 },
    { "optgroup", SK_HTML_OPTION, -1 },
    { "option", SK_HTML_OPTION, -1 },
    { "p", SK_HTML_P, -1 },
    { "param", SK_HTML_DROP, -1 },
    { "plaintext", SK_HTML_PRE, -1 },
    { "pre", SK_HTML_PRE, -1 },
    { "q", SK_HTML_Q, -1 },
    { "rb", SK_HTML_RB, -1 },
    { "rp", SK_HTML_RP, -1 },
    { "rt", SK_HTML_RT, -1 },
    { "rtc", SK_HTML_RT, -1 },
    { "ruby", SK_HTML_RUBY, -1 },
    { "s", SK_HTML_STRIKE, -1 },
    { "script", SK_HTML_DROP, SK_HTML_N_SCRIPT },
    { "section", SK_HTML_BLOCK, -1 },
    { "select", SK_HTML_SELECT, -1 },
    { "strike", SK_HTML_STRIKE, -1 },
    { "style", SK_HTML_DROP, SK_HTML_N_STYLE },
    { "summary", SK_HTML_BLOCK, -1 },
    { "sup", SK_HTML_SUP, -1 },
    { "svg", SK_HTML_SVG, SK_HTML_N_SVG },
    { "table", SK_HTML_TABLE, -1 },
    { "td", SK_HTML_CELL, -1 },
    { "template", SK_HTML_DROP, -1 },
    { "text", SK_HTML_SVGTEXT, -1 },
    { "textarea", SK_HTML_TEXTAREA, -1 },
    { "th", SK_HTML_CELL, -1 },
    { "title", SK_HTML_DROP, -1 },
    { "tr", SK_HTML_ROW, -1 },
    { "ul", SK_HTML_LIST, -1 },
    { "video", SK_HTML_INLINE, SK_HTML_N_OBJECT },
    { "wbr", SK_HTML_WBR, -1 },
    { "xmp", SK_HTML_PRE, -1 },
};

static const SkHtmlTag unknown_tag = { "", SK_HTML_INLINE, -1 };
static const SkHtmlTag text_tag = { "#text", SK_HTML_TEXT, -1 };

/* The position is the SkHtmlAttr. */
static const char *const attr_names[SK_HTML_N_ATTRS] = {
    "alt",         "border", "checked", "class",    "colspan",
    "height",      "hidden", "href",    "id",       "label",
    "placeholder", "role",   "rowspan", "selected", "size",
    "start",       "style",  "type",    "value",    "width",
};

typedef struct {
    guint32 key;
    guint32 at;
} Attr;

static int
compare_tag(const void *name, const void *tag)
{
    return strcmp(name, ((const SkHtmlTag *)tag)->name);
}

const SkHtmlTag *
sk_html_tag(const char *name)
{
    const SkHtmlTag *tag =
        bsearch(name, tags, G_N_ELEMENTS(tags), sizeof(tags[0]), compare_tag);
    return tag ? tag : &unknown_tag;
}

SkHtmlNode *
sk_html_doc_add(SkHtmlDoc *doc, SkHtmlNode *parent, const SkHtmlTag *tag)
{
    if (doc->n_nodes >= SK_HTML_NODES_MAX)
        return NULL;
    guint slot = doc->n_nodes++ % NODES_PER_BLOCK;
    if (slot == 0)
        g_ptr_array_add(doc->blocks, g_new0(SkHtmlNode, NODES_PER_BLOCK));

    SkHtmlNode *block = g_ptr_array_index(doc->blocks, doc->blocks->len - 1);
    SkHtmlNode *node = &block[slot];
    node->tag = tag;
    node->parent = parent;
    if (parent == NULL)
        return node;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

gboolean
sk_html_doc_text(SkHtmlDoc *doc, SkHtmlNode *parent, const char *text,
                 gsize len)
{
    SkHtmlNode *last = parent->last;

    /* libxml2 gives a text in several pieces, which adjoin. */
    if (last == NULL || last->tag != &text_tag ||
        last->at + last->len != doc->bytes->len) {
        last = sk_html_doc_add(doc, parent, &text_tag);
        if (last == NULL)
            return FALSE;
        last->at = doc->bytes->len;
    }
    g_string_append_len(doc->bytes, text, len);
    last->len += len;
    return TRUE;
}

void
sk_html_doc_set(SkHtmlDoc *doc, SkHtmlNode *node, const char *name,
                const char *value)
{
    guint key = 0;
    while (key < SK_HTML_N_ATTRS &&
           (*attr_names[key] != *name || strcmp(attr_names[key], name) != 0))
        key++;
    if (key == SK_HTML_N_ATTRS || node->n_attrs >= SK_HTML_N_ATTRS)
        return;

    gsize len = value ? strlen(value) : 0;
    if (len > SK_HTML_VALUE_MAX)
        len = g_utf8_find_prev_char(value, value + SK_HTML_VALUE_MAX) - value;
    if (key == SK_HTML_HREF && node->tag->count == SK_HTML_N_BASE &&
        doc->base == NULL && value != NULL)
        doc->base = g_strndup(value, len);
    Attr attr = { key, doc->bytes->len };
    if (node->n_attrs++ == 0)
        node->attrs = doc->attrs->len;
    g_array_append_val(doc->attrs, attr);
    g_string_append_len(doc->bytes, value ? value : "", len);
    g_string_append_c(doc->bytes, '\0');
}

const char *
sk_html_attr(const SkHtmlDoc *doc, const SkHtmlNode *node, SkHtmlAttr key)
{
    for (guint i = 0; i < node->n_attrs; i++) {
        const Attr *attr = &g_array_index(doc->attrs, Attr, node->attrs + i);
        if (attr->key == key)
            return doc->bytes->str + attr->at;
    }
    return NULL;
}

int
sk_html_attr_number(const SkHtmlDoc *doc, const SkHtmlNode *node,
                    SkHtmlAttr key, int least, int most, int otherwise)
{
    const char *value = sk_html_attr(doc, node, key);
    char *end;

    if (value == NULL)
        return otherwise;
    gint64 number = g_ascii_strtoll(value, &end, 10);
    if (end == value)
        return otherwise;
    return CLAMP(number, least, most);
}

void
sk_html_node_text(const SkHtmlDoc *doc, const SkHtmlNode *node, GString *to,
                  gsize most)
{
    if (to->len >= most)
        return;
    if (node->tag->kind == SK_HTML_TEXT) {
        const char *text = doc->bytes->str + node->at;
        gsize len = MIN(node->len, most - to->len);
        while (len > 0 && len < node->len && (text[len] & 0xC0) == 0x80)
            len--; /* A character is never cut in two. */
        g_string_append_len(to, text, len);
        return;
    }
    if (node->tag->kind == SK_HTML_DROP)
        return;
    for (const SkHtmlNode *child = node->first; child && to->len < most;
         child = child->next)
        sk_html_node_text(doc, child, to, most);
}

gboolean
sk_html_is_blank(const char *text, gsize len)
{
    for (const char *p = text; p < text + len; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isspace(c) && !g_unichar_iszerowidth(c) &&
            !g_unichar_iscntrl(c) && c != 0x2800 && c != 0x3164)
            return FALSE;
    }
    return TRUE;
}

SkHtmlDoc *
sk_html_doc_new(void)
{
    SkHtmlDoc *doc = g_new0(SkHtmlDoc, 1);
    doc->blocks = g_ptr_array_new_with_free_func(g_free);
    doc->bytes = g_string_new(NULL);
    doc->attrs = g_array_new(FALSE, FALSE, sizeof(Attr));
    doc->css = g_string_new(NULL);
    doc->title = g_string_new(NULL);
    doc->root = sk_html_doc_add(doc, NULL, &unknown_tag);
    return doc;
}

void
sk_html_doc_free(SkHtmlDoc *doc)
{
    if (doc == NULL)
        return;
    g_ptr_array_unref(doc->blocks);
    g_string_free(doc->bytes, TRUE);
    g_array_unref(doc->attrs);
    g_string_free(doc->css, TRUE);
    g_string_free(doc->title, TRUE);
    g_free(doc->base);
    g_free(doc);
}
