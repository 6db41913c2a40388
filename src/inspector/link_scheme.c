/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides whether a colon makes a link of what follows it: behind a scheme of
 * the web, behind a scheme of the lists in data/, or behind an unknown word if
 * two slashes, a path, a query or an address follow at once. It knows "hxxp",
 * the words that stand before mail addresses, and < > and quotes, between which
 * some readers leave blanks out. This defends against a writer that overlooked
 * one.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "inspector/inner.h"

#include "data/active_schemes.h"
#include "data/registered_schemes.h"

#define SCHEME_MAX 32
#define LOOK_BACK  96  /* bytes of a scheme with blanks in it */
#define RUN_MAX    128 /* bytes of an address behind a colon */

/* These words before an address say whose it is. */
static const char *const labels[] = {
    "acc",    "account",  "addr",    "address",  "attendee",  "author",
    "bcc",    "cc",       "contact", "e-mail",   "email",     "errors-to",
    "from",   "id",       "login",   "mail",     "mail-to",   "mailaddress",
    "member", "ml",       "mobile",  "name",     "organizer", "pass",
    "passwd", "password", "pc",      "pw",       "reply-to",  "return-path",
    "sender", "to",       "user",    "username",
};

static const char *const web[] = { "http", "https", "ftp", "ftps" };
static const char *const broken[] = { "hxxp", "hxxps", "fxp", "fxps" };
static const char *const anywhere[] = { "sip", "h323", "callto" };
static const char *const families[] = { "ms-", "web+", "x-" };

#define COUNT(table) (sizeof table / sizeof table[0])

static bool
is_scheme_char(uint8_t c)
{
    return c < 0x80 && (isalnum(c) || c == '+' || c == '-');
}

static bool
equals(SkSpan word, const char *other)
{
    size_t len = strlen(other);
    return sk_length(word) == len &&
           strncasecmp((const char *)word.p, other, len) == 0;
}

static bool
ends_in(SkSpan word, const char *const *tails, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(tails[i]);
        if (sk_length(word) >= len &&
            strncasecmp((const char *)word.end - len, tails[i], len) == 0)
            return true;
    }
    return false;
}

/* Returns the word of letters, digits, "+" and "-" that ends at @colon. */
static SkSpan
word_before(SkSpan all, const uint8_t *colon)
{
    SkSpan word = { colon, colon };
    while (word.p > all.p && colon - word.p < SCHEME_MAX &&
           is_scheme_char(word.p[-1]))
        word.p--;
    while (word.p < colon && !isalpha(*word.p))
        word.p++;
    return word;
}

/* Returns whether a media type follows: "data:" is a word, "data:text/html" a
 * link. */
static bool
is_data(SkSpan rest)
{
    while (rest.p < rest.end && *rest.p < 0x80 && isalpha(*rest.p))
        rest.p++;
    return rest.p < rest.end &&
           (*rest.p == '/' || *rest.p == ',' || *rest.p == ';');
}

static bool
is_active(SkSpan word, SkSpan rest)
{
    for (size_t i = 0; i < COUNT(families); i++) {
        size_t len = strlen(families[i]);
        if (sk_length(word) > len &&
            strncasecmp((const char *)word.p, families[i], len) == 0)
            return true;
    }
    return sk_is_listed(word, sk_active_schemes,
                        sizeof sk_active_schemes / sizeof(char *)) &&
           (!equals(word, "data") || is_data(rest));
}

static bool
is_registered(SkSpan word)
{
    return ends_in(word, anywhere, COUNT(anywhere)) ||
           sk_is_listed(word, sk_registered_schemes,
                        sizeof sk_registered_schemes / sizeof(char *));
}

/* Returns whether an ASCII character follows that does not end a link. */
static bool
is_followed(SkSpan rest)
{
    return rest.p<rest.end && * rest.p> ' ' && *rest.p < 0x7F &&
           strchr("()[]{}<>\"'`,;:", *rest.p) == NULL;
}

/* Returns whether @rest, which follows the colon of the unlisted word @word, is
 * the rest of a link. */
static bool
leads_somewhere(SkSpan word, SkSpan rest)
{
    if (sk_length(word) < 2 || !is_followed(rest) || equals(word, "mailto") ||
        ends_in(word, broken, COUNT(broken)))
        return false;
    if (*rest.p == '/' || *rest.p == '?' || *rest.p == '#')
        return true;
    for (size_t i = 0; i < COUNT(labels); i++)
        if (equals(word, labels[i]))
            return false;
    for (const uint8_t *p = rest.p;
         rest.end - p > 1 && p - rest.p<RUN_MAX && * p> ' ' && *p < 0x7F &&
         strchr("<>\"[", *p) == NULL;
         p++)
        if (*p == '@')
            return p[1] < 0x80 && isalnum(p[1]);
    return false;
}

/* Returns the length of a blank before @p that readers may leave out between <
 * and >. */
static size_t
blank_before(SkSpan all, const uint8_t *p)
{
    size_t n = (size_t)(p - all.p);
    if (n >= 1 && (p[-1] == ' ' || p[-1] == '\t'))
        return 1;
    if (n >= 2 && p[-2] == 0xC2 && p[-1] == 0xA0)
        return 2;
    return n >= 3 && memcmp(p - 3, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

/* Returns whether a listed scheme stands between the last "<" or quote and
 * @colon, with blanks in it or behind it. */
static bool
is_enclosed_scheme(SkSpan all, const uint8_t *colon)
{
    uint8_t word[SCHEME_MAX];
    uint8_t *start = word + SCHEME_MAX;
    const uint8_t *p = colon, *next = colon + 1;
    size_t blank = 0;
    for (; p > all.p && colon - p<LOOK_BACK - 4; p -= blank> 0 ? blank : 1) {
        blank = blank_before(all, p);
        if (blank == 0 && (!is_scheme_char(p[-1]) || start == word))
            break;
        if (blank == 0)
            *--start = p[-1];
    }
    if (p == all.p || (p[-1] != '<' && p[-1] != '"') ||
        start == word + SCHEME_MAX)
        return false;
    while (next < all.end && (*next == ' ' || *next == '\t'))
        next++;
    SkSpan spelt = { start, word + SCHEME_MAX }, rest = { next, all.end };
    if (!is_followed(rest))
        return false;
    for (size_t i = 0; i < COUNT(web); i++)
        if (equals(spelt, web[i]))
            return true;
    return is_active(spelt, rest) || is_registered(spelt);
}

bool
sk_scheme_links(SkSpan all, const uint8_t *colon)
{
    SkSpan word = word_before(all, colon), rest = { colon + 1, all.end };
    bool slashes = sk_length(rest) >= 2 &&
                   (rest.p[0] == '/' || rest.p[0] == '\\') &&
                   (rest.p[1] == '/' || rest.p[1] == '\\');
    bool opens = rest.p<rest.end && * rest.p> ' ' && *rest.p < 0x7F &&
                 *rest.p != ')' && *rest.p != '[';
    if (opens && (ends_in(word, web, COUNT(web)) || is_active(word, rest)))
        return true;
    bool dotted = word.p > all.p && word.p[-1] == '.';
    if (slashes)
        return sk_length(word) > (dotted ? 0 : 1) &&
               !ends_in(word, broken, COUNT(broken));
    if (!dotted && is_followed(rest) && is_registered(word))
        return true;
    return leads_somewhere(word, rest) || is_enclosed_scheme(all, colon);
}
