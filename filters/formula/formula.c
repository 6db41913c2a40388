/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads formulas token by token (formula.h). A formula is a chain of operands
 * with operators between them, so what may come next is one of three states,
 * and the parentheses that are open are a stack.
 */
#include <string.h>
#include <formula/formula.h>
#include <formula/formula_inner.h>

#define FORMULA_LEN_MAX   32768 /* Excel allows 8192 characters. */
#define FORMULA_DEPTH_MAX 256   /* Excel allows 64 levels. */

typedef enum {
    AT_ARGUMENT, /* an operand comes, or nothing: the argument is empty */
    AT_OPERAND,  /* an operand must come */
    AT_OPERATOR, /* an operand stands before */
} State;

typedef struct {
    const char *p;
    const char *end; /* of the token before */
    const SkFormulaScope *scope;
    State state;
    gboolean computes;
    gboolean is_blank; /* blanks stand before the token */
    guint depth;
    char open[FORMULA_DEPTH_MAX]; /* 'f' for a call, '(' for a group */
} Formula;

static gboolean
push(Formula *formula, char kind)
{
    if (formula->depth == FORMULA_DEPTH_MAX)
        return FALSE;
    formula->open[formula->depth++] = kind;
    formula->state = kind == 'f' ? AT_ARGUMENT : AT_OPERAND;
    return TRUE;
}

/* ---- operands ----------------------------------------------------------- */

static gboolean
take_string(Formula *formula)
{
    const char *p = formula->p + 1;

    while (*p != '\0' && (*p != '"' || p[1] == '"'))
        p += *p == '"' ? 2 : 1;
    if (*p != '"')
        return FALSE;
    formula->p = p + 1;
    formula->state = AT_OPERATOR;
    return TRUE;
}

static gboolean
take_error(Formula *formula)
{
    static const char *const errors[] = {
        "#NULL!",   "#DIV/0!",   "#VALUE!",       "#REF!",     "#NAME?",
        "#NUM!",    "#N/A",      "#SPILL!",       "#CALC!",    "#FIELD!",
        "#BUSY!",   "#BLOCKED!", "#CONNECT!",     "#UNKNOWN!", "#EXTERNAL!",
        "#PYTHON!", "#TIMEOUT!", "#GETTING_DATA",
    };

    for (guint i = 0; i < G_N_ELEMENTS(errors); i++) {
        if (g_ascii_strncasecmp(formula->p, errors[i], strlen(errors[i])) != 0)
            continue;
        formula->p += strlen(errors[i]);
        formula->state = AT_OPERATOR;
        return TRUE;
    }
    return FALSE;
}

static gboolean
take_number(Formula *formula)
{
    const char *p = formula->p;
    gsize digits = strspn(p, "0123456789");

    p += digits;
    if (*p == '.') {
        p++;
        digits += strspn(p, "0123456789");
        p += strspn(p, "0123456789");
    }
    if (digits == 0)
        return FALSE;
    if (*p == 'e' || *p == 'E') {
        const char *exponent = p + 1;

        exponent += *exponent == '+' || *exponent == '-' ? 1 : 0;
        if (!g_ascii_isdigit(*exponent))
            return FALSE;
        p = exponent + strspn(exponent, "0123456789");
    }
    formula->p = p;
    formula->state = AT_OPERATOR;
    return !sk_formula_is_word(*p) && *p != '!';
}

/* {1,"a";TRUE,#N/A}: constants alone. */
static gboolean
take_array(Formula *formula)
{
    gboolean ok = TRUE;

    for (formula->p++; ok; formula->p++) {
        const char *p = sk_formula_blanks(formula->p);
        gsize n = 0;

        p += *p == '-' || *p == '+' ? 1 : 0;
        formula->p = p;
        n = sk_formula_word_length(p);
        if (*p == '"')
            ok = take_string(formula);
        else if (*p == '#')
            ok = take_error(formula);
        else if ((n == 4 && g_ascii_strncasecmp(p, "TRUE", 4) == 0) ||
                 (n == 5 && g_ascii_strncasecmp(p, "FALSE", 5) == 0))
            formula->p += n;
        else if (*p != ',' && *p != ';' && *p != '}')
            ok = take_number(formula);
        formula->p = sk_formula_blanks(formula->p);
        if (*formula->p == '}')
            break;
        ok = ok && (*formula->p == ',' || *formula->p == ';');
    }
    if (!ok)
        return FALSE;
    formula->p++;
    formula->state = AT_OPERATOR;
    return TRUE;
}

/* ---- references --------------------------------------------------------- */

/* What stands behind the ! of a sheet: a cell, a row, a name, #REF!; never a
 * call, which would run a macro. */
static gboolean
take_on_sheet(Formula *formula)
{
    const char *p = formula->p;
    gsize n = sk_formula_word_length(p);

    if (*p == '#')
        return take_error(formula);
    if (n == 0 || *sk_formula_blanks(p + n) == '(' || p[n] == '!' ||
        !sk_formula_word(p, n, formula->scope))
        return FALSE;
    p += n;
    if (*p == '[')
        p = sk_formula_brackets(p);
    formula->p = p;
    formula->state = AT_OPERATOR;
    return p != NULL;
}

/* 'a sheet'!A1, with '' for a quotation mark in the name. */
static gboolean
take_quoted(Formula *formula)
{
    const char *start = formula->p + 1, *p = start;

    while (*p != '\0' && (*p != '\'' || p[1] == '\''))
        p += *p == '\'' ? 2 : 1;
    if (*p != '\'' || p[1] != '!' ||
        !sk_formula_sheet(start, (gsize)(p - start), formula->scope))
        return FALSE;
    formula->p = p + 2;
    return take_on_sheet(formula);
}

