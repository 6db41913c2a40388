/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows the fields of forms as labels: what stood in them, never something to
 * fill in. Hidden fields leave nothing, and the value of a password is never
 * shown.
 */
#include <string.h>

#include "html/html_walk.h"

/* How a kind of <input> is shown: as "[word: value]" or as a sign. */
static const struct {
    const char *type;
    SkHtmlWord word;
    gboolean has_value;
} inputs[] = {
    { "password", SK_WORD_PASSWORD, FALSE }, { "file", SK_WORD_FILE, FALSE },
    { "submit", SK_WORD_BUTTON, TRUE },      { "button", SK_WORD_BUTTON, TRUE },
    { "reset", SK_WORD_BUTTON, TRUE },
};

static const char *
filled(const SkWalk *walk, const SkHtmlNode *node, SkHtmlAttr key)
{
    const char *value = sk_html_attr(walk->doc, node, key);
    return value && !sk_html_is_blank(value, strlen(value)) ? value : NULL;
}

static void
write_field(SkWalk *walk, SkHtmlWord word, const char *text)
{
    g_autofree char *line = sk_text_clean_line(text ? text : "", -1, 0, NULL);
    g_autofree char *shown = g_strdup_printf(
        "[%s%s%s]", sk_walk_word(walk, word), *line != '\0' ? ": " : "", line);
    sk_flow_word(walk->flow, shown);
}

static void
walk_input(SkWalk *walk, const SkHtmlNode *node)
{
    const char *type = filled(walk, node, SK_HTML_TYPE);
    gboolean on = sk_html_attr(walk->doc, node, SK_HTML_CHECKED) != NULL;
    const char *value = filled(walk, node, SK_HTML_VALUE);
    const char *hint = filled(walk, node, SK_HTML_PLACEHOLDER);

    type = type ? type : "text";
    if (g_ascii_strcasecmp(type, "hidden") == 0)
        return;
    if (g_ascii_strcasecmp(type, "checkbox") == 0) {
        sk_flow_word(walk->flow, on ? "[x]" : "[ ]");
        return;
    }
    if (g_ascii_strcasecmp(type, "radio") == 0) {
        sk_flow_word(walk->flow, on ? "(*)" : "( )");
        return;
    }
    if (g_ascii_strcasecmp(type, "image") == 0) {
        write_field(walk, SK_WORD_BUTTON, filled(walk, node, SK_HTML_ALT));
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(inputs); i++)
        if (g_ascii_strcasecmp(type, inputs[i].type) == 0) {
            write_field(walk, inputs[i].word,
                        inputs[i].has_value ? value : hint);
            return;
        }
    write_field(walk, SK_WORD_FIELD, value ? value : hint);
}

/* Shows every choice of a <select>, with the chosen one marked. */
static void
gather_options(SkWalk *walk, const SkHtmlNode *node, GString *to)
{
    for (const SkHtmlNode *child = node->first; child; child = child->next) {
        if (child->tag->kind == SK_HTML_DROP)
            continue;
        gboolean is_group = strcmp(child->tag->name, "optgroup") == 0;
        if (child->tag->kind != SK_HTML_OPTION || is_group) {
            const char *label =
                is_group ? filled(walk, child, SK_HTML_LABEL) : NULL;
            if (label != NULL)
                g_string_append_printf(to, "%s%s: ", to->len ? " / " : "",
                                       label);
            gather_options(walk, child, to);
            continue;
        }
        g_autoptr(GString) text = g_string_new(NULL);
        const char *label = filled(walk, child, SK_HTML_LABEL);
        sk_html_node_text(walk->doc, child, text, SK_HTML_VALUE_MAX);
        const char *shown = *g_strstrip(text->str) ? text->str : label;
        gboolean chosen =
            sk_html_attr(walk->doc, child, SK_HTML_SELECTED) != NULL;
        if (shown == NULL)
            continue;
        if (to->len > 0 && !g_str_has_suffix(to->str, ": "))
            g_string_append(to, " / ");
        g_string_append_printf(to, "%s%s", chosen ? "*" : "", shown);
    }
}

static void
walk_select(SkWalk *walk, const SkHtmlNode *node)
{
    g_autoptr(GString) options = g_string_new(NULL);
    gather_options(walk, node, options);
    write_field(walk, SK_WORD_CHOICE, options->str);
}

static void
walk_textarea(SkWalk *walk, const SkHtmlNode *node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const char *hint = filled(walk, node, SK_HTML_PLACEHOLDER);
    sk_html_node_text(walk->doc, node, text, G_MAXSIZE);
    gboolean blank = sk_html_is_blank(text->str, text->len);
    write_field(walk, SK_WORD_FIELD, blank ? hint : text->str);
}

static void
walk_button(SkWalk *walk, const SkHtmlNode *node)
{
    g_autofree char *open =
        g_strdup_printf("[%s: ", sk_walk_word(walk, SK_WORD_BUTTON));
    sk_flow_word(walk->flow, open);
    sk_walk_children(walk, node);
    walk->flow->space = FALSE;
    sk_flow_word(walk->flow, "]");
}

gboolean
sk_walk_field(SkWalk *walk, const SkHtmlNode *node)
{
    SkHtmlKind kind = node->tag->kind;
    gboolean is_field = kind == SK_HTML_INPUT || kind == SK_HTML_SELECT ||
                        kind == SK_HTML_TEXTAREA || kind == SK_HTML_BUTTON;

    if (!is_field && kind != SK_HTML_OPTION)
        return FALSE;
    if (is_field && (walk->invisible || walk->tiny))
        return TRUE;
    if (kind == SK_HTML_INPUT)
        walk_input(walk, node);
    else if (kind == SK_HTML_SELECT)
        walk_select(walk, node);
    else if (kind == SK_HTML_TEXTAREA)
        walk_textarea(walk, node);
    else if (kind == SK_HTML_BUTTON)
        walk_button(walk, node);
    else
        sk_walk_children(walk, node); /* an <option> that belongs to no list */
    return TRUE;
}
