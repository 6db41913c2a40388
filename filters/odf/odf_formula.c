/* SPDX-License-Identifier: Apache-2.0
 *
 * The tokens of OpenFormula (OpenDocument 1.4, part 4, chapter 5), see
 * odf_formula.h. This defends against formulas that fetch from elsewhere, run
 * something, or read other documents: DDE, WEBSERVICE, external references.
 */
#include <string.h>
#include "odf/odf_formula.h"
#include "odf/odf_functions.h"

#define CELL_FORMULA_MAX 65536
#define NESTED_MAX       256

typedef struct {
    const char *at;
    SkOdfGrammar grammar;
    const SkPolicy *policy;
    guint round, braces; /* that are open */
} Reader;

static gboolean
is_name_start(char c)
{
    return g_ascii_isalpha(c) || c == '_' || (guchar)c >= 0x80;
}

static gboolean
is_name_char(char c)
{
    return is_name_start(c) || g_ascii_isdigit(c) || c == '.';
}

/* Goes over something in quotes, in which a doubled quote is one of the text.
 * Returns FALSE if it has no end. */
static gboolean
skip_quoted(Reader *reader)
{
    char quote = *reader->at++;

    for (; *reader->at != '\0'; reader->at++) {
        if (*reader->at != quote)
            continue;
        if (reader->at[1] != quote) {
            reader->at++;
            return TRUE;
        }
        reader->at++;
    }
    return FALSE;
}

/* Goes over one of the values that stand for an error. */
static gboolean
skip_error(Reader *reader)
{
    static const char *const errors[] = { "#REF!",  "#N/A",    "#VALUE!",
                                          "#NAME?", "#DIV/0!", "#NUM!",
                                          "#NULL!" };

    for (guint i = 0; i < G_N_ELEMENTS(errors); i++)
        if (g_str_has_prefix(reader->at, errors[i])) {
            reader->at += strlen(errors[i]);
            return TRUE;
        }
    return FALSE;
}

/* Goes over a reference within brackets, or over ranges in an attribute, until
 * @end. A "#" behind a name says that the name is that of another document. */
static gboolean
skip_reference(Reader *reader, char end)
{
    while (*reader->at != end) {
        char c = *reader->at;

        if (c == '\'') {
            if (!skip_quoted(reader))
                return FALSE;
        } else if (c == '#') {
            if (!skip_error(reader))
                return FALSE;
        } else if (is_name_char(c) || (c != '\0' && strchr("$:;,()~ -+!", c))) {
            reader->at++;
        } else {
            return FALSE;
        }
    }
    reader->at += end != '\0';
    return TRUE;
}

/* Goes over a word of conditions, which may hold hyphens. */
static gboolean
skip_condition_word(Reader *reader)
{
    static const char *const words[] = {
        "cell-content-is-in-list",
        "cell-content-is-between",
        "cell-content-is-not-between",
        "cell-content-is-whole-number",
        "cell-content-is-decimal-number",
        "cell-content-is-date",
        "cell-content-is-time",
        "cell-content-is-text",
        "cell-content-text-length-is-between",
        "cell-content-text-length-is-not-between",
        "cell-content-text-length",
        "cell-content",
        "is-true-formula",
        "formula-is",
        "value",
        "between",
        "not-between",
        "duplicate",
        "unique",
        "top-elements",
        "bottom-elements",
        "top-percent",
        "bottom-percent",
        "above-average",
        "below-average",
        "above-equal-average",
        "below-equal-average",
        "is-error",
        "is-no-error",
        "contains-text",
        "not-contains-text",
        "begins-with",
        "ends-with",
        "text-content",
    };

    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize len = strlen(words[i]);

        if (strncmp(reader->at, words[i], len) == 0 &&
            !is_name_char(reader->at[len]) && reader->at[len] != '-') {
            reader->at += len;
            return TRUE;
        }
    }
    return FALSE;
}

/* Goes over a name. If it is that of a function, which a parenthesis says, it
 * must be listed. */
