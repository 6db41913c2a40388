/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes for people where a link of HTML leads, and finds out whether its
 * visible text says so. This defends against 「https://bank.example」 over
 * another host, users before an @, and targets that run something. No name is
 * looked up.
 */
#include <string.h>

#include <sekisho/text.h>
#include <link/link.h>
#include <link/link_scan.h>

#define SHOWN_TARGET_MAX 2048 /* bytes of a link text that are read */

/* Turns "https:\\a b" into "https://a%20b", so that a target has one form and
 * is one word. */
static char *
canonical_web(const char *target, gsize scheme)
{
    g_autoptr(GString) out = g_string_sized_new(strlen(target) + 8);
    const char *rest = target + (scheme > 0 ? scheme + 1 : 0);
    for (gsize i = 0; i < scheme; i++)
        g_string_append_c(out, g_ascii_tolower(target[i]));
    if (scheme > 0)
        g_string_append_c(out, ':');
    g_string_append(out, "//");
    rest += strspn(rest, "/\\");
    while (*rest != '\0') {
        gsize run = strcspn(rest, " \xE3"); /* 0xE3 begins a wide blank. */
        g_string_append_len(out, rest, (gssize)run);
        rest += run;
        gsize blank = *rest == ' ' ? 1 : g_str_has_prefix(rest, "　") ? 3 : 0;
        if (blank == 0 && *rest != '\0')
            g_string_append_c(out, *rest++);
        else if (blank > 0)
            g_string_append(out, blank == 1 ? "%20" : "%E3%80%80");
        rest += blank;
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Returns @url as plain words or made unclickable. */
static char *
show_web(const char *url, SkLinks links)
{
    const char *host = strstr(url, "//") + 2;
    const char *end = sk_link_host_end(host);
    if (links == SK_LINKS_KEEP)
        return g_strdup(url);
    if (links == SK_LINKS_DEFANG && *url != '/')
        return sk_link_defang_text(url, links, NULL);
    /* Only the host is named here, or the target has no scheme of its own. */
    g_autofree char *name = g_strndup(host, (gsize)(end - host));
    g_autofree char *known = g_strconcat("http://", name, NULL);
    if (links == SK_LINKS_TEXT)
        return sk_link_defang_text(known, links, NULL);
    g_autofree char *defanged = sk_link_defang_text(known, links, NULL);
    g_autofree char *tail = sk_link_defang_text(end, links, NULL);
    return g_strconcat(strstr(defanged, "//"), tail, NULL);
}

/* Names a target that runs or opens something by its scheme and its length. */
static char *
name_only(const char *word, gsize len, const char *target)
{
    g_autofree char *scheme = g_ascii_strdown(word, (gssize)MIN(len, 24));
    return g_strdup_printf("%s: (… %" G_GSIZE_FORMAT ")", scheme,
                           (gsize)g_utf8_strlen(target, -1));
}

char *
sk_link_show(const char *href, SkLinks links)
{
    g_autofree char *target = sk_link_normalise(href);
    gsize len = sk_link_scheme_length(target);
    SkScheme scheme = sk_link_scheme(target, len);
    if (*target == '\0' || *target == '#')
        return NULL;
    if (target[0] == '\\' && target[1] == '\\')
        return name_only("file", 4, target);
    if ((len > 0 && scheme == SK_SCHEME_WEB) ||
        g_str_has_prefix(target, "//")) {
        g_autofree char *url = canonical_web(target, len);
        return show_web(url, links);
    }
    if (len > 0 && scheme != SK_SCHEME_CALM)
        return name_only(target, len, target);
    if (len > 0)
        /* The query would hold a mail prepared by somebody else. */
        target[strcspn(target, "?")] = '\0';
    if (sk_link_is_dialled(target, len) && links != SK_LINKS_KEEP) {
        /* The address is shown between < and >, where a blank
         * would break it. */
        g_autofree char *rest =
            sk_link_defang_text(target + len + 1, links, NULL);
        return g_strdup_printf("%.*s[:]%s", (int)len, target, rest);
    }
    return sk_link_defang_text(target, links, NULL);
}

/* Returns the host that @href leads to, or NULL if it leads to none. */
static char *
target_host(const char *href)
{
    g_autofree char *target = sk_link_normalise(href);
    gsize len = sk_link_scheme_length(target);
    gboolean web = len > 0 && sk_link_scheme(target, len) == SK_SCHEME_WEB;
    if (!web && !g_str_has_prefix(target, "//"))
        return NULL;
    const char *host = target + (len > 0 ? len + 1 : 0);
    host += strspn(host, "/\\");
    return sk_link_host(host, sk_link_host_end(host) - host);
}

/* Returns whether @href leads to something other than a host: a script, a file,
 * a program. */
static gboolean
is_active(const char *href)
{
    g_autofree char *target = sk_link_normalise(href);
    gsize len = sk_link_scheme_length(target);
    SkScheme scheme = sk_link_scheme(target, len);
    return (len > 0 &&
            (scheme == SK_SCHEME_ACTIVE || scheme == SK_SCHEME_UNKNOWN)) ||
           g_str_has_prefix(target, "\\\\");
}

/* Returns whether @label is a file name extension: "report.pdf" looks like a
 * domain but is none. */
static gboolean
is_file_ending(const char *label)
{
    static const char *const endings[] = {
        "pdf",  "doc", "docx", "docm", "xls",  "xlsx", "xlsm", "ppt",
        "pptx", "zip", "txt",  "htm",  "html", "jpg",  "jpeg", "png",
        "gif",  "csv", "exe",  "js",   "php",  "asp",  "css",  "xml",
        "json", "mp4", "lzh",  "eml",  "msg",  "odt",  "ods",  "rtf",
        "jtd",  "7z",  "py",   "sh",   "java", "md",   NULL,
    };
    for (guint i = 0; endings[i] != NULL; i++)
        if (g_ascii_strcasecmp(endings[i], label) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
is_ipv4(const char *host)
{
    return g_hostname_is_ip_address(host);
}

/* Returns whether @host is a domain as people write it: two labels or more,
 * with letters in the last one. */
static gboolean
is_domain(const char *host, gboolean announced)
{
    const char *last = strrchr(host, '.');
    if (is_ipv4(host))
        return TRUE;
    if (last == NULL || last == host || strstr(host, "..") != NULL)
        return FALSE;
    gsize len = strlen(++last);
    gboolean letters = strspn(last, "abcdefghijklmnopqrstuvwxyz") == len ||
                       g_str_has_prefix(last, "xn--");
    return letters && len >= 2 && (announced || !is_file_ending(last));
}

/* Returns whether two hosts belong together: they are equal, or the target is a
 * name below the visible one, but not the other way round. Hosts of one owner
 * (such as its shop and the click counter of its newsletter) belong together,
 * too. */
static gboolean
is_same_host(const char *visible, const char *target)
{
    if (g_str_has_prefix(visible, "www."))
        visible += 4;
    if (g_str_has_prefix(target, "www."))
        target += 4;
    const char *owner = sk_link_owner(visible);
    if (strcmp(visible, target) == 0 ||
        (owner != NULL && g_strcmp0(owner, sk_link_owner(target)) == 0))
        return TRUE;
    gsize len = strlen(visible), target_len = strlen(target);
    return target_len > len && strchr(visible, '.') != NULL &&
           target[target_len - len - 1] == '.' &&
           strcmp(target + target_len - len, visible) == 0;
}

/* Returns the next host that @p names and moves @p behind it. Returns NULL at
 * the end. */
static char *
next_host(const char **p)
{
    while (**p != '\0') {
        if (!g_ascii_isalnum(**p) && **p != '[') {
            *p = g_utf8_next_char(*p);
            continue;
        }
        const char *start = *p, *colon = start;
        while (g_ascii_isalnum(*colon) || *colon == '+' || *colon == '-')
            colon++;
        gboolean announced =
            colon[0] == ':' && (colon[1] == '/' || colon[1] == '\\');
        if (announced)
            start = colon + 1 + strspn(colon + 1, "/\\");
        const char *end = sk_link_host_end(start);
        *p = MAX(end, *p + 1);
        if (!announced && memchr(start, '@', (gsize)(end - start)) != NULL)
            continue; /* This is a mail address. */
        char *host = sk_link_host(start, (gsize)(end - start));
        if (host != NULL && is_domain(host, announced))
            return host;
        g_free(host);
    }
    return NULL;
}

gboolean
sk_link_misleads(const char *visible, const char *href)
{
    if (*visible == '\0')
        return FALSE; /* The link shows a picture, which names no host. */
    g_autofree char *line = sk_text_clean_line(visible, -1, 0, NULL);
    g_autofree char *target = target_host(href);
    if (target == NULL && !is_active(href))
        return FALSE;
    if (strlen(line) > SHOWN_TARGET_MAX)
        *g_utf8_find_prev_char(line, line + SHOWN_TARGET_MAX) = '\0';
    g_autofree char *plain = sk_text_normalize(line, G_NORMALIZE_NFKC);
    const char *p = plain;
    for (char *host; (host = next_host(&p)) != NULL; g_free(host)) {
        if (target == NULL || !is_same_host(host, target)) {
            g_free(host);
            return TRUE;
        }
    }
    return FALSE;
}
