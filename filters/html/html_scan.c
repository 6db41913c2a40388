/* SPDX-License-Identifier: Apache-2.0
 *
 * A small lexer that is used before libxml2 sees the page. It builds nothing.
 * Each function is linear in what it skips.
 */
#include <string.h>

#include "html/html_scan.h"

gboolean
sk_scan_begins_tag(const char *p, const char *end)
{
    if (p + 1 >= end || *p != '<')
        return FALSE;
    if (p[1] == '/')
        return p + 2 < end && g_ascii_isalpha(p[2]);
    return g_ascii_isalpha(p[1]);
}

gsize
sk_scan_name(const char *p, const char *end, char name[SK_HTML_NAME_MAX])
{
    guint len = 0;
    p += p[1] == '/' ? 2 : 1;
    for (; p < end && !g_ascii_isspace(*p) && *p != '/' && *p != '>'; p++)
        if (len + 1 < SK_HTML_NAME_MAX)
            name[len++] = g_ascii_tolower(*p);
    name[len] = '\0';
    return len;
}

/* Quotes count only behind "=". */
const char *
sk_scan_tag_end(const char *p, const char *end, guint *words)
{
    char before = 0;
    *words = 0;
    for (; p < end && *p != '>'; p++) {
        if (g_ascii_isalnum(*p)) {
            before = *p; /* This is the case for most of a tag. */
        } else if ((*p == '"' || *p == '\'') && before == '=') {
            const char *close = memchr(p + 1, *p, end - p - 1);
            if (close == NULL)
                return end;
            p = close;
            before = 0;
            ++*words;
        } else if (g_ascii_isspace(*p) || *p == '/') {
            *words += before != 0 && before != '=';
            before = before == '=' ? before : 0;
        } else {
            before = *p;
        }
    }
    return p;
}

gboolean
sk_scan_is_raw(const char *name)
{
    return strcmp(name, "script") == 0 || strcmp(name, "style") == 0 ||
           strcmp(name, "title") == 0 || strcmp(name, "iframe") == 0 ||
           strcmp(name, "textarea") == 0 || strcmp(name, "xmp") == 0;
}

const char *
sk_scan_raw_end(const char *p, const char *end, const char *name)
{
    gsize len = strlen(name);
    while ((p = memchr(p, '<', end - p)) != NULL) {
        if (end - p > (gssize)len + 2 && p[1] == '/' &&
            g_ascii_strncasecmp(p + 2, name, len) == 0) {
            const char *close = memchr(p, '>', end - p);
            return close ? close + 1 : end;
        }
        p++;
    }
    return end;
}

const char *
sk_scan_comment_end(const char *p, const char *end)
{
    const char *close;

    if (end - p < 4 || memcmp(p, "<!--", 4) != 0) {
        close = memchr(p, '>', end - p);
        return close ? close + 1 : end;
    }
    p += 4;
    if (p < end && *p == '>')
        return p + 1; /* the comment "<!-->" */
    if (end - p > 1 && p[0] == '-' && p[1] == '>')
        return p + 2; /* the comment "<!--->" */
    while ((p = memchr(p, '-', end - p)) != NULL) {
        if (end - p > 2 && p[1] == '-' && p[2] == '>')
            return p + 3;
        if (end - p > 3 && p[1] == '-' && p[2] == '!' && p[3] == '>')
            return p + 4;
        p++;
    }
    return end;
}
