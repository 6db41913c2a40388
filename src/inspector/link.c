/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds whatever a mail program would turn into a link, under an order that
 * lets none out: a scheme with its colon (link_scheme.c), "www." or "ftp." with
 * something behind it, a name that ends in a top-level domain, an IPv4 address,
 * and two backslashes before a server. Mail addresses and bare file names are
 * no links. This defends against a writer that overlooked one. Beyond ASCII the
 * usual letters are known; any other character ends a name.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "inspector/inner.h"

#include "data/top_level_domains.h"

#define HOST_WORD_MAX 80
#define ADDRESS_MAX   256 /* bytes around a name that are looked at */

/* Extensions of files that are top-level domains, too. */
static const char *const files[] = { "cab", "java", "md", "mov",
                                     "ps",  "py",   "zip" };

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

bool
sk_is_listed(SkSpan word, const char *const *sorted, size_t n)
{
    size_t low = 0, len = sk_length(word);
    char small[HOST_WORD_MAX + 1];
    if (len == 0 || len > HOST_WORD_MAX)
        return false;
    for (size_t i = 0; i < len; i++)
        small[i] = (char)(word.p[i] < 0x80 ? tolower(word.p[i]) : word.p[i]);
    small[len] = '\0';
    while (n > 0) {
        size_t half = n / 2;
        int order = strcmp(small, sorted[low + half]);
        if (order == 0)
            return true;
        if (order > 0) {
            low += half + 1;
            n -= half + 1;
        } else {
            n = half;
        }
    }
    return false;
}

static bool
is_domain(SkSpan label)
{
    return sk_is_listed(label, sk_top_level_domains,
                        sizeof sk_top_level_domains / sizeof(char *)) ||
           (sk_length(label) > 4 && sk_length(label) <= HOST_WORD_MAX &&
            strncasecmp((const char *)label.p, "xn--", 4) == 0);
}

static bool
is_file(SkSpan label)
{
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (sk_length(label) == strlen(files[i]) &&
            strncasecmp((const char *)label.p, files[i], strlen(files[i])) == 0)
            return true;
    return false;
}

/* ---- beyond ASCII ------------------------------------------------------- */

/* Returns the character of two bytes or more that begins at @in.p, and sets
 * *@len to its length, which is 0 if there is none. */
static uint32_t
char_at(SkSpan in, size_t *len)
{
    size_t more = *in.p < 0xC0 ? 0 : *in.p < 0xE0 ? 1 : *in.p < 0xF0 ? 2 : 3;
    uint32_t c = *in.p & (0x3Fu >> more);
    if (more == 0 || sk_length(in) <= more)
        return 0;
    for (size_t i = 1; i <= more; i++)
        c = c << 6 | (in.p[i] & 0x3F);
    *len = more + 1;
    return c;
}

/* Returns the character of two bytes or more that ends before @p, or 0. */
static uint32_t
char_before(SkSpan all, const uint8_t *p)
{
    const uint8_t *start = p;
    size_t len = 0;
    while (start > all.p && p - start < 4 && (*--start & 0xC0) == 0x80)
        ;
    uint32_t c = start < p ? char_at((SkSpan){ start, all.end }, &len) : 0;
    return len == (size_t)(p - start) ? c : 0;
}

/* Ranges of letters, and in the last two rows of pictographs, that every writer
 * takes for part of a host name. */
