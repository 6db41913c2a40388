/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds where a URL begins and ends in text that was not written for a parser.
 * It follows what mail readers turn into a link rather than RFC 3986: upper
 * case, backslashes, users before an @, Japanese text right after the last
 * letter. Every function looks at each byte once.
 */
#include <string.h>

#include <link/link_scan.h>

#include "data/active_schemes.h"
#include "data/registered_schemes.h"

#define SCHEME_MAX 32

static const char *const web[] = { "http",  "https", "ftp",  "ftps", "hxxp",
                                   "hxxps", "fxp",   "fxps", NULL };
static const char *const calm[] = { "mailto", "tel", "sms",  "sip",
                                    "sips",   "fax", "xmpp", NULL };
static const char *const dialled[] = { "tel",   "sms",   "fax",
                                       "smsto", "mmsto", NULL };

/* Families of schemes that open something: ms-word, web+x. */
static const char *const families[] = { "ms-", "web+", "x-", NULL };

/* Words that people write before an address to say whose it is or what it is
 * for. Any other word with a colon that is on no list of schemes may begin a
 * link. */
static const char *const labels[] = {
    "acc",    "account",  "addr",    "address",  "attendee",  "author",
    "bcc",    "cc",       "contact", "e-mail",   "email",     "errors-to",
    "from",   "id",       "login",   "mail",     "mail-to",   "mailaddress",
    "member", "ml",       "mobile",  "name",     "organizer", "pass",
    "passwd", "password", "pc",      "pw",       "reply-to",  "return-path",
    "sender", "to",       "user",    "username", "mailto",    NULL,
};

static gboolean
is_in(const char *const *words, const char *word, gsize len)
{
    char first = len > 0 ? g_ascii_tolower(*word) : '\0';

    for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] == first &&
            g_ascii_strncasecmp(words[i], word, len) == 0 &&
            words[i][len] == '\0')
            return TRUE;
    return FALSE;
}

/* Returns whether @word is in a sorted list of words in lower case. */
static gboolean
is_listed(const char *const *words, gsize n, const char *word, gsize len)
{
    gsize low = 0;
    char small[SCHEME_MAX + 1];

    if (len == 0 || len > SCHEME_MAX)
        return FALSE;
    for (gsize i = 0; i < len; i++)
        small[i] = g_ascii_tolower(word[i]);
    small[len] = '\0';
    while (low < n) {
        gsize middle = (low + n) / 2;
        int order = strcmp(small, words[middle]);

        if (order == 0)
            return TRUE;
        if (order < 0)
            n = middle;
        else
            low = middle + 1;
    }
    return FALSE;
}

SkScheme
sk_link_scheme(const char *word, gsize len)
{
    if (len == 0)
        return SK_SCHEME_UNKNOWN;
    if (is_in(web, word, len))
        return SK_SCHEME_WEB;
    if (is_in(calm, word, len))
        return SK_SCHEME_CALM;
    if (is_listed(sk_active_schemes, G_N_ELEMENTS(sk_active_schemes), word,
                  len))
        return SK_SCHEME_ACTIVE;
    for (guint i = 0; families[i] != NULL; i++)
        if (len > strlen(families[i]) &&
            g_ascii_strncasecmp(word, families[i], strlen(families[i])) == 0)
            return SK_SCHEME_ACTIVE;
    return is_listed(sk_registered_schemes, G_N_ELEMENTS(sk_registered_schemes),
                     word, len)
               ? SK_SCHEME_REGISTERED
               : SK_SCHEME_UNKNOWN;
}

gboolean
sk_link_is_dialled(const char *word, gsize len)
{
    return is_in(dialled, word, len);
}

gboolean
sk_link_is_label(const char *word, gsize len)
{
    return is_in(labels, word, len);
}

static gboolean
is_scheme_char(char c)
{
    return g_ascii_isalnum(c) || c == '+' || c == '-';
}

