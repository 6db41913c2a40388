/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks that no line of a text starts something that a mail reader decodes:
 * uuencode and its bare data, yEnc, BinHex, MIME headers and delimiters,
 * armour, PostScript, the "From " of a mailbox. The exact rule stands in
 * README.md. Only the first bytes of each line are looked at, as they come.
 * This defends against programs that take a file out of a text to which nobody
 * attached one.
 */
#include <string.h>
#include <strings.h>

#include "inspector/inner.h"

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(uint8_t c)
{
    c |= 0x20;
    return c >= 'a' && c <= 'z';
}

/* Takes the word at the start of the line, in any case; *@p moves behind it. */
static bool
takes(const char **p, const char *word)
{
    size_t len = strlen(word);
    if (strncasecmp(*p, word, len) != 0)
        return false;
    *p += len;
    return true;
}

static bool
is_uu_head(const char *p)
{
    if (!takes(&p, "begin"))
        return false;
    takes(&p, "-base64");
    const char *word = p;
    while (*p == ' ' || *p == '\t')
        p++;
    if (p == word)
        return false;
    /* strtol() accepts a sign before the mode. */
    while (*p == '+' || *p == '-')
        p++;
    return is_digit((uint8_t)*p);
}

static bool
is_mime_field(const char *p)
{
    if (!takes(&p, "content-") && !takes(&p, "mime-version"))
        return false;
    while (is_letter((uint8_t)*p) || is_digit((uint8_t)*p) || *p == '-')
        p++;
    while (*p == ' ' || *p == '\t')
        p++;
    return *p == ':';
}

/* Which kinds of printable ASCII characters one word has. */
typedef struct {
    bool printable, blank, digit, letter, small, sign;
} Made;

static Made
made_of(const char *p)
{
    Made made = { .printable = true };
    for (; *p != '\0'; p++) {
        uint8_t c = (uint8_t)*p;
        made.printable = made.printable && sk_is_printable(c);
        made.blank = made.blank || c == ' ';
        made.digit = made.digit || is_digit(c);
        made.letter = made.letter || is_letter(c);
        made.small = made.small || (is_letter(c) && c >= 'a');
        made.sign = made.sign || c == '=' || c == '_';
    }
    return made;
}

/* @len is the length of the whole line without what was skipped. */
static bool
is_mime_delimiter(const char *p, size_t len)
{
    if (len < 8 || len > 76 || p[0] != '-' || p[1] != '-')
        return false;
    Made made = made_of(p + 2);
    return made.printable && !made.blank && (made.digit || made.letter) &&
           (made.sign || (made.digit && made.letter));
}

static bool
is_uu_data(const char *p, size_t len)
{
    if (len < 61 || len > 64 || *p != 'M')
        return false;
    Made made = made_of(p);
    return made.printable && !(made.blank && made.small);
}

static bool
is_start(const SkStart *start)
{
    static const char *const words[] = {
        "=ybegin",
        "=ypart",
        "=yend",
        "%!ps",
        "-----begin ",
        "(this file must be converted",
        "this file must be converted with",
    };
    const char *p = start->line;
    if (start->quoted && strncmp(p, "From ", 5) == 0)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strncasecmp(p, words[i], strlen(words[i])) == 0)
            return true;
    return is_uu_head(p) || is_mime_field(p) ||
           is_mime_delimiter(p, start->len) || is_uu_data(p, start->len);
}

static bool
is_stepped_over(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '>' || c == '|';
}

void
sk_start_begin(SkStart *start)
{
    start->len = 0;
    start->quoted = true;
}

/* Called at the end of a line. Returns true if the line may stand. */
static bool
end_line(SkStart *start)
{
    start->line[start->len] = '\0';
    bool starts = start->len > 0 && is_start(start);
    sk_start_begin(start);
    return !starts;
}

bool
sk_start_take(SkStart *start, const uint8_t *p, size_t n)
{
    const uint8_t *end = p + n;
    while (p < end) {
        /* The line is too long for any of them. */
        if (start->len >= SK_START_MAX) {
            const uint8_t *lf = memchr(p, '\n', (size_t)(end - p));
            if (lf == NULL)
                return true;
            p = lf;
        }
        if (*p == '\n') {
            if (!end_line(start))
                return false;
        } else if (start->len == 0 && is_stepped_over(*p)) {
            start->quoted = start->quoted && *p == '>';
        } else if (*p != '\r') {
            start->line[start->len++] = *p == 0 ? ' ' : (char)*p;
        }
        p++;
    }
    return true;
}

const uint8_t *
sk_start_whole(SkSpan text)
{
    SkStart start;
    sk_start_begin(&start);
    while (text.p < text.end) {
        const uint8_t *lf = memchr(text.p, '\n', sk_length(text));
        const uint8_t *next = lf != NULL ? lf + 1 : text.end;
        if (!sk_start_take(&start, text.p, (size_t)(next - text.p)) ||
            (lf == NULL && !end_line(&start)))
            return text.p;
        text.p = next;
    }
    return NULL;
}
