/* SPDX-License-Identifier: Apache-2.0
 *
 * Measures how wide text is and finds where its lines may end. Japanese may
 * break nearly anywhere, but by the rules of 禁則 (JIS X 4051, in the short
 * form that mail needs). Text is not shaped, hyphenated or reordered. The text
 * must be clean (sk_text_clean). The cost is linear in its length, whatever it
 * holds.
 */
#include <string.h>

#include <sekisho/text.h>

#include "core/text_rules.h"

typedef struct {
    const char *start, *end;
    guint width; /* the columns that it takes */
    guint hang;  /* how many of these may hang over the margin */
    gboolean is_url;
} Segment;

typedef struct {
    GString *out;
    const char *from, *to; /* of the text, and still to be written to @out */
    guint columns;
    const char *indent;
    guint indent_width;
    guint width;          /* the columns used on the current line */
    gboolean has_content; /* more than blanks stands on the line */
} Page;

static gboolean
is_blank(gunichar c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0x3000;
}

/* Characters before and behind which a line may end. */
static gboolean
is_free(gunichar c)
{
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
           (c >= 0xFF01 && c <= 0xFFE6) || (c >= 0x2190 && c <= 0x2BFF) ||
           c == 0x203B || (c >= 0x1F000 && c <= 0x1FBFF) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}

static guint
char_width(gunichar c)
{
    if (c < 0x7F)
        return c >= 0x20 || c == '\t' ? 1 : 0;
    if (is_japanese(c))
        return 2;
    if (c < 0xA0 || c == 0x200D || g_unichar_iszerowidth(c))
        return 0;
    /* Greek and Cyrillic letters are narrow here, because they belong to words
     * and are not symbols of a JIS font. */
    if (c >= 0x0370 && c <= 0x052F)
        return 1;
    return g_unichar_iswide_cjk(c) ? 2 : 1;
}

/* Characters that are drawn together with the one before. */
static gboolean
is_attached(gunichar c)
{
    return (c >= 0x1F3FB && c <= 0x1F3FF) || char_width(c) == 0;
}

