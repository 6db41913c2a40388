/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles what stands at a colon: finds the scheme and makes it unclickable.
 * http and ftp become hxxp and fxp. For a scheme that opens a program the colon
 * becomes "[:]". Any other known word gets a blank behind its colon, as people
 * write "TEL: 03-..." anyway. The lists of known words are in data/. Only
 * link.c uses this.
 */
#include <string.h>

#include <link/link_defang.h>
#include <link/link_scan.h>

/* how many bytes of a scheme with blanks in it are looked at */
#define LOOK_BACK 96
/* how many bytes of an address behind a colon are looked at */
#define RUN_MAX 128

/* Writes "http" as "hxxp" and "FTPS" as "FXPS": only the last letters before
 * @colon count, whatever stands before them. */
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

/* Returns what follows slashes of any kind; full-width ones are slashes to some
 * readers. */
static const char *
skip_slashes(const char *p)
{
    for (;;) {
        if (*p == '/' || *p == '\\')
            p++;
        else if ((guchar)*p == 0xEF &&
                 (g_str_has_prefix(p, "／") || g_str_has_prefix(p, "＼")))
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
        if (*host_end == ':') /* Another URL follows. */
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
        /* Otherwise at_backslash goes on from here. */
        sk_defang_copy(defang, host);
    if (!is_web) {
        const char *name_end = sk_defang_name_end(defang, host);
        host_end = MAX(host_end, name_end);
    }
    changed = sk_defang_host(defang, host, host_end) || changed;
    defang->count += changed;
}

/* Returns whether "data:" begins a link: alone it is a word, but
 * "data:text/html" is a link. */
static gboolean
is_data(const char *after)
{
    gsize word = strspn(after, "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return after[word] == '/' || after[word] == ',' || after[word] == ';';
}

/* Writes the text up to @colon, and the colon in brackets. */
static void
break_colon(SkDefang *defang, const char *colon)
{
    sk_defang_copy(defang, colon);
    g_string_append(defang->out, "[:]");
    defang->done = colon + 1;
    defang->count++;
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
    break_colon(defang, colon);
}

static gboolean
is_blank(const char *p)
{
    return *p == '\0' || g_unichar_isspace(g_utf8_get_char(p));
}

/* Returns whether what a scheme needs stands behind its colon: an ASCII
 * character that does not end a link. */
static gboolean
is_followed(const char *after)
{
    return *after > ' ' && *after < 0x7F &&
           strchr("()[]{}<>\"'`,;:", *after) == NULL;
}

/* Returns whether the scheme that begins at @start stands inside < > or quotes,
 * where some readers skip blanks. */
static gboolean
is_enclosed(const SkDefang *defang, const char *start)
{
    const char *p = start;
    while (p > defang->text && start - p < LOOK_BACK && p[-1] != '\n' &&
           p[-1] != '>') {
        if (*--p == '<' || *p == '"')
            return TRUE;
    }
    return FALSE;
}

/* Stores in @word the scheme that ends at @colon if every blank before it is
 * skipped, as some readers do between < and > or quotes, or "" if there is
 * none. */
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

/* Handles a known scheme inside < > or quotes that has blanks in it or behind
 * it. */
static void
at_spaced_colon(SkDefang *defang, const char *colon)
{
    g_autoptr(GString) word = g_string_sized_new(LOOK_BACK);
    const char *after = colon + 1;
    spaced_scheme(defang, colon, word);
    SkScheme scheme = sk_link_scheme(word->str, word->len);
    gboolean is_mail = g_ascii_strcasecmp(word->str, "mailto") == 0;
    while (*after != '\0' && *after != '\n' && is_blank(after))
        after = g_utf8_next_char(after);
    if (scheme == SK_SCHEME_UNKNOWN || is_mail || is_blank(after) ||
        ((scheme == SK_SCHEME_CALM || scheme == SK_SCHEME_REGISTERED) &&
         (!is_followed(after) || !is_enclosed(defang, colon))) ||
        (scheme == SK_SCHEME_WEB && strpbrk(word->str, "tT") == NULL) ||
        (g_ascii_strcasecmp(word->str, "data") == 0 && !is_data(after)))
        return;
    break_colon(defang, colon);
}

/* Returns whether what follows the colon of a scheme that opens a program makes
 * it a link: "file:a" does, while "search：" in a sentence does not. */
static gboolean
is_opened(const char *word, gsize len, const char *after)
{
    if (is_blank(after) || *after == ')')
        return FALSE;
    return len != 4 || g_ascii_strncasecmp(word, "data", 4) != 0 ||
           is_data(after);
}

/* Returns whether the rest of a link stands behind the colon of a word that is
 * on no list: foo:/a, foo:?a, foo:a@b. Names with a colon (xs:string) are not
 * links. */
static gboolean
leads_somewhere(const char *word, gsize len, const char *after)
{
    const char *last = after + RUN_MAX;
    if (len < 2 || !is_followed(after) ||
        sk_link_scheme(word, len) != SK_SCHEME_UNKNOWN)
        return FALSE;
    if (*after == '/' || *after == '?' || *after == '#')
        return TRUE;
    for (const char *p = after;
         p<last && * p> ' ' && *p < 0x7F && strchr("<>\"[", *p) == NULL; p++)
        if (*p == '@')
            return g_ascii_isalnum(p[1]) && !sk_link_is_label(word, len);
    return FALSE;
}

/* Handles a scheme that hardly anybody has a program for, and that of telephone
 * numbers: a blank behind the colon is enough, and people write it that way
 * anyway. */
static void
put_blank(SkDefang *defang, const char *start, const char *colon)
{
    if (is_enclosed(defang, start)) {
        put_active(defang, start, colon);
        return;
    }
    sk_defang_copy(defang, colon + 1);
    g_string_append_c(defang->out, ' ');
    defang->count++;
}

/* Returns where sip, h323 or callto begins, which Evolution finds behind any
 * letters. */
static const char *
behind_letters(const char *start, const char *colon)
{
    static const char *const words[] = { "sip", "h323", "callto" };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize len = strlen(words[i]);
        if ((gsize)(colon - start) > len &&
            g_ascii_strncasecmp(colon - len, words[i], len) == 0)
            return colon - len;
    }
    return start;
}

/* Handles a scheme other than those of the web, with fewer than two slashes
 * behind it. */
static gboolean
at_other_scheme(SkDefang *defang, const char *start, const char *colon)
{
    const char *after = colon + 1;
    gsize len = (gsize)(colon - start);
    SkScheme scheme = sk_link_scheme(start, len);
    gboolean is_dotted = start > defang->text && start[-1] == '.';
    if (len == 6 && g_ascii_strncasecmp(start, "mailto", len) == 0)
        return FALSE;
    if ((scheme == SK_SCHEME_ACTIVE || scheme == SK_SCHEME_CALM) &&
        is_opened(start, len, after))
        (sk_link_is_dialled(start, len) ? put_blank : put_active)(defang, start,
                                                                  colon);
    else if (scheme == SK_SCHEME_REGISTERED && !is_dotted && is_followed(after))
        put_blank(defang, start, colon);
    else if (leads_somewhere(start, len, after))
        put_blank(defang, start, colon);
    else
        return FALSE;
    return TRUE;
}

void
sk_defang_colon(SkDefang *defang, const char *colon)
{
    const char *start = sk_link_scheme_start(defang->text, colon);
    gsize len = (gsize)(colon - start);
    gsize slashes = strspn(colon + 1, "/\\");
    const char *web = sk_link_web_start(start, colon);
    gboolean is_dotted = len == 1 && start > defang->text && start[-1] == '.';
    if (start < defang->done && defang->links == SK_LINKS_TEXT)
        return; /* The colon is inside what became words. */
    if (web < colon && web >= defang->done && !is_blank(colon + 1))
        put_url(defang, web, colon);
    /* This is not a path such as C:\\folder. */
    else if (slashes >= 2 && (len > 1 || is_dotted))
        put_url(defang, start, colon);
    else if (web < colon ||
             !at_other_scheme(defang, behind_letters(start, colon), colon))
        at_spaced_colon(defang, colon);
}
