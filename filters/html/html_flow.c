/* SPDX-License-Identifier: Apache-2.0
 *
 * Joins words to paragraphs and wraps paragraphs to lines. Each paragraph is
 * first cleaned of invisible characters and then has its URLs defanged, so that
 * no zero-width character can hide a URL. HTML is not known here. There are
 * never two blank lines, and no blanks at the end of a line. The cost is linear
 * in the output; prefixes are bounded, because quotes may be nested a
 * thousandfold.
 */
#include <string.h>

#include <sekisho/runs.h>

#include "html/html_flow.h"
#include "link/link.h"

#define PREFIX_MAX 40
#define MIN_ROOM   20
#define URL_MAX    2000 /* how many bytes are searched backwards for a URL */

static gsize
trimmed_len(const char *text, gsize len)
{
    for (;;) {
        if (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
            len--;
        else if (len > 2 && memcmp(text + len - 3, "\xE3\x80\x80", 3) == 0)
            len -= 3;
        else
            return len;
    }
}

/* Returns how far the prefix of the last line and that of the next agree: a
 * blank line between them begins with that. */
static gsize
common_prefix(const SkFlow *flow)
{
    const char *a = flow->last_prefix, *b = flow->prefix->str;
    gsize len = 0;
    while (a != NULL && a[len] != '\0' && a[len] == b[len])
        len++;
    return len;
}

void
sk_flow_rule(SkFlow *flow, const char *line)
{
    if (trimmed_len(line, strlen(line)) == 0 && flow->marker == NULL) {
        flow->want_blank = TRUE;
        return;
    }
    if (flow->want_blank && flow->out->len > 0) {
        gsize len = trimmed_len(flow->prefix->str, common_prefix(flow));
        g_string_append_len(flow->out, flow->prefix->str, len);
        g_string_append_c(flow->out, '\n');
    }
    flow->want_blank = FALSE;
    if (flow->marker != NULL) {
        g_string_append_len(flow->out, flow->prefix->str, flow->marker_at);
        g_string_append(flow->out, flow->marker);
        g_clear_pointer(&flow->marker, g_free);
    } else {
        g_string_append_len(flow->out, flow->prefix->str, flow->prefix->len);
    }
    g_string_append(flow->out, line);
    g_string_truncate(flow->out, trimmed_len(flow->out->str, flow->out->len));
    g_string_append_c(flow->out, '\n');
    if (g_strcmp0(flow->last_prefix, flow->prefix->str) != 0) {
        g_free(flow->last_prefix);
        flow->last_prefix = g_strdup(flow->prefix->str);
    }
}

void
sk_flow_line(SkFlow *flow, const char *line)
{
    gsize before = flow->out->len;
    sk_flow_rule(flow, line);
    if (flow->out->len > before)
        flow->mark_at = flow->out->len - 1;
}

guint
sk_flow_room(const SkFlow *flow)
{
    guint used = sk_text_width(flow->prefix->str, flow->prefix->len);
    return flow->columns > used + MIN_ROOM ? flow->columns - used : MIN_ROOM;
}

/* Makes blanks of the no-break spaces in @text, which are no longer needed once
 * blanks have been collapsed. */
static void
plain_spaces(GString *text)
{
    const char *from = text->str, *found = strstr(from, "\xC2\xA0");
    char *to = text->str;
    if (found == NULL)
        return;
    for (; found != NULL; found = strstr(from, "\xC2\xA0")) {
        memmove(to, from, (gsize)(found - from));
        to += found - from;
        *to++ = ' ';
        from = found + 2;
    }
    gsize left = strlen(from);
    memmove(to, from, left);
    g_string_truncate(text, (gsize)(to - text->str) + left);
}

static void
write_lines(SkFlow *flow, char *lines, gboolean keeps_blanks)
{
    while (lines != NULL) {
        char *line = lines;
        lines = strchr(lines, '\n');
        if (lines != NULL)
            *lines++ = '\0';
        if (trimmed_len(line, strlen(line)) > 0)
            sk_flow_line(flow, line);
        else if (keeps_blanks)
            flow->want_blank = TRUE;
    }
}

/* Writes a paragraph whose line ends count: <pre>, or the same by CSS. */
static void
write_kept(SkFlow *flow, const char *text)
{
    if (flow->mode == SK_FLOW_PRE || flow->columns == 0) {
        g_autofree char *copy = g_strdup(text);
        write_lines(flow, copy, TRUE);
        return;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *wrapped =
            sk_text_wrap(lines[i], sk_flow_room(flow), "");
        write_lines(flow, wrapped, TRUE);
    }
}

static void
flush(SkFlow *flow)
{
    if (flow->para->len == 0) {
        flow->space = FALSE;
        return;
    }
    GString *para = flow->para;
    plain_spaces(para);
    g_autofree char *clean = sk_text_is_clean(para->str, para->len)
                                 ? NULL
                                 : sk_text_clean(para->str, -1, flow->counts);
    g_autofree char *text = sk_link_defang_text(
        clean != NULL ? clean : para->str, flow->links, NULL);

    g_string_truncate(flow->para, 0);
    flow->space = FALSE;
    if (flow->mode != SK_FLOW_NORMAL) {
        write_kept(flow, text);
        return;
    }
    for (char *p = text; (p = strpbrk(p, "\n\t")) != NULL; p++)
        *p = ' ';
    const char *start = text + strspn(text, " ");
    text[trimmed_len(text, strlen(text))] = '\0';
    if (start >= text + strlen(text)) { /* A <p>&nbsp;</p> is a blank line. */
        flow->want_blank = TRUE;
        return;
    }
    g_autofree char *wrapped =
        flow->columns == 0 ? g_strdup(start)
                           : sk_text_wrap(start, sk_flow_room(flow), "");
    write_lines(flow, wrapped, FALSE);
}

static gboolean
is_east_asian(gunichar c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}

/* Writes the blank that waits, now that @next follows it. A line end between
 * two Japanese characters is not a blank. */
static void
settle_space(SkFlow *flow, const char *next)
{
    GString *para = flow->para;
    if (!flow->space)
        return;
    flow->space = FALSE;
    if (para->len == 0 || para->str[para->len - 1] == ' ')
        return;
    if (flow->line_end) {
        const char *last =
            g_utf8_find_prev_char(para->str, para->str + para->len);
        if (is_east_asian(g_utf8_get_char(last)) &&
            is_east_asian(g_utf8_get_char(next)))
            return;
    }
    g_string_append_c(para, ' ');
}

void
sk_flow_text(SkFlow *flow, const char *text, gsize len)
{
    const char *end = text + len;

    if (flow->mode != SK_FLOW_NORMAL) {
        g_string_append_len(flow->para, text, len);
        return;
    }
    while (text < end) {
        if (g_ascii_isspace(*text)) {
            flow->line_end = (flow->space && flow->line_end) || *text == '\n';
            flow->space = TRUE;
            text++;
            continue;
        }
        const char *word = text;
        while (text < end && !g_ascii_isspace(*text)) {
            gsize run = (guchar)*text < 0xE3
                            ? 0
                            : sk_run_japanese((const guchar *)text,
                                              (const guchar *)end);
            text += run > 0 ? run : 1;
        }
        settle_space(flow, word);
        g_string_append_len(flow->para, word, text - word);
    }
}

void
sk_flow_word(SkFlow *flow, const char *text)
{
    if (*text == '\0')
        return;
    settle_space(flow, text);
    g_string_append(flow->para, text);
}

void
sk_flow_br(SkFlow *flow)
{
    if (flow->mode != SK_FLOW_NORMAL) {
        g_string_append_c(flow->para, '\n');
        return;
    }
    if (flow->para->len > 0)
        flush(flow);
    else if (flow->marker == NULL)
        flow->want_blank = TRUE;
    flow->space = FALSE;
}

void
sk_flow_break(SkFlow *flow, gboolean blank)
{
    flush(flow);
    if (blank && flow->marker == NULL)
        flow->want_blank = TRUE;
}

/* Returns whether the @len bytes of @text end in a URL: what is put right
 * behind it would be taken for a part of it. */
static gboolean
ends_in_url(const char *text, gsize len)
{
    gsize from = len;
    while (from > 0 && len - from < URL_MAX && !g_ascii_isspace(text[from - 1]))
        from--;
    return g_strstr_len(text + from, len - from, "://") != NULL ||
           g_strstr_len(text + from, len - from, "www.") != NULL;
}

void
sk_flow_mark(SkFlow *flow, const char *text, gsize from)
{
    GString *out = flow->out;
    if (flow->para->len > 0 || out->len <= from || flow->mark_at < from) {
        /* The blank before </a> must stand behind the footnote mark. */
        if (ends_in_url(flow->para->str, flow->para->len))
            g_string_append_c(flow->para, ' ');
        g_string_append(flow->para, text);
        return;
    }
    if (ends_in_url(out->str, flow->mark_at))
        g_string_insert_c(out, flow->mark_at++, ' ');
    g_string_insert(out, flow->mark_at, text);
    flow->mark_at += strlen(text);
}

gsize
sk_flow_push(SkFlow *flow, const char *text, const char *marker)
{
    gsize before = flow->prefix->len;

    sk_flow_break(flow, FALSE);
    if (marker != NULL && flow->marker != NULL)
        sk_flow_line(flow, ""); /* The item begins with a list. */
    if (sk_text_width(flow->prefix->str, before) < PREFIX_MAX)
        g_string_append(flow->prefix, text);
    if (marker != NULL) {
        flow->marker = g_strdup(marker);
        flow->marker_at = before;
    }
    return before;
}

void
sk_flow_pop(SkFlow *flow, gsize pushed)
{
    sk_flow_break(flow, FALSE);
    if (flow->marker != NULL && flow->marker_at >= pushed)
        g_clear_pointer(&flow->marker, g_free); /* The item is empty. */
    g_string_truncate(flow->prefix, pushed);
}

SkFlow *
sk_flow_new(guint columns, SkLinks links, SkTextCounts *counts)
{
    SkFlow *flow = g_new0(SkFlow, 1);
    flow->out = g_string_new(NULL);
    flow->para = g_string_new(NULL);
    flow->prefix = g_string_new(NULL);
    flow->columns = columns;
    flow->links = links;
    flow->counts = counts;
    return flow;
}

void
sk_flow_free(SkFlow *flow)
{
    if (flow == NULL)
        return;
    if (flow->out != NULL) /* Otherwise the text was handed to the caller. */
        g_string_free(flow->out, TRUE);
    g_string_free(flow->para, TRUE);
    g_string_free(flow->prefix, TRUE);
    g_free(flow->marker);
    g_free(flow->last_prefix);
    g_free(flow);
}
