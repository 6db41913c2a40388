/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles pages that no honest sender writes: nested a thousandfold, or with
 * tags of a million attributes. Their structure is given up and their text is
 * kept: tags of blocks become <br>, tags inside a line vanish. What CSS would
 * have hidden is then seen, which is the safe side. One pass, linear.
 */
#include <string.h>

#include "html/html_scan.h"
#include "html/html_tidy.h"
#include "html/html_tree.h"

#define TAG_MAX 16384 /* bytes of one tag that is copied */

typedef struct {
    GString *out;
    gboolean in_link;
    gboolean at_break; /* the last thing written was a <br> */
} Thin;

static void
put_break(Thin *thin)
{
    if (!thin->at_break)
        g_string_append(thin->out, "<br>");
    thin->at_break = TRUE;
}

static void
put(Thin *thin, const char *text, gsize len)
{
    g_string_append_len(thin->out, text, len);
    thin->at_break = thin->at_break && sk_html_is_blank(text, len);
}

static void
put_tag(Thin *thin, const char *name, gboolean closes, const char *p,
        const char *close, guint words)
{
    const SkHtmlTag *tag = sk_html_tag(name);
    gsize len = close - p + 1;
    gboolean whole =
        *close == '>' && len <= TAG_MAX && words <= SK_HTML_ATTRIBUTES_MAX;

    switch ((int)tag->kind) {
    case SK_HTML_LINK:
        if (thin->in_link)
            g_string_append(thin->out, "</a>");
        thin->in_link = !closes && whole;
        if (thin->in_link)
            put(thin, p, len);
        break;
    case SK_HTML_IMG:
    case SK_HTML_INPUT:
        if (!closes && whole)
            put(thin, p, len);
        break;
    case SK_HTML_BR:
        g_string_append(thin->out, "<br>");
        break;
    case SK_HTML_INLINE:
    case SK_HTML_WBR:
    case SK_HTML_RUBY:
    case SK_HTML_RB:
    case SK_HTML_RT:
    case SK_HTML_RP:
    case SK_HTML_SUP:
    case SK_HTML_Q:
    case SK_HTML_STRIKE:
    case SK_HTML_DROP:
        break;
    default:
        put_break(thin);
        break;
    }
}

/* Handles one tag at @p and returns what follows it. */
static const char *
thin_tag(Thin *thin, const char *p, const char *end)
{
    gboolean closes = p[1] == '/';
    char name[SK_HTML_NAME_MAX];
    guint words;
    const char *close = sk_scan_tag_end(p, end, &words);

    sk_scan_name(p, end, name);
    if (!closes && sk_scan_is_raw(name)) {
        const char *behind = sk_scan_raw_end(MIN(close + 1, end), end, name);
        g_string_append_printf(thin->out, "<%s>", name);
        if (close < end)
            g_string_append_len(thin->out, close + 1, behind - close - 1);
        return behind;
    }
    if (close >= end)
        return end; /* A tag that never ends is no text, in browsers either. */
    put_tag(thin, name, closes, p, close, words);
    return close + 1;
}

char *
sk_html_thin(const char *html, gsize len)
{
    Thin thin = { .out = g_string_sized_new(len / 2), .at_break = TRUE };
    const char *p = html, *end = html + len;

    while (p < end) {
        const char *open = memchr(p, '<', end - p);
        const char *until = open ? open : end;
        put(&thin, p, until - p);
        if (open == NULL)
            break;
        if (sk_scan_begins_tag(open, end)) {
            p = thin_tag(&thin, open, end);
        } else if (open + 1 < end && strchr("!?", open[1]) != NULL) {
            p = sk_scan_comment_end(open, end);
            g_string_append_len(thin.out, open, p - open);
        } else {
            put(&thin, "&lt;", 4);
            p = open + 1;
        }
    }
    return g_string_free(thin.out, FALSE);
}
