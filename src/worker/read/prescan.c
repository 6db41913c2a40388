/* SPDX-License-Identifier: Apache-2.0
 *
 * The raw bytes of a mail, before GMime: what it would not tell us (a bare CR,
 * a NUL, two kinds of line ends) and what would cost it too much (header bombs,
 * a hundred thousand parts, nesting where every line is compared with every
 * open boundary). Builds nothing. Stands against "Inbox Invasion"'s silent
 * cases and against M033-M035.
 */
#include <string.h>
#include "worker/read/prescan.h"

#define OPEN_PARTS_MAX                                                               \
    100 /* multiparts open at once: GMime compares each line                   \
           with each */
#define BOUNDARY_MAX   256
#define PARAMETERS_MAX 256
#define EQUALS_MAX     512 /* in parameters: boundaries like them, too */
#define ADDRESSES_MAX  20000
#define FEW_ADDRESSES  8

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

/* A run of CRs before LF, or CR alone? */
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

static void
check_line_ends(const guint8 *data, gsize len, SkReport *report)
{
    gboolean crlf = FALSE, lf = FALSE, is_long = FALSE;

    for (gsize i = 0, next; i < len; i = next) {
        gsize n = sk_line_next(data, len, i, &next);
        is_long |= n > SK_LINE_IN_MAX;
        if (data[next - 1] != '\n')
            continue;
        if (next - i >= 2 && data[next - 2] == '\r')
            crlf = TRUE;
        else
            lf = TRUE;
    }
    if (is_long)
        sk_report_add_untidy(report, "long-line");
    if (crlf && lf)
        sk_report_add_ambiguous(report, "mixed-line-ends");
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

static gboolean
is_blank_line(const guint8 *line, gsize len)
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
        } else if (is_blank_line(data + i, n)) {
            sk_report_add_ambiguous(report, "blank-line-in-header");
        } else if (i == 0) { /* a fold of nothing */
            sk_report_add_ambiguous(report, "bad-header-name");
        }
    }
    return SK_REASON_NONE;
}

typedef struct {
    char name[BOUNDARY_MAX];
    gsize len; /* 0: a boundary this scan could not read */
} Open;

/* The header field at @pos up to the last of its folds. */
static gsize
field_end(const guint8 *data, gsize len, gsize pos)
{
    gsize next;

    sk_line_next(data, len, pos, &next);
    while (next < len && (data[next] == ' ' || data[next] == '\t'))
        sk_line_next(data, len, next, &next);
    return next;
}

static gboolean
starts_with(const guint8 *data, gsize len, const char *word)
{
    gsize n = strlen(word);

    return len >= n && g_ascii_strncasecmp((const char *)data, word, n) == 0;
}

/* The start of a header field that GMime takes apart as soon as it sees it,
 * in inner mails and parts, too. */
static gboolean
is_costly_field(const guint8 *line, gsize len)
{
    static const char *const names[] = { "content-",   "to",        "cc",
                                         "bcc",        "from",      "sender",
                                         "reply-to",   "subject",   "date",
                                         "message-id", "references" };

    if (memchr(line, ':', len) == NULL)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (starts_with(line, len, names[i]))
            return TRUE;
    return FALSE;
}

static gboolean
is_multipart_type(const guint8 *field, gsize len)
{
    gsize n = strlen("content-type");

    if (!starts_with(field, len, "content-type"))
        return FALSE;
    while (n < len && (g_ascii_isspace(field[n]) || field[n] == ':'))
        n++;
    return starts_with(field + n, len - n, "multipart/");
}

/* The boundary a Content-Type field names, plainly said; else length 0. */
static void
read_boundary(const guint8 *field, gsize len, Open *open)
{
    open->len = 0;
    for (gsize i = 0; i + 9 < len; i++) {
        if (!starts_with(field + i, len - i, "boundary="))
            continue;
        gboolean quoted = field[i + 9] == '"';
        for (i += 9 + quoted; i < len && open->len < BOUNDARY_MAX; i++) {
            if (quoted ? field[i] == '"' : strchr("; \t\r\n", field[i]) != NULL)
                return;
            open->name[open->len++] = (char)field[i];
        }
        return;
    }
}

