/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks roughly at the structure of a mail, line by line, before the MIME
 * reader sees it (structure_scan.h). Multiparts are followed as cheaply as
 * possible; nothing is decoded or built. This defends against a hundred
 * thousand parts, against nesting in which every line is compared with every
 * open boundary, and against header fields over which the MIME reader would
 * take minutes.
 */
#include <string.h>
#include "worker/read/prescan.h"
#include "worker/read/structure_scan.h"

/* open multiparts; GMime compares each line with each of them */
#define OPEN_PARTS_MAX 100
#define BOUNDARY_MAX   256
#define PARAMETERS_MAX 256
#define EQUALS_MAX     512 /* in parameters; boundaries may hold these, too */
#define ADDRESSES_MAX  20000
#define FEW_ADDRESSES  8

typedef struct {
    char name[BOUNDARY_MAX];
    gsize len; /* 0 if this scan could not read the boundary */
} Open;

struct _SkStructureScan {
    const guint8 *data;
    gsize len;
    const SkLimits *limits;
    Open open[OPEN_PARTS_MAX];
    guint n_open;
    guint parts; /* how many delimiters of open multiparts there were */
    /* how many characters there were that hint at an address */
    gsize addresses;
    gsize from; /* what stands before this offset was already looked at */
};

/* Returns the end of the header field at @pos, including all its folds. */
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

#define TWO(a, b) ((guint)(a) << 8 | (guint)(b))

/* Returns whether a name that is_costly_field looks for begins with these two
 * letters. For most lines these alone show that none does. */
static gboolean
may_be_costly(const guint8 *line)
{
    switch (TWO(line[0] | 0x20, line[1] | 0x20)) {
    case TWO('c', 'o'):
    case TWO('t', 'o'):
    case TWO('c', 'c'):
    case TWO('b', 'c'):
    case TWO('f', 'r'):
    case TWO('s', 'e'):
    case TWO('r', 'e'):
    case TWO('s', 'u'):
    case TWO('d', 'a'):
    case TWO('m', 'e'):
        return TRUE;
    default:
        return FALSE;
    }
}

/* Returns whether the line begins a header field that GMime parses as soon as
 * it sees it, in inner mails and parts, too. The line must have two bytes or
 * more. */
static gboolean
is_costly_field(const guint8 *line, gsize len)
{
    static const char *const names[] = { "content-",   "to",        "cc",
                                         "bcc",        "from",      "sender",
                                         "reply-to",   "subject",   "date",
                                         "message-id", "references" };

    if (!may_be_costly(line))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (starts_with(line, len, names[i]))
            return memchr(line, ':', len) != NULL;
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

/* Reads the boundary that a Content-Type field names plainly; else the length
 * in @open becomes 0. */
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

/* Returns how many of the @n open multiparts are still open after a delimiter
 * line, or -1 if it belongs to none of them. */
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
        if (sk_line_is_blank(rest + 2 * closes, left - 2 * closes))
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

/* Returns whether a field would take GMime too long: it compares each parameter
 * with each, and makes an object of each address and group. *@addresses is the
 * sum over the whole mail so far. Bodies are looked at, too, and a few such
 * characters in a line mean nothing there. */
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

SkStructureScan *
sk_structure_scan_new(const guint8 *data, gsize len, const SkLimits *limits)
{
    SkStructureScan *scan = g_new(SkStructureScan, 1);

    scan->data = data;
    scan->len = len;
    scan->limits = limits;
    scan->n_open = scan->parts = 0;
    scan->addresses = scan->from = 0;
    /* The names of open multiparts are never read beyond n_open. */
    return scan;
}

void
sk_structure_scan_free(SkStructureScan *scan)
{
    g_free(scan);
}

static SkReason
take_delimiter(SkStructureScan *scan, const guint8 *line, gsize len)
{
    int left = match_delimiter(scan->open, scan->n_open, line + 2, len - 2);

    if (left < 0)
        return SK_REASON_NONE;
    scan->n_open = (guint)left;
    return ++scan->parts > scan->limits->parts * 2 ? SK_REASON_LIMIT_PARTS
                                                   : SK_REASON_NONE;
}

static SkReason
take_field(SkStructureScan *scan, gsize pos)
{
    const guint8 *field = scan->data + pos;
    gsize end = field_end(scan->data, scan->len, pos);
    gsize len = end - pos;

    scan->from = end;
    if (is_too_costly(field, len, &scan->addresses))
        return SK_REASON_LIMIT_HEADERS;
    if (!is_multipart_type(field, len))
        return SK_REASON_NONE;
    if (scan->n_open == OPEN_PARTS_MAX)
        return SK_REASON_LIMIT_DEPTH;
    read_boundary(field, len, &scan->open[scan->n_open++]);
    return SK_REASON_NONE;
}

SkReason
sk_structure_scan_line(SkStructureScan *scan, gsize pos, gsize len)
{
    const guint8 *line = scan->data + pos;

    if (pos < scan->from || len < 2)
        return SK_REASON_NONE;
    if (line[0] == '-' && line[1] == '-' && len > 2)
        return take_delimiter(scan, line, len);
    return is_costly_field(line, len) ? take_field(scan, pos) : SK_REASON_NONE;
}
