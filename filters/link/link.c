/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes links in plain text unclickable. What a reader or a mail program turns
 * into a link is changed visibly, in the notation that security people use:
 *   http://www.evil.example/a?b   hxxp://www[.]evil[.]example/a?b
 *   ftp://…                       fxp://…
 *   www.example.jp/               www[.]example[.]jp/
 *   ssh://…  javascript:…  ms-…:  ssh[:]//…  javascript[:]…  ms-…[:]…
 *   \\server\share                [\\]server\share
 *   <http s://evil.example>       <http s[:]//evil[.]example>
 *   //evil.example                //evil[.]example
 * Schemes are handled by link_colon.c, and names without one by link_bare.c.
 * Under SK_LINKS_TEXT a link becomes 「[リンク: www[.]evil[.]example]」. The
 * patterns that each reader takes for a link are listed in
 * test/filters/test-link-readers.c. Mail addresses are never changed. Links are
 * not judged, and one pass looks at every byte a bounded number of times.
 */
#include <string.h>

#include <sekisho/runs.h>
#include <sekisho/text.h>
#include <link/link.h>
#include <link/link_defang.h>
#include <link/link_scan.h>

#define LINK_ROUNDS_MAX 16

void
sk_defang_copy(SkDefang *defang, const char *p)
{
    g_string_append_len(defang->out, defang->done, p - defang->done);
    defang->done = p;
}

gboolean
sk_defang_is_inner(const char *p, gsize len, const char *end)
{
    const char *next = p + len;
    if (next >= end)
        return FALSE;
    return (guchar)*next >= 0x80 || g_ascii_isalnum(*next) ||
           strchr("-%_~+$=", *next) != NULL;
}

void
sk_defang_put_dot(SkDefang *defang, const char *p, gsize len)
{
    sk_defang_copy(defang, p);
    g_string_append(defang->out, "[.]");
    defang->done = p + len;
}

gboolean
sk_defang_host(SkDefang *defang, const char *host, const char *end)
{
    gboolean found = FALSE;
    for (const char *p = host; p < end && !found; p++) {
        gsize len = sk_defang_dot_length(p);
        found = len > 0 && *p != '[' && sk_defang_is_inner(p, len, end);
        if (*p == '[' && len > 0)
            p += len - 1;
    }
    defang->host = MAX(defang->host, end);
    return found;
}

/* Appends @word up to @end with all its dots in brackets, and colons too (an
 * IPv6 address, a port). */
static void
put_word(GString *out, const char *word, const char *end)
{
    SkDefang inner = { .out = out, .done = word };
    for (const char *p = word; p < end; p++) {
        gsize len = sk_defang_dot_length(p);
        if (*p == ':') {
            sk_defang_copy(&inner, p);
            g_string_append(out, "[:]");
            inner.done = p + 1;
        } else if (len > 0 && *p != '[' && sk_defang_is_inner(p, len, end)) {
            sk_defang_put_dot(&inner, p, len);
        }
    }
    sk_defang_copy(&inner, end);
}

void
sk_defang_words(SkDefang *defang, const char *words, gsize len, const char *end)
{
    g_string_append(defang->out, "[リンク: ");
    put_word(defang->out, words, words + len);
    g_string_append_c(defang->out, ']');
    defang->done = end;
    defang->count++;
}

/* Returns the end of what some readers take for a host behind two slashes:
 * everything but blanks and punctuation of any script. */
static const char *
slashed_end(const char *p)
{
    for (; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c < 0x80 ? !g_ascii_isalnum((char)c) &&
                           strchr("-._~+$=^`|", (int)c) == NULL
                     : g_unichar_isspace(c) ||
                           (g_unichar_ispunct(c) &&
                            g_unichar_type(c) < G_UNICODE_CURRENCY_SYMBOL))
            break;
    }
    return p;
}

/* Handles //host.name/path, a link that takes its scheme from the page around
 * it. */
static void
at_slashes(SkDefang *defang, const char *p)
{
    const char *host = p + 2;
    gboolean named = FALSE;
    if (p[1] != '/' || p[2] == '/' ||
        (p > defang->text &&
         (p[-1] == ':' || p[-1] == '/' || g_ascii_isalnum(p[-1]))))
        return;
    const char *end = sk_link_host_end(host);
    const char *name_end = sk_defang_name_end(defang, host);
    const char *wide_end = slashed_end(host);
    end = MAX(MAX(end, name_end), wide_end);
    for (const char *dot = host; dot < end && !named; dot++)
        named = *dot == '.' && dot > host && dot[-1] != '[' &&
                (g_ascii_isalnum(dot[1]) || (guchar)dot[1] >= 0x80 ||
                 strchr("~+$=", dot[1]) != NULL) &&
                dot + 1 < end;
    if (named && defang->links == SK_LINKS_TEXT) {
        sk_defang_copy(defang, p);
        sk_defang_words(defang, host, (gsize)(end - host),
                        sk_link_url_end(end));
    } else if (named) {
        defang->count += sk_defang_host(defang, host, end);
    } else if (g_ascii_strncasecmp(host, "localhost", 9) == 0) {
        sk_defang_copy(defang, host);
        g_string_append_printf(defang->out, "[%.9s]", host);
        defang->done = host + 9;
        defang->count++;
    }
}

