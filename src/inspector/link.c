/* SPDX-License-Identifier: Apache-2.0
 *
 * Whether a text holds what a mail program would turn into a link, under an
 * order that lets none out: a scheme with its colon, "www." with something
 * behind it, a name that ends in a top-level domain, an IPv4 address, two
 * backslashes before a server. Mail addresses are none, nor are bare names of
 * files. Stands against a writer that forgot one. It looks at characters of
 * ASCII only; any other ends a name.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "inspector/inner.h"

#include "data/top_level_domains.h"

#define WORD_MAX    80
#define ADDRESS_MAX 256 /* bytes round a name that are looked at */

/* Endings of files that are top-level domains, and such as are none. */
static const char *const files[] = { "cab", "java", "md", "mov",
                                     "ps",  "py",   "zip" };

/* Words before a colon that make a link whatever follows. */
static const char *const schemes[] = {
    "http", "https", "ftp", "ftps",     "file",      "javascript",
    "news", "nntp",  "smb", "vbscript", "search-ms", "view-source",
    "ldap", "cid",   "mid", "mhtml",    "telnet",    "webcal",
};

static bool
is_alnum(uint8_t c)
{
    return c < 0x80 && isalnum(c);
}

static bool
is_label(uint8_t c)
{
    return is_alnum(c) || c == '-' || c == '_';
}

static bool
equals(SkSpan word, const char *other)
{
    size_t len = strlen(other);
    return sk_length(word) == len &&
           strncasecmp((const char *)word.p, other, len) == 0;
}

static bool
is_among(SkSpan word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (equals(word, words[i]))
            return true;
    return false;
}

static bool
ends_with(SkSpan word, const char *tail)
{
    size_t len = strlen(tail);
    return sk_length(word) >= len &&
           strncasecmp((const char *)word.end - len, tail, len) == 0;
}

static bool
is_domain(SkSpan label)
{
    size_t low = 0, n = sizeof sk_top_level_domains / sizeof(char *);
    char word[WORD_MAX + 1];
    size_t len = sk_length(label);
    if (len == 0 || len > WORD_MAX)
        return false;
    for (size_t i = 0; i < len; i++)
        word[i] = (char)(label.p[i] < 0x80 ? tolower(label.p[i]) : label.p[i]);
    word[len] = '\0';
    while (n > 0) {
        size_t half = n / 2;
        int order = strcmp(word, sk_top_level_domains[low + half]);
        if (order == 0)
            return true;
        if (order > 0) {
            low += half + 1;
            n -= half + 1;
        } else {
            n = half;
        }
    }
    return strncmp(word, "xn--", 4) == 0;
}

/* The labels and dots round the first @dot of a name in @all. */
static SkSpan
name_round(SkSpan all, const uint8_t *dot)
{
    SkSpan name = { dot, dot };
    while (name.p > all.p && is_label(name.p[-1]))
        name.p--;
    while (name.end < all.end && (is_label(*name.end) ||
                                  (*name.end == '.' && name.end + 1 < all.end &&
                                   is_label(name.end[1]))))
        name.end++;
    return name;
}

/* Whether a path, a port or a query follows at @p. */
static bool
goes_on(const uint8_t *p, const uint8_t *end)
{
    if (end - p < 2)
        return false;
    if (*p == ':')
        return isdigit(p[1]) != 0;
    return (*p == '/' || *p == '?' || *p == '#' || *p == '\\') &&
           is_alnum(p[1]);
}

/* Where the domain begins of which @name is all, or the end: of an IDN. */
static const uint8_t *
domain_start(SkSpan all, SkSpan name)
{
    const uint8_t *start = name.p;
    while (start > all.p && name.p - start < ADDRESS_MAX &&
           (is_label(start[-1]) || start[-1] == '.' || start[-1] >= 0x80))
        start--;
    return start;
}

/* Whether an "@" with something on both sides stands within the word that
 * holds @name: then it is, or is said to be, a mail address. */
static bool
is_in_address(SkSpan all, SkSpan name)
{
    const uint8_t *p = name.end, *start = domain_start(all, name);
    if (start - all.p >= 2 && start[-1] == '@' && start[-2] > ' ')
        return true;
    while (p < all.end && p - name.end < ADDRESS_MAX &&
           (is_label(*p) || strchr(".%+", *p) != NULL))
        p++;
    return all.end - p >= 2 && *p == '@' && (is_label(p[1]) || p[1] >= 0x80);
}

