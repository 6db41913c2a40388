/* SPDX-License-Identifier: Apache-2.0
 *
 * Fills an SkLine by tables: what each object of a report line may hold, in the
 * order in which it is written, so that the first guess at a key is right.
 */
#include <string.h>

#include "cli/report/line.h"

typedef enum {
    TEXT,
    COUNT,
    LENGTH, /* an array, of which the length counts */
    FLAG,
    WORDS,  /* an array of strings, appended to the GArray of SkSlice */
    OBJECT, /* its members go to the same struct */
    LIST,   /* an array of objects, appended to the GArray */
} Kind;

typedef struct Field {
    const char *key;
    Kind kind;
    gsize at; /* the place in the struct */
    const struct Field *fields;
    gsize size; /* of a member of a list */
} Field;

#define PLACE(type, member) G_STRUCT_OFFSET(type, member)
#define PART(key, kind, member)                                                \
    {                                                                          \
        key, kind, PLACE(SkLinePart, member), NULL, 0                          \
    }
#define LINE(key, kind, member)                                                \
    {                                                                          \
        key, kind, PLACE(SkLine, member), NULL, 0                              \
    }
#define END                                                                    \
    {                                                                          \
        NULL, TEXT, 0, NULL, 0                                                 \
    }

static const Field part_output[] = { PART("type", TEXT, out_type),
                                     PART("sha256", TEXT, out_sha256), END };

static const Field part_fields[] = {
    PART("path", LENGTH, level),
    PART("name", TEXT, name),
    PART("claimed", TEXT, claimed),
    PART("found", TEXT, found),
    PART("bytes", COUNT, bytes),
    PART("sha256", TEXT, sha256),
    PART("action", TEXT, action),
    PART("method", TEXT, method),
    PART("reason", TEXT, reason),
    PART("rule", TEXT, rule),
    { "output", OBJECT, 0, part_output, 0 },
    END,
};

static const Field crossing_fields[] = { LINE("from", TEXT, from),
                                         LINE("to", TEXT, to),
                                         LINE("profile", TEXT, profile),
                                         LINE("rule", TEXT, rule), END };

static const Field input_fields[] = { LINE("bytes", COUNT, in_bytes),
                                      LINE("sha256", TEXT, in_sha256), END };

static const Field output_fields[] = { LINE("bytes", COUNT, out_bytes),
                                       LINE("sha256", TEXT, out_sha256), END };

static const Field time_fields[] = { LINE("clean", COUNT, clean_ms),
                                     LINE("inspect", COUNT, inspect_ms), END };

static const Field count_fields[] = {
    { "what", TEXT, PLACE(SkLineCount, what), NULL, 0 },
    { "count", COUNT, PLACE(SkLineCount, count), NULL, 0 },
    END,
};

static const Field line_fields[] = {
    LINE("version", COUNT, version),
    LINE("fault", TEXT, fault),
    LINE("time", TEXT, time),
    LINE("queue", TEXT, queue),
    LINE("client", TEXT, client),
    LINE("sender", TEXT, sender),
    LINE("delivery", TEXT, delivery),
    LINE("proof", TEXT, proof),
    LINE("recipients", WORDS, recipients),
    LINE("receipt", TEXT, receipt),
    LINE("kind", TEXT, kind),
    LINE("verdict", TEXT, verdict),
    LINE("reason", TEXT, reason),
    { "crossing", OBJECT, 0, crossing_fields, 0 },
    LINE("policy", TEXT, policy),
    LINE("engine", TEXT, engine),
    { "input", OBJECT, 0, input_fields, 0 },
    { "output", OBJECT, 0, output_fields, 0 },
    LINE("untidy", WORDS, untidy),
    LINE("ambiguous", WORDS, ambiguous),
    { "notes", LIST, PLACE(SkLine, notes), count_fields, sizeof(SkLineCount) },
    LINE("did", WORDS, did),
    { "parts", LIST, PLACE(SkLine, parts), part_fields, sizeof(SkLinePart) },
    LINE("inspection", TEXT, inspection),
    LINE("candidate", TEXT, candidate),
    LINE("changes", LENGTH, changes),
    LINE("crosses", FLAG, crosses),
    { "milliseconds", OBJECT, 0, time_fields, 0 },
    END,
};

#define VERSION 1

SkLine *
sk_line_new(void)
{
    SkLine *line = g_new0(SkLine, 1);

    line->recipients = g_array_new(FALSE, FALSE, sizeof(SkSlice));
    line->untidy = g_array_new(FALSE, FALSE, sizeof(SkSlice));
    line->ambiguous = g_array_new(FALSE, FALSE, sizeof(SkSlice));
    line->did = g_array_new(FALSE, FALSE, sizeof(SkSlice));
    line->notes = g_array_new(FALSE, FALSE, sizeof(SkLineCount));
    line->parts = g_array_new(FALSE, FALSE, sizeof(SkLinePart));
    return line;
}

void
sk_line_free(SkLine *line)
{
    if (line == NULL)
        return;
    g_array_unref(line->recipients);
    g_array_unref(line->untidy);
    g_array_unref(line->ambiguous);
    g_array_unref(line->did);
    g_array_unref(line->notes);
    g_array_unref(line->parts);
    g_free(line);
}