/* Handles \\server\share, which programs open by sending the user's
 * credentials. */
static void
at_backslash(SkDefang *defang, const char *p)
{
    gsize run = strspn(p, "\\");
    const char *host = p + run, *end = host;
    if (run < 2 || *host == ']' || (guchar)*host <= 0x20 || *host == 0x7F)
        return;
    sk_defang_copy(defang, p);
    while ((guchar)*end > 0x20 && *end != '\\' && *end != '/')
        end++;
    if (defang->links == SK_LINKS_TEXT) {
        sk_defang_words(defang, host, end - host, sk_link_url_end(end));
        return;
    }
    g_string_append_c(defang->out, '[');
    sk_defang_copy(defang, host);
    g_string_append_c(defang->out, ']');
    defang->count++;
}

/* Returns whether a link can start from the byte at @p: a colon, slashes, dots,
 * also full-width ones. */
static gboolean
may_matter(const char *p)
{
    return *p == ':' || *p == '/' || *p == '\\' || sk_defang_dot_length(p) > 0;
}

/* Returns the next place from @p on that may matter, or @end. This passes over
 * most of a text, so it looks at sixteen bytes and those behind them at once.
 */
static const char *
next_place(const char *p, const char *end)
{
    SkSixteen b, next;

    while (end - p > 16) {
        memcpy(&b, p, sizeof b);
        memcpy(&next, p + 1, sizeof next);
        guint first = sk_sixteen_first(
            (SkSixteen)(b == ':') | (SkSixteen)(b == '/') |
            (SkSixteen)(b == '\\') | (SkSixteen)(b == '.') |
            (SkSixteen)(b == '[') |
            ((SkSixteen)(b == 0xE3) & (SkSixteen)(next == 0x80)) |
            ((SkSixteen)(b == 0xEF) & (SkSixteen)((next & 0xFE) == 0xBC)));
        p += first;
        if (first < 16 && may_matter(p))
            return p;
        p += first < 16;
    }
    while (p < end && !may_matter(p))
        p++;
    return p;
}

/* Makes one pass over @text, with the number of changed places in *@count. */
static char *
defang_once(const char *text, SkLinks links, guint *count)
{
    const char *end = text + strlen(text);
    SkDefang defang = { .out = g_string_sized_new((gsize)(end - text) + 64),
                        .text = text,
                        .done = text,
                        .host = text,
                        .links = links };
    for (const char *p = next_place(text, end); p < end;
         p = next_place(p, end)) {
        const char *next = p + 1;
        if (*p == ':')
            sk_defang_colon(&defang, p);
        else if (*p == '/')
            at_slashes(&defang, p);
        else if (*p == '\\' && (p == text || p[-1] != '\\'))
            at_backslash(&defang, p);
        else if (sk_defang_dot_length(p) > 0)
            next = sk_defang_dot(&defang, p);
        p = MAX(next, defang.done);
    }
    sk_defang_copy(&defang, end);
    *count = defang.count;
    return g_string_free(defang.out, FALSE);
}

char *
sk_link_defang_text(const char *text, SkLinks links, guint *count)
{
    guint changed = 0;
    if (links == SK_LINKS_KEEP ||
        *next_place(text, text + strlen(text)) == '\0')
        return g_strdup(text);
    g_autofree char *out = defang_once(text, links, &changed);
    if (count != NULL)
        *count += changed;
    /* When a link is broken or gone, what stood before it can become one, and
     * words in its place can separate a variation selector or joiner from its
     * base character. So passes are repeated until nothing changes. Each pass
     * breaks what the next would find, so there are no more passes than schemes
     * in a row. */
    for (guint round = 0; changed > 0 && round < LINK_ROUNDS_MAX; round++) {
        g_autofree char *before = links == SK_LINKS_TEXT
                                      ? sk_text_clean(out, -1, NULL)
                                      : g_steal_pointer(&out);
        g_free(out);
        out = defang_once(before, links, &changed);
        if (links != SK_LINKS_TEXT && g_str_equal(out, before))
            break;
    }
    return g_steal_pointer(&out);
}
