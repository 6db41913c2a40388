/* SPDX-License-Identifier: Apache-2.0
 *
 * The scanner of scan.h. Every loop ends at a character that it does not take,
 * and the one after the document is such a character, so none counts bytes.
 */
#include <string.h>

#include "cli/report/scan.h"

/* Returns TRUE for characters of a string that mean themselves: printable
 * ASCII (and DEL, which RFC 8259 allows) but the quote and the backslash. */
static inline gboolean
is_plain(char c)
{
    return (guchar)c >= 0x20 && (guchar)c < 0x80 && c != '"' && c != '\\';
}

static inline gboolean
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static gboolean
fail(SkScan *scan)
{
    scan->broken = TRUE;
    scan->at = scan->end;
    return FALSE;
}

SkScan
sk_scan_begin(const char *text, gsize len)
{
    return (SkScan){ text, text + len, 0, FALSE };
}

/* A line holds no LF inside, but a carriage return may stand at its end. */
static inline void
skip_blanks(SkScan *scan)
{
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' ||
                                    *scan->at == '\r' || *scan->at == '\n'))
        scan->at++;
}

gboolean
sk_scan_end(SkScan *scan)
{
    skip_blanks(scan);
    return !scan->broken && scan->depth == 0 && scan->at == scan->end;
}

char
sk_scan_peek(SkScan *scan)
{
    skip_blanks(scan);
    return scan->at < scan->end ? *scan->at : '\0';
}

/* take: steps over @c if it is next. */
static gboolean
take(SkScan *scan, char c)
{
    if (sk_scan_peek(scan) != c)
        return FALSE;
    scan->at++;
    return TRUE;
}

gboolean
sk_scan_open(SkScan *scan, char bracket)
{
    if (scan->broken || !take(scan, bracket))
        return FALSE;
    return ++scan->depth <= SK_SCAN_DEPTH || fail(scan);
}

gboolean
sk_scan_more(SkScan *scan, char close, gboolean *first)
{
    if (scan->broken)
        return FALSE;
    if (take(scan, close)) {
        scan->depth--;
        return FALSE;
    }
    if (!*first && !take(scan, ','))
        return fail(scan);
    *first = FALSE;
    return TRUE;
}

/* ---- strings ------------------------------------------------------------ */

/* utf8_len: returns the length of the character at @at, which is not ASCII, or
 * 0 if it is not valid UTF-8. It may look at the bytes up to the control
 * character at the end, which is no continuation. */
static gsize
utf8_len(const guchar *at)
{
    gsize len = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;

    if (at[0] < 0xc2 || at[0] > 0xf4)
        return 0;
    for (gsize i = 1; i < len; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) ||
        (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f))
        return 0;
    return len;
}

/* escape_len: returns the length of the escape at @at, or 0 if it is none. */
static gsize
escape_len(const char *at)
{
    if (at[1] == 'u') {
        for (gsize i = 2; i < 6; i++)
            if (!g_ascii_isxdigit(at[i]))
                return 0;
        return 6;
    }
    return at[1] != '\0' && strchr("\"\\/bfnrt", at[1]) != NULL ? 2 : 0;
}

static gboolean
string(SkScan *scan, SkSlice *text)
{
    const char *at = scan->at + 1;

    for (;;) {
        gsize len;

        while (is_plain(*at))
            at++;
        if (*at == '"')
            break;
        len = *at == '\\'          ? escape_len(at)
              : (guchar)*at < 0x80 ? 0
                                   : utf8_len((const guchar *)at);
        if (len == 0)
            return fail(scan);
        at += len;
    }
    if (at >= scan->end)
        return fail(scan);
    *text = (SkSlice){ scan->at + 1, (gsize)(at - scan->at - 1) };
    scan->at = at + 1;
    return TRUE;
}

gboolean
sk_scan_key(SkScan *scan, SkSlice *key)
{
    if (sk_scan_peek(scan) != '"')
        return fail(scan);
    if (!string(scan, key))
        return FALSE;
    return take(scan, ':') || fail(scan);
}

/* ---- other values ------------------------------------------------------- */

static const char *
digits(const char *at)
{
    while (is_digit(*at))
        at++;
    return at;
}

/* number: steps over a number. @count gets its value, and @whole says whether
 * that is all of it: no sign, no fraction, no exponent, no overflow. */
