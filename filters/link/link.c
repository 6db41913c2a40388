/* SPDX-License-Identifier: Apache-2.0
 *
 * Links in plain text made unclickable. What a reader or a mail program turns
 * into a link is changed visibly, by the forms security people know:
 *   http://www.evil.example/a?b   hxxp://www[.]evil[.]example/a?b
 *   ftp://…                       fxp://…
 *   www.example.jp/               www[.]example[.]jp/
 *   ssh://…  javascript:…  ms-…:  ssh[:]//…  javascript[:]…  ms-…[:]…
 *   \\server\share                [\\]server\share
 *   <http s://evil.example>       <http s[:]//evil[.]example>
 *   //evil.example                //evil[.]example
 * names without a scheme by link_bare.c; and under SK_LINKS_TEXT by
 * 「[リンク: www[.]evil[.]example]」. What each reader takes for a link stands
 * as patterns in test/filters/test-link-readers.c. Mail addresses are never
 * touched. It does not judge links, and one pass looks at every byte a bounded
 * number of times.
 */
#include <string.h>

#include <sekisho/text.h>
#include <link/link.h>
#include <link/link_defang.h>
#include <link/link_scan.h>

#define ROUNDS_MOST 16
#define LOOK_BACK 96 /* bytes of a scheme with blanks in it */

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
    return (guchar)*next >= 0x80 || g_ascii_isalnum(*next) || *next == '-' ||
           *next == '%' || *next == '_';
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

/* @word up to @end with all its dots in brackets, colons too: an IPv6 address,
 * a port. */
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

/* "http" → "hxxp", "FTPS" → "FXPS": the last letters of what stands before
 * @colon, whatever stands before them. */
static gboolean
put_scheme(SkDefang *defang, const char *start, const char *colon)
{
    gboolean changed = FALSE;
    sk_defang_copy(defang, start);
    for (const char *p = start; p < colon; p++) {
        gboolean t = *p == 't' || *p == 'T';
        g_string_append_c(defang->out, t ? (*p == 't' ? 'x' : 'X') : *p);
        changed = changed || t;
    }
    defang->done = colon;
    return changed;
}

/* Behind slashes of any kind; full-width ones are slashes to some. */
static const char *
skip_slashes(const char *p)
{
    for (;;) {
        if (*p == '/' || *p == '\\')
            p++;
        else if (g_str_has_prefix(p, "／") || g_str_has_prefix(p, "＼"))
            p = g_utf8_next_char(p);
        else
            return p;
    }
}

static void
put_url(SkDefang *defang, const char *start, const char *colon)
{
    const char *host = skip_slashes(colon + 1);
    gboolean is_web = start >= defang->done &&
                      sk_link_scheme(start, colon - start) == SK_SCHEME_WEB;
    gboolean text = defang->links == SK_LINKS_TEXT;
    const char *host_end = sk_link_host_end(host);
    if (text) {
        sk_defang_copy(defang, start);
        const char *end = sk_link_url_end(host_end);
        if (*host_end == ':') /* another URL follows */
            host_end = sk_link_scheme_start(host, host_end);
        const char *shown = host_end;
        while (shown > host && shown[-1] != '@')
            shown--;
        gboolean named = host_end > shown;
        sk_defang_words(defang, named ? shown : start,
                        named ? host_end - shown : colon - start,
                        MAX(end, host_end));
        return;
    }
    gboolean changed = is_web && put_scheme(defang, start, colon);
    sk_defang_copy(defang, colon);
    if (!is_web) {
        g_string_append(defang->out, "[:]");
        defang->done = colon + 1;
        changed = TRUE;
    }
    if (memchr(colon, '\\', (gsize)(host - colon)) == NULL)
        sk_defang_copy(defang, host); /* else at_backslash goes on */
    if (!is_web) {
        const char *name_end = sk_defang_name_end(defang, host);
        host_end = MAX(host_end, name_end);
    }
    changed = sk_defang_host(defang, host, host_end) || changed;
    defang->count += changed;
}

