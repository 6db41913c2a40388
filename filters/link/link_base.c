/* SPDX-License-Identifier: Apache-2.0
 *
 * Resolves relative links of a page that has a <base>, as a browser does (RFC
 * 3986 section 5.2, with the additions of the WHATWG URL standard: a backslash
 * is a slash, and "https:x" is relative to a base of that scheme). This defends
 * against a path that looks like one of the sender's own site and leads to
 * another. No name is looked up.
 */
#include <string.h>

#include <sekisho/text.h>
#include <link/link.h>
#include <link/link_scan.h>

#define TARGET_MAX 2000 /* the characters of a target that are kept */
/* The bytes of a base that are kept: it is written with every link. */
#define BASE_MAX 256

/* Returns whether @href, of @len bytes, is normal as it is, as nearly every
 * target is: printable ASCII without a blank at its ends. */
static gboolean
is_normal(const char *href, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if ((guchar)href[i] < ' ' || (guchar)href[i] >= 0x7F)
            return FALSE;
    return len > 0 && len <= TARGET_MAX && *href != ' ' && href[len - 1] != ' ';
}

char *
sk_link_normalise(const char *href)
{
    if (is_normal(href, strlen(href)))
        return g_strdup(href);
    g_autofree char *clean = sk_text_clean(href, -1, NULL);
    char *to = clean;

    for (const char *p = clean; *p != '\0'; p++)
        if (*p != '\t' && *p != '\n')
            *to++ = *p;
    *to = '\0';
    return sk_text_clean_line(clean, -1, TARGET_MAX, NULL);
}

gsize
sk_link_scheme_length(const char *target)
{
    gsize len = 0;

    if (!g_ascii_isalpha(*target))
        return 0;
    while (g_ascii_isalnum(target[len]) || strchr("+-.", target[len]))
        if (target[len++] == '\0')
            return 0;
    return target[len] == ':' ? len : 0;
}

static gboolean
is_slash(char c)
{
    return c == '/' || c == '\\';
}

/* Turns backslashes into slashes, up to a query or fragment. */
static void
straighten(char *target)
{
    for (; *target != '\0' && *target != '?' && *target != '#'; target++)
        if (*target == '\\')
            *target = '/';
}

/* Appends the path @p up to a query without its "." and ".." segments (RFC 3986
 * section 5.2.4), then the rest. @out ends with the host. */
static void
append_path(GString *out, const char *p)
{
    gsize root = out->len;

    while (*p == '/') {
        gsize len = strcspn(++p, "/?#");
        gboolean last = p[len] != '/';

        if (len == 2 && p[0] == '.' && p[1] == '.') {
            while (out->len > root && out->str[out->len - 1] != '/')
                g_string_truncate(out, out->len - 1);
            if (out->len > root)
                g_string_truncate(out, out->len - 1);
        } else if (len != 1 || p[0] != '.') {
            g_string_append_c(out, '/');
            g_string_append_len(out, p, (gssize)len);
            last = FALSE;
        }
        p += len;
        if (last)
            g_string_append_c(out, '/');
    }
    g_string_append(out, p);
}

/* Resolves @href, which has no scheme, against the web address @base, whose
 * host ends at @host_end. */
static char *
resolve_web(const char *base, const char *host_end, const char *href)
{
    g_autoptr(GString) out = g_string_new_len(base, host_end - base);
    gsize path = strcspn(host_end, "?#");
    g_autofree char *full = NULL;

    if (*href == '#') {
        g_string_append_len(out, host_end, (gssize)strcspn(host_end, "#"));
        g_string_append(out, href);
        return g_string_free(g_steal_pointer(&out), FALSE);
    }
    if (*href == '/' || ((*href == '?' || *href == '\0') && path == 0)) {
        full = g_strconcat(*href == '/' ? "" : "/", href, NULL);
    } else {
        g_autofree char *folder = NULL;

        while (*href != '?' && *href != '\0' && path > 0 &&
               host_end[path - 1] != '/')
            path--;
        folder = g_strndup(host_end, path);
        full = g_strconcat(path == 0 ? "/" : folder, href, NULL);
    }
    append_path(out, full);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Returns what of @target is relative to a base whose scheme is the @len bytes
 * at @base, or NULL if nothing is. */
static const char *
relative_part(const char *target, const char *base, gsize len)
{
    gsize scheme = sk_link_scheme_length(target);

    if (scheme == 0)
        return target;
    if (scheme != len || g_ascii_strncasecmp(target, base, len) != 0 ||
        is_slash(target[len + 1]))
        return NULL;
    return target + len + 1;
}

char *
sk_link_base(const char *href)
{
    g_autofree char *base = sk_link_normalise(href);
    gsize len = sk_link_scheme_length(base);
    const char *host = base + (len > 0 ? len + 1 : 0);
    g_autofree char *name = NULL;

    if (strlen(base) <= BASE_MAX)
        return g_steal_pointer(&base);
    host += strspn(host, "/\\");
    name = sk_link_host(host, (gsize)(sk_link_host_end(host) - host));
    if (name == NULL || strlen(name) > BASE_MAX || len > BASE_MAX)
        return g_strdup("data:"); /* Nothing can be relative to such a base. */
    return len > 0 ? g_strdup_printf("%.*s://%s/", (int)len, base, name)
                   : g_strdup_printf("//%s/", name);
}

char *
sk_link_resolve(const char *base, const char *href)
{
    g_autofree char *target = sk_link_normalise(href);
    if (base == NULL)
        return g_steal_pointer(&target);
    g_autofree char *from = sk_link_normalise(base);
    gsize len = sk_link_scheme_length(from);
    gboolean web = (len > 0 && sk_link_scheme(from, len) == SK_SCHEME_WEB) ||
                   (is_slash(from[0]) && is_slash(from[1]));
    const char *relative = relative_part(target, from, len);
    const char *host;
    g_autofree char *rest = NULL;
    g_autofree char *known = NULL;

    /* A base that is itself relative means nothing in a mail, because a mail
     * has no address. */
    if (relative == NULL || *from == '\0' || (len == 0 && !web))
        return g_steal_pointer(&target);
    if (!web)
        return g_steal_pointer(&from); /* Such a base can only be named. */
    straighten(from);
    rest = g_strdup(relative);
    straighten(rest);
    if (g_str_has_prefix(rest, "//"))
        return g_strdup_printf("%.*s%s", (int)(len > 0 ? len + 1 : 0), from,
                               rest);
    host = from + (len > 0 ? len + 1 : 0);
    host += strspn(host, "/");
    known = len > 0 ? g_strdup_printf("%.*s://%s", (int)len, from, host)
                    : g_strconcat("//", host, NULL);
    host = strstr(known, "//") + 2;
    return resolve_web(known, host + strcspn(host, "/?#"), rest);
}