static bool
is_ipv4(SkSpan name)
{
    unsigned labels = 0;
    while (name.p < name.end) {
        unsigned value = 0, digits = 0;
        for (; name.p < name.end && *name.p >= '0' && *name.p <= '9';
             name.p++, digits++)
            value = value * 10 + (unsigned)(*name.p - '0');
        if (digits == 0 || digits > 3 || value > 255)
            return false;
        labels++;
        if (name.p < name.end && *name.p++ != '.')
            return false;
    }
    return labels == 4;
}

/* Whether marks stand right before and behind @name, as round the name of a
 * removed file: 「www.example.com.txt」. */
static bool
is_quoted(SkSpan all, SkSpan name)
{
    return name.p > all.p && name.end < all.end &&
           (name.p[-1] >= 0x80 || name.p[-1] == '"') &&
           (*name.end >= 0x80 || *name.end == '"');
}

/* Whether "www." stands in @name, but as the domain of an address. */
static bool
has_www(SkSpan all, SkSpan name)
{
    const uint8_t *start = domain_start(all, name);
    if (start > all.p && start[-1] == '@')
        return false;
    for (const uint8_t *p = name.p; name.end - p > 4; p++)
        if (strncasecmp((const char *)p, "www.", 4) == 0)
            return true;
    return false;
}

static bool
is_linked_name(SkSpan all, SkSpan name)
{
    SkSpan last = { name.end, name.end };
    while (last.p > name.p && last.p[-1] != '.')
        last.p--;
    if (has_www(all, name) && !is_quoted(all, name))
        return true;
    if (is_in_address(all, name) || last.p == name.p)
        return false;
    if (is_among(last, files, sizeof files / sizeof files[0]))
        return goes_on(name.end, all.end);
    bool alone =
        (name.p == all.p || (name.p[-1] < 0x80 && name.p[-1] != '.')) &&
        (name.end == all.end || *name.end < 0x80);
    return is_domain(last) || (alone && is_ipv4(name));
}

/* The word of letters, digits, "+" and "-" that ends at @colon. */
static SkSpan
scheme_before(SkSpan all, const uint8_t *colon)
{
    SkSpan word = { colon, colon };
    while (word.p > all.p && colon - word.p < 32 &&
           (is_alnum(word.p[-1]) || word.p[-1] == '+' || word.p[-1] == '-'))
        word.p--;
    while (word.p < colon && !(*word.p < 0x80 && isalpha(*word.p)))
        word.p++;
    return word;
}

static bool
is_linked_scheme(SkSpan all, const uint8_t *colon)
{
    SkSpan word = scheme_before(all, colon);
    const uint8_t *next = colon + 1;
    bool slashes = all.end - next >= 2 && (next[0] == '/' || next[0] == '\\') &&
                   (next[1] == '/' || next[1] == '\\');
    if (next == all.end || *next <= ' ' || *next >= 0x7F || *next == ')' ||
        *next == '[')
        return false;
    if (ends_with(word, "http") || ends_with(word, "https") ||
        ends_with(word, "ftp") || ends_with(word, "ftps") ||
        is_among(word, schemes, sizeof schemes / sizeof schemes[0]))
        return true;
    return slashes && sk_length(word) > 1 && !ends_with(word, "hxxp") &&
           !ends_with(word, "hxxps") && !ends_with(word, "fxp") &&
           !ends_with(word, "fxps");
}

const uint8_t *
sk_link_in(SkSpan text)
{
    const uint8_t *p = text.p;
    while (p < text.end) {
        bool is_link = false;
        const uint8_t *next = p + 1;
        if (*p == ':') {
            is_link = is_linked_scheme(text, p);
        } else if (*p == '.' && p > text.p && next < text.end &&
                   is_label(p[-1]) && is_label(*next)) {
            SkSpan name = name_round(text, p);
            is_link = is_linked_name(text, name);
            next = name.end;
        } else if (*p == '\\' && next < text.end && *next == '\\') {
            while (next < text.end && *next == '\\')
                next++;
            is_link = next<text.end && * next> ' ' && *next != ']' &&
                      *next != 0x7F && (p == text.p || p[-1] != '[');
        }
        if (is_link)
            return p;
        p = next;
    }
    return NULL;
}
