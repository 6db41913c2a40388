/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks at the raw bytes of a mail before GMime does. It finds what GMime would
 * not report (a bare CR, a NUL, two kinds of line ends) and what would cost
 * GMime too much: header bombs, a hundred thousand parts, and nesting in which
 * every line is compared with every open boundary. Nothing is built here. This
 * defends against the cases of "Inbox Invasion" that readers pass over in
 * silence, and against mails that exhaust a reader.
 */
#include <string.h>
#include "worker/read/prescan.h"
#include "worker/read/structure_scan.h"

#define PIECE 128 /* how many bytes are counted at once */

gsize
sk_line_next(const guint8 *data, gsize len, gsize pos, gsize *next)
{
    const guint8 *end = memchr(data + pos, '\n', len - pos);
    gsize n;

    if (end == NULL) {
        *next = len;
        return len - pos;
    }
    *next = (gsize)(end - data) + 1;
    n = *next - 1 - pos;
    return n > 0 && data[pos + n - 1] == '\r' ? n - 1 : n;
}

/* Reports runs of CRs before a LF, and CRs that stand alone. */
static void
check_bare_crs(const guint8 *data, gsize len, SkReport *report)
{
    for (gsize i = 0; i < len; i++) {
        const guint8 *cr = memchr(data + i, '\r', len - i);
        if (cr == NULL)
            return;
        gsize at = (gsize)(cr - data);
        i = at + 1;
        while (i < len && data[i] == '\r')
            i++;
        if (i >= len || data[i] != '\n') {
            sk_report_add_ambiguous(report, "bare-cr");
            return;
        }
        if (i > at + 1)
            sk_report_add_untidy(report, "cr-before-line-end");
    }
}

void
sk_prescan_header_line(const guint8 *line, gsize len, SkReport *report)
{
    for (gsize i = 0; i < len; i++) {
        guint8 c = line[i];
        if (c == '\0')
            sk_report_add_ambiguous(report, "nul-header");
        else if (c == '\r')
            sk_report_add_ambiguous(report, "bare-cr");
        else if (c == 0x1b && i + 1 < len && strchr("$(", line[i + 1]) != NULL)
            sk_report_add_untidy(report, "escape-in-header");
        else if ((c < 0x20 && c != '\t') || c == 0x7f)
            sk_report_add_ambiguous(report, "control-header");
        else if (c >= 0x80)
            sk_report_add_untidy(report, "8bit-header");
    }
}

void
sk_prescan_header_name(const guint8 *line, gsize len, SkReport *report)
{
    gsize n = 0, blanks = 0;

    while (n < len && line[n] > ' ' && line[n] < 0x7f && line[n] != ':')
        n++;
    while (n + blanks < len &&
           (line[n + blanks] == ' ' || line[n + blanks] == '\t'))
        blanks++;
    if (n == 4 && blanks > 0 && n + blanks < len && line[n + blanks] != ':' &&
        memcmp(line, "From", 4) == 0)
        sk_report_add_untidy(report, "mbox-line");
    else if (n == 0 || n + blanks >= len || line[n + blanks] != ':')
        sk_report_add_ambiguous(report, "bad-header-name");
    else if (blanks > 0)
        sk_report_add_untidy(report, "blank-before-colon");
}

gboolean
sk_line_is_blank(const guint8 *line, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (line[i] != ' ' && line[i] != '\t')
            return FALSE;
    return TRUE;
}

static SkReason
check_header_block(const guint8 *data, gsize len, SkReport *report)
{
    guint headers = 0;

    for (gsize i = 0, next; i < len; i = next) {
        gsize n = sk_line_next(data, len, i, &next);
        if (n == 0)
            return SK_REASON_NONE;
        if (next > SK_HEADER_BLOCK_MAX)
            return SK_REASON_LIMIT_HEADERS;
        sk_prescan_header_line(data + i, n, report);
        if (data[i] != ' ' && data[i] != '\t') {
            if (++headers > SK_HEADER_LINES_MAX)
                return SK_REASON_LIMIT_HEADERS;
            sk_prescan_header_name(data + i, n, report);
        } else if (sk_line_is_blank(data + i, n)) {
            sk_report_add_ambiguous(report, "blank-line-in-header");
        } else if (i == 0) { /* This fold continues no header. */
            sk_report_add_ambiguous(report, "bad-header-name");
        }
    }
    return SK_REASON_NONE;
}

/* Returns how many of the bytes are @c. It counts in pieces whose sum fits into
 * a byte, so that the compiler can add many at once. */
static gsize
count_bytes(const guint8 *data, gsize len, guint8 c)
{
    gsize n = 0, i = 0;

    for (; len - i >= PIECE; i += PIECE) {
        guint8 sum = 0;

        for (gsize k = 0; k < PIECE; k++)
            sum = (guint8)(sum + (data[i + k] == c));
        n += sum;
    }
    for (; i < len; i++)
        n += data[i] == c;
    return n;
}

/* What one pass over all lines finds. */
typedef struct {
    gsize crlf, lf; /* how many line ends there are of each kind */
    gboolean is_long;
    SkReason limit; /* the limit that the structure meets */
} Lines;

/* Walks once over the lines of the raw mail, and follows its structure until
 * that meets a limit. */
static Lines
walk_lines(const guint8 *data, gsize len, const SkLimits *limits, SkTree *tree)
{
    g_autoptr(SkStructureScan) scan = sk_structure_scan_new(data, len, limits);
    Lines lines = { .limit = SK_REASON_NONE };

    for (gsize i = 0, next; i < len; i = next) {
        gsize n = sk_line_next(data, len, i, &next);

        lines.is_long |= n > SK_LINE_IN_MAX;
        lines.crlf += next - i == n + 2;
        lines.lf += next - i == n + 1;
        if (lines.limit != SK_REASON_NONE)
            continue;
        lines.limit = sk_tree_out_of_time(tree)
                          ? SK_REASON_LIMIT_SECONDS
                          : sk_structure_scan_line(scan, i, n);
    }
    return lines;
}

SkReason
sk_prescan(const guint8 *data, gsize len, const SkLimits *limits,
           SkReport *report, SkTree *tree)
{
    Lines lines = walk_lines(data, len, limits, tree);
    SkReason limit;

    if (lines.is_long)
        sk_report_add_untidy(report, "long-line");
    if (lines.crlf > 0 && lines.lf > 0)
        sk_report_add_ambiguous(report, "mixed-line-ends");
    if (count_bytes(data, len, '\r') != lines.crlf)
        check_bare_crs(data, len, report);
    limit = check_header_block(data, len, report);
    return limit != SK_REASON_NONE ? limit : lines.limit;
}