static gboolean
number(SkScan *scan, guint64 *count, gboolean *whole)
{
    const char *start = scan->at + (*scan->at == '-');
    const char *at = digits(start);

    *whole = start == scan->at;
    *count = 0;
    if (at == start || (*start == '0' && at > start + 1))
        return fail(scan);
    for (const char *c = start; c < at; c++)
        if (!g_uint64_checked_mul(count, *count, 10) ||
            !g_uint64_checked_add(count, *count, (guint64)(*c - '0')))
            *whole = FALSE;
    if (*at == '.') {
        start = at + 1;
        at = digits(start);
        *whole = FALSE;
        if (at == start)
            return fail(scan);
    }
    if (*at == 'e' || *at == 'E') {
        start = at + 1 + (at[1] == '+' || at[1] == '-');
        at = digits(start);
        *whole = FALSE;
        if (at == start)
            return fail(scan);
    }
    scan->at = at;
    return TRUE;
}

static gboolean
literal(SkScan *scan, const char *word)
{
    gsize len = strlen(word);

    if ((gsize)(scan->end - scan->at) < len || memcmp(scan->at, word, len) != 0)
        return fail(scan);
    scan->at += len;
    return TRUE;
}

static gboolean
skip_inside(SkScan *scan, char open, char close)
{
    gboolean first = TRUE;
    SkSlice key;

    if (!sk_scan_open(scan, open))
        return FALSE;
    while (sk_scan_more(scan, close, &first))
        if ((open == '{' && !sk_scan_key(scan, &key)) || !sk_scan_skip(scan))
            return FALSE;
    return !scan->broken;
}

gboolean
sk_scan_skip(SkScan *scan)
{
    SkSlice text;
    guint64 count;
    gboolean whole;
    char next = sk_scan_peek(scan);

    if (scan->broken)
        return FALSE;
    switch (next) {
    case '{':
        return skip_inside(scan, '{', '}');
    case '[':
        return skip_inside(scan, '[', ']');
    case '"':
        return string(scan, &text);
    case 't':
        return literal(scan, "true");
    case 'f':
        return literal(scan, "false");
    case 'n':
        return literal(scan, "null");
    default:
        return number(scan, &count, &whole);
    }
}

gboolean
sk_scan_text(SkScan *scan, SkSlice *text)
{
    char next = sk_scan_peek(scan);

    *text = (SkSlice){ NULL, 0 };
    if (next == '"')
        return string(scan, text);
    return sk_scan_skip(scan) && next == 'n';
}

gboolean
sk_scan_count(SkScan *scan, guint64 *count)
{
    gboolean whole = FALSE;

    *count = 0;
    if (!is_digit(sk_scan_peek(scan))) {
        sk_scan_skip(scan);
        return FALSE;
    }
    return number(scan, count, &whole) && whole;
}

/* ---- slices ------------------------------------------------------------- */

gboolean
sk_slice_is(SkSlice slice, const char *word)
{
    gsize len = strlen(word);

    return slice.at != NULL && slice.len == len &&
           memcmp(slice.at, word, len) == 0;
}

static gunichar
hex4(const char *at)
{
    gunichar c = 0;

    for (gsize i = 0; i < 4; i++)
        c = c * 16 + (gunichar)g_ascii_xdigit_value(at[i]);
    return c;
}

/* put_escape: appends what the escape at @at means, and returns its length. */
static gsize
put_escape(GString *text, const char *at, const char *end)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    const char *found = strchr(from, at[1]);
    gunichar c, low;

    if (at[1] != 'u') {
        g_string_append_c(text, found != NULL ? to[found - from] : at[1]);
        return 2;
    }
    c = hex4(at + 2);
    if (c >= 0xd800 && c < 0xdc00 && end - at >= 12 && at[6] == '\\' &&
        at[7] == 'u') {
        low = hex4(at + 8);
        if (low >= 0xdc00 && low < 0xe000) {
            g_string_append_unichar(text, 0x10000 + ((c - 0xd800) << 10) +
                                              (low - 0xdc00));
            return 12;
        }
    }
    if (c == 0 || (c >= 0xd800 && c < 0xe000))
        c = 0xfffd;
    g_string_append_unichar(text, c);
    return 6;
}

char *
sk_slice_text(SkSlice slice)
{
    GString *text = g_string_sized_new(slice.len + 1);
    const char *at = slice.at, *end = at + slice.len;

    while (at < end) {
        const char *next = memchr(at, '\\', (gsize)(end - at));

        g_string_append_len(text, at, (next != NULL ? next : end) - at);
        at = next != NULL ? next + put_escape(text, next, end) : end;
    }
    return g_string_free(text, FALSE);
}
