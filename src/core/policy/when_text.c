/* SPDX-License-Identifier: Apache-2.0
 *
 * The texts that conditions compare, in the form in which they are compared,
 * and conditions as a policy file writes them (when.h).
 */
#include <sekisho/text.h>
#include <string.h>

#include "core/policy/private.h"

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

static char *
size_text(const SkWhen *when)
{
    g_autofree char *from =
        when->size_from > 0 ? sk_policy_size_text(when->size_from) : NULL;
    g_autofree char *to =
        when->size_to < G_MAXUINT64 ? sk_policy_size_text(when->size_to) : NULL;

    return g_strdup_printf("\"%s-%s\"", from ? from : "", to ? to : "");
}

char *
sk_when_value(const SkWhen *when, SkWhenKey key)
{
    const GPtrArray *items = when->items[key];
    g_autoptr(GString) text = g_string_new("[ ");

    if (key == SK_WHEN_SIZE)
        return size_text(when);
    for (guint i = 0; items != NULL && i < items->len; i++)
        g_string_append_printf(text, "%s\"%s\"", i > 0 ? ", " : "",
                               ((const SkWhenItem *)items->pdata[i])->said);
    g_string_append(text, " ]");
    return g_strdup(text->str);
}

char *
sk_when_text(const SkWhen *when)
{
    GString *text = g_string_new("{ ");

    for (guint key = 0; key < SK_WHEN_N; key++) {
        g_autofree char *value = NULL;

        if ((when->keys & SK_WHEN_BIT(key)) == 0)
            continue;
        value = sk_when_value(when, (SkWhenKey)key);
        g_string_append_printf(text, "%s = %s; ", sk_when_word((SkWhenKey)key),
                               value);
    }
    if ((when->keys & SK_WHEN_BIT(SK_WHEN_LABEL)) != 0) {
        g_autofree char *names = g_strjoinv("\", \"", when->label_in);

        g_string_append_printf(text, "label_in = [ \"%s\" ]; ", names);
    }
    g_string_append_c(text, '}');
    return g_string_free(text, FALSE);
}
