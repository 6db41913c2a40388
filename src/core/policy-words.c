/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the words of policy files into one text for the parser, every word on
 * a line whose origin is known, and watches brackets and grammar on the way.
 *
 * Closing brackets and separators join the line of the word before them: the
 * parser looks one word ahead before it notes the line of a value, and would
 * else name the line after it. A comma before a closing bracket is dropped, so
 * that a list may end in one and included pieces fit together.
 */
#include "core/policy-words.h"

#include <string.h>

#define DEEPEST_BRACKET 32

void
sk_words_begin(SkWords *words, SkPolicySource *source, SkProblems *problems)
{
    memset(words, 0, sizeof(*words));
    words->source = source;
    words->problems = problems;
    words->brackets = g_string_new(NULL);
    words->bracket_origin = g_ptr_array_new_with_free_func(g_free);
}

/* The innermost open bracket around the word to be written; 0 at the top. */
static char
innermost(const SkWords *words, const char *word)
{
    gsize n = words->brackets->len;

    /* an opening bracket is among the open ones already */
    if (strchr("([{", *word) != NULL)
        n--;
    return n > 0 ? words->brackets->str[n - 1] : '\0';
}

/* Writes one word that stands within @inside. @joins: it belongs to the line
 * of the word before it. */
static void
write_word(SkWords *words, const char *origin, const char *word, gsize len,
           char inside, gboolean joins)
{
    GString *text = words->source->text;

    if (!sk_grammar_take(&words->grammar, word, len, inside, origin,
                         words->problems))
        return;
    if (words->origin == NULL ||
        (!joins && strcmp(words->origin, origin) != 0)) {
        if (words->origin != NULL)
            g_string_append_c(text, '\n');
        g_free(words->origin);
        words->origin = g_strdup(origin);
        g_ptr_array_add(words->source->lines, g_strdup(origin));
    } else {
        g_string_append_c(text, ' ');
    }
    /* the parser's arrays hold one type only and say so badly: to it all
     * are lists, and the table of keys judges what is in them */
    if (*word == '[' || *word == ']')
        g_string_append_c(text, *word == '[' ? '(' : ')');
    else
        g_string_append_len(text, word, (gssize)len);
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

static void
open_bracket(SkWords *words, const char *origin, char bracket)
{
    if (words->brackets->len == DEEPEST_BRACKET)
        sk_problems_add(words->problems, origin,
                        "brackets are nested deeper than %d", DEEPEST_BRACKET);
    g_string_append_c(words->brackets, bracket);
    g_ptr_array_add(words->bracket_origin, g_strdup(origin));
}

static void
close_bracket(SkWords *words, const char *origin, char bracket)
{
    gsize n = words->brackets->len;
    char opened;

    if (n == 0) {
        sk_problems_add(words->problems, origin, "this \"%c\" closes nothing",
                        bracket);
        return;
    }
    opened = words->brackets->str[n - 1];
    if (other_half(opened) != bracket)
        sk_problems_add(
            words->problems, origin,
            "this \"%c\" stands where \"%c\" should close the \"%c\" of %s",
            bracket, other_half(opened), opened,
            (char *)g_ptr_array_index(words->bracket_origin, n - 1));
    g_string_truncate(words->brackets, n - 1);
    g_ptr_array_set_size(words->bracket_origin, (gint)(n - 1));
}

void
sk_words_put(SkWords *words, const char *origin, const char *word, gsize len)
{
    gboolean joins = strchr(")]};=:,", *word) != NULL;
    char inside;

    if (strchr("([{", *word) != NULL)
        open_bracket(words, origin, *word);
    if (strchr(")]}", *word) != NULL)
        close_bracket(words, origin, *word);
    if (*word == ',' && !words->comma) {
        words->comma = TRUE;
        return;
    }
    inside = innermost(words, word);

    if (words->comma && *word != ')' && *word != ']')
        write_word(words, words->origin != NULL ? words->origin : origin, ",",
                   1, inside, TRUE);
    words->comma = FALSE;
    write_word(words, origin, word, len, inside, joins);
}

void
sk_words_end(SkWords *words)
{
    for (guint i = 0; i < words->bracket_origin->len; i++)
        sk_problems_add(words->problems,
                        g_ptr_array_index(words->bracket_origin, i),
                        "this \"%c\" is never closed", words->brackets->str[i]);
    if (words->brackets->len == 0 && words->origin != NULL)
        sk_grammar_end(&words->grammar, words->origin, words->problems);
    g_string_append_c(words->source->text, '\n');
    g_string_free(words->brackets, TRUE);
    g_ptr_array_unref(words->bracket_origin);
    g_free(words->grammar.name);
    g_free(words->origin);
}