const char *
sk_link_scheme_start(const char *from, const char *colon)
{
    const char *p = colon;
    while (p > from && colon - p < SCHEME_MAX && is_scheme_char(p[-1]))
        p--;
    while (p < colon && !g_ascii_isalpha(*p))
        p++;
    return p;
}

const char *
sk_link_web_start(const char *start, const char *colon)
{
    char last = colon > start ? g_ascii_tolower(colon[-1]) : '\0';

    if (last != 'p' && last != 's')
        return colon; /* All words of the web end so. */
    for (gsize len = 5; len >= 3; len--)
        if ((gsize)(colon - start) >= len && is_in(web, colon - len, len))
            return colon - len;
    return colon;
}

/* Returns whether @c is a Japanese punctuation mark or blank. An ideographic
 * full stop is a dot to IDNA, but to a reader it ends the sentence. */
static gboolean
is_japanese_mark(gunichar c)
{
    return (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
           c == 0xFF5E || c == 0xA0;
}

static gboolean
is_host_char(char c)
{
    return g_ascii_isalnum(c) || strchr("-._~%:&=+$!*", c) != NULL;
}

const char *
sk_link_host_end(const char *host)
{
    gboolean is_idn = (guchar)*host >= 0x80;
    gboolean in_brackets = FALSE;
    const char *p = host;
    while (*p != '\0') {
        gboolean fresh = p == host || p[-1] == '@';
        if (g_ascii_isalnum(*p)) {
            p++; /* This is the case for most of a host. */
        } else if (strncmp(p, "[.]", 3) == 0) {
            p += 3;
        } else if ((guchar)*p >= 0x80) {
            if (!is_idn || is_japanese_mark(g_utf8_get_char(p)))
                break;
            p = g_utf8_next_char(p);
        } else if (*p == '[' && fresh) {
            in_brackets = TRUE; /* This is an IPv6 address. */
            p++;
        } else if (*p == ']' && in_brackets) {
            in_brackets = FALSE;
            p++;
        } else if (*p == ':' && (p[1] == '/' || p[1] == '\\' ||
                                 sk_link_web_start(host, p) < p)) {
            break; /* One URL stands inside another. */
        } else if (*p == '@' || *p == ':' || is_host_char(*p)) {
            p++;
        } else {
            break;
        }
    }
    while (p > host && strchr(".:!*~", p[-1]) != NULL)
        p--; /* The mark belongs to the sentence. */
    return p;
}

const char *
sk_link_url_end(const char *host_end)
{
    const char *p = host_end;
    gssize open = 0; /* how many more "(" than ")" the URL has */
    for (; *p > 0x20 && *p < 0x7F && strchr("<>\"", *p) == NULL; p++)
        open += (*p == '(') - (*p == ')');
    while (p > host_end && strchr(".,;:!?'`)]}*_", p[-1]) != NULL) {
        if (p[-1] == ')' && open++ >= 0)
            break; /* The bracket belongs to the URL. */
        p--;
    }
    return p;
}

char *
sk_link_host(const char *authority, gsize len)
{
    g_autoptr(GString) raw = g_string_new_len(authority, len);
    const char *at = strrchr(raw->str, '@');
    if (at != NULL)
        g_string_erase(raw, 0, at + 1 - raw->str);
    g_string_replace(raw, "[.]", ".", 0);
    g_autofree char *plain = g_uri_unescape_string(raw->str, NULL);
    if (plain == NULL || *plain == '\0')
        return NULL;
    char *port = *plain == '[' ? strchr(plain, ']') : plain;
    port = port != NULL ? strchr(port, ':') : NULL;
    if (port != NULL)
        *port = '\0';
    gsize size = strlen(plain);
    while (size > 0 && plain[size - 1] == '.')
        plain[--size] = '\0';
    if (size == 0)
        return NULL;
    char *ascii = size < 1024 && g_utf8_validate(plain, -1, NULL)
                      ? g_hostname_to_ascii(plain)
                      : NULL;
    g_autofree char *host = ascii != NULL ? ascii : g_strdup(plain);
    return g_ascii_strdown(host, -1);
}
