/* SPDX-License-Identifier: Apache-2.0
 *
 * The one file that knows libconfig: text in, a tree of our own out. Judges
 * nothing but the grammar.
 */
#include "core/policy-tree.h"

#include <libconfig.h>
#include <string.h>

void
sk_node_free(SkNode *node)
{
    if (node == NULL)
        return;
    g_free(node->name);
    g_free(node->text);
    g_free(node->origin);
    g_ptr_array_unref(node->members);
    g_free(node);
}

static void
free_member(gpointer data)
{
    sk_node_free(data);
}

const SkNode *
sk_node_at(const SkNode *node, guint i)
{
    return g_ptr_array_index(node->members, i);
}

const SkNode *
sk_node_member(const SkNode *group, const char *name)
{
    if (group == NULL || group->kind != SK_NODE_GROUP)
        return NULL;
    for (guint i = 0; i < group->members->len; i++)
        if (g_strcmp0(sk_node_at(group, i)->name, name) == 0)
            return sk_node_at(group, i);
    return NULL;
}

static void
take_value(SkNode *node, const config_setting_t *setting)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_GROUP:
        node->kind = SK_NODE_GROUP;
        break;
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64:
        node->kind = SK_NODE_NUMBER;
        node->number = config_setting_get_int64(setting);
        break;
    case CONFIG_TYPE_BOOL:
        node->kind = SK_NODE_BOOL;
        node->number = config_setting_get_bool(setting) != 0;
        break;
    case CONFIG_TYPE_STRING:
        node->kind = SK_NODE_TEXT;
        node->text = g_strdup(config_setting_get_string(setting));
        break;
    case CONFIG_TYPE_FLOAT:
        node->kind = SK_NODE_FLOAT;
        break;
    default:
        node->kind = SK_NODE_LIST;
        break;
    }
}

/* Recursive; the depth is bounded by the brackets the lexer let through. */
static SkNode *
convert(const config_setting_t *setting, const SkPolicySource *source)
{
    SkNode *node = g_new0(SkNode, 1);
    int type = config_setting_type(setting);
    guint line = config_setting_source_line(setting);

    node->name = g_strdup(config_setting_name(setting));
    node->origin = g_strdup(sk_policy_source_origin(source, line));
    node->members = g_ptr_array_new_with_free_func(free_member);
    take_value(node, setting);
    if (type == CONFIG_TYPE_GROUP || type == CONFIG_TYPE_LIST ||
        type == CONFIG_TYPE_ARRAY)
        for (int i = 0; i < config_setting_length(setting); i++)
            g_ptr_array_add(
                node->members,
                convert(config_setting_get_elem(setting, (unsigned)i), source));
    return node;
}

/* The words of line @line of the text, cut. */
static char *
words_of_line(const SkPolicySource *source, guint line)
{
    const char *at = source->text->str;
    g_autofree char *words = NULL;

    while (line-- > 1) {
        const char *end = strchr(at, '\n');

        if (end == NULL)
            break;
        at = end + 1;
    }
    words = g_strndup(at, strcspn(at, "\n"));
    for (gsize len = strlen(words);
         len > 0 && strchr(" ;,)]}", words[len - 1]) != NULL; len--)
        words[len - 1] = '\0';
    if (g_utf8_strlen(words, -1) <= 60)
        return g_steal_pointer(&words);
    return g_utf8_substring(words, 0, 60);
}

static void
explain(const config_t *config, const SkPolicySource *source,
        SkProblems *problems)
{
    int said_line = config_error_line(config);
    guint line = (guint)MAX(said_line, 1);
    g_autofree char *words = words_of_line(source, line);
    const char *said = config_error_text(config);

    if (g_strcmp0(said, "syntax error") != 0) {
        sk_problems_add(problems, sk_policy_source_origin(source, line),
                        "%s near \"%s\"", said ? said : "cannot be read",
                        words);
        return;
    }
    sk_problems_add(
        problems, sk_policy_source_origin(source, line),
        "this cannot be read near \"%s\"; is \"=\", \",\", a quote or "
        "\";\" missing here or just before?",
        words);
}

SkNode *
sk_node_parse(const SkPolicySource *source, SkProblems *problems)
{
    config_t config;
    SkNode *root = NULL;

    config_init(&config);
    if (config_read_string(&config, source->text->str) == CONFIG_TRUE)
        root = convert(config_root_setting(&config), source);
    else
        explain(&config, source, problems);
    config_destroy(&config);
    return root;
}
