/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges the calls and the names in formulas (formula_inner.h).
 */
#include <string.h>
#include <formula/formula_inner.h>
#include <formula/formula_functions.h>

#define FUNCTION_NAME_MAX 64 /* No function has a longer name. */
#define WEB_TARGET_MAX    2048
#define SHEET_NAME_MAX    512

/* ---- functions ---------------------------------------------------------- */

static gboolean
has_prefix(const char *name, gsize len, const char *prefix)
{
    return len >= strlen(prefix) &&
           g_ascii_strncasecmp(name, prefix, strlen(prefix)) == 0;
}

/* Steps over @prefix, if @name begins with it. */
static gboolean
skip(const char **name, gsize *len, const char *prefix)
{
    if (!has_prefix(*name, *len, prefix))
        return FALSE;
    *name += strlen(prefix);
    *len -= strlen(prefix);
    return TRUE;
}

/* Puts the name of a function in capital letters into @out, which has room for
 * FUNCTION_NAME_MAX bytes and a NUL, without what later versions of Excel put
 * in front of it. Returns FALSE if it is too long. */
static gboolean
bare_name(const char *name, gsize len, char *out)
{
    skip(&name, &len, "_xlfn.");
    skip(&name, &len, "_xlws.");
    if (len == 0 || len > FUNCTION_NAME_MAX)
        return FALSE;
    for (gsize i = 0; i < len; i++)
        out[i] = g_ascii_toupper(name[i]);
    out[len] = '\0';
    return TRUE;
}

/* Copies the string that @arguments begin with to @out (@room bytes), if it is
 * the whole first argument. */
static gboolean
literal(const char *arguments, char *out, gsize room)
{
    const char *p = arguments + strspn(arguments, " ");
    gsize n = 0;

    if (*p++ != '"')
        return FALSE;
    for (; *p != '\0' && (*p != '"' || p[1] == '"'); p++) {
        p += *p == '"' ? 1 : 0;
        if (n + 1 >= room)
            return FALSE;
        out[n++] = *p;
    }
    out[n] = '\0';
    if (*p != '"')
        return FALSE;
    p += 1 + strspn(p + 1, " ");
    return *p == ',' || *p == ')';
}

/* Returns whether CELL asks about the cell and not about the file. */
static gboolean
cell_is_harmless(const char *arguments)
{
    static const char *const kinds[] = {
        "address", "col",     "color", "contents", "format", "parentheses",
        "prefix",  "protect", "row",   "type",     "width",
    };
    char kind[16];

    if (!literal(arguments, kind, sizeof kind))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strcasecmp(kinds[i], kind) == 0)
            return TRUE;
    return FALSE;
}

/* Returns whether HYPERLINK leads to the web, to a mail address or into the
 * workbook, and says so itself: a target that is computed is not known. */
static gboolean
hyperlink_is_harmless(const char *arguments, const SkPolicy *policy)
{
    static const char *const starts[] = { "http://", "https://", "mailto:" };
    g_autofree char *target = g_malloc(WEB_TARGET_MAX);

    if (policy != NULL &&
        sk_policy_inside(policy, SK_INSIDE_HYPERLINKS) != SK_TREAT_KEEP)
        return FALSE;
    if (!literal(arguments, target, WEB_TARGET_MAX))
        return FALSE;
    for (const char *p = target; *p != '\0'; p++)
        if (g_ascii_iscntrl(*p) || strchr("\\<>\"|^`[]", *p) != NULL)
            return FALSE;
    if (*target == '#') /* a place in the workbook */
        return strpbrk(target, "/*?") == NULL;
    for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
        if (has_prefix(target, strlen(target), starts[i]))
            return target[strlen(starts[i])] != '\0';
    return FALSE;
}

gboolean
sk_formula_call(const char *name, gsize len, const char *arguments,
                const SkPolicy *policy)
{
    char bare[FUNCTION_NAME_MAX + 1];

    if (has_prefix(name, len, "_xlpm."))
        return TRUE; /* a parameter that holds a LAMBDA of this formula */
    if (!bare_name(name, len, bare))
        return FALSE;
    if (strcmp(bare, "CELL") == 0 && cell_is_harmless(arguments))
        return TRUE;
    if (strcmp(bare, "HYPERLINK") == 0)
        return hyperlink_is_harmless(arguments, policy);
    return sk_formula_function_is_listed(bare) ||
           (policy != NULL && sk_policy_keeps_function(policy, bare));
}

/* ---- names -------------------------------------------------------------- */

static gboolean
is_in(GHashTable *names, const char *name, gsize len)
{
    g_autofree char *folded = g_utf8_casefold(name, (gssize)len);

    return g_hash_table_contains(names, folded);
}

gboolean
sk_formula_word(const char *word, gsize len, const SkFormulaScope *scope)
{
    if (!has_prefix(word, len, "_xl"))
        return scope->gone_names == NULL ||
               !is_in(scope->gone_names, word, len);
    if (has_prefix(word, len, "_xlpm.") || has_prefix(word, len, "_xlnm."))
        return TRUE;
    /* a function that is handed to MAP, BYROW and the like as a value */
    if (!skip(&word, &len, "_xleta."))
        return FALSE;
    return sk_formula_call(word, len, "", scope->policy);
}

/* ---- sheets ------------------------------------------------------------- */

/* Returns whether @name (@len bytes) ends like the name of a workbook. */
static gboolean
is_file_name(const char *name, gsize len)
{
    const char *dot = g_strrstr_len(name, (gssize)len, ".");

    return dot != NULL && has_prefix(dot, len - (gsize)(dot - name), ".xl");
}

/* Returns whether @name (@len bytes), which holds no colon, is a sheet. */
static gboolean
is_sheet(const char *name, gsize len, const SkFormulaScope *scope)
{
    g_autofree char *plain = NULL;
    gsize n = 0;

    if (len == 0 || len > SHEET_NAME_MAX || is_file_name(name, len))
        return FALSE;
    plain = g_malloc(len);
    for (gsize i = 0; i < len; i++) {
        if (strchr("[]\\/*?|:", name[i]) != NULL)
            return FALSE;
        plain[n++] = name[i];
        i += name[i] == '\'' ? 1 : 0;
    }
    return scope->sheets == NULL || is_in(scope->sheets, plain, n);
}

gboolean
sk_formula_sheet(const char *name, gsize len, const SkFormulaScope *scope)
{
    const char *colon = memchr(name, ':', len);
    gsize first = colon != NULL ? (gsize)(colon - name) : len;

    return is_sheet(name, first, scope) &&
           (colon == NULL || is_sheet(colon + 1, len - first - 1, scope));
}
