/* SPDX-License-Identifier: Apache-2.0
 *
 * Creates, frees and searches the tree of components, lines and parameters
 * (content_line.h). Does not read or write files.
 */
#include <string.h>

#include <content/content_line.h>
#include <content/content_tree.h>

SkReason
sk_content_why(SkPart *part)
{
    guint parts = 0;
    guint64 bytes = 0;

    sk_part_left(part, &parts, &bytes);
    if (sk_part_out_of_time(part))
        return SK_REASON_LIMIT_SECONDS;
    return bytes == 0 ? SK_REASON_LIMIT_EXPANDED : SK_REASON_UNREADABLE;
}

static void
free_param(gpointer data)
{
    SkContentParam *param = data;

    g_free(param->name);
    g_ptr_array_unref(param->values);
    g_free(param);
}

void
sk_content_line_free(SkContentLine *line)
{
    if (line == NULL)
        return;
    g_free(line->name);
    g_free(line->value);
    g_ptr_array_unref(line->params);
    g_free(line);
}

static void
free_line(gpointer data)
{
    sk_content_line_free(data);
}

SkContentLine *
sk_content_line_new(void)
{
    SkContentLine *line = g_new0(SkContentLine, 1);

    line->params = g_ptr_array_new_with_free_func(free_param);
    return line;
}

static void
free_content(gpointer data)
{
    sk_content_free(data);
}

SkContent *
sk_content_new(const char *name)
{
    SkContent *content = g_new0(SkContent, 1);

    content->name = g_ascii_strup(name, -1);
    content->lines = g_ptr_array_new_with_free_func(free_line);
    content->children = g_ptr_array_new_with_free_func(free_content);
    return content;
}

void
sk_content_free(SkContent *content)
{
    if (content == NULL)
        return;
    g_free(content->name);
    g_ptr_array_unref(content->lines);
    g_ptr_array_unref(content->children);
    g_free(content);
}

const SkContentLine *
sk_content_find(const SkContent *content, const char *name)
{
    for (guint i = 0; i < content->lines->len; i++) {
        const SkContentLine *line = content->lines->pdata[i];

        if (g_str_equal(line->name, name))
            return line;
    }
    return NULL;
}

static const SkContentParam *
find_param(const SkContentLine *line, const char *name)
{
    for (guint i = 0; i < line->params->len; i++) {
        const SkContentParam *param = line->params->pdata[i];

        if (g_str_equal(param->name, name))
            return param;
    }
    return NULL;
}

const char *
sk_content_param(const SkContentLine *line, const char *name)
{
    const SkContentParam *param = find_param(line, name);

    return param != NULL ? param->values->pdata[0] : NULL;
}

gboolean
sk_content_has(const SkContentLine *line, const char *name, const char *value)
{
    for (guint i = 0; i < line->params->len; i++) {
        const SkContentParam *param = line->params->pdata[i];

        for (guint j = 0;
             g_str_equal(param->name, name) && j < param->values->len; j++)
            if (g_ascii_strcasecmp(param->values->pdata[j], value) == 0)
                return TRUE;
    }
    return FALSE;
}

char *
sk_content_text(const char *value)
{
    GString *text = g_string_sized_new(strlen(value) + 1);

    for (; *value != '\0'; value++) {
        if (*value == '\\' && value[1] != '\0' &&
            strchr("\\;,:nN", value[1]) != NULL) {
            value++;
            g_string_append_c(text,
                              *value == 'n' || *value == 'N' ? '\n' : *value);
        } else {
            g_string_append_c(text, *value);
        }
    }
    return g_string_free(text, FALSE);
}

char **
sk_content_fields(const char *value)
{
    GPtrArray *fields = g_ptr_array_new();
    const char *start = value;

    for (const char *p = value;; p++) {
        g_autofree char *raw = NULL;

        if (*p == '\\' && p[1] != '\0') {
            p++;
            continue;
        }
        if (*p != ';' && *p != '\0')
            continue;
        raw = g_strndup(start, (gsize)(p - start));
        g_ptr_array_add(fields, sk_content_text(raw));
        start = p + 1;
        if (*p == '\0')
            break;
    }
    g_ptr_array_add(fields, NULL);
    return (char **)g_ptr_array_free(fields, FALSE);
}

/* ---- changes ------------------------------------------------------------ */

/* Returns @text with every character escaped that needs it. New string. */
static char *
escaped(const char *text)
{
    GString *out = g_string_sized_new(strlen(text) + 8);

    for (; *text != '\0'; text++) {
        if (strchr("\\;,\n", *text) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text == '\n' ? 'n' : *text);
    }
    return g_string_free(out, FALSE);
}

SkContentLine *
sk_content_add(SkContent *content, const char *name, const char *value)
{
    SkContentLine *line;

    if (value == NULL || *value == '\0')
        return NULL;
    line = sk_content_line_new();
    line->name = g_strdup(name);
    line->value = g_strdup(value);
    g_ptr_array_add(content->lines, line);
    return line;
}

SkContentLine *
sk_content_add_text(SkContent *content, const char *name, const char *text)
{
    g_autofree char *value = text != NULL ? escaped(text) : NULL;

    return sk_content_add(content, name, value);
}

void
sk_content_add_param(SkContentLine *line, const char *name, const char *value)
{
    SkContentParam *param;

    if (line == NULL || value == NULL)
        return;
    param = g_new0(SkContentParam, 1);
    param->name = g_strdup(name);
    param->values = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(param->values, g_strdup(value));
    g_ptr_array_add(line->params, param);
}

void
sk_content_set_text(SkContent *content, const char *name, const char *text)
{
    for (guint i = 0; i < content->lines->len; i++) {
        SkContentLine *line = content->lines->pdata[i];

        if (g_str_equal(line->name, name)) {
            g_free(line->value);
            line->value = escaped(text);
            return;
        }
    }
    sk_content_add_text(content, name, text);
}

void
sk_content_drop(SkContent *content, const char *name)
{
    g_autofree char *wanted = g_strdup(name);

    for (guint i = content->lines->len; i > 0; i--) {
        const SkContentLine *line = content->lines->pdata[i - 1];

        if (g_str_equal(line->name, wanted))
            g_ptr_array_remove_index(content->lines, i - 1);
    }
}

gboolean
sk_content_is_foreign(const SkContentLine *line)
{
    return sk_content_has(line, "VALUE", "URI") ||
           sk_content_has(line, "VALUE", "URL") ||
           sk_content_has(line, "VALUE", "CID") ||
           sk_content_has(line, "VALUE", "CONTENT-ID") ||
           sk_content_has(line, "VALUE", "BINARY") ||
           sk_content_has(line, "ENCODING", "BASE64") ||
           sk_content_has(line, "ENCODING", "B");
}

const char *
sk_content_telephone(const SkContentLine *line)
{
    return g_str_equal(line->name, "TEL") &&
                   sk_content_has(line, "VALUE", "URI") &&
                   g_ascii_strncasecmp(line->value, "tel:", 4) == 0
               ? line->value + 4
               : NULL;
}
