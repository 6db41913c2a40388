/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts what an HTML page could show at the most (html-letters.h), so that a
 * page which loses against its plain form anyway need not be laid out. It may
 * count too much, never too little: in doubt a byte is a letter.
 */
#include <string.h>

#include <sekisho/text.h>
#include "shared/html-letters.h"
#include "shared/html-scan.h"

guint64
sk_letters(const char *text, gsize len)
{
    const char *end = text + len;
    guint64 letters = 0;

    if (!g_utf8_validate_len(text, len, NULL))
        return 0;
    for (; text < end; text = g_utf8_next_char(text))
        letters += g_unichar_isalnum(g_utf8_get_char(text)) ? 1 : 0;
    return letters;
}

/* The bytes from @p to @end that may be letters: in UTF-8 the first of each
 * character, else every byte above ASCII. */
static guint64
count_bytes(const char *p, const char *end, gboolean is_utf8)
{
    guint64 letters = 0;

    for (; p < end; p++) {
        guchar c = (guchar)*p;

        letters += c >= 0x80 ? (!is_utf8 || c >= 0xc0) : g_ascii_isalnum(c);
    }
    return letters;
}

/* Behind the markup that begins at @p; what it can show is added. */
static const char *
pass_markup(const char *p, const char *end, gboolean is_utf8, guint64 *letters)
{
    char name[SK_HTML_MAX_NAME];
    const char *after, *alt;
    guint words = 0;

    if (p + 1 < end && (p[1] == '!' || p[1] == '?'))
        return sk_scan_comment_end(p, end);
    if (!sk_scan_begins_tag(p, end))
        return p + 1;
    after = sk_scan_tag_end(p, end, &words);
    sk_scan_name(p, end, name);
    alt = g_str_equal(name, "img") || g_str_equal(name, "input") ? p : after;
    *letters += count_bytes(alt, after, is_utf8);
    if (p + 1 < end && p[1] != '/' &&
        (g_str_equal(name, "script") || g_str_equal(name, "style")))
        return sk_scan_raw_end(after, end, name);
    return after;
}

guint64
sk_html_letters_most(GBytes *page)
{
    gsize len;
    const char *p = g_bytes_get_data(page, &len);
    const char *end = p + len;
    const char *last;
    guint64 letters;
    gboolean is_utf8;

    if (len == 0)
        return 0;
    if (memchr(p, 0, len) != NULL || memrchr(p, '>', len) == NULL)
        return G_MAXUINT64;
    is_utf8 = g_utf8_validate_len(p, len, NULL);
    /* behind the last ">" is text, or markup that is never closed, of which
     * nobody knows what a reader makes: all of it counts */
    last = (const char *)memrchr(p, '>', len) + 1;
    letters = count_bytes(last, end, is_utf8);
    for (end = last; p < end;) {
        const char *tag = memchr(p, '<', (gsize)(end - p));

        tag = tag != NULL ? tag : end;
        letters += count_bytes(p, tag, is_utf8);
        if (tag == end)
            break;
        p = pass_markup(tag, end, is_utf8, &letters);
        /* perhaps never closed: then all of it may be text */
        letters += p == end ? count_bytes(tag, end, is_utf8) : 0;
    }
    return letters;
}
