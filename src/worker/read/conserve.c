/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes sure that no byte of a mail is lost: between the contents of the leaves
 * there may stand only headers that the reader knows, delimiter lines of
 * multiparts that it knows, blank lines, and a plain preamble or epilogue. This
 * file reads no MIME itself, so that it shares no mistake with the reader. This
 * defends against parts that are hidden where one reader looks and another does
 * not.
 */
#include <string.h>
#include "worker/read/conserve.h"
#include "worker/read/entity_line.h"
#include "worker/read/prescan.h"

#define STRAY_MAX 64 /* how many bytes may belong to nothing */
/* with how many boundaries the lines of a leaf are compared */
#define BOUNDARIES 64

typedef struct {
    gsize start, end;
} Span;

struct _SkMap {
    const guint8 *data;
    gsize len;
    GArray *leaves; /* of Span */
    /* the set of the offsets of header fields, each plus 1 */
    GHashTable *headers;
    GHashTable *boundaries; /* maps a name to whether the boundary was closed */
    GPtrArray *names;       /* the keys of @boundaries, in order */
};

/* Where in the structure a line between two leaves stands. */
typedef enum {
    IN_HEADERS,
    AFTER_HEADERS,
    AFTER_LEAF,
    AFTER_OPEN,
    AFTER_CLOSE,
} Where;

typedef struct {
    const SkMap *map;
    SkReport *report;
    SkTree *tree; /* its time limit is observed; may be NULL */
    Where where;
    gsize stray;        /* how many bytes belong to nothing */
    guint base64_lines; /* how many lines of base64 came in a row */
    /* TRUE if MIME headers stand in this preamble or epilogue */
    gboolean entity;
    /* TRUE if no empty line has followed these headers yet */
    gboolean entity_open;
    gsize block_bytes;
    guint block_fields; /* how many fields the current header block has */
    GHashTable *closed; /* the boundaries whose last delimiter was seen */
    SkReason limit;
} Walk;

SkMap *
sk_map_new(const guint8 *data, gsize len)
{
    SkMap *map = g_new0(SkMap, 1);

    map->data = data;
    map->len = len;
    map->leaves = g_array_new(FALSE, FALSE, sizeof(Span));
    map->headers = g_hash_table_new(NULL, NULL);
    map->boundaries =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    map->names = g_ptr_array_new();
    return map;
}

void
sk_map_free(SkMap *map)
{
    g_array_unref(map->leaves);
    g_hash_table_unref(map->headers);
    g_hash_table_unref(map->boundaries);
    g_ptr_array_unref(map->names);
    g_free(map);
}

void
sk_map_add_leaf(SkMap *map, gsize start, gsize end)
{
    Span span = { start, end };

    g_array_append_val(map->leaves, span);
}

void
sk_map_add_header(SkMap *map, gsize offset)
{
    g_hash_table_add(map->headers, GSIZE_TO_POINTER(offset + 1));
}

void
sk_map_add_boundary(SkMap *map, const char *boundary)
{
    if (g_hash_table_contains(map->boundaries, boundary))
        return;
    char *name = g_strdup(boundary);
    g_hash_table_add(map->boundaries, name);
    g_ptr_array_add(map->names, name);
}

static gsize
trim_end(const guint8 *line, gsize len)
{
    while (len > 0 && (line[len - 1] == ' ' || line[len - 1] == '\t' ||
                       line[len - 1] == '\r'))
        len--;
    return len;
}

/* Returns the known boundary of which the line is a delimiter, or NULL if there
 * is none. *@last is set to whether it is the last delimiter. */
