/* SPDX-License-Identifier: Apache-2.0
 *
 * Removes from a claimed name what is not part of it (file_name_drop.h).
 */
#include <string.h>
#include <file/file_name_drop.h>

/* Keeps only the last part of a path. Drives and hosts are parts of a path,
 * too. */
void
sk_name_drop_path(GString *name)
{
    const char *slash;

    for (char *p = name->str; *p != '\0'; p++)
        if (*p == '\\')
            *p = '/';
    while (name->len > 0 && name->str[name->len - 1] == '/')
        g_string_truncate(name, name->len - 1);
    slash = strrchr(name->str, '/');
    if (slash != NULL)
        g_string_erase(name, 0, slash + 1 - name->str);
    if (g_ascii_isalpha(name->str[0]) && name->str[1] == ':')
        g_string_erase(name, 0, 2);
}

/* Removes "::$DATA" and other stream names: the file is called what stands
 * before them. */
void
sk_name_drop_stream(GString *name)
{
    const char *dollar = strrchr(name->str, '$');

    if (dollar != NULL && dollar > name->str && dollar[-1] == ':')
        g_string_truncate(name, (gsize)(dollar - name->str));
    while (name->len > 0 && name->str[name->len - 1] == ':')
        g_string_truncate(name, name->len - 1);
}

/* Removes class identifiers such as ".{00020424-…}", by which Windows opens a
 * folder as something else. */
void
sk_name_drop_class(GString *name)
{
    /* the start of a class identifier that has not ended yet */
    gsize out = 0, start = G_MAXSIZE;

    /* One walk is enough, although what is taken out may bring the parts of the
     * next identifier together. */
    for (gsize i = 0; i < name->len; i++) {
        char c = name->str[i];

        if (c == '{' && start == G_MAXSIZE && out > 0 &&
            name->str[out - 1] == '.')
            start = out - 1;
        name->str[out++] = c;
        if (c == '}' && start != G_MAXSIZE) {
            out = start;
            start = G_MAXSIZE;
        }
    }
    g_string_truncate(name, start != G_MAXSIZE ? start : out);
}
