/* SPDX-License-Identifier: Apache-2.0
 *
 * Links in plain text made unclickable. What a reader or a mail program turns
 * into a link is changed visibly, by the forms security people know:
 *   http://www.evil.example/a?b   hxxp://www[.]evil[.]example/a?b
 *   ftp://…                       fxp://…
 *   www.example.jp/               www[.]example[.]jp/
 *   ssh://…  javascript:…  ms-…:  ssh[:]//…  javascript[:]…  ms-…[:]…
 *   \\server\share                [\\]server\share
 * and under SK_LINKS_TEXT by 「[リンク: www[.]evil[.]example]」. Paths stay as
 * they are (they may hold a second URL, which is changed too). Mail addresses
 * are never touched. It does not judge links, and one pass looks at every byte
 * a bounded number of times.
 */
#include <string.h>

#include <sekisho/text.h>
#include <shared/link.h>
#include <shared/link_scan.h>

typedef struct {
    GString *out;
    const char *text;
    const char *done; /* up to here the text stands in out */
    SkLinks links;
    guint count;
} Defang;

static void
copy_until(Defang *defang, const char *p)
{
    g_string_append_len(defang->out, defang->done, p - defang->done);
    defang->done = p;
}

/* Whether the dot at @p has a host on both sides: not the one that ends a
 * sentence. */
static gboolean
is_inner_dot(const char *p, const char *end)
{
    if ((guchar)p[1] >= 0x80)
        return p + 1 < end;
    return g_ascii_isalnum(p[1]) || p[1] == '-' || p[1] == '%' || p[1] == '_';
}

/* The host up to @end, its dots in brackets. TRUE when one was. */
static gboolean
put_host(Defang *defang, const char *end)
{
    gboolean changed = FALSE;
    for (const char *p = defang->done; p < end; p++) {
        if (strncmp(p, "[.]", 3) == 0) {
            p += 2;
        } else if (*p == '.' && is_inner_dot(p, end)) {
            copy_until(defang, p);
            g_string_append(defang->out, "[.]");
            defang->done = p + 1;
            changed = TRUE;
        }
    }
    copy_until(defang, end);
    return changed;
}

/* 「[リンク: …]」 in place of all up to @end. */
static void
put_words(Defang *defang, const char *words, gsize len, const char *end)
{
    g_string_append(defang->out, "[リンク: ");
    Defang inner = { .out = defang->out, .done = words };
    const char *colon;
    while ((colon = memchr(inner.done, ':', words + len - inner.done))) {
        put_host(&inner, colon);
        g_string_append(inner.out, "[:]"); /* an IPv6 address, a port */
        inner.done = colon + 1;
    }
    put_host(&inner, words + len);
    g_string_append_c(defang->out, ']');
    defang->done = end;
    defang->count++;
}

/* "http" → "hxxp", "FTPS" → "FXPS": the last letters of what stands before
 * @colon, whatever stands before them. */
static gboolean
put_scheme(Defang *defang, const char *start, const char *colon)
{
    gboolean changed = FALSE;
    copy_until(defang, start);
    for (const char *p = start; p < colon; p++) {
        gboolean t = *p == 't' || *p == 'T';
        g_string_append_c(defang->out, t ? (*p == 't' ? 'x' : 'X') : *p);
        changed = changed || t;
    }
    defang->done = colon;
    return changed;
}

/* The web scheme that ends at @colon, also behind other letters
 * ("see:xhttp://"); @colon if there is none. */
static const char *
web_start(const char *start, const char *colon)
{
    for (gsize len = 5; len >= 3; len--)
        if ((gsize)(colon - start) >= len &&
            sk_link_scheme(colon - len, len) == SK_SCHEME_WEB)
            return colon - len;
    return colon;
}