static gboolean
take_word(Formula *formula)
{
    const char *p = formula->p, *other = sk_formula_r1c1(p);
    gsize n = sk_formula_word_length(p);

    formula->state = AT_OPERATOR;
    if (other != p) {
        formula->p = other;
        return TRUE;
    }
    formula->p += n;
    if (*formula->p == '!') {
        formula->p++;
        return sk_formula_sheet(p, n, formula->scope) && take_on_sheet(formula);
    }
    if (*sk_formula_blanks(p + n) == '(') {
        formula->p = sk_formula_blanks(p + n) + 1;
        formula->computes = TRUE;
        return sk_formula_call(p, n, formula->p, formula->scope->policy) &&
               push(formula, 'f');
    }
    if (*formula->p == '[')
        formula->p = sk_formula_brackets(formula->p);
    return formula->p != NULL && sk_formula_word(p, n, formula->scope);
}

static gboolean
take_operand(Formula *formula)
{
    const char c = *formula->p;

    if (c == '"')
        return take_string(formula);
    if (c == '#')
        return take_error(formula);
    if (c == '\'')
        return take_quoted(formula);
    if (c == '{')
        return take_array(formula);
    if (c == '(') {
        formula->p++;
        return push(formula, '(');
    }
    if (c == '[') {
        formula->p = sk_formula_brackets(formula->p);
        formula->state = AT_OPERATOR;
        return formula->p != NULL;
    }
    if (c == '+' || c == '-' || c == '@') {
        formula->p++;
        formula->state = AT_OPERAND;
        formula->computes = TRUE;
        return TRUE;
    }
    if (sk_formula_is_word(c) && !g_ascii_isdigit(c) && c != '.' && c != '?')
        return take_word(formula);
    return take_number(formula);
}

/* ---- operators ---------------------------------------------------------- */

/* A comma or a closing parenthesis. */
static gboolean
take_mark(Formula *formula)
{
    const gboolean in_call =
        formula->depth > 0 && formula->open[formula->depth - 1] == 'f';

    if (formula->state == AT_OPERAND ||
        (formula->state == AT_ARGUMENT && !in_call))
        return FALSE;
    if (*formula->p++ == ',') {
        formula->state = in_call ? AT_ARGUMENT : AT_OPERAND;
        return TRUE;
    }
    if (formula->depth == 0)
        return FALSE;
    formula->depth--;
    formula->state = AT_OPERATOR;
    return TRUE;
}

static gboolean
take_operator(Formula *formula)
{
    static const char *const operators[] = { "<=", ">=", "<>", "<", ">", "=",
                                             "^",  "*",  "/",  "+", "-", "&" };

    if (*formula->p == '%' || *formula->p == '#') { /* percent, spilled */
        formula->computes = TRUE;
        formula->p++;
        return TRUE;
    }
    if (*formula->p == ':') {
        formula->state = AT_OPERAND;
        formula->p++;
        return TRUE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(operators); i++) {
        if (!g_str_has_prefix(formula->p, operators[i]))
            continue;
        formula->p += strlen(operators[i]);
        formula->state = AT_OPERAND;
        formula->computes = TRUE;
        return TRUE;
    }
    if (*formula->p == '(') { /* LAMBDA(x,x+1)(2): only a result is called. */
        formula->p++;
        return formula->end[-1] == ')' && push(formula, 'f');
    }
    /* A blank between two references is their intersection. */
    return formula->is_blank && take_operand(formula);
}

static gboolean
take_token(Formula *formula)
{
    if (*formula->p == ',' || *formula->p == ')')
        return take_mark(formula);
    return formula->state == AT_OPERATOR ? take_operator(formula)
                                         : take_operand(formula);
}

SkFormulaVerdict
sk_formula_judge_in(const char *text, const SkFormulaScope *scope)
{
    Formula formula = { .p = text, .scope = scope, .state = AT_OPERAND };

    if (strlen(text) > FORMULA_LEN_MAX)
        return SK_FORMULA_GOES;
    formula.p = sk_formula_blanks(formula.p);
    if (*formula.p == '\0')
        return SK_FORMULA_REFERS;
    formula.p += *formula.p == '=' ? 1 : 0;
    for (;;) {
        const char *p = sk_formula_blanks(formula.p);

        formula.is_blank = p != formula.p;
        formula.end = formula.p;
        formula.p = p;
        if (*p == '\0')
            break;
        if (!take_token(&formula))
            return SK_FORMULA_GOES;
    }
    if (formula.depth > 0 || formula.state != AT_OPERATOR)
        return SK_FORMULA_GOES;
    return formula.computes ? SK_FORMULA_COMPUTES : SK_FORMULA_REFERS;
}

SkFormulaVerdict
sk_formula_judge(const char *formula, const SkPolicy *policy)
{
    const SkFormulaScope scope = { .policy = policy };

    return sk_formula_judge_in(formula, &scope);
}

gboolean
sk_formula_stays_in(const char *formula, const SkFormulaScope *scope)
{
    const SkFormulaVerdict verdict = sk_formula_judge_in(formula, scope);

    if (verdict == SK_FORMULA_COMPUTES)
        return sk_policy_inside(scope->policy, SK_INSIDE_FORMULAS) <=
               SK_TREAT_CLEAN;
    return verdict == SK_FORMULA_REFERS;
}
