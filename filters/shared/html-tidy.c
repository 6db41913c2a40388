/* SPDX-License-Identifier: Apache-2.0
 *
 * Takes out what is no content before the parser sees it, and counts it. One
 * pass, linear. It changes no tag and no text.
 */
#include <string.h>

#include "shared/html-scan.h"
#include "shared/html-tidy.h"

static gboolean
starts(const char *p, const char *end, const char *with)
{
    gsize len = strlen(with);
    return end - p >= (gssize)len && g_ascii_strncasecmp(p, with, len) == 0;
}

static void
count_comment(const char *p, const char *end, SkHtmlTidied *found)
{
    if (!starts(p, end, "<!--")) {
        found->conditionals += starts(p, end, "<![if");
        return;
    }
    p += 4;
    while (p < end && g_ascii_isspace(*p))
        p++;
    if (starts(p, end, "[if"))
        found->conditionals++;
    else if (!starts(p, end, "<![endif") && !starts(p, end, "[endif"))
        found->comments++;
}

/* The tag at @p, and what is raw behind it; returns what comes next. */
static const char *
copy_tag(GString *out, const char *p, const char *end, SkHtmlTidied *found)
{
    char name[SK_HTML_MAX_NAME];
    guint words;
    const char *close = sk_scan_tag_end(p, end, &words);
    const char *behind = MIN(close + 1, end);

    if (words > SK_HTML_MAX_ATTRIBUTES)
        found->is_monster = TRUE;
    sk_scan_name(p, end, name);
    if (p[1] != '/' && sk_scan_is_raw(name))
        behind = sk_scan_raw_end(behind, end, name);
    g_string_append_len(out, p, behind - p);
    return behind;
}

char *
sk_html_tidy(const char *html, gsize len, SkHtmlTidied *found)
{
    GString *out = g_string_sized_new(len + 1);
    const char *p = html, *end = html + len;

    while (p < end) {
        const char *open = memchr(p, '<', end - p);
        const char *until = open ? open : end;
        g_string_append_len(out, p, until - p);
        if (open == NULL)
            break;
        p = open;
        if (sk_scan_begins_tag(p, end)) {
            p = copy_tag(out, p, end, found);
        } else if (p + 1 < end && (p[1] == '!' || p[1] == '?')) {
            p = sk_scan_comment_end(open, end);
            if (starts(open, end, "<!doctype"))
                g_string_append_len(out, open, p - open);
            else
                count_comment(open, p, found);
        } else {
            g_string_append_c(out, *p++);
        }
    }
    return g_string_free(out, FALSE);
}