static const char *
find_delimiter(const SkMap *map, const guint8 *line, gsize len, gboolean *last)
{
    char *key = NULL;

    if (len < 3 || line[0] != '-' || line[1] != '-')
        return NULL;
    len = trim_end(line, len);
    if (memchr(line, '\0', len) != NULL)
        return NULL;
    g_autofree char *name = g_strndup((const char *)line + 2, len - 2);
    *last = FALSE;
    if (g_hash_table_lookup_extended(map->boundaries, name, (gpointer *)&key,
                                     NULL))
        return key;
    if (!g_str_has_suffix(name, "--"))
        return NULL;
    name[len - 4] = '\0';
    *last = TRUE;
    if (g_hash_table_lookup_extended(map->boundaries, name, (gpointer *)&key,
                                     NULL))
        return key;
    return NULL;
}

/* Returns whether the line is "Name: value" or the fold of a header. */
static gboolean
is_header_line(const guint8 *line, gsize len)
{
    gsize n = 0;

    while (n < len && line[n] > ' ' && line[n] != ':')
        n++;
    return (n > 0 && n < len && line[n] == ':') || line[0] == ' ' ||
           line[0] == '\t';
}

/* Checks that a line of a preamble or epilogue is plain text and not a piece of
 * a MIME part. Headers with nothing after them show nothing in any reader and
 * are allowed. */
static void
check_plain_line(Walk *walk, const guint8 *line, gsize len)
{
    gboolean header = sk_line_is_mime_header(line, len);

    if (walk->entity && !(walk->entity_open && is_header_line(line, len)))
        sk_report_add_ambiguous(walk->report, "hidden-entity");
    else if (!header && sk_line_is_entity(line, len, &walk->base64_lines))
        sk_report_add_ambiguous(walk->report, "hidden-entity");
    walk->entity_open |= header;
    walk->entity |= header;
    sk_report_add_untidy(walk->report,
                         walk->where == AFTER_CLOSE ? "epilogue" : "preamble");
}

static void
enter_headers(Walk *walk, gsize len)
{
    if (walk->where != IN_HEADERS) {
        walk->block_bytes = 0;
        walk->block_fields = 0;
    }
    walk->where = IN_HEADERS;
    walk->block_bytes += len + 2;
    if (walk->block_bytes > SK_HEADER_BLOCK_MAX ||
        walk->block_fields > SK_HEADER_LINES_MAX)
        walk->limit = SK_REASON_LIMIT_HEADERS;
}

static void
take_delimiter(Walk *walk, const guint8 *line, gsize len, const char *boundary,
               gboolean last)
{
    sk_prescan_header_line(line, len, walk->report);
    walk->base64_lines = 0;
    walk->entity = walk->entity_open = FALSE;
    if (last)
        g_hash_table_add(walk->closed, (gpointer)boundary);
    walk->where = last ? AFTER_CLOSE : AFTER_OPEN;
}

static void
take_line(Walk *walk, gsize pos, gsize len)
{
    const guint8 *line = walk->map->data + pos;
    gboolean last;
    const char *boundary = find_delimiter(walk->map, line, len, &last);

    if (boundary != NULL) {
        take_delimiter(walk, line, len, boundary, last);
    } else if (g_hash_table_contains(walk->map->headers,
                                     GSIZE_TO_POINTER(pos + 1))) {
        enter_headers(walk, len);
        walk->block_fields++;
        sk_prescan_header_name(line, len, walk->report);
        sk_prescan_header_line(line, len, walk->report);
    } else if (len == 0) {
        walk->entity_open = FALSE;
        if (walk->where == IN_HEADERS || walk->where == AFTER_OPEN)
            walk->where = AFTER_HEADERS;
    } else if (walk->where == IN_HEADERS &&
               (line[0] == ' ' || line[0] == '\t')) {
        enter_headers(walk, len);
        sk_prescan_header_line(line, len, walk->report);
    } else if (walk->where == AFTER_HEADERS || walk->where == AFTER_CLOSE) {
        if (trim_end(line, len) > 0)
            check_plain_line(walk, line, len);
    } else {
        walk->stray += len;
    }
}

static gboolean
may_go_on(Walk *walk)
{
    if (sk_tree_out_of_time(walk->tree))
        walk->limit = SK_REASON_LIMIT_SECONDS;
    return walk->limit != SK_REASON_LIMIT_SECONDS;
}

