/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists the extensions that a name has, by every way in which some system reads
 * it (file_claims.h).
 */
#include <string.h>
#include <sekisho/text.h>
#include <file/file_claims.h>

/* the most places at which some system may take the name to end */
#define CUTS_MAX 32

static void
add_once(GPtrArray *list, const char *word)
{
    if (*word != '\0' &&
        !g_ptr_array_find_with_equal_func(list, word, g_str_equal, NULL))
        g_ptr_array_add(list, g_strdup(word));
}

/* Keeps letters, digits, "-" and "_". Some systems drop other characters from
 * an extension, which must not make it look like another one. */
static char *
plain_extension(const char *ext)
{
    GString *out = g_string_new(NULL);

    for (const char *p = ext; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (g_unichar_isspace(c) || c == 0xFFFD ||
            (c < 0x80 && strchr("*?\"<>|{}'`,;", (int)c) != NULL))
            continue;
        g_string_append_unichar(out, g_unichar_tolower(c));
    }
    return g_string_free(out, FALSE);
}

/* Adds the extension of the last part of the path @text. */
static void
add_last(SkFileClaims *claims, const char *text)
{
    g_autofree char *path = g_strdup(text);
    g_autofree char *ext = NULL;
    const char *base, *dot;

    g_strdelimit(path, "\\", '/');
    for (gsize n = strlen(path); n > 0; n--) {
        if (strchr(". /\t", path[n - 1]) == NULL)
            break;
        path[n - 1] = '\0';
    }
    base = strrchr(path, '/');
    base = base != NULL ? base + 1 : path;
    claims->is_class |= strstr(base, ".{") != NULL;
    dot = strrchr(base, '.');
    if (dot == NULL)
        return;
    ext = plain_extension(dot + 1);
    add_once(claims->extensions, ext);
}

/* Adds the first @len bytes of @name as they are written and as they look to
 * people. */
static void
add_reading(SkFileClaims *claims, const char *name, gsize len)
{
    g_autofree char *clean = sk_text_clean_line(name, (gssize)len, 0, NULL);
    g_autofree char *looks = sk_text_normalize(clean, G_NORMALIZE_NFKC);

    add_last(claims, clean);
    if (looks != NULL && strcmp(looks, clean) != 0)
        add_last(claims, looks);
}

/* Returns whether a system may take the name to end here: at a NUL (or what
 * became of it), at the name of a stream, at "%00". */
static gboolean
ends_here(const char *p)
{
    return (guchar)*p < 0x20 || *p == 0x7f || *p == ':' || *p == ';' ||
           strncmp(p, "%00", 3) == 0;
}

SkFileClaims
sk_file_claims(const char *name)
{
    SkFileClaims claims = { .extensions =
                                g_ptr_array_new_with_free_func(g_free) };
    guint cuts = 0;

    add_reading(&claims, name, strlen(name));
    for (const char *p = name; *p != '\0' && cuts < CUTS_MAX; p++)
        if (ends_here(p)) {
            add_reading(&claims, name, (gsize)(p - name));
            cuts++;
        }
    return claims;
}

void
sk_file_claims_clear(SkFileClaims *claims)
{
    g_clear_pointer(&claims->extensions, g_ptr_array_unref);
}
