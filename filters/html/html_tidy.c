/* SPDX-License-Identifier: Apache-2.0
 *
 * Removes what is no content before the parser sees the page, and counts it.
 * One pass, linear. It changes no text that a browser shows.
 */
#include <string.h>

#include "html/html_nest.h"
#include "html/html_scan.h"
#include "html/html_tidy.h"

typedef struct {
    GString *out;
    SkHtmlTidied *found;
    guint unseen; /* how many <template> elements are open */
    gboolean in_select;
    SkNest nest;
} Tidy;

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

static gboolean
is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcmp(name, *names) == 0)
            return TRUE;
    return FALSE;
}

/* Copies what the raw element @name holds, from @p to @end, including its end
 * tag. */
static void
copy_raw(GString *out, const char *name, const char *p, const char *end)
{
    if (strcmp(name, "script") == 0 || strcmp(name, "style") == 0) {
        g_string_append_len(out, p, end - p);
        return;
    }
    const char *close = end - 1; /* the end of the content */
    while (close > p && *close != '<')
        close--;
    if (close < p || !starts(close, end, "</"))
        close = end;
    for (; p < close && strcmp(name, "iframe") != 0; p++) {
        if (*p == '<')
            g_string_append(out, "&lt;");
        else
            g_string_append_c(out, *p);
    }
    g_string_append_printf(out, "</%s>", name);
}

/* Returns whether libxml2 would read only the beginning of the name: it takes
 * "script&x" for a script and loses its text, while a browser takes it for an
 * element that it does not know. */
static gboolean
is_odd_name(const char *name)
{
    while (g_ascii_isalnum(*name) || *name == '-' || *name == ':' ||
           *name == '_' || *name == '.')
        name++;
    return *name != '\0';
}

/* Inside <select> only its choices are elements; other tags
 * end it or vanish. */
static gboolean
fits_select(Tidy *tidy, const char *name)
{
    static const char *const ends[] = { "select", "input", "textarea", NULL };
    static const char *const inside[] = { "option", "optgroup", "script",
                                          "style", NULL };
    if (!tidy->in_select)
        return TRUE;
    if (!is_one_of(name, ends))
        return is_one_of(name, inside);
    tidy->in_select = FALSE;
    g_string_append(tidy->out, "</select>");
    return strcmp(name, "select") != 0;
}

/* Copies the tag at @p and what is raw behind it. Returns what comes next. */
static const char *
copy_tag(Tidy *tidy, const char *p, const char *end)
{
    static const char *const unknown[] = { "wbr",     "source",  "track",
                                           "bgsound", "command", NULL };
    static const char *const unseen[] = { "template", "datalist", NULL };
    char name[SK_HTML_NAME_MAX];
    guint words;
    gboolean closes = p[1] == '/';
    const char *close = sk_scan_tag_end(p, end, &words);
    const char *behind = MIN(close + 1, end);

    tidy->found->is_monster |= words > SK_HTML_ATTRIBUTES_MAX;
    sk_scan_name(p, end, name);
    gboolean raw = !closes && sk_scan_is_raw(name);
    const char *next = raw ? sk_scan_raw_end(behind, end, name) : behind;

    if (is_one_of(name, unseen)) {
        tidy->found->templates += !closes && tidy->unseen == 0;
        tidy->unseen += closes ? -(tidy->unseen > 0) : 1;
        return next;
    }
    if (tidy->unseen > 0 || is_odd_name(name) || is_one_of(name, unknown) ||
        !fits_select(tidy, name))
        return next;
    sk_nest_tag(&tidy->nest, name, closes, tidy->out);
    tidy->in_select |= !closes && strcmp(name, "select") == 0;
    g_string_append_len(tidy->out, p, behind - p);
    if (raw)
        copy_raw(tidy->out, name, behind, next);
    return next;
}

/* Returns whether an end tag without a name, such as "</>", "</ p>" or "</1>",
 * stands at @p. No browser shows anything for it (HTML section 13.2.5.7). */
static gboolean
is_nameless_end(const char *p, const char *end)
{
    return end - p > 2 && p[1] == '/';
}

char *
sk_html_tidy(const char *html, gsize len, SkHtmlTidied *found)
{
    Tidy tidy = { .out = g_string_sized_new(len + 1), .found = found };
    const char *p = html, *end = html + len;

    while (p < end) {
        const char *open = memchr(p, '<', end - p);
        const char *until = open ? open : end;
        if (tidy.unseen == 0)
            g_string_append_len(tidy.out, p, until - p);
        if (open == NULL)
            break;
        p = open;
        if (sk_scan_begins_tag(p, end)) {
            p = copy_tag(&tidy, p, end);
        } else if (is_nameless_end(p, end)) {
            p = sk_scan_comment_end(p, end);
            found->comments += p - open > 3;
        } else if (p + 1 < end && (p[1] == '!' || p[1] == '?')) {
            p = sk_scan_comment_end(open, end);
            if (starts(open, end, "<!doctype"))
                g_string_append_len(tidy.out, open, p - open);
            else
                count_comment(open, p, found);
        } else {
            if (tidy.unseen == 0)
                /* It is a plain character and begins no tag. */
                g_string_append(tidy.out, "&lt;");
            p++;
        }
    }
    return g_string_free(tidy.out, FALSE);
}