static gboolean
is_flag_letter(gunichar c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static gboolean
may_break(gunichar before, gunichar after)
{
    gboolean wide = is_japanese(after);
    /* This is what all the questions below come to for most of a text. */
    if (is_japanese(before) ? wide || (after > ' ' && after < 0x7F)
                            : wide && before > ' ' && before < 0x7F)
        return !(rules_of(after) & BEGINS_NOT) &&
               !(rules_of(before) & ENDS_NOT);
    if (is_attached(after) || before == 0x200D)
        return FALSE;
    if (is_flag_letter(before) && is_flag_letter(after))
        return FALSE;
    if (before == after && (before == 0x2014 || before == 0x2015))
        return FALSE; /* Two of these dashes are one mark. */
    if ((rules_of(after) & BEGINS_NOT) || (rules_of(before) & ENDS_NOT))
        return FALSE;
    return is_free(before) || is_free(after);
}

guint
sk_text_width(const char *text, gssize len)
{
    const char *end = text + (len < 0 ? strlen(text) : (gsize)len);
    guint width = 0;
    for (const char *p = text; p < end; p = g_utf8_next_char(p))
        width += *p >= ' ' && *p < 0x7F ? 1 : char_width(sk_text_char(p));
    return width;
}

/* Returns the end of the run of ASCII at @p. *@may_be_url tells whether a sign
 * of a URL may stand in it. */
static const char *
ascii_end(const char *p, const char *end, gboolean *may_be_url)
{
    gboolean sign = FALSE;
    for (; p < end && p[0] > 0x20 && p[0] < 0x7F; p++)
        sign |= *p == ':' || *p == 'x';
    *may_be_url = sign;
    return p;
}

/* Returns whether @c ends a URL for the reader's eye: blanks, Japanese
 * punctuation and hiragana of the sentence around it. Ideographs and katakana
 * may be part of an IRI. */
static gboolean
ends_url(gunichar c)
{
    return is_blank(c) || (c >= 0x2010 && c <= 0x2027) ||
           (c >= 0x3000 && c <= 0x309F) || (c >= 0xFF00 && c <= 0xFFEF);
}

/* Returns the end of the run of ASCII that begins at @p, or of the whole URL if
 * it is one. */
static const char *
run_end(const char *p, const char *end, Segment *segment)
{
    gboolean may_be_url;
    const char *run = ascii_end(p, end, &may_be_url);
    segment->width += (guint)(run - p);
    if (!may_be_url || (memmem(p, run - p, "://", 3) == NULL &&
                        memmem(p, run - p, "hxxp", 4) == NULL))
        return run;
    segment->is_url = TRUE;
    const char *tail = run;
    while (run < end && !ends_url(g_utf8_get_char(run)))
        run = g_utf8_next_char(run);
    segment->width += sk_text_width(tail, run - tail);
    return run;
}

/* Returns how many columns at the end of a segment may hang over the margin: at
 * most two closing marks. */
static guint
hanging(const char *start, const char *end)
{
    guint width = 0;
    for (guint i = 0; i < 2 && end > start; i++) {
        end = g_utf8_prev_char(end);
        gunichar c = g_utf8_get_char(end);
        if (!(rules_of(c) & HANGS))
            break;
        width += char_width(c);
    }
    return width;
}

/* Returns the longest stretch from @p on without a blank or a possible line
 * end. */
static Segment
segment_at(const char *p, const char *end)
{
    Segment segment = { .start = p };
    gunichar before = 0;
    while (p < end) {
        gunichar c = sk_text_char(p);
        if (is_blank(c) || (before != 0 && may_break(before, c)))
            break;
        const char *from = p;
        p = c < 0x80 ? run_end(p, end, &segment) : p;
        if (c >= 0x80 || p == segment.start) {
            p = g_utf8_next_char(p);
            segment.width += is_japanese(c) ? 2 : sk_text_width(from, p - from);
        }
        before = c >= 0x80              ? c
                 : (guchar)p[-1] < 0x80 ? (guchar)p[-1]
                                        : g_utf8_get_char(g_utf8_prev_char(p));
    }
    segment.end = p;
    segment.hang = rules_of(before) & HANGS ? hanging(segment.start, p) : 0;
    return segment;
}

static void
write_out(Page *page)
{
    g_string_append_len(page->out, page->from, page->to - page->from);
    page->from = page->to;
}

static void
break_line(Page *page)
{
    write_out(page);
    g_string_append_c(page->out, '\n');
    g_string_append(page->out, page->indent);
    page->width = page->indent_width;
    page->has_content = FALSE;
}

static void
put(Page *page, const char *start, const char *end, guint width)
{
    if (start != page->to) { /* else it goes on with what waits */
        write_out(page);
        page->from = start;
    }
    page->to = end;
    page->width += width;
    page->has_content = TRUE;
}

/* Cuts a stretch that is wider than a line and no URL wherever the line is
 * full. */
static void
put_in_pieces(Page *page, const Segment *segment)
{
    for (const char *p = segment->start; p < segment->end;) {
        const char *next = g_utf8_next_char(p);
        while (next < segment->end && is_attached(g_utf8_get_char(next)))
            next = g_utf8_next_char(next);
        guint width = sk_text_width(p, next - p);
        if (page->has_content && page->width + width > page->columns)
            break_line(page);
        put(page, p, next, width);
        p = next;
    }
}

static void
put_segment(Page *page, const Segment *segment, const char *blanks)
{
    gsize len = (gsize)(segment->start - blanks);
    guint blank = len == 0 ? 0
                  : len == 1 && *blanks == ' '
                      ? 1
                      : sk_text_width(blanks, (gssize)len);
    guint needs = segment->width - segment->hang;
    gboolean starts = page->out->len == 0 && page->from == page->to;
    if (page->has_content && page->width + blank + needs > page->columns)
        break_line(page);
    else if (page->has_content || starts)
        put(page, blanks, segment->start, blank);
    /* An indent is not content. */
    page->has_content = page->has_content && !starts;
    if (segment->is_url || page->width + needs <= page->columns)
        put(page, segment->start, segment->end, segment->width);
    else
        put_in_pieces(page, segment);
}

/* Puts the characters from @p on that are Japanese, each a stretch of its own,
 * as far as they fit on the line. Returns what follows them. This is what
 * segment_at and put_segment come to in the middle of a Japanese sentence. */
static const char *
put_japanese(Page *page, const char *p, const char *end)
{
    gunichar c = p == page->to && page->has_content ? sk_text_char(p) : 0;
    while (is_japanese(c) && end - p > 3 && page->width + 2 <= page->columns) {
        gunichar next = sk_text_char(p + 3);
        if (!is_japanese(next) || (rules_of(next) & BEGINS_NOT) ||
            (rules_of(c) & ENDS_NOT))
            break;
        p += 3;
        page->to = p;
        page->width += 2;
        c = next;
    }
    return p;
}

static gboolean
ends_blank(const char *text, gsize len)
{
    return len > 0 && is_blank(sk_text_char(g_utf8_prev_char(text + len)));
}

char *
sk_text_wrap(const char *text, guint columns, const char *indent)
{
    gsize len = strlen(text);
    const char *end = text + len;
    if (len <= columns && !ends_blank(text, len))
        return g_strndup(text, len); /* No character is wider than its bytes. */
    Page page = { .out = g_string_sized_new(end - text + 16),
                  .from = text,
                  .to = text,
                  .indent = indent,
                  .indent_width = sk_text_width(indent, -1) };
    page.columns = MAX(columns, page.indent_width + 2);
    for (const char *p = text; p < end;) {
        const char *blanks = p;
        while (p < end && is_blank(sk_text_char(p)))
            p = g_utf8_next_char(p);
        if (p == end)
            break;
        if (p == blanks)
            blanks = p = put_japanese(&page, p, end);
        Segment segment = segment_at(p, end);
        put_segment(&page, &segment, blanks);
        p = segment.end;
    }
    write_out(&page);
    return g_string_free(page.out, FALSE);
}
