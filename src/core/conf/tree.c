/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds the tree of a policy from its words. Brackets are matched here; every
 * other word is judged by the grammar, and what the grammar does not accept
 * never becomes a setting. No setting is known by name (values.c). A comma is
 * judged together with the word behind it: one before a closing bracket is
 * dropped, so that a list may end in a comma and included pieces fit together.
 */
#include "core/conf/tree.h"

#include <string.h>

#define DEEPEST_BRACKET 32

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

static SkNode *
node_new(SkNodeKind kind, const char *name, const char *origin)
{
    SkNode *node = g_new0(SkNode, 1);

    node->kind = kind;
    node->name = g_strdup(name);
    node->origin = g_strdup(origin);
    node->members = g_ptr_array_new_with_free_func(free_member);
    return node;
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

/* ---- values ------------------------------------------------------------- */

/* Returns the text between the quotes of @word. The lexer accepts only the
 * escapes \\, \" and, in notice texts, \n. */
static char *
unquote(const char *word, gsize len)
{
    GString *text = g_string_sized_new(len);

    for (gsize i = 1; i + 1 < len; i++) {
        if (word[i] == '\\' && i + 2 < len) {
            i++;
            g_string_append_c(text, word[i] == 'n' ? '\n' : word[i]);
        } else {
            g_string_append_c(text, word[i]);
        }
    }
    return g_string_free(text, FALSE);
}

static void
take_value(SkNode *node, const char *word, gsize len)
{
    g_autofree char *copy = g_strndup(word, len);

    if (*copy == '"') {
        node->kind = SK_NODE_TEXT;
        node->text = unquote(word, len);
    } else if (g_ascii_isalpha(*copy)) {
        node->kind = SK_NODE_BOOL;
        node->number = g_ascii_strcasecmp(copy, "true") == 0;
    } else {
        node->kind = strchr(copy, '.') != NULL ? SK_NODE_FLOAT : SK_NODE_NUMBER;
        node->number = g_ascii_strtoll(copy, NULL, 10);
    }
}

/* ---- the tree ----------------------------------------------------------- */

static SkNode *
innermost_node(const SkNodeBuilder *tree)
{
    return g_ptr_array_index(tree->open, tree->open->len - 1);
}

/* Adds a node to the innermost group or list, under the name that the grammar
 * read last. After an error there may be no name, but then the tree is never
 * used. */
static SkNode *
add_node(SkNodeBuilder *tree, SkNodeKind kind, const char *origin)
{
    SkNode *above = innermost_node(tree);
    const char *name = above->kind == SK_NODE_GROUP ? tree->grammar.name : NULL;
    const SkNode *twin = name != NULL ? sk_node_member(above, name) : NULL;
    SkNode *node = node_new(kind, name, origin);

    if (twin != NULL)
        sk_problems_add(tree->problems, origin,
                        "\"%s\" is said twice here; the first time at %s", name,
                        twin->origin);
    g_ptr_array_add(above->members, node);
    return node;
}

/* Returns whether the word that the grammar has just accepted, when it expected
 * @want, is a value and not the name of a setting. */
static gboolean
is_value(SkWant want, const char *word)
{
    return strchr(",;=:", *word) == NULL &&
           (want == SK_WANT_VALUE || want == SK_WANT_ITEM);
}

/* Gives a word that is no bracket and stands inside @inside to the grammar. */
static void
take_word(SkNodeBuilder *tree, const char *origin, const char *word, gsize len,
          char inside)
{
    SkWant want = tree->grammar.want;

    if (sk_grammar_take(&tree->grammar, word, len, inside, origin,
                        tree->problems) &&
        is_value(want, word))
        take_value(add_node(tree, SK_NODE_TEXT, origin), word, len);
}

static char
other_half(char bracket)
{
    switch (bracket) {
    case '(':
        return ')';
    case '[':
        return ']';
    default:
        return '}';
    }
}

static char
innermost_bracket(const SkNodeBuilder *tree)
{
    gsize n = tree->brackets->len;

    return n > 0 ? tree->brackets->str[n - 1] : '\0';
}

/* Beyond the deepest allowed level nothing is nested any deeper, so the depth
 * of the tree is bounded whatever the file holds. */
static void
open_bracket(SkNodeBuilder *tree, const char *origin, char bracket)
{
    char inside = innermost_bracket(tree);
    SkNode *node = innermost_node(tree);

    if (tree->brackets->len == DEEPEST_BRACKET)
        sk_problems_add(tree->problems, origin,
                        "brackets are nested deeper than %d", DEEPEST_BRACKET);
    sk_grammar_take(&tree->grammar, &bracket, 1, inside, origin,
                    tree->problems);
    if (tree->brackets->len < DEEPEST_BRACKET)
        node = add_node(tree, bracket == '{' ? SK_NODE_GROUP : SK_NODE_LIST,
                        origin);
    g_ptr_array_add(tree->open, node);
    g_string_append_c(tree->brackets, bracket);
    g_ptr_array_add(tree->bracket_origin, g_strdup(origin));
}

static void
close_bracket(SkNodeBuilder *tree, const char *origin, char bracket)
{
    gsize n = tree->brackets->len;
    char opened = innermost_bracket(tree);

    if (n == 0) {
        sk_problems_add(tree->problems, origin, "this \"%c\" closes nothing",
                        bracket);
    } else {
        if (other_half(opened) != bracket)
            sk_problems_add(
                tree->problems, origin,
                "this \"%c\" stands where \"%c\" should close the \"%c\" of %s",
                bracket, other_half(opened), opened,
                (char *)g_ptr_array_index(tree->bracket_origin, n - 1));
        g_string_truncate(tree->brackets, n - 1);
        g_ptr_array_set_size(tree->bracket_origin, (gint)(n - 1));
        g_ptr_array_set_size(tree->open, (gint)tree->open->len - 1);
    }
    sk_grammar_take(&tree->grammar, &bracket, 1, innermost_bracket(tree),
                    origin, tree->problems);
}

/* Handles the comma that was kept back, unless @word closes
 * the list behind it. */
static void
take_comma(SkNodeBuilder *tree, const char *word)
{
    if (tree->comma && *word != ')' && *word != ']')
        take_word(tree, tree->last_origin, ",", 1, innermost_bracket(tree));
    tree->comma = FALSE;
}

void
sk_node_builder_begin(SkNodeBuilder *tree, SkProblems *problems)
{
    *tree = (SkNodeBuilder){ .problems = problems };
    tree->root = node_new(SK_NODE_GROUP, NULL, "policy");
    tree->open = g_ptr_array_new();
    g_ptr_array_add(tree->open, tree->root);
    tree->brackets = g_string_new(NULL);
    tree->bracket_origin = g_ptr_array_new_with_free_func(g_free);
}

void
sk_node_builder_put(SkNodeBuilder *tree, const char *origin, const char *word,
                    gsize len)
{
    gboolean second = *word == ',' && tree->comma;

    if (*word == ',' && !tree->comma) {
        tree->comma = TRUE;
    } else {
        take_comma(tree, word);
        if (strchr("([{", *word) != NULL)
            open_bracket(tree, origin, *word);
        else if (strchr(")]}", *word) != NULL)
            close_bracket(tree, origin, *word);
        else
            take_word(tree, origin, word, len, innermost_bracket(tree));
    }
    if (*word != ',' || second || tree->last_origin == NULL) {
        g_free(tree->last_origin);
        tree->last_origin = g_strdup(origin);
    }
}

SkNode *
sk_node_builder_end(SkNodeBuilder *tree)
{
    for (guint i = 0; i < tree->bracket_origin->len; i++)
        sk_problems_add(tree->problems,
                        g_ptr_array_index(tree->bracket_origin, i),
                        "this \"%c\" is never closed", tree->brackets->str[i]);
    if (tree->brackets->len == 0 && tree->last_origin != NULL)
        sk_grammar_end(&tree->grammar, tree->last_origin, tree->problems);
    g_string_free(tree->brackets, TRUE);
    g_ptr_array_unref(tree->bracket_origin);
    g_ptr_array_unref(tree->open);
    g_free(tree->grammar.name);
    g_free(tree->last_origin);
    return tree->root;
}
