/* SPDX-License-Identifier: Apache-2.0
 *
 * Breaks the lines that make a reader start to decode something (text_start.h).
 * Mail readers search every plain text for uuencode and the like, and some
 * search it for MIME headers; each accepts other forms: three digits or any
 * number, a blank or a TAB, any case, "begin" without a name. So the test is
 * only what all of them need: a line that starts with the word. Nothing is
 * decoded. The inspector enforces the same rule by independent code
 * (src/inspector/start.c).
 */
#include <string.h>

#include <text/text_start.h>

/* The length of a full line of uuencode: "M" and 60 characters, */
#define DATA_LEAST 61
/* and what some writers put behind it, such as a checksum. */
#define DATA_MAX 64

/* Returns what follows the blanks that readers skip before the first word of a
 * line. */
static const char *
skip_blanks(const char *p, const char *end)
{
    for (;;) {
        if (p < end && (*p == ' ' || *p == '\t' || *p == '>' || *p == '|'))
            p++;
        else if (end - p >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0)
            p += 3;
        else
            return p;
    }
}

static gboolean
begins(const char *p, const char *end, const char *word)
{
    gsize len = strlen(word);

    return (gsize)(end - p) >= len && g_ascii_strncasecmp(p, word, len) == 0;
}

/* Returns the position for the dot in "begin 644 name": the word, at least one
 * blank, a digit. A sign may stand before the digit, because readers that parse
 * the mode by strtol() accept it. Returns 0 if the line is no such head. */
static gsize
at_begin(const char *p, const char *end)
{
    const char *word = p;

    if (!begins(p, end, "begin"))
        return 0;
    p += strlen("begin");
    if (begins(p, end, "-base64"))
        p += strlen("-base64");
    const char *after = p;
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    if (p == after)
        return 0;
    while (p < end && (*p == '+' || *p == '-'))
        p++;
    return p < end && g_ascii_isdigit(*p) ? (gsize)(after - word) : 0;
}

/* Recognizes a MIME header field: "Content-Type:", also with blanks before the
 * colon. */
static gsize
at_field(const char *p, const char *end)
{
    const char *word = p;
    gsize broken = begins(p, end, "content-")       ? strlen("content")
                   : begins(p, end, "mime-version") ? strlen("mime")
                                                    : 0;

    while (broken > 0 && p < end && (g_ascii_isalnum(*p) || *p == '-'))
        p++;
    while (broken > 0 && p > word && p < end && (*p == ' ' || *p == '\t'))
        p++;
    return broken > 0 && p < end && *p == ':' ? broken : 0;
}

/* Recognizes a MIME delimiter: "--", then one word that is not a hand-drawn
 * line. */
static gsize
at_delimiter(const char *p, const char *end)
{
    gboolean digit = FALSE, letter = FALSE, sign = FALSE;
    gsize len = (gsize)(end - p);

    if (len < 8 || len > 76 || p[0] != '-' || p[1] != '-')
        return 0;
    for (const char *q = p + 2; q < end; q++) {
        if (*q <= ' ' || *q >= 0x7F)
            return 0;
        digit |= g_ascii_isdigit(*q);
        letter |= g_ascii_isalpha(*q);
        sign |= *q == '=' || *q == '_';
    }
    return (digit || letter) && (sign || (digit && letter)) ? 2 : 0;
}

/* Recognizes a full line of uuencode without its head, which some readers
 * collect from several mails. No sentence has that length without a blank or a
 * lower-case letter. */
static gsize
at_data(const char *p, const char *end)
{
    gboolean blank = FALSE, small = FALSE;
    gsize len = (gsize)(end - p);

    if (len < DATA_LEAST || len > DATA_MAX || *p != 'M')
        return 0;
    for (; p < end; p++) {
        if (*p < ' ' || *p >= 0x7F)
            return 0;
        blank |= *p == ' ';
        small |= g_ascii_islower(*p);
    }
    return blank && small ? 0 : 1;
}

/* The first bytes of a line that can need a dot: of the words, of "From ", and
 * of what is skipped before them. */
static const guint8 may_start[256] = {
    ['b'] = 1, ['B'] = 1, ['c'] = 1,  ['C'] = 1, ['m'] = 1, ['M'] = 1,
    ['='] = 1, ['%'] = 1, ['-'] = 1,  ['('] = 1, ['t'] = 1, ['T'] = 1,
    ['F'] = 1, [' '] = 1, ['\t'] = 1, ['>'] = 1, ['|'] = 1, [0xE3] = 1,
};

gssize
sk_text_start_at(const char *line, gsize len)
{
    static const struct {
        const char *word;
        gsize at;
    } words[] = {
        { "=ybegin", 1 },
        { "=ypart", 1 },
        { "=yend", 1 },
        { "(this file must be converted", 1 },
        { "%!ps", 1 },
        { "-----begin ", 5 },
        { "this file must be converted with", 4 },
    };
    const char *p = line, *end = line + len;
    gsize at = 0;

    if (p < end && !may_start[(guchar)*p])
        return -1; /* This is the case for nearly every line. */
    while (p < end && *p == '>')
        p++;
    if (end - p >= 5 && memcmp(p, "From ", 5) == 0)
        return p - line;
    p = skip_blanks(line, end);
    if (p == end || strchr("bBcCmM=%-(tT", *p) == NULL)
        return -1;
    for (guint i = 0; i < G_N_ELEMENTS(words) && at == 0; i++)
        at = begins(p, end, words[i].word) ? words[i].at : 0;
    at = at > 0 ? at : at_begin(p, end);
    at = at > 0 ? at : at_field(p, end);
    at = at > 0 ? at : at_delimiter(p, end);
    at = at > 0 ? at : at_data(p, end);
    return at > 0 ? p - line + (gssize)at : -1;
}

char *
sk_text_break_starts(const char *text, guint *count)
{
    const char *end = text + strlen(text), *copied = text;
    GString *out = g_string_sized_new((gsize)(end - text) + 1);

    while (text < end) {
        const char *stop = memchr(text, '\n', (gsize)(end - text));
        gsize len = (gsize)((stop != NULL ? stop : end) - text);
        gsize bare = len - (len > 0 && text[len - 1] == '\r');
        gssize at = sk_text_start_at(text, bare);

        if (at >= 0) {
            g_string_append_len(out, copied, text + at - copied);
            g_string_append(out, SK_TEXT_DOT);
            copied = text + at;
            if (count != NULL)
                (*count)++;
        }
        text += len + (stop != NULL);
    }
    g_string_append_len(out, copied, end - copied);
    return g_string_free(out, FALSE);
}
