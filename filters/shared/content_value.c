/* SPDX-License-Identifier: Apache-2.0
 *
 * Values of calendars and contacts in the one form that leaves
 * (content_value.h).
 */
#include <string.h>

#include <shared/content_value.h>

/* Each sign that must be is escaped, once; those of @bare part texts. */
char *
sk_content_escape(const char *value, const char *bare)
{
    GString *out = g_string_sized_new(strlen(value) + 8);

    for (; *value != '\0'; value++) {
        gboolean escaped = *value == '\\' && value[1] != '\0' &&
                           strchr("\\;,nN", value[1]) != NULL;

        if (*value == '\\' && value[1] == ':')
            continue; /* some escape it, and it needs none */
        if (escaped)
            g_string_append_c(out, *value++);
        else if (*value == '\\' ||
                 (strchr(";,", *value) != NULL && strchr(bare, *value) == NULL))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *value);
    }
    return g_string_free(out, FALSE);
}

static gboolean
is_of(const char *value, gsize len, const char *others)
{
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalnum(value[i]) && strchr(others, value[i]) == NULL)
            return FALSE;
    return TRUE;
}

char *
sk_content_signs(const char *value)
{
    g_autofree char *bare = g_strstrip(g_strdup(value));

    return is_of(bare, strlen(bare), "+-:.,;=/") ? g_steal_pointer(&bare)
                                                 : NULL;
}

/* The address in @value, with or without "mailto:" before and "?…" behind. */
char *
sk_content_address(const char *value)
{
    g_autofree char *bare = g_strstrip(g_strdup(value));
    gsize scheme =
        g_ascii_strncasecmp(bare, "mailto:", 7) == 0 ? strlen("mailto:") : 0;
    const char *start = bare + scheme, *at = strchr(start, '@');
    gsize len = strcspn(start, "?");

    if (at == NULL || at == start || at - start + 1 >= (gssize)len ||
        !is_of(start, (gsize)(at - start), "._+-") ||
        !is_of(at + 1, len - (gsize)(at - start) - 1, ".-"))
        return NULL;
    return g_strndup(start, len);
}
