/* SPDX-License-Identifier: Apache-2.0
 *
 * Applies the table of keys: checks a tree of settings against it and reads
 * values from the tree. No key is known by name. This defends against a setting
 * that was written but never takes effect.
 */
#include "core/policy/values.h"

#include <string.h>

#define SK_KEYS_OF_PROFILES "profiles.*"

static const char *
type_wanted(const SkKey *key)
{
    switch (key->type) {
    case SK_KEY_GROUP:
    case SK_KEY_NAMED:
    case SK_KEY_PROFILE:
        return "a group: { … }";
    case SK_KEY_LIST:
        return "a list of groups: ( { … }, { … } )";
    case SK_KEY_TEXTS:
        return "a list of texts: [ \"…\", \"…\" ]";
    case SK_KEY_BOOL:
        return "true or false, without quotes";
    case SK_KEY_COUNT:
        return "a whole number, without quotes";
    case SK_KEY_SIZE:
        return "a size: \"50M\", \"2G\" or a number of bytes";
    case SK_KEY_TEXT:
    case SK_KEY_WORD:
    default:
        return "a text in quotes: \"…\"";
    }
}

static gboolean
is_list_of(const SkNode *node, SkNodeKind kind)
{
    if (node->kind != SK_NODE_LIST)
        return FALSE;
    for (guint i = 0; i < node->members->len; i++)
        if (sk_node_at(node, i)->kind != kind)
            return FALSE;
    return TRUE;
}

static gboolean
type_is_right(const SkKey *key, const SkNode *node)
{
    guint64 bytes;

    switch (key->type) {
    case SK_KEY_GROUP:
    case SK_KEY_NAMED:
    case SK_KEY_PROFILE:
        return node->kind == SK_NODE_GROUP;
    case SK_KEY_LIST:
        return is_list_of(node, SK_NODE_GROUP);
    case SK_KEY_TEXTS:
        return is_list_of(node, SK_NODE_TEXT);
    case SK_KEY_BOOL:
        return node->kind == SK_NODE_BOOL;
    case SK_KEY_COUNT:
        return node->kind == SK_NODE_NUMBER;
    case SK_KEY_SIZE:
        return node->kind == SK_NODE_NUMBER ||
               (node->kind == SK_NODE_TEXT &&
                sk_policy_size(node->text, &bytes));
    case SK_KEY_TEXT:
    case SK_KEY_WORD:
    default:
        return node->kind == SK_NODE_TEXT;
    }
}

static guint
word_index(const SkKey *key, const char *word)
{
    guint i = 0;

    while (key->words[i] != NULL && strcmp(key->words[i], word) != 0)
        i++;
    return i;
}

static guint64
number_of(const SkKey *key, const SkNode *node)
{
    guint64 bytes = 0;

    if (node->kind == SK_NODE_TEXT)
        sk_policy_size(node->text, &bytes);
    else
        bytes = node->number < 0 ? G_MAXUINT64 : (guint64)node->number;
    return bytes;
}

static char *
bound_text(const SkKey *key, guint64 bound)
{
    if (key->type == SK_KEY_SIZE)
        return sk_policy_size_text(bound);
    return g_strdup_printf("%" G_GUINT64_FORMAT, bound);
}

static void
check_word(const SkKey *key, const SkNode *node, SkProblems *problems)
{
    g_autofree char *guess = NULL;
    g_autofree char *all = NULL;
    const char *why;

    if (key->words[word_index(key, node->text)] != NULL)
        return;
    all = g_strjoinv("\", \"", (char **)key->words);
    why = sk_policy_word_refused(key->path, node->text);
    if (why != NULL) {
        sk_problems_add(problems, node->origin,
                        "%s cannot be \"%s\", whatever a policy says: %s; it "
                        "is one of \"%s\"",
                        node->name, node->text, why, all);
        return;
    }
    guess = sk_did_you_mean(node->text, key->words);
    sk_problems_add(problems, node->origin,
                    "%s cannot be \"%s\"; it is one of \"%s\"%s", node->name,
                    node->text, all, guess);
}

static void
check_bounds(const SkKey *key, const SkNode *node, SkProblems *problems)
{
    guint64 number = number_of(key, node);
    g_autofree char *low = bound_text(key, key->min);
    g_autofree char *high = bound_text(key, key->max);

    if (number < key->min || number > key->max)
        sk_problems_add(problems, node->origin, "%s must lie between %s and %s",
                        node->name, low, high);
}

static void
check_value(const SkKey *key, const SkNode *node, SkProblems *problems)
{
    if (!type_is_right(key, node)) {
        sk_problems_add(problems, node->origin, "%s must be %s", node->name,
                        type_wanted(key));
        return;
    }
    if (key->type == SK_KEY_WORD)
        check_word(key, node, problems);
    if (key->type == SK_KEY_COUNT || key->type == SK_KEY_SIZE)
        check_bounds(key, node, problems);
}