static void
put_url(Defang *defang, const char *start, const char *colon)
{
    const char *host = colon + 1;
    while (*host == '/' || *host == '\\')
        host++;
    gboolean is_web = start >= defang->done &&
                      sk_link_scheme(start, colon - start) == SK_SCHEME_WEB;
    gboolean text = defang->links == SK_LINKS_TEXT;
    const char *host_end = sk_link_host_end(host, !is_web && !text);
    if (text) {
        copy_until(defang, start);
        const char *end = sk_link_url_end(host_end);
        const char *shown = host_end;
        while (shown > host && shown[-1] != '@')
            shown--;
        gboolean named = host_end > shown;
        put_words(defang, named ? shown : start,
                  named ? host_end - shown : colon - start, MAX(end, host_end));
        return;
    }
    gboolean changed = is_web && put_scheme(defang, start, colon);
    copy_until(defang, colon);
    if (!is_web) {
        g_string_append(defang->out, "[:]");
        defang->done = colon + 1;
        changed = TRUE;
        if (memchr(colon, '\\', host - colon) != NULL)
            host = host_end = colon + 1; /* at_backslash goes on */
    }
    copy_until(defang, host);
    changed = put_host(defang, host_end) || changed;
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
put_active(Defang *defang, const char *start, const char *colon)
{
    if (defang->links == SK_LINKS_TEXT) {
        copy_until(defang, start);
        put_words(defang, start, colon - start, sk_link_url_end(colon + 1));
        return;
    }
    copy_until(defang, colon);
    g_string_append(defang->out, "[:]");
    defang->done = colon + 1;
    defang->count++;
}

static void
at_colon(Defang *defang, const char *colon)
{
    const char *start = sk_link_scheme_start(defang->text, colon);
    gsize len = (gsize)(colon - start);
    const char *after = colon + 1;
    gsize slashes = strspn(after, "/\\");
    if (len == 0)
        return;
    const char *web = web_start(start, colon);
    gboolean is_drive = len == 1; /* C:\\folder */
    gboolean text = defang->links == SK_LINKS_TEXT;
    if (start < defang->done && text)
        return; /* inside what became words */
    if (slashes >= 1 && web < colon && web >= defang->done) {
        put_url(defang, web, colon);
    } else if (slashes >= 2 && !is_drive) {
        put_url(defang, start, colon);
    } else if (sk_link_scheme(start, len) == SK_SCHEME_ACTIVE &&
               *after > 0x20 && *after < 0x7F && *after != ')' &&
               (len != 4 || g_ascii_strncasecmp(start, "data", 4) != 0 ||
                is_data(after))) {
        put_active(defang, start, colon);
    }
}

static gboolean
is_word_char(char c)
{
    return g_ascii_isalnum(c) || strchr("@._-%+", c) != NULL;
}

/* Where a link ends whose host ends at @host_end. */
static const char *
words_end(const char *host_end)
{
    const char *end = sk_link_url_end(host_end);
    return MAX(host_end, end);
}

/* "www.", "www2.", "ftp." at the start of a word; their length without the
 * dot, 0 if it is something else. */
static gsize
bare_length(const Defang *defang, const char *p)
{
    gboolean ftp = g_ascii_strncasecmp(p, "ftp", 3) == 0;
    if (p > defang->text && p[-1] != '\0' && is_word_char(p[-1]))
        return 0;
    if (!ftp && g_ascii_strncasecmp(p, "www", 3) != 0)
        return 0;
    gsize len = 3;
    while (!ftp && len < 6 && g_ascii_isdigit(p[len]))
        len++;
    gboolean host = p[len] == '.' &&
                    (g_ascii_isalnum(p[len + 1]) || (guchar)p[len + 1] >= 0x80);
    return host ? len : 0;
}

static void
at_bare_host(Defang *defang, const char *p)
{
    if (p < defang->done || bare_length(defang, p) == 0)
        return;
    const char *end = sk_link_host_end(p, TRUE);
    if (*end == '@')
        return; /* a mail address: www.taro@example.jp */
    copy_until(defang, p);
    if (defang->links == SK_LINKS_TEXT)
        put_words(defang, p, end - p, words_end(end));
    else
        defang->count += put_host(defang, end);
}

/* \\server\share, which programs open with the user's password at hand. */
static void
at_backslash(Defang *defang, const char *p)
{
    gsize run = strspn(p, "\\");
    const char *host = p + run, *end = host;
    if (run < 2 || *host == ']' || (guchar)*host <= 0x20 || *host == 0x7F)
        return;
    copy_until(defang, p);
    while ((guchar)*end > 0x20 && *end != '\\' && *end != '/')
        end++;
    if (defang->links == SK_LINKS_TEXT) {
        put_words(defang, host, end - host, words_end(end));
        return;
    }
    g_string_append_c(defang->out, '[');
    copy_until(defang, host);
    g_string_append_c(defang->out, ']');
    defang->count++;
}

char *
sk_link_defang_text(const char *text, SkLinks links, guint *count)
{
    if (links == SK_LINKS_KEEP)
        return g_strdup(text);
    Defang defang = { .out = g_string_sized_new(strlen(text) + 64),
                      .text = text,
                      .done = text,
                      .links = links };
    for (const char *p = text; *(p += strcspn(p, ":wWfF\\")) != '\0';) {
        if (*p == ':')
            at_colon(&defang, p);
        else if (*p != '\\')
            at_bare_host(&defang, p);
        else if (p >= defang.done && (p == text || p[-1] != '\\'))
            at_backslash(&defang, p);
        p = MAX(p + 1, defang.done);
    }
    copy_until(&defang, text + strlen(text));
    if (count != NULL)
        *count += defang.count;
    /* words can part a selector or joiner from what it stood on */
    g_autofree char *out = g_string_free(defang.out, FALSE);
    if (links == SK_LINKS_TEXT && !sk_text_is_clean(out, strlen(out)))
        return sk_text_clean(out, -1, NULL);
    return g_steal_pointer(&out);
}
