/* SPDX-License-Identifier: Apache-2.0
 *
 * The formulas of charts and drawings: they say from which cells the values
 * come that are cached beside them. Only plain references stay: names and
 * addresses of cells of this workbook, joined by commas.
 */
#include <string.h>
#include "drawingml/drawingml.h"

/* What stands for a formula that does not stay. Excel shows the cached
 * values with it as well. */
#define NO_REFERENCE "#REF!"

#define FORMULA_MAX 8192

/* Steps over a name in quotation marks, in which the mark is doubled; NULL if
 * it does not end or names another workbook. */
static const char *
skip_quoted(const char *at)
{
    for (at++; *at != '\0'; at++) {
        if (strchr("[]\\/:|*?", *at) != NULL)
            return NULL;
        if (*at == '\'' && at[1] != '\'')
            return at + 1;
        if (*at == '\'')
            at++;
    }
    return NULL;
}

/* Returns whether @text refers to cells, and does nothing else: no function,
 * no operator that computes or asks a server, no other workbook. */
static gboolean
is_reference(const char *text)
{
    guint open = 0;
    char before = ',';

    if (strlen(text) > FORMULA_MAX)
        return FALSE;
    for (const char *at = text; at != NULL && *at != '\0';) {
        char c = *at;

        if (c == '\'') {
            at = skip_quoted(at);
            if (at == NULL)
                return FALSE;
            before = 'A';
            continue;
        }
        if (c == '(' && before != ',' && before != '(')
            return FALSE; /* a function */
        if (c == ')' && open == 0)
            return FALSE;
        if (c == '(' || c == ')')
            open += c == '(' ? 1 : (guint)-1;
        else if (!g_ascii_isalnum(c) && (guchar)c < 0x80 &&
                 strchr("$:!,._ #", c) == NULL)
            return FALSE;
        before = c == ' ' ? before : c;
        at++;
    }
    return open == 0;
}

char *
sk_drawing_formula(SkMarkup *markup, const char *text)
{
    if (is_reference(text))
        return NULL;
    sk_markup_count(markup, "formula", text);
    return g_strdup(NO_REFERENCE);
}