static gboolean
skip_name(Reader *reader)
{
    const char *from = reader->at, *behind = NULL;
    g_autofree char *name = NULL;

    if (reader->grammar == SK_ODF_CONDITION && skip_condition_word(reader))
        return TRUE;
    while (is_name_char(*reader->at))
        reader->at++;
    name = g_ascii_strup(from, reader->at - from);
    for (behind = reader->at; *behind == ' ';)
        behind++;
    if (*behind != '(' || g_str_equal(name, "AND") || g_str_equal(name, "OR"))
        return TRUE;
    return sk_odf_function_is_listed(name) ||
           (reader->policy != NULL &&
            sk_policy_keeps_function(reader->policy, name));
}

/* Counts what is opened and closed. Returns FALSE if it does not fit. */
static gboolean
nest(Reader *reader, char c)
{
    guint *open = c == '(' || c == ')' ? &reader->round : &reader->braces;

    if (c == '(' || c == '{')
        return ++*open <= NESTED_MAX;
    return (*open)-- > 0;
}

static gboolean
skip_sign(Reader *reader)
{
    char c = *reader->at++;

    if (strchr("(){}", c) != NULL)
        return nest(reader, c);
    /* Elsewhere a "|" divides the program of DDE from its topic. */
    if (c == '|')
        return reader->braces > 0;
    return strchr("+-*/^&=<>;,!~%:.$ \n\t", c) != NULL;
}

static gboolean
skip_token(Reader *reader)
{
    char c = *reader->at;

    if (c == '"')
        return skip_quoted(reader);
    if (c == '\'') /* the label of a row or column; "#" would follow a file */
        return skip_quoted(reader) && *reader->at != '#';
    if (c == '#')
        return skip_error(reader);
    if (c == '[') {
        reader->at++;
        return skip_reference(reader, ']');
    }
    if (is_name_start(c))
        return skip_name(reader);
    if (g_ascii_isdigit(c)) {
        while (is_name_char(*reader->at))
            reader->at++;
        return TRUE;
    }
    return skip_sign(reader);
}

/* Returns whether @formula is one of a field or table of a text. These know no
 * function that reaches out; a name with two dots would be a field of a
 * database. */
static gboolean
is_of_writer(const char *formula)
{
    const char *name = NULL; /* the name that is being read */
    guint dots = 0;

    for (const char *p = formula; *p != '\0'; p++) {
        if ((guchar)*p < 0x20 && *p != '\t' && *p != '\n')
            return FALSE;
        if (*p == '"' || *p == '<') {
            const char *end = strchr(p + 1, *p == '<' ? '>' : '"');

            name = NULL;
            if (end == NULL && *p == '"')
                return FALSE;
            p = end == NULL ? p : end; /* "a < b" has no end */
            continue;
        }
        if (!is_name_char(*p))
            name = NULL;
        else if (name == NULL && is_name_start(*p))
            name = p;
        dots = name == NULL ? 0 : dots + (*p == '.');
        if (dots > 1)
            return FALSE;
    }
    return TRUE;
}

static gboolean
is_geometry(const char *formula)
{
    return strspn(formula,
                  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                  "0123456789?$.,+-*/() ") == strlen(formula);
}

gboolean
sk_odf_formula_is_harmless(const char *formula, SkOdfGrammar grammar,
                           const SkPolicy *policy)
{
    Reader reader = { .at = formula, .grammar = grammar, .policy = policy };

    if (strlen(formula) > CELL_FORMULA_MAX)
        return FALSE;
    if (grammar == SK_ODF_WRITER)
        return is_of_writer(formula);
    if (grammar == SK_ODF_GEOMETRY)
        return is_geometry(formula);
    while (*reader.at != '\0')
        if (!skip_token(&reader))
            return FALSE;
    return reader.round == 0 && reader.braces == 0;
}

gboolean
sk_odf_range_is_inside(const char *range)
{
    Reader reader = { .at = range };

    return strlen(range) <= CELL_FORMULA_MAX && skip_reference(&reader, '\0');
}
