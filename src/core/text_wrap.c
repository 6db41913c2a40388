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

/* Characters that may not begin a line (行頭禁則): closing marks, small kana,
 * the long vowel mark, 々 and so on; ascending. */
static const gunichar no_begin[] = {
    0x0021, 0x0025, 0x0029, 0x002C, 0x002E, 0x003A, 0x003B, 0x003F, 0x005D,
    0x007D, 0x00A2, 0x00B0, 0x00BB, 0x2010, 0x2013, 0x2019, 0x201D, 0x2025,
    0x2026, 0x2030, 0x2032, 0x2033, 0x203C, 0x2047, 0x2048, 0x2049, 0x2103,
    0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
    0x3017, 0x3019, 0x301C, 0x301F, 0x303B, 0x3041, 0x3043, 0x3045, 0x3047,
    0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096, 0x309B,
    0x309C, 0x309D, 0x309E, 0x30A0, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
    0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB, 0x30FC,
    0x30FD, 0x30FE, 0x31F0, 0x31F1, 0x31F2, 0x31F3, 0x31F4, 0x31F5, 0x31F6,
    0x31F7, 0x31F8, 0x31F9, 0x31FA, 0x31FB, 0x31FC, 0x31FD, 0x31FE, 0x31FF,
    0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D,
    0xFF5D, 0xFF5E, 0xFF60, 0xFF61, 0xFF63, 0xFF64, 0xFF65, 0xFF67, 0xFF68,
    0xFF69, 0xFF6A, 0xFF6B, 0xFF6C, 0xFF6D, 0xFF6E, 0xFF6F, 0xFF70, 0xFF9E,
    0xFF9F, 0xFFE0,
};

/* Characters that may not end a line (行末禁則): opening brackets, and currency
 * signs before a number; ascending. */
static const gunichar no_end[] = {
    0x0024, 0x0028, 0x005B, 0x007B, 0x00A3, 0x00AB, 0x2018, 0x201C, 0x2116,
    0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301D,
    0xFF03, 0xFF04, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62, 0xFFE5,
};

/* Characters that may hang over the right margin. */
static const gunichar hangs[] = {
    0x0029, 0x002C, 0x002E, 0x005D, 0x3001, 0x3002, 0x3009,
    0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF09, 0xFF0C,
    0xFF0E, 0xFF3D, 0xFF5D, 0xFF61, 0xFF63, 0xFF64,
};

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
is_ideograph(gunichar c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

static gboolean
holds(const gunichar *table, guint n, gunichar c)
{
    guint low = 0;
    if (is_ideograph(c))
        return FALSE; /* none of the tables has one */
    while (low < n) {
        guint middle = low + (n - low) / 2;
        if (table[middle] == c)
            return TRUE;
        if (table[middle] < c)
            low = middle + 1;
        else
            n = middle;
    }
    return FALSE;
}

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
    if (is_ideograph(c) || (c >= 0x3041 && c <= 0x3096) ||
        (c >= 0x30A1 && c <= 0x30FA) || c == 0x3001 || c == 0x3002)
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
    if (is_ideograph(before) && is_ideograph(after))
        return TRUE; /* this is what all the questions below come to */
    if (is_attached(after) || before == 0x200D)
        return FALSE;
    if (is_flag_letter(before) && is_flag_letter(after))
        return FALSE;
    if (before == after && (before == 0x2014 || before == 0x2015))
        return FALSE; /* Two of these dashes are one mark. */
    if (holds(no_begin, G_N_ELEMENTS(no_begin), after) ||
        holds(no_end, G_N_ELEMENTS(no_end), before))
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

static const char *
ascii_end(const char *p, const char *end)
{
    while (p < end && (*p > 0x20 && *p < 0x7F))
        p++;
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
run_end(const char *p, const char *end, gboolean *is_url)
{
    const char *run = ascii_end(p, end);
    if (memmem(p, run - p, "://", 3) == NULL &&
        memmem(p, run - p, "hxxp", 4) == NULL)
        return run;
    *is_url = TRUE;
    while (run < end && !ends_url(g_utf8_get_char(run)))
        run = g_utf8_next_char(run);
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
        if (!holds(hangs, G_N_ELEMENTS(hangs), c))
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
        p = c < 0x80 ? run_end(p, end, &segment.is_url) : p;
        if (c >= 0x80 || p == segment.start)
            p = g_utf8_next_char(p);
        before = c < 0x80 ? g_utf8_get_char(g_utf8_prev_char(p)) : c;
    }
    segment.end = p;
    segment.width = sk_text_width(segment.start, p - segment.start);
    segment.hang = hanging(segment.start, p);
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
    guint blank = sk_text_width(blanks, segment->start - blanks);
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

char *
sk_text_wrap(const char *text, guint columns, const char *indent)
{
    const char *end = text + strlen(text);
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
        Segment segment = segment_at(p, end);
        put_segment(&page, &segment, blanks);
        p = segment.end;
    }
    write_out(&page);
    return g_string_free(page.out, FALSE);
}
