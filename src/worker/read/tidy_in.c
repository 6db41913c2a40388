/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes regular what real senders get wrong and no two readers take for two
 * contents: lines that end in CR CR LF throughout, the lines that mailboxes put
 * before a mail, and lines of blanks within or right behind the headers. Where
 * two readers do differ, nothing is changed here and the raw look (prescan.c)
 * says so. src/worker/README.md lists the readers behind each rule. Stands
 * against well-meant mail that is refused for its form.
 */
#include <string.h>
#include "worker/read/prescan.h"
#include "worker/read/tidy_in.h"

/* Where the line ends of a mail stand. */
typedef struct {
    gsize feeds;   /* LF */
    gsize doubled; /* LF behind two CRs or more */
    gsize alone;   /* CR that no LF follows, runs before a LF left out */
} LineEnds;

/* Counts up to the line end that settles it: after two, one of them a plain
 * CRLF or LF, the mail is neither kind of mail that is made regular here. */
static LineEnds
count_line_ends(const guint8 *data, gsize len)
{
    LineEnds ends = { 0 };

    for (gsize i = 0;
         i < len && (ends.feeds < 2 || ends.doubled == ends.feeds); i++) {
        gsize run = 0;

        while (i + run < len && data[i + run] == '\r')
            run++;
        i += run;
        if (i < len && data[i] == '\n') {
            ends.feeds++;
            ends.doubled += run >= 2;
        } else {
            ends.alone += run;
        }
    }
    return ends;
}

/* @data with CRLF for each line end, however many CRs it has, and for each CR
 * that stands alone. */
static GBytes *
write_line_ends(const guint8 *data, gsize len, const LineEnds *ends)
{
    guint8 *out = g_malloc(len + ends->feeds + ends->alone);
    gsize n = 0;

    for (gsize i = 0; i < len; i++) {
        gsize run = 0;

        while (i + run < len && data[i + run] == '\r')
            run++;
        i += run;
        if (i < len && data[i] == '\n')
            run = 1;
        for (; run > 0; run--) {
            out[n++] = '\r';
            out[n++] = '\n';
        }
        if (i < len && data[i] != '\n')
            out[n++] = data[i];
    }
    return g_bytes_new_take(out, n);
}

/* A mail in which every line ends in CR CR LF was sent through a program that
 * added a CR; one that has CRs only was written on an old system, and each
 * reader finds other headers in it. */
static GBytes *
tidy_line_ends(GBytes *mail, SkReport *report)
{
    gsize len;
    const guint8 *data = g_bytes_get_data(mail, &len);
    LineEnds ends = { 0 };

    if (len == 0 || memchr(data, '\r', len) == NULL)
        return g_bytes_ref(mail);
    ends = count_line_ends(data, len);
    if (ends.feeds > 0 && ends.doubled == ends.feeds && ends.alone == 0) {
        sk_report_add_untidy(report, "cr-before-line-end");
        return write_line_ends(data, len, &ends);
    }
    if (ends.feeds <= 1 && ends.alone >= 2 &&
        (ends.feeds == 0 || data[len - 1] == '\n')) {
        sk_report_add_ambiguous(report, "bare-cr");
        return write_line_ends(data, len, &ends);
    }
    return g_bytes_ref(mail);
}

/* "From a@b Mon May 10 …" of a mailbox, or the same with the ">" that a mailbox
 * puts before it; "From :" is the header. */
static gboolean
is_mailbox_line(const guint8 *line, gsize len)
{
    gsize skip = len > 0 && line[0] == '>';

    if (len < skip + 6 || memcmp(line + skip, "From ", 5) != 0)
        return FALSE;
    for (skip += 5; skip < len && (line[skip] == ' ' || line[skip] == '\t');)
        skip++;
    return skip < len && line[skip] != ':';
}

/* Where the mail begins behind the lines of a mailbox. */
static gsize
skip_mailbox_lines(const guint8 *data, gsize len, SkReport *report)
{
    gsize at = 0;

    for (gsize next; at < len; at = next) {
        gsize n = sk_line_next(data, len, at, &next);
        if (!is_mailbox_line(data + at, n))
            break;
        sk_report_add_untidy(report, "mbox-line");
    }
    return at;
}

static gboolean
is_blank_only(const guint8 *line, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (line[i] != ' ' && line[i] != '\t')
            return FALSE;
    return len > 0;
}

/* "Name:", as most readers want a field to begin, blanks before the colon
 * allowed. */
static gboolean
is_field(const guint8 *line, gsize len)
{
    gsize n = 0;

    while (n < len && line[n] > ' ' && line[n] != ':')
        n++;
    if (n == 0)
        return FALSE;
    while (n < len && (line[n] == ' ' || line[n] == '\t'))
        n++;
    return n < len && line[n] == ':';
}

/* Whether a field stands between @at and the next empty line: a reader that
 * looks for that line takes it for a header, another one for text. */
static gboolean
has_field(const guint8 *data, gsize len, gsize at)
{
    for (gsize next; at < len; at = next) {
        gsize n = sk_line_next(data, len, at, &next);
        if (n == 0)
            return FALSE;
        if (is_field(data + at, n))
            return TRUE;
    }
    return FALSE;
}

/* What becomes of a line of blanks among the headers. */
typedef enum {
    LEAVE, /* readers differ: the raw look says so */
    DROP,  /* a fold of nothing */
    END,   /* the empty line before the body */
} Blank;

/* The line of blanks that ends where @next begins. */
static Blank
judge_blank(const guint8 *data, gsize len, gsize next, SkReport *report)
{
    gsize behind;
    gsize n = next < len ? sk_line_next(data, len, next, &behind) : 0;

    if (n > 0 && (data[next] == ' ' || data[next] == '\t')) {
        sk_report_add_untidy(report, "blank-fold");
        return DROP;
    }
    if (n > 0 && has_field(data, len, next))
        return LEAVE;
    sk_report_add_untidy(report, "blank-before-body");
    return n == 0 && next < len ? DROP : END;
}

/* The header block of @data from @start on, into @out, where a line of blanks
 * is in it. Returns where the rest begins that stays as it is. */
static gsize
tidy_headers(const guint8 *data, gsize len, gsize start, GByteArray *out,
             SkReport *report)
{
    gsize done = start;

    for (gsize i = start, next; i < len && i - start < SK_HEADER_BLOCK_MAX;
         i = next) {
        gsize n = sk_line_next(data, len, i, &next);
        Blank blank = LEAVE;

        if (n == 0)
            break;
        if (i > start && is_blank_only(data + i, n))
            blank = judge_blank(data, len, next, report);
        if (blank == LEAVE)
            continue;
        g_byte_array_append(out, data + done, (guint)(i - done));
        if (blank == END)
            g_byte_array_append(out, (const guint8 *)"\r\n", 2);
        done = next;
        if (blank == END)
            break;
    }
    return done;
}

GBytes *
sk_mail_tidy(GBytes *mail, SkReport *report)
{
    g_autoptr(GBytes) lines = tidy_line_ends(mail, report);
    g_autoptr(GByteArray) out = g_byte_array_new();
    gsize len;
    const guint8 *data = g_bytes_get_data(lines, &len);
    gsize start = skip_mailbox_lines(data, len, report);
    gsize done = tidy_headers(data, len, start, out, report);

    if (out->len == 0 && done == 0)
        return g_steal_pointer(&lines);
    if (out->len == 0)
        return g_bytes_new_from_bytes(lines, done, len - done);
    g_byte_array_append(out, data + done, (guint)(len - done));
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}
