/* SPDX-License-Identifier: Apache-2.0
 *
 * The form in which names and labels are compared, and patterns of names
 * (fold.h). It defends against a name that looks like another one and is
 * written with other characters.
 */
#include <sekisho/text.h>
#include <string.h>

#include "core/address/fold.h"

char *
sk_fold(const char *text, gboolean blanks)
{
    g_autofree char *normal = sk_text_normalize(text, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *folded =
        normal != NULL ? g_utf8_casefold(normal, -1) : NULL;
    g_autofree char *whole =
        folded != NULL ? sk_text_normalize(folded, G_NORMALIZE_ALL_COMPOSE)
                       : g_strdup("");
    GString *out;

    if (blanks)
        return g_steal_pointer(&whole);
    out = g_string_sized_new(strlen(whole));
    for (const char *p = whole; *p != '\0'; p = g_utf8_next_char(p))
        if (!g_unichar_isspace(g_utf8_get_char(p)))
            g_string_append_unichar(out, g_utf8_get_char(p));
    return g_string_free(out, FALSE);
}

gboolean
sk_glob_matches(const char *pattern, const char *name)
{
    const char *star = NULL, *again = NULL;

    while (*name != '\0') {
        if (*pattern == '*') {
            star = ++pattern;
            again = name;
        } else if (*pattern != '\0' &&
                   (*pattern == '?' ||
                    g_utf8_get_char(pattern) == g_utf8_get_char(name))) {
            pattern = g_utf8_next_char(pattern);
            name = g_utf8_next_char(name);
        } else if (star != NULL) {
            pattern = star;
            again = g_utf8_next_char(again);
            name = again;
        } else {
            return FALSE;
        }
    }
    return pattern[strspn(pattern, "*")] == '\0';
}