static void
report_unknown(const char *prefix, const SkNode *node, SkProblems *problems)
{
    const char *why = sk_policy_key_refused(prefix, node->name);
    g_auto(GStrv) names = sk_policy_key_names(prefix);
    g_autofree char *tail = NULL;

    if (why != NULL) {
        sk_problems_add(problems, node->origin, "%s: %s", node->name, why);
        return;
    }
    tail = sk_did_you_mean(node->name, (const char *const *)names);
    if (*tail == '\0') {
        g_autofree char *all = g_strjoinv(", ", names);

        g_free(tail);
        tail = g_strdup_printf("; known are %s", all);
    }
    if (*prefix != '\0')
        sk_problems_add(problems, node->origin,
                        "there is no setting \"%s\" here%s", node->name, tail);
    else
        sk_problems_add(problems, node->origin,
                        "there is no setting \"%s\" at the top of a policy%s",
                        node->name, tail);
}

static void
report_missing(const SkNode *group, const char *prefix, SkProblems *problems)
{
    g_auto(GStrv) names = sk_policy_key_names(prefix);

    for (guint i = 0; names[i] != NULL; i++) {
        g_autofree char *path = g_strdup_printf("%s.%s", prefix, names[i]);
        const SkKey *key = sk_policy_key(path);

        if (key != NULL && key->initial == NULL &&
            sk_node_member(group, names[i]) == NULL)
            sk_problems_add(problems, group->origin,
                            "this entry must say its \"%s\"", names[i]);
    }
}

/* Checks one group of the tree against the keys under @prefix. The recursion is
 * as deep as the table. */
static void
check_group(const SkNode *group, const char *prefix, SkProblems *problems)
{
    if (g_str_has_suffix(prefix, "[]"))
        report_missing(group, prefix, problems);
    for (guint i = 0; i < group->members->len; i++) {
        const SkNode *node = sk_node_at(group, i);
        g_autofree char *path =
            g_strconcat(prefix, *prefix ? "." : "", node->name, NULL);
        const SkKey *key = sk_policy_key(path);

        if (key == NULL) {
            report_unknown(prefix, node, problems);
            continue;
        }
        check_value(key, node, problems);
        if (!type_is_right(key, node))
            continue;
        if (key->type == SK_KEY_GROUP)
            check_group(node, path, problems);
        if (key->type == SK_KEY_PROFILE)
            check_group(node, SK_KEYS_OF_PROFILES, problems);
        if (key->type != SK_KEY_NAMED && key->type != SK_KEY_LIST)
            continue;
        g_autofree char *inner =
            g_strconcat(path, key->type == SK_KEY_LIST ? "[]" : ".*", NULL);
        for (guint j = 0; j < node->members->len; j++) {
            const SkNode *member = sk_node_at(node, j);

            if (member->kind == SK_NODE_GROUP)
                check_group(member, inner, problems);
            else
                sk_problems_add(problems, member->origin,
                                "%s must be a group: { … }", member->name);
        }
    }
}

void
sk_values_check(const SkNode *root, SkProblems *problems)
{
    check_group(root, "", problems);
}

/* Returns the setting if it was given and is right, else NULL. */
static const SkNode *
given(const SkNode *group, const SkKey *key)
{
    const char *last = strrchr(key->path, '.');
    const SkNode *node =
        sk_node_member(group, last != NULL ? last + 1 : key->path);

    return node != NULL && type_is_right(key, node) ? node : NULL;
}

static const SkKey *
known(const char *path)
{
    const SkKey *key = sk_policy_key(path);

    g_assert(key != NULL);
    return key;
}

/* Returns the default without its quotes. */
static char *
initial_text(const SkKey *key)
{
    const char *initial = key->initial != NULL ? key->initial : "";
    gsize len = strlen(initial);

    if (len >= 2 && *initial == '"')
        return g_strndup(initial + 1, len - 2);
    return g_strdup(initial);
}

guint
sk_values_word(const SkNode *group, const char *path)
{
    const SkKey *key = known(path);
    const SkNode *node = given(group, key);
    g_autofree char *initial = initial_text(key);
    guint i = node != NULL ? word_index(key, node->text) : G_MAXUINT;

    if (i == G_MAXUINT || key->words[i] == NULL)
        i = word_index(key, initial);
    return i;
}

gboolean
sk_values_bool(const SkNode *group, const char *path)
{
    const SkKey *key = known(path);
    const SkNode *node = given(group, key);

    if (node == NULL)
        return strcmp(key->initial, "true") == 0;
    return node->number != 0;
}

guint64
sk_values_number(const SkNode *group, const char *path)
{
    const SkKey *key = known(path);
    const SkNode *node = given(group, key);
    g_autofree char *initial = initial_text(key);
    guint64 number = 0;

    if (node != NULL) {
        number = number_of(key, node);
        if (number >= key->min && number <= key->max)
            return number;
    }
    sk_policy_size(initial, &number);
    return number;
}

char *
sk_values_text(const SkNode *group, const char *path)
{
    const SkKey *key = known(path);
    const SkNode *node = given(group, key);

    return node != NULL ? g_strdup(node->text) : initial_text(key);
}

char **
sk_values_texts(const SkNode *group, const char *path)
{
    const SkNode *node = given(group, known(path));
    GPtrArray *texts = g_ptr_array_new();

    for (guint i = 0; node != NULL && i < node->members->len; i++)
        g_ptr_array_add(texts, g_strdup(sk_node_at(node, i)->text));
    g_ptr_array_add(texts, NULL);
    return (char **)g_ptr_array_free(texts, FALSE);
}

const char *
sk_values_origin(const SkNode *group, const char *path)
{
    const SkNode *node = given(group, known(path));

    return node != NULL ? node->origin : "default";
}
