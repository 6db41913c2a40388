/* SPDX-License-Identifier: Apache-2.0
 *
 * The grammar of a policy file, word by word, so that each mistake is reported
 * where it stands, and all of them in one run. Two texts side by side are not
 * joined, because a comma was probably forgotten between them.
 */
#include "core/conf/grammar.h"

#include <string.h>

typedef enum {
    WORD_NAME,
    WORD_VALUE,
    WORD_OPEN,
    WORD_CLOSE,
    WORD_SIGN,
    WORD_OTHER
} WordKind;

/* Accepts a whole number or one with a decimal point; that no setting takes the
 * latter is reported by the table of keys. */
static gboolean
is_number(const char *word)
{
    gsize n;

    word += strspn(word, "+-") > 1 ? 0 : strspn(word, "+-");
    n = strspn(word, "0123456789");
    if (n == 0 || n > 18)
        return FALSE;
    if (word[n] == '\0')
        return TRUE;
    return word[n] == '.' && word[n + 1] != '\0' &&
           word[n + 1 + strspn(word + n + 1, "0123456789")] == '\0';
}

static gboolean
is_name(const char *word)
{
    for (gsize i = 0; word[i] != '\0'; i++)
        if (!g_ascii_isalpha(word[i]) && word[i] != '*' &&
            (i == 0 ||
             (!g_ascii_isdigit(word[i]) && strchr("-_", word[i]) == NULL)))
            return FALSE;
    return TRUE;
}

static WordKind
kind_of(const char *word)
{
    if (strchr("([{", *word) != NULL)
        return WORD_OPEN;
    if (strchr(")]}", *word) != NULL)
        return WORD_CLOSE;
    if (strchr(",;=:", *word) != NULL)
        return WORD_SIGN;
    if (*word == '"' || is_number(word) ||
        g_ascii_strcasecmp(word, "true") == 0 ||
        g_ascii_strcasecmp(word, "false") == 0)
        return WORD_VALUE;
    return is_name(word) ? WORD_NAME : WORD_OTHER;
}

static SkWant
want_after_value(char inside)
{
    return inside == '(' || inside == '[' ? SK_WANT_COMMA : SK_WANT_END;
}

static SkWant
want_next(char inside)
{
    return inside == '(' || inside == '[' ? SK_WANT_ITEM : SK_WANT_NAME;
}

static void
complain(SkGrammar *grammar, const char *word, const char *origin,
         SkProblems *problems)
{
    gboolean bare = kind_of(word) == WORD_NAME || kind_of(word) == WORD_OTHER;

    switch (grammar->want) {
    case SK_WANT_NAME:
        sk_problems_add(problems, origin,
                        "the name of a setting should stand here, not %s",
                        word);
        break;
    case SK_WANT_VALUE:
    case SK_WANT_ITEM:
        sk_problems_add(problems, origin,
                        bare ? "%s is no value; a text stands in quotes"
                             : "a value should stand here, not %s",
                        word);
        break;
    case SK_WANT_END:
        sk_problems_add(problems, origin, "\";\" is missing before %s", word);
        break;
    case SK_WANT_COMMA:
        sk_problems_add(problems, origin, "\",\" is missing before %s", word);
        break;
    case SK_WANT_EQUALS:
    default:
        sk_problems_add(problems, origin, "\"=\" is missing after %s",
                        grammar->name);
        break;
    }
}

static void
begin_setting(SkGrammar *grammar, const char *word)
{
    g_free(grammar->name);
    grammar->name = g_strdup(word);
    grammar->want = SK_WANT_EQUALS;
}

/* Takes a value or an opening bracket where one may stand. */
static void
take_value(SkGrammar *grammar, const char *word, char inside)
{
    if (kind_of(word) != WORD_OPEN)
        grammar->want = want_after_value(inside);
    else
        grammar->want = want_next(*word);
}

/* Returns whether @word may follow; if so, the state advances. */
static gboolean
follows(SkGrammar *grammar, const char *word, char inside)
{
    WordKind kind = kind_of(word);

    switch (grammar->want) {
    case SK_WANT_NAME:
        if (kind == WORD_NAME)
            begin_setting(grammar, word);
        return kind == WORD_NAME;
    case SK_WANT_EQUALS:
        if (*word == '=' || *word == ':')
            grammar->want = SK_WANT_VALUE;
        return *word == '=' || *word == ':';
    case SK_WANT_VALUE:
    case SK_WANT_ITEM:
        if (kind == WORD_VALUE || kind == WORD_OPEN)
            take_value(grammar, word, inside);
        return kind == WORD_VALUE || kind == WORD_OPEN;
    case SK_WANT_END:
        if (*word == ';' || *word == ',')
            grammar->want = SK_WANT_NAME;
        else if (kind == WORD_NAME)
            begin_setting(grammar, word);
        return *word == ';' || *word == ',' || kind == WORD_NAME;
    case SK_WANT_COMMA:
    default:
        if (*word == ',')
            grammar->want = SK_WANT_ITEM;
        return *word == ',';
    }
}

/* Takes a closing bracket and ends what it closes. */
static void
take_close(SkGrammar *grammar, const char *word, char inside,
           const char *origin, SkProblems *problems)
{
    if (!grammar->lost &&
        (grammar->want == SK_WANT_EQUALS || grammar->want == SK_WANT_VALUE))
        complain(grammar, word, origin, problems);
    grammar->lost = FALSE;
    grammar->want = want_after_value(inside);
}

gboolean
sk_grammar_take(SkGrammar *grammar, const char *text, gsize len, char inside,
                const char *origin, SkProblems *problems)
{
    g_autofree char *word = g_strndup(text, len);
    WordKind kind = kind_of(word);
    gboolean ends = *word == ';' || *word == ',';

    if (kind == WORD_CLOSE) {
        take_close(grammar, word, inside, origin, problems);
        return TRUE;
    }
    if (grammar->lost) {
        grammar->lost = !ends && kind != WORD_OPEN;
        grammar->want =
            kind == WORD_OPEN ? want_next(*word) : want_next(inside);
        return TRUE;
    }
    if (*word == ';' && grammar->want == SK_WANT_NAME)
        return FALSE; /* A superfluous ";" does no harm. */
    if (follows(grammar, word, inside))
        return TRUE;
    complain(grammar, word, origin, problems);
    /* The missing word has been reported; reading continues as if it had been
     * there. */
    if (grammar->want == SK_WANT_EQUALS && kind == WORD_VALUE) {
        take_value(grammar, word, inside);
    } else if (grammar->want == SK_WANT_COMMA &&
               (kind == WORD_VALUE || kind == WORD_OPEN)) {
        take_value(grammar, word, inside);
    } else {
        grammar->lost = !ends && kind != WORD_OPEN;
        grammar->want =
            kind == WORD_OPEN ? want_next(*word) : want_next(inside);
    }
    return TRUE;
}

void
sk_grammar_end(const SkGrammar *grammar, const char *origin,
               SkProblems *problems)
{
    if (!grammar->lost &&
        (grammar->want == SK_WANT_EQUALS || grammar->want == SK_WANT_VALUE))
        sk_problems_add(problems, origin, "%s has no value", grammar->name);
}
