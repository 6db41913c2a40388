/* SPDX-License-Identifier: Apache-2.0
 *
 * Removes what is no content before the parser sees the page, and counts it.
 * One pass, linear. It changes no text that a browser shows.
 */
#include <string.h>

#include "html/html_nest.h"
#include "html/html_scan.h"
#include "html/html_tidy.h"

/* How many names of elements are remembered at a time. */
#define KNOWN 64

/* What is to be known of the name of an element. A page has few names and
 * thousands of tags, so each is looked up once. */
typedef struct {
    char name[SK_HTML_NAME_MAX]; /* "" if no name is remembered here */
    SkNestName nest;
    gboolean is_raw;
    gboolean is_unseen;  /* its content is never shown */
    gboolean is_unknown; /* libxml2 does not know it, and nothing is lost */
    gboolean is_select, ends_select, fits_select;
} Name;

typedef struct {
    GString *out;
    SkHtmlTidied *found;
    guint unseen; /* how many <template> elements are open */
    gboolean in_select;
    SkNest nest;
    Name known[KNOWN];
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

static void
look_up(Name *known, const char *name)
{
    static const char *const unknown[] = { "wbr",     "source",  "track",
                                           "bgsound", "command", NULL };
    static const char *const unseen[] = { "template", "datalist", NULL };
    static const char *const ends[] = { "select", "input", "textarea", NULL };
    static const char *const inside[] = { "option", "optgroup", "script",
                                          "style", NULL };
    *known = (Name){
        .nest = sk_nest_name(name),
        .is_raw = sk_scan_is_raw(name),
        .is_unseen = is_one_of(name, unseen),
        .is_unknown = is_odd_name(name) || is_one_of(name, unknown),
        .is_select = strcmp(name, "select") == 0,
        .ends_select = is_one_of(name, ends),
        .fits_select = is_one_of(name, inside),
    };
    g_strlcpy(known->name, name, sizeof known->name);
}

/* Returns what is to be known of the name of the tag at @p. It is good until
 * the next call. */
static const Name *
name_at(Tidy *tidy, const char *p, const char *end)
{
    char name[SK_HTML_NAME_MAX];
    gsize len = sk_scan_name(p, end, name);
    guint sum = (guchar)name[0] + 5 * (guchar)name[len - 1] + 11 * (guint)len;
    Name *known = &tidy->known[sum % KNOWN];

    if (strcmp(known->name, name) != 0)
        look_up(known, name);
    return known;
}

/* Inside <select> only its choices are elements; other tags
 * end it or vanish. */
static gboolean
fits_select(Tidy *tidy, const Name *name)
{
    if (!tidy->in_select)
        return TRUE;
    if (!name->ends_select)
        return name->fits_select;
    tidy->in_select = FALSE;
    g_string_append(tidy->out, "</select>");
    return !name->is_select;
}

/* Copies the tag at @p and what is raw behind it. Returns what comes next. */
static const char *
copy_tag(Tidy *tidy, const char *p, const char *end)
{
    guint words;
    gboolean closes = p[1] == '/';
    const char *close = sk_scan_tag_end(p, end, &words);
    const char *behind = MIN(close + 1, end);

    tidy->found->is_monster |= words > SK_HTML_ATTRIBUTES_MAX;
    const Name *name = name_at(tidy, p, end);
    gboolean raw = !closes && name->is_raw;
    const char *next = raw ? sk_scan_raw_end(behind, end, name->name) : behind;

    if (name->is_unseen) {
        tidy->found->templates += !closes && tidy->unseen == 0;
        tidy->unseen += closes ? -(tidy->unseen > 0) : 1;
        return next;
    }
    if (tidy->unseen > 0 || name->is_unknown || !fits_select(tidy, name))
        return next;
    sk_nest_tag(&tidy->nest, &name->nest, closes, tidy->out);
    tidy->in_select |= !closes && name->is_select;
    g_string_append_len(tidy->out, p, behind - p);
    if (raw)
        copy_raw(tidy->out, name->name, behind, next);
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