static bool
is_letter(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        { 0x00C0, 0x00D6 },   { 0x00D8, 0x00F6 }, { 0x00F8, 0x024F },
        { 0x0391, 0x03A1 },   { 0x03A3, 0x03C9 }, { 0x0400, 0x0481 },
        { 0x048A, 0x0523 },   { 0x3041, 0x3096 }, { 0x30A1, 0x30FA },
        { 0x30FC, 0x30FE },   { 0x3400, 0x4DB5 }, { 0x4E00, 0x9FA5 },
        { 0xAC00, 0xD7A3 },   { 0xFF21, 0xFF3A }, { 0xFF41, 0xFF5A },
        { 0xFF66, 0xFF9D },   { 0x2600, 0x2604 }, { 0x1F300, 0x1F320 },
        { 0x1F600, 0x1F640 },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

/* Lowers capitals of the scripts that top-level domains are written in, and
 * turns full-width letters into ASCII, as the list of domains has them. */
static uint32_t
small_letter(uint32_t c)
{
    if (c >= 0xFF21 && c <= 0xFF3A)
        return c - 0xFF21 + 'a';
    if (c >= 0xFF41 && c <= 0xFF5A)
        return c - 0xFF41 + 'a';
    if ((c >= 0x0391 && c <= 0x03A9) || (c >= 0x0410 && c <= 0x042F))
        return c + 0x20;
    if (c >= 0x0400 && c <= 0x040F)
        return c + 0x50;
    return c >= 0x048A && c <= 0x0523 && c % 2 == 0 ? c + 1 : c;
}

static void
put_char(uint8_t *out, size_t *n, uint32_t c)
{
    if (c >= 0x800)
        out[(*n)++] = (uint8_t)(0xE0 | c >> 12);
    if (c >= 0x800)
        out[(*n)++] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
    else if (c >= 0x80)
        out[(*n)++] = (uint8_t)(0xC0 | c >> 6);
    out[(*n)++] = (uint8_t)(c < 0x80 ? c : 0x80 | (c & 0x3F));
}

/* Returns the end of the label that begins at @in.p if it is a top-level
 * domain, else NULL. The label ends at the first character that no writer takes
 * for a letter. */
static const uint8_t *
wide_domain_end(SkSpan in)
{
    uint8_t word[HOST_WORD_MAX + 4];
    size_t n = 0;
    while (in.p < in.end && n < HOST_WORD_MAX) {
        size_t len = 1;
        uint32_t c = is_label(*in.p) ? *in.p : 0;
        if (*in.p >= 0x80)
            c = char_at(in, &len);
        if (c >= 0x80 && (!is_letter(c) || c > 0xFFFF))
            break;
        if (c == 0)
            break;
        put_char(word, &n, small_letter(c));
        in.p += len;
    }
    size_t len = 0;
    uint32_t next = in.p < in.end && *in.p >= 0x80 ? char_at(in, &len) : ' ';
    bool ends = in.p == in.end || next == ' ' || next == 0x3001 ||
                next == 0x3002 || next == 0x300D || next == 0xFF0F;
    return ends && is_domain((SkSpan){ word, word + n }) ? in.p : NULL;
}

/* Returns whether the bytes at @in.p are a dot of another width. */
static bool
is_wide_dot(SkSpan in)
{
    return sk_length(in) > 3 && (memcmp(in.p, "\xE3\x80\x82", 3) == 0 ||
                                 memcmp(in.p, "\xEF\xBC\x8E", 3) == 0 ||
                                 memcmp(in.p, "\xEF\xBD\xA1", 3) == 0);
}

/* ---- names -------------------------------------------------------------- */

/* Returns the labels and dots around @dot, the first dot of a name in @all. */
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

/* Returns whether a path, a port or a query follows at @p. */
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

/* Returns where the domain begins that ends with @name. It begins before @name
 * if letters beyond ASCII stand there. */
static const uint8_t *
domain_start(SkSpan all, SkSpan name)
{
    const uint8_t *start = name.p;
    while (start > all.p && name.p - start < ADDRESS_MAX &&
           (is_label(start[-1]) || start[-1] == '.' || start[-1] >= 0x80))
        start--;
    return start;
}

/* Returns whether an "@" with something on both sides stands in the word that
 * holds @name, which is then a mail address or claims to be one. */
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

/* Returns whether @name stands between quotation marks, as the name of a
 * removed file does: 「www.example.com.txt」. */
static bool
is_quoted(SkSpan all, SkSpan name)
{
    return name.p > all.p && name.end < all.end &&
           (name.p[-1] >= 0x80 || name.p[-1] == '"') &&
           (*name.end >= 0x80 || *name.end == '"');
}

/* Returns whether "www." or "ftp." stands in @name, unless that is the domain
 * of an address. */
static bool
has_www(SkSpan all, SkSpan name)
{
    const uint8_t *start = domain_start(all, name);
    if (start > all.p && start[-1] == '@')
        return false;
    for (const uint8_t *p = name.p; name.end - p > 4; p++)
        if (strncasecmp((const char *)p, "www.", 4) == 0 ||
            strncasecmp((const char *)p, "ftp.", 4) == 0)
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
    if (is_file(last))
        return goes_on(name.end, all.end);
    bool alone =
        (name.p == all.p || (name.p[-1] < 0x80 && name.p[-1] != '.')) &&
        (name.end == all.end || *name.end < 0x80) &&
        (all.end - name.end < 2 || name.end[0] != '.' || name.end[1] < 0x80);
    return is_domain(last) || (alone && is_ipv4(name));
}

/* Returns whether @dot stands between letters and is followed by a top-level
 * domain beyond ASCII, as in 例.みんな. */
static bool
is_wide_name(SkSpan all, const uint8_t *dot)
{
    SkSpan name = { dot, dot };
    name.end = wide_domain_end((SkSpan){ dot + 1, all.end });
    return name.end != NULL && !is_in_address(all, name);
}

/* Returns whether the dot of another width at @dot follows a letter and is
 * followed by a domain with a path, as in 例え。jp/a. */
static bool
is_wide_path(SkSpan all, const uint8_t *dot)
{
    uint32_t before = dot > all.p ? char_before(all, dot) : 0;
    SkSpan label = { dot + 3, dot + 3 };
    if (!is_letter(before) && (dot == all.p || !is_alnum(dot[-1])))
        return false;
    const uint8_t *wide = wide_domain_end((SkSpan){ dot + 3, all.end });
    if (wide != NULL)
        return goes_on(wide, all.end);
    while (label.end < all.end && is_label(*label.end))
        label.end++;
    return is_file(label) && goes_on(label.end, all.end);
}

/* Returns whether a letter stands before @dot, the first dot of a name. */
static bool
has_label(SkSpan all, const uint8_t *dot)
{
    return dot > all.p &&
           (is_label(dot[-1]) || is_letter(char_before(all, dot)));
}

const uint8_t *
sk_link_in(SkSpan text)
{
    const uint8_t *p = text.p;
    while (p < text.end) {
        bool is_link = false;
        const uint8_t *next = p + 1;
        if (*p == ':') {
            is_link = sk_scheme_links(text, p);
        } else if (*p == '.' && next < text.end && is_label(*next) &&
                   has_label(text, p)) {
            SkSpan name = name_round(text, p);
            is_link = is_linked_name(text, name);
            next = name.end;
        } else if (*p == '.' && next < text.end && *next >= 0x80) {
            is_link = has_label(text, p) && is_wide_name(text, p);
        } else if (*p >= 0xE3 && is_wide_dot((SkSpan){ p, text.end })) {
            is_link = is_wide_path(text, p);
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