/* How many of the @n open multiparts a delimiter line leaves open; -1 if it
 * is none of theirs. */
static int
match_delimiter(const Open *open, guint n, const guint8 *line, gsize len)
{
    for (guint i = n; i > 0; i--) {
        const Open *o = &open[i - 1];
        if (o->len == 0 || len < o->len || memcmp(line, o->name, o->len) != 0)
            continue;
        const guint8 *rest = line + o->len;
        gsize left = len - o->len;
        gboolean closes = left >= 2 && rest[0] == '-' && rest[1] == '-';
        if (is_blank_line(rest + 2 * closes, left - 2 * closes))
            return (int)(closes ? i - 1 : i);
    }
    return -1;
}

static gsize
count(const guint8 *field, gsize len, guint8 c)
{
    gsize n = 0;

    for (gsize i = 0; i < len; i++)
        n += field[i] == c;
    return n;
}

/* GMime compares each parameter with each, and makes an object of each address
 * and group; @addresses: of the whole mail so far. Bodies are looked at, too,
 * where a few signs in a line mean nothing. */
static gboolean
is_too_costly(const guint8 *field, gsize len, gsize *addresses)
{
    gsize signs = 0;

    if (len > SK_HEADER_BLOCK_MAX)
        return TRUE;
    if (starts_with(field, len, "content-"))
        return count(field, len, ';') > PARAMETERS_MAX ||
               count(field, len, '=') > EQUALS_MAX;
    if (starts_with(field, len, "subject"))
        return FALSE;
    signs = count(field, len, ',') + count(field, len, ':');
    *addresses += signs > FEW_ADDRESSES ? signs : 0;
    return *addresses > ADDRESSES_MAX;
}

/* Follows multiparts roughly, as cheaply as can be: how many are open at once,
 * how many delimiters there are, and whether a field GMime takes apart at once
 * is too much for it. */
static SkReason
check_structure(const guint8 *data, gsize len, const SkLimits *limits,
                SkTree *tree)
{
    g_autofree Open *open = g_new(Open, OPEN_PARTS_MAX);
    guint n_open = 0, parts = 0;
    gsize addresses = 0;

    for (gsize i = 0, next; i < len; i = next) {
        gsize n = sk_line_next(data, len, i, &next);
        if (sk_tree_out_of_time(tree))
            return SK_REASON_LIMIT_SECONDS;
        if (n > 2 && data[i] == '-' && data[i + 1] == '-') {
            int left = match_delimiter(open, n_open, data + i + 2, n - 2);
            n_open = left >= 0 ? (guint)left : n_open;
            if (left >= 0 && ++parts > limits->parts * 2)
                return SK_REASON_LIMIT_PARTS;
        } else if (is_costly_field(data + i, n)) {
            next = field_end(data, len, i);
            if (is_too_costly(data + i, next - i, &addresses))
                return SK_REASON_LIMIT_HEADERS;
            if (!is_multipart_type(data + i, next - i))
                continue;
            if (n_open == OPEN_PARTS_MAX)
                return SK_REASON_LIMIT_DEPTH;
            read_boundary(data + i, next - i, &open[n_open++]);
        }
    }
    return SK_REASON_NONE;
}

SkReason
sk_prescan(const guint8 *data, gsize len, const SkLimits *limits,
           SkReport *report, SkTree *tree)
{
    check_line_ends(data, len, report);
    check_bare_crs(data, len, report);
    SkReason limit = check_header_block(data, len, report);
    if (limit != SK_REASON_NONE)
        return limit;
    return check_structure(data, len, limits, tree);
}