static void
walk_gap(Walk *walk, gsize start, gsize end)
{
    for (gsize i = start, next; i < end && may_go_on(walk); i = next) {
        gsize n = sk_line_next(walk->map->data, end, i, &next);
        if (n == 1 && next == end && walk->map->data[i] == '\r')
            n = 0;
        take_line(walk, i, n);
    }
}

static gboolean
is_blank(const guint8 *data, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isspace(data[i]))
            return FALSE;
    return TRUE;
}

/* Judges a line that begins like a delimiter of @name and goes on in another
 * way. At the very end of the mail it is a last delimiter that was cut short,
 * and nothing depends on it. */
static void
judge_like_delimiter(Walk *walk, const guint8 *line, gsize len,
                     const char *name)
{
    const guint8 *end = walk->map->data + walk->map->len;
    gsize name_len = strlen(name);

    if (name_len == 0 || len < name_len + 2 ||
        memcmp(line + 2, name, name_len) != 0)
        return;
    if (len == name_len + 3 && line[len - 1] == '-' &&
        is_blank(line + len, (gsize)(end - line) - len))
        sk_report_add_untidy(walk->report, "last-boundary");
    else
        sk_report_add_ambiguous(walk->report, "delimiter-like-line");
}

/* Returns the start of the first line between @start and @end that begins with
 * two dashes, or @end if there is none. A line begins at @start. Base64 holds
 * no dash, so most of a mail is skipped at once. */
static gsize
next_dashes(const guint8 *data, gsize start, gsize end)
{
    gsize at = start;

    while (at < end) {
        const guint8 *dash = memchr(data + at, '-', end - at);
        gsize behind = dash != NULL ? (gsize)(dash - data) + 1 : end;

        if (behind < end && dash[1] == '-' &&
            (behind - 1 == start || dash[-1] == '\n'))
            return behind - 1;
        at = behind;
        while (at < end && data[at] == '-')
            at++;
    }
    return end;
}

/* Looks in a leaf for lines that only some readers take for a delimiter: a
 * known boundary with something after it. */
static void
check_leaf(Walk *walk, const Span *span)
{
    const SkMap *map = walk->map;
    guint n = MIN(map->names->len, BOUNDARIES);
    gsize i =
        n > 0 ? next_dashes(map->data, span->start, span->end) : span->end;

    while (i < span->end && may_go_on(walk)) {
        gsize next;
        gsize len = sk_line_next(map->data, span->end, i, &next);

        for (guint k = 0; k < n && len >= 3; k++)
            judge_like_delimiter(walk, map->data + i, len,
                                 g_ptr_array_index(map->names, k));
        i = next_dashes(map->data, next, span->end);
    }
}

SkReason
sk_map_check(const SkMap *map, SkReport *report, SkTree *tree)
{
    g_autoptr(GHashTable) closed = g_hash_table_new(NULL, NULL);
    Walk walk = {
        .map = map, .report = report, .tree = tree, .closed = closed
    };
    gsize pos = 0;

    walk.where = IN_HEADERS;
    for (guint i = 0; i < map->leaves->len; i++) {
        const Span *span = &g_array_index(map->leaves, Span, i);
        if (span->start < pos || span->end < span->start ||
            span->end > map->len) {
            sk_report_add_ambiguous(report, "malformed");
            return SK_REASON_NONE;
        }
        walk_gap(&walk, pos, span->start);
        check_leaf(&walk, span);
        walk.where = AFTER_LEAF;
        pos = span->end;
    }
    walk_gap(&walk, pos, map->len);
    if (walk.stray > STRAY_MAX)
        sk_report_add_ambiguous(report, "unattributed-bytes");
    else if (walk.stray > 0)
        sk_report_add_untidy(report, "stray-bytes");
    if (g_hash_table_size(closed) < map->names->len)
        sk_report_add_untidy(report, "last-boundary");
    return walk.limit;
}
