/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes regular what real senders get wrong and no two readers take for two
 * different contents: lines that all end in CR CR LF, the lines that mailboxes
 * put before a mail, and lines of blanks within or right after the headers.
 * Where two readers do differ, nothing is changed here, and prescan.c reports
 * it. src/worker/README.md lists the readers behind each rule. This keeps
 * harmless mail from being refused for its form.
 */
#include <string.h>
#include "worker/read/prescan.h"
#include "worker/read/tidy_in.h"

/* How many line ends of which kind a mail has. */
typedef struct {
    gsize feeds;   /* LFs */
    gsize doubled; /* LFs after two CRs or more */
    /* CRs that no LF follows, without the runs of CRs before a LF */
    gsize alone;
} LineEnds;

/* Counts line ends until the answer is clear: after two, one of which is a
 * plain CRLF or LF, the mail is of neither kind that is made regular here. */
static LineEnds
count_line_ends(const guint8 *data, gsize len)
{
    LineEnds ends = { 0 };

    for (gsize i = 0; i < len && (ends.feeds < 2 || ends.doubled == ends.feeds);
         i++) {
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

/* Returns @data with CRLF for each line end, however many CRs it has, and for
 * each CR that stands alone. */
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

/* Mends the line ends of two kinds of mail: one in which every line ends in CR
 * CR LF was sent through a program that added a CR, and one that has only CRs
 * was written on an old system, and each reader finds other headers in it. */
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

/* Returns whether the line is "From a@b Mon May 10 …" of a mailbox, or the same
 * with the ">" that a mailbox puts before it. "From :" is the header. */
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

/* Returns where the mail begins after the lines of a mailbox. */
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

/* Returns whether the line begins with "Name:", as most readers expect of a
 * field; blanks before the colon are allowed. */
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

/* Returns whether a field stands between @at and the next empty line: one
 * reader, which looks for that line, takes it for a header, and another one
 * takes it for text. */
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
    LEAVE, /* readers differ, and the raw look (prescan.c) reports it */
    DROP,  /* it is a fold without content */
    END,   /* it serves as the empty line before the body */
} Blank;

/* Decides about the line of blanks that ends where @next begins. */
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

/* Copies the header block of @data from @start on to @out as far as lines of
 * blanks stand in it. Returns where the rest begins, which stays as it is. */
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
