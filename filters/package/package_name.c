/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of members and references to them (package.h; ISO/IEC 29500-2, 6.2 and
 * 6.5).
 */
#include <string.h>
#include <package/package.h>

#define PART_NAME_MAX 1024

/* Characters that some reader takes for a slash or a backslash. */
static gboolean
is_like_slash(gunichar c)
{
    static const gunichar like[] = { '\\',   0x2044, 0x2215, 0x2216, 0x29F5,
                                     0x29F8, 0x29F9, 0xFE68, 0xFF0F, 0xFF3C };

    for (guint i = 0; i < G_N_ELEMENTS(like); i++)
        if (like[i] == c)
            return TRUE;
    return FALSE;
}

static gboolean
is_bad_char(gunichar c)
{
    return is_like_slash(c) || g_unichar_iscntrl(c) || c == '%' ||
           g_unichar_type(c) == G_UNICODE_FORMAT ||
           g_unichar_type(c) == G_UNICODE_UNASSIGNED;
}

/* Returns @text with its escapes undone, or NULL if one of them is no escape,
 * or is that of a slash. New string. */
static char *
unescape(const char *text)
{
    return strchr(text, '%') != NULL ? g_uri_unescape_string(text, "/\\")
                                     : g_strdup(text);
}

/* Returns whether the segment @name (@len bytes) of a name is one for every
 * reader. */
static gboolean
is_segment(const char *name, gsize len)
{
    /* ".", "..", and what Windows and OPC do not distinguish from another */
    return len > 0 && name[len - 1] != '.' && name[len - 1] != ' ';
}

char *
sk_package_key(const char *name)
{
    g_autofree char *plain = unescape(name);
    g_autofree char *normal = NULL;
    const char *p = plain;

    if (plain == NULL || strlen(plain) > PART_NAME_MAX ||
        !g_utf8_validate(plain, -1, NULL))
        return NULL;
    for (; *p != '\0'; p = g_utf8_next_char(p))
        if (is_bad_char(g_utf8_get_char(p)))
            return NULL;
    for (p = plain;; p++) {
        gsize len = strcspn(p, "/");

        if (!is_segment(p, len))
            return NULL;
        p += len;
        if (*p == '\0')
            break;
    }
    if (g_str_has_suffix(plain, ".piece"))
        return NULL;
    normal = g_utf8_normalize(plain, -1, G_NORMALIZE_NFC);
    return g_utf8_casefold(normal, -1);
}

/* Returns whether @target begins with a scheme ("http:") or names a host. */
static gboolean
leads_out(const char *target)
{
    const char *colon = strchr(target, ':');
    const char *slash = strchr(target, '/');

    return strchr(target, '\\') != NULL || g_str_has_prefix(target, "//") ||
           (colon != NULL && (slash == NULL || colon < slash));
}

char *
sk_package_resolve(const char *source, const char *target)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *path = g_strndup(target, strcspn(target, "#?"));
    g_auto(GStrv) base = g_strsplit(source, "/", -1);
    g_auto(GStrv) steps = NULL;

    if (*path == '\0' || leads_out(path))
        return NULL;
    for (guint i = 0; *path != '/' && base[i] != NULL && base[i + 1] != NULL;
         i++)
        g_ptr_array_add(parts, g_strdup(base[i]));
    steps = g_strsplit(*path == '/' ? path + 1 : path, "/", -1);
    for (guint i = 0; steps[i] != NULL; i++) {
        if (strcmp(steps[i], ".") == 0)
            continue;
        if (strcmp(steps[i], "..") != 0) {
            g_ptr_array_add(parts, g_strdup(steps[i]));
            continue;
        }
        if (parts->len == 0)
            return NULL;
        g_ptr_array_set_size(parts, (gint)parts->len - 1);
    }
    if (parts->len == 0)
        return NULL;
    g_ptr_array_add(parts, NULL);
    return g_strjoinv("/", (char **)parts->pdata);
}

char *
sk_package_relative(const char *source, const char *target)
{
    GString *out = g_string_new(NULL);
    gsize same = 0;

    for (gsize i = 0; source[i] != '\0' && source[i] == target[i]; i++)
        if (source[i] == '/')
            same = i + 1;
    for (const char *p = source + same; *p != '\0'; p++)
        if (*p == '/')
            g_string_append(out, "../");
    g_string_append(out, target + same);
    return g_string_free(out, FALSE);
}