/* "data:" is a word, "data:text/html" is a link. */
static gboolean
is_data(const char *after)
{
    gsize word = strspn(after, "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return after[word] == '/' || after[word] == ',' || after[word] == ';';
}

static void
put_active(SkDefang *defang, const char *start, const char *colon)
{
    if (defang->links == SK_LINKS_TEXT) {
        sk_defang_copy(defang, start);
        sk_defang_words(defang, start, colon - start,
                        sk_link_url_end(colon + 1));
        return;
    }
    sk_defang_copy(defang, colon);
    g_string_append(defang->out, "[:]");
    defang->done = colon + 1;
    defang->count++;
}

static gboolean
is_blank(const char *p)
{
    return *p == '\0' || g_unichar_isspace(g_utf8_get_char(p));
}

/* The scheme that ends at @colon when every blank before it is left out, as
 * some readers do between < and > or quotes; into @word, "" for none. */
static void
spaced_scheme(const SkDefang *defang, const char *colon, GString *word)
{
    const char *p = colon;
    g_string_truncate(word, 0);
    while (p > defang->done && colon - p < LOOK_BACK) {
        p = g_utf8_prev_char(p);
        if (*p == '<' || *p == '"' || *p == ':')
            return;
        if (g_ascii_isalnum(*p) || *p == '+' || *p == '-')
            g_string_prepend_c(word, *p);
        else if (*p == '\n' || !is_blank(p))
            break;
    }
    g_string_truncate(word, 0);
}

/* A known scheme in < > or quotes with blanks in it or behind it. */
static void
at_spaced_colon(SkDefang *defang, const char *colon)
{
    g_autoptr(GString) word = g_string_sized_new(LOOK_BACK);
    const char *after = colon + 1;
    spaced_scheme(defang, colon, word);
    SkScheme scheme = sk_link_scheme(word->str, word->len);
    while (*after != '\0' && *after != '\n' && is_blank(after))
        after = g_utf8_next_char(after);
    if (scheme == SK_SCHEME_UNKNOWN || scheme == SK_SCHEME_CALM ||
        is_blank(after) ||
        (scheme == SK_SCHEME_WEB && strpbrk(word->str, "tT") == NULL) ||
        (g_ascii_strcasecmp(word->str, "data") == 0 && !is_data(after)))
        return;
    sk_defang_copy(defang, colon);
    g_string_append(defang->out, "[:]");
    defang->done = colon + 1;
    defang->count++;
}

/* Whether what follows the colon of a scheme that opens something makes it a
 * link: "file:a" does, "search：" in a sentence does not. */
static gboolean
is_opened(const char *word, gsize len, const char *after)
{
    if (is_blank(after) || *after == ')')
        return FALSE;
    return len != 4 || g_ascii_strncasecmp(word, "data", 4) != 0 ||
           is_data(after);
}

static void
at_colon(SkDefang *defang, const char *colon)
{
    const char *start = sk_link_scheme_start(defang->text, colon);
    gsize len = (gsize)(colon - start);
    const char *after = colon + 1;
    gsize slashes = strspn(after, "/\\");
    const char *web = sk_link_web_start(start, colon);
    gboolean is_drive = len == 1; /* C:\\folder */
    if (start < defang->done && defang->links == SK_LINKS_TEXT)
        return; /* inside what became words */
    if (web < colon && web >= defang->done && !is_blank(after))
        put_url(defang, web, colon);
    else if (slashes >= 2 && len > 1 && !is_drive)
        put_url(defang, start, colon);
    else if (sk_link_scheme(start, len) == SK_SCHEME_ACTIVE &&
             is_opened(start, len, after))
        put_active(defang, start, colon);
    else
        at_spaced_colon(defang, colon);
}

/* //host.name/path: a link that takes its scheme from the page around it. */
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
    end = MAX(end, name_end);
    for (const char *dot = host; dot < end && !named; dot++)
        named = *dot == '.' && dot > host && dot[-1] != '[' &&
                (g_ascii_isalpha(dot[1]) || (guchar)dot[1] >= 0x80) &&
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

/* \\server\share, which programs open with the user's password at hand. */
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

/* One pass; how many places it changed. */
static char *
defang_once(const char *text, SkLinks links, guint *count)
{
    SkDefang defang = { .out = g_string_sized_new(strlen(text) + 64),
                        .text = text,
                        .done = text,
                        .host = text,
                        .links = links };
    for (const char *p = text; *p != '\0';) {
        const char *next = p + 1;
        if (*p == ':')
            at_colon(&defang, p);
        else if (*p == '/')
            at_slashes(&defang, p);
        else if (*p == '\\' && (p == text || p[-1] != '\\'))
            at_backslash(&defang, p);
        else if (sk_defang_dot_length(p) > 0)
            next = sk_defang_dot(&defang, p);
        p = MAX(next, defang.done);
    }
    sk_defang_copy(&defang, text + strlen(text));
    *count = defang.count;
    return g_string_free(defang.out, FALSE);
}

char *
sk_link_defang_text(const char *text, SkLinks links, guint *count)
{
    guint changed = 0;
    if (links == SK_LINKS_KEEP)
        return g_strdup(text);
    g_autofree char *out = defang_once(text, links, &changed);
    if (count != NULL)
        *count += changed;
    /* What stood before a link can be one when the link is broken or gone, and
     * words in its place can part a selector or joiner from what it stood on:
     * go on until nothing changes. Each round breaks what the next would find,
     * so there are no more rounds than schemes in a row. */
    for (guint round = 0; changed > 0 && round < ROUNDS_MOST; round++) {
        g_autofree char *before =
            links == SK_LINKS_TEXT ? sk_text_clean(out, -1, NULL)
                                   : g_steal_pointer(&out);
        g_free(out);
        out = defang_once(before, links, &changed);
        if (links != SK_LINKS_TEXT && g_str_equal(out, before))
            break;
    }
    return g_steal_pointer(&out);
}
