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

/* How many bytes and pairs of them there are that end lines, or seem to. */
typedef struct {
    gsize cr, lf, crlf;
} LineEnds;

/* Counts line ends; @len is not 0. It counts in pieces whose sums fit into a
 * byte, so that the compiler can add many at once. */
static LineEnds
count_line_ends(const guint8 *data, gsize len)
{
    LineEnds ends = { 0 };
    gsize i = 1;

    ends.cr = data[0] == '\r';
    ends.lf = data[0] == '\n';
    while (i < len) {
        gsize piece = MIN(len - i, PIECE);
        guint8 cr = 0, lf = 0, crlf = 0;

        for (gsize k = i; k < i + piece; k++) {
            cr = (guint8)(cr + (data[k] == '\r'));
            lf = (guint8)(lf + (data[k] == '\n'));
            crlf = (guint8)(crlf + ((data[k] == '\n') & (data[k - 1] == '\r')));
        }
        ends.cr += cr;
        ends.lf += lf;
        ends.crlf += crlf;
        i += piece;
    }
    return ends;
}

/* Returns whether a line is longer than SK_LINE_IN_MAX. If the last line end
 * among so many bytes is known, all lines before it are short enough. */
static gboolean
has_long_line(const guint8 *data, gsize len)
{
    for (gsize i = 0, next; i < len; i = next) {
        gsize window = MIN(len - i, SK_LINE_IN_MAX + 1);
        const guint8 *end = memrchr(data + i, '\n', window);

        if (end != NULL)
            next = (gsize)(end - data) + 1;
        else if (sk_line_next(data, len, i, &next) > SK_LINE_IN_MAX)
            return TRUE;
    }
    return FALSE;
}

/* Returns where the first @c at or behind @pos stands, or @len. */
static gsize
find_byte(const guint8 *data, gsize len, gsize pos, guint8 c)
{
    const guint8 *found = memchr(data + pos, c, len - pos);

    return found != NULL ? (gsize)(found - data) : len;
}

/* Follows the structure of the raw mail until that meets a limit, which is
 * returned. Delimiters hold a hyphen and header fields a colon. Lines with
 * neither, such as all lines of base64, are passed over. */
static SkReason
walk_structure(const guint8 *data, gsize len, const SkLimits *limits,
               SkTree *tree)
{
    g_autoptr(SkStructureScan) scan = sk_structure_scan_new(data, len, limits);
    gsize hyphen = find_byte(data, len, 0, '-');
    gsize colon = find_byte(data, len, 0, ':');
    SkReason limit = SK_REASON_NONE;

    for (gsize pos = 0; limit == SK_REASON_NONE;) {
        gsize at = MIN(hyphen, colon), start = pos, n;
        const guint8 *before;

        if (at >= len)
            return SK_REASON_NONE;
        before = memrchr(data + pos, '\n', at - pos);
        if (before != NULL)
            start = (gsize)(before - data) + 1;
        n = sk_line_next(data, len, start, &pos);
        limit = sk_tree_out_of_time(tree)
                    ? SK_REASON_LIMIT_SECONDS
                    : sk_structure_scan_line(scan, start, n);
        if (hyphen < pos)
            hyphen = find_byte(data, len, pos, '-');
        if (colon < pos)
            colon = find_byte(data, len, pos, ':');
    }
    return limit;
}

SkReason
sk_prescan(const guint8 *data, gsize len, const SkLimits *limits,
           SkReport *report, SkTree *tree)
{
    SkReason structure, limit;
    LineEnds ends;

    if (len == 0) /* @data may be NULL. */
        return SK_REASON_NONE;
    structure = walk_structure(data, len, limits, tree);
    ends = count_line_ends(data, len);
    if (has_long_line(data, len))
        sk_report_add_untidy(report, "long-line");
    if (ends.crlf > 0 && ends.lf > ends.crlf)
        sk_report_add_ambiguous(report, "mixed-line-ends");
    if (ends.cr != ends.crlf)
        check_bare_crs(data, len, report);
    limit = check_header_block(data, len, report);
    return limit != SK_REASON_NONE ? limit : structure;
}