/* clear: empties @line, but keeps its arrays. */
static void
clear(SkLine *line)
{
    SkLine empty = { .recipients = g_array_set_size(line->recipients, 0),
                     .untidy = g_array_set_size(line->untidy, 0),
                     .ambiguous = g_array_set_size(line->ambiguous, 0),
                     .did = g_array_set_size(line->did, 0),
                     .notes = g_array_set_size(line->notes, 0),
                     .parts = g_array_set_size(line->parts, 0) };

    *line = empty;
}

/* find: returns the field of @key, looking from @guess on and then from the
 * beginning, or NULL. */
static const Field *
find(const Field *fields, const Field *guess, SkSlice key)
{
    for (const Field *f = guess; f->key != NULL; f++)
        if (sk_slice_is(key, f->key))
            return f;
    for (const Field *f = fields; f < guess; f++)
        if (sk_slice_is(key, f->key))
            return f;
    return NULL;
}

/* opens: steps into an array or object. A value of another kind is skipped, and
 * FALSE is returned. */
static gboolean
opens(SkScan *scan, char bracket)
{
    if (sk_scan_open(scan, bracket))
        return TRUE;
    sk_scan_skip(scan);
    return FALSE;
}

static gboolean
read_words(SkScan *scan, GArray *words)
{
    gboolean first = TRUE, good = TRUE;

    if (!opens(scan, '['))
        return FALSE;
    while (sk_scan_more(scan, ']', &first)) {
        SkSlice word;

        good &= sk_scan_text(scan, &word);
        g_array_append_val(words, word);
    }
    return good;
}

static gboolean
read_flag(SkScan *scan, gboolean *flag)
{
    char next = sk_scan_peek(scan);

    *flag = next == 't';
    return sk_scan_skip(scan) && (next == 't' || next == 'f');
}

static gboolean
read_length(SkScan *scan, guint64 *length)
{
    gboolean first = TRUE;

    if (!opens(scan, '['))
        return FALSE;
    for (; sk_scan_more(scan, ']', &first); ++*length)
        if (!sk_scan_skip(scan))
            return FALSE;
    return TRUE;
}

static gboolean read_object(SkScan *scan, const Field *fields, gpointer base);

static gboolean
read_list(SkScan *scan, const Field *field, GArray *list)
{
    gboolean first = TRUE, good = TRUE;

    if (!opens(scan, '['))
        return FALSE;
    while (sk_scan_more(scan, ']', &first)) {
        guint n = list->len;

        g_array_set_size(list, n + 1);
        memset(list->data + n * field->size, 0, field->size);
        good &= read_object(scan, field->fields, list->data + n * field->size);
    }
    return good;
}

static gboolean
read_value(SkScan *scan, const Field *field, gpointer base)
{
    gpointer at = (char *)base + field->at;

    switch (field->kind) {
    case TEXT:
        return sk_scan_text(scan, at);
    case COUNT:
        return sk_scan_count(scan, at);
    case LENGTH:
        return read_length(scan, at);
    case FLAG:
        return read_flag(scan, at);
    case WORDS:
        return read_words(scan, *(GArray **)at);
    case LIST:
        return read_list(scan, field, *(GArray **)at);
    case OBJECT:
    default:
        if (sk_scan_peek(scan) == 'n')
            return sk_scan_skip(scan);
        return read_object(scan, field->fields, base);
    }
}

/* read_object: fills @base from an object. Returns FALSE if a value is of
 * another kind than its field, or a key is there twice. */
static gboolean
read_object(SkScan *scan, const Field *fields, gpointer base)
{
    const Field *guess = fields;
    gboolean first = TRUE, good = TRUE;
    guint32 seen = 0;

    if (!opens(scan, '{'))
        return FALSE;
    while (sk_scan_more(scan, '}', &first)) {
        const Field *field;
        SkSlice key;

        if (!sk_scan_key(scan, &key))
            return FALSE;
        field = find(fields, guess, key);
        if (field == NULL) {
            sk_scan_skip(scan);
            continue;
        }
        good &= (seen & 1u << (field - fields)) == 0;
        seen |= 1u << (field - fields);
        good &= read_value(scan, field, base);
        guess = field + 1;
    }
    return good;
}

G_STATIC_ASSERT(G_N_ELEMENTS(line_fields) <= 32);

/* is_message: returns whether the line has what every message has. */
static gboolean
is_message(const SkLine *line)
{
    return (sk_slice_is(line->kind, "mail") ||
            sk_slice_is(line->kind, "file")) &&
           (sk_slice_is(line->verdict, "kept") ||
            sk_slice_is(line->verdict, "cleaned") ||
            sk_slice_is(line->verdict, "withheld") ||
            sk_slice_is(line->verdict, "untouched"));
}

SkLineIs
sk_line_read(SkLine *line, const char *text, gsize len)
{
    SkScan scan = sk_scan_begin(text, len);
    gboolean good;

    clear(line);
    good = read_object(&scan, line_fields, line);
    if (!sk_scan_end(&scan))
        return SK_LINE_BROKEN;
    if (!good || line->version != VERSION)
        return SK_LINE_FOREIGN;
    if (line->fault.at != NULL)
        return SK_LINE_FAULT;
    if (sk_slice_is(line->kind, "candidate"))
        return SK_LINE_TRIAL;
    return is_message(line) ? SK_LINE_MESSAGE : SK_LINE_FOREIGN;
}
