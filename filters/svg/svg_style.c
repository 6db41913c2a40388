/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns declarations of style sheets into attributes (svg.h): "fill:red"
 * becomes fill="red", and no CSS leaves. This defends against url(), @import,
 * expressions and escapes: a declaration with anything that the tables do not
 * list is left out.
 */
#include <string.h>
#include "svg/svg.h"

/* Returns @text without comments, with its case unchanged. New string. */
static char *
without_comments(const char *text, gsize len)
{
    GString *out = g_string_sized_new(len);
    const char *end = text + len;

    while (text < end) {
        const char *at = g_strstr_len(text, end - text, "/*"), *close = NULL;

        g_string_append_len(out, text, at != NULL ? at - text : end - text);
        if (at == NULL)
            break;
        g_string_append_c(out, ' ');
        close = g_strstr_len(at + 2, end - at - 2, "*/");
        text = close != NULL ? close + 2 : end;
    }
    return g_string_free(out, FALSE);
}

/* Returns where the declaration at @p ends: at a semicolon outside of quotes
 * and brackets, or at the end of the text. */
static const char *
declaration_end(const char *p)
{
    char quote = '\0';
    guint brackets = 0;

    for (; *p != '\0'; p++) {
        if (quote != '\0')
            quote = *p == quote ? '\0' : quote;
        else if (*p == '"' || *p == '\'')
            quote = *p;
        else if (*p == '(')
            brackets++;
        else if (*p == ')' && brackets > 0)
            brackets--;
        else if (*p == ';' && brackets == 0)
            break;
    }
    return p;
}

/* Cuts "!important" off the end of @value, in place, and returns whether it was
 * there. */
static gboolean
take_important(char *value)
{
    char *mark = strrchr(value, '!');

    if (mark == NULL)
        return FALSE;
    if (g_ascii_strcasecmp(g_strstrip(mark + 1), "important") != 0)
        return FALSE;
    *mark = '\0';
    g_strchomp(value);
    return TRUE;
}

static gboolean
set_one(SkSvg *svg, SkSvgNode *node, const char *name, const char *text,
        guint64 weight)
{
    const SkSvgAttribute *row = sk_svg_attribute(name, node->kind, TRUE);
    gboolean external = FALSE;
    SkSvgValue value = { 0 };

    if (row == NULL)
        return FALSE;
    if (!sk_svg_value(row, text, TRUE, &value, &external)) {
        svg->external += external;
        return external;
    }
    value.weight = weight;
    sk_svg_set(node, value);
    return TRUE;
}

/* Sets the parts of "font: italic bold 12px/14px Arial, serif". */
static gboolean
set_font(SkSvg *svg, SkSvgNode *node, const char *text, guint64 weight)
{
    static const char *const names[] = { "font-style", "font-weight",
                                         "font-variant", "font-stretch" };
    const char *p = text;

    for (guint n = 0; n < 8; n++) {
        gsize len;
        g_autofree char *word = NULL;
        char *slash = NULL;
        gboolean done = FALSE;

        p += strspn(p, " \t\n\r\f");
        len = strcspn(p, " \t\n\r\f");
        word = g_strndup(p, len);
        p += len;
        slash = strchr(word, '/');
        if (slash != NULL)
            *slash = '\0';
        if (g_ascii_isdigit(*word) && strpbrk(word, "pmec%") != NULL)
            return set_one(svg, node, "font-size", word, weight) &&
                   set_one(svg, node, "font-family", p, weight);
        for (guint i = 0; i < G_N_ELEMENTS(names) && !done; i++)
            done = set_one(svg, node, names[i], word, weight);
        if (!done)
            return FALSE;
    }
    return FALSE;
}

static gboolean
set_markers(SkSvg *svg, SkSvgNode *node, const char *text, guint64 weight)
{
    gboolean start = set_one(svg, node, "marker-start", text, weight);
    gboolean mid = set_one(svg, node, "marker-mid", text, weight);

    return set_one(svg, node, "marker-end", text, weight) && start && mid;
}

static gboolean
set(SkSvg *svg, SkSvgNode *node, const char *name, const char *text,
    guint64 weight)
{
    if (strcmp(name, "font") == 0)
        return set_font(svg, node, text, weight);
    if (strcmp(name, "marker") == 0)
        return set_markers(svg, node, text, weight);
    return set_one(svg, node, name, text, weight);
}

void
sk_svg_declare(SkSvg *svg, SkSvgNode *node, const char *text, guint64 weight,
               guint64 important)
{
    g_autofree char *plain = without_comments(text, strlen(text));

    for (const char *p = plain; *p != '\0';) {
        const char *end = declaration_end(p);
        g_autofree char *one = g_strndup(p, (gsize)(end - p));
        char *colon = strchr(one, ':'), *value = NULL;
        g_autofree char *name = NULL;

        p = *end == ';' ? end + 1 : end;
        if (colon == NULL) {
            svg->styles += *g_strstrip(one) != '\0';
            continue;
        }
        name = g_ascii_strdown(one, colon - one);
        g_strstrip(name);
        value = g_strstrip(colon + 1);
        if (take_important(value)
                ? !set(svg, node, name, value, weight + important)
                : !set(svg, node, name, value, weight))
            svg->styles++;
    }
}
