/* SPDX-License-Identifier: Apache-2.0
 *
 * SkReport as bytes between worker and milter: native byte order, no padding,
 * u32, u64, strings as a u32 length and bytes (NULL is length ~0), lists as a
 * u32 count and items. The reader believes nothing, because a worker that was
 * taken over may write anything: every length, enum, word and UTF-8 string is
 * checked, and no byte may be left over.
 */
#include <string.h>
#include <sekisho/error.h>
#include <sekisho/removed.h>
#include "core/report.h"
#include "core/words.h"

#define RECORDS_MAGIC 0x534b5250u /* "SKRP" */
#define NO_STRING     0xffffffffu

/* ---- writing ----------------------------------------------------------- */

static void
put_u32(GByteArray *out, guint32 value)
{
    g_byte_array_append(out, (const guint8 *)&value, sizeof value);
}

static void
put_u64(GByteArray *out, guint64 value)
{
    g_byte_array_append(out, (const guint8 *)&value, sizeof value);
}

/* Cuts the string at a character boundary where the reader would refuse it for
 * its length. */
static void
put_string(GByteArray *out, const char *text)
{
    gsize len = text ? strlen(text) : 0;

    if (len > SK_REPORT_STRING_MAX)
        len = g_utf8_find_prev_char(text, text + SK_REPORT_STRING_MAX) - text;

    put_u32(out, text ? (guint32)len : NO_STRING);
    if (len > 0)
        g_byte_array_append(out, (const guint8 *)text, (guint)len);
}

static void
put_strings(GByteArray *out, const GPtrArray *list)
{
    put_u32(out, list->len);
    for (guint i = 0; i < list->len; i++)
        put_string(out, list->pdata[i]);
}

static void
put_counts(GByteArray *out, const GPtrArray *list)
{
    put_u32(out, list->len);
    for (guint i = 0; i < list->len; i++) {
        const SkCount *count = list->pdata[i];

        put_string(out, count->what);
        put_u32(out, count->count);
        put_string(out, count->sample);
    }
}

static void
put_headers(GByteArray *out, const GPtrArray *list)
{
    put_u32(out, list->len);
    for (guint i = 0; i < list->len; i++) {
        const SkHeaderChange *change = list->pdata[i];

        put_string(out, change->name);
        put_string(out, change->action);
        put_string(out, change->value);
    }
}

static void
put_part(GByteArray *out, const SkPartReport *part)
{
    put_strings(out, part->path);
    put_string(out, part->name);
    put_string(out, part->claimed);
    put_string(out, part->found);
    put_string(out, part->evidence);
    put_u64(out, part->bytes);
    g_byte_array_append(out, part->sha256, sizeof part->sha256);
    put_string(out, part->action);
    put_u32(out, part->method);
    put_strings(out, part->filters);
    put_u32(out, part->reason);
    put_string(out, part->detail);
    put_string(out, part->rule);
    put_counts(out, part->removed);
    put_u32(out, part->has_output ? 1 : 0);
    if (!part->has_output)
        return;
    put_string(out, part->out_name);
    put_string(out, part->out_type);
    put_u64(out, part->out_bytes);
    g_byte_array_append(out, part->out_sha256, sizeof part->out_sha256);
}

GBytes *
sk_report_freeze(const SkReport *report)
{
    GByteArray *out = g_byte_array_new();

    put_u32(out, RECORDS_MAGIC);
    put_strings(out, report->untidy);
    put_strings(out, report->ambiguous);
    put_strings(out, report->did);
    put_counts(out, report->notes);
    put_headers(out, report->headers);
    put_u32(out, report->parts->len);
    for (guint i = 0; i < report->parts->len; i++)
        put_part(out, report->parts->pdata[i]);
    return g_byte_array_free_to_bytes(out);
}

/* ---- reading ----------------------------------------------------------- */

typedef struct {
    const guint8 *next;
    gsize left;
    guint64 items;     /* items of all lists so far */
    guint32 most;      /* the most items of one list */
    guint64 most_all;  /* the most items of all lists */
    const char *wrong; /* the first thing that was wrong; it stays set */
} Reader;

static gboolean
take(Reader *in, void *into, gsize len, const char *what)
{
    if (in->wrong != NULL || in->left < len) {
        if (in->wrong == NULL)
            in->wrong = what;
        memset(into, 0, len);
        return FALSE;
    }
    memcpy(into, in->next, len);
    in->next += len;
    in->left -= len;
    return TRUE;
}

static guint32
take_u32(Reader *in)
{
    guint32 value = 0;

    take(in, &value, sizeof value, "truncated");
    return value;
}

static guint64
take_u64(Reader *in)
{
    guint64 value = 0;

    take(in, &value, sizeof value, "truncated");
    return value;
}

/* Takes a UTF-8 string without NUL of at most SK_REPORT_STRING_MAX bytes.
 * Returns NULL if the writer had NULL, or on failure. */
static char *
take_string(Reader *in)
{
    guint32 len = take_u32(in);
    char *text;

    if (in->wrong != NULL || len == NO_STRING)
        return NULL;
    if (len > SK_REPORT_STRING_MAX || len > in->left) {
        in->wrong = "string length";
        return NULL;
    }
    if (!g_utf8_validate_len((const char *)in->next, len, NULL)) {
        in->wrong = "string is not UTF-8";
        return NULL;
    }
    text = g_strndup((const char *)in->next, len);
    in->next += len;
    in->left -= len;
    return text;
}

static char *
take_word(Reader *in)
{
    char *word = take_string(in);

    if (in->wrong == NULL && (word == NULL || !sk_word_is_fixed(word)))
        in->wrong = "word";
    return word;
}

/* Takes the number of items of a list. Each item takes at least @least bytes,
 * so an impossible count is refused before anything is allocated. */
static guint32
take_count(Reader *in, gsize least)
{
    guint32 n = take_u32(in);

    if (in->wrong == NULL && (n > in->most || n > in->left / least))
        in->wrong = "list length";
    in->items += n;
    if (in->wrong == NULL && in->items > in->most_all)
        in->wrong = "too many items";
    return in->wrong == NULL ? n : 0;
}

static void
take_strings(Reader *in, GPtrArray *list, char *(*one)(Reader *))
{
    guint32 n = take_count(in, 4);

    for (guint32 i = 0; i < n && in->wrong == NULL; i++) {
        char *text = one(in);

        if (text == NULL && in->wrong == NULL)
            in->wrong = "missing string";
        if (text != NULL)
            g_ptr_array_add(list, text);
    }
}

/* If @is_listed, the words must be those of sekisho/removed.h. */
static void
take_counts(Reader *in, GPtrArray *list, gboolean is_listed)
{
    guint32 n = take_count(in, 12);

    for (guint32 i = 0; i < n && in->wrong == NULL; i++) {
        SkCount *count = g_new0(SkCount, 1);

        g_ptr_array_add(list, count);
        count->what = take_word(in);
        if (in->wrong == NULL && is_listed &&
            sk_removed_word(count->what) == NULL)
            in->wrong = "word of what was removed";
        count->count = take_u32(in);
        count->sample = take_string(in);
    }
}

static void
take_headers(Reader *in, GPtrArray *list)
{
    guint32 n = take_count(in, 12);

    for (guint32 i = 0; i < n && in->wrong == NULL; i++) {
        SkHeaderChange *change = g_new0(SkHeaderChange, 1);

        g_ptr_array_add(list, change);
        change->name = take_string(in);
        change->action = take_word(in);
        change->value = take_string(in);
        if (in->wrong == NULL && change->name == NULL)
            in->wrong = "header without a name";
    }
}

static void
check_action(Reader *in, const char *action)
{
    static const char *const actions[] = { "kept",  "converted", "disarmed",
                                           "split", "removed",   "held",
                                           NULL };

    if (in->wrong == NULL && !g_strv_contains(actions, action))
        in->wrong = "action";
}

static void
take_part(Reader *in, SkPartReport *part)
{
    guint32 method, reason, has_output;

    take_strings(in, part->path, take_string);
    part->name = take_string(in);
    part->claimed = take_string(in);
    part->found = take_string(in);
    part->evidence = take_string(in);
    part->bytes = take_u64(in);
    take(in, part->sha256, sizeof part->sha256, "hash");
    part->action = take_word(in);
    check_action(in, part->action);
    method = take_u32(in);
    take_strings(in, part->filters, take_word);
    reason = take_u32(in);
    part->detail = take_string(in);
    part->rule = take_string(in);
    take_counts(in, part->removed, TRUE);
    has_output = take_u32(in);
    if (in->wrong == NULL &&
        (method >= SK_N_METHODS || reason >= SK_N_REASONS || has_output > 1))
        in->wrong = "enum";
    part->method = in->wrong ? SK_METHOD_NONE : (SkMethod)method;
    part->reason = in->wrong ? SK_REASON_NONE : (SkReason)reason;
    part->has_output = has_output == 1;
    if (!part->has_output)
        return;
    part->out_name = take_string(in);
    part->out_type = take_string(in);
    part->out_bytes = take_u64(in);
    take(in, part->out_sha256, sizeof part->out_sha256, "hash");
}

SkReport *
sk_report_thaw_parts(GBytes *records, guint parts, GError **error)
{
    g_autoptr(SkReport) report = sk_report_new();
    /* Parts that were made count in addition to those that came. */
    Reader in = { .most = MAX(SK_REPORT_ITEMS_MAX, parts + parts / 2) };
    guint32 n;

    in.most_all = (guint64)in.most * (SK_REPORT_ALL_MAX / SK_REPORT_ITEMS_MAX);

    in.next = g_bytes_get_data(records, &in.left);
    if (take_u32(&in) != RECORDS_MAGIC && in.wrong == NULL)
        in.wrong = "magic";
    take_strings(&in, report->untidy, take_word);
    take_strings(&in, report->ambiguous, take_word);
    take_strings(&in, report->did, take_word);
    take_counts(&in, report->notes, FALSE);
    take_headers(&in, report->headers);
    n = take_count(&in, 94);
    for (guint32 i = 0; i < n && in.wrong == NULL; i++)
        take_part(&in, sk_report_add_part(report));
    if (in.wrong == NULL && in.left != 0)
        in.wrong = "bytes left over";
    if (in.wrong != NULL) {
        g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                    "the worker's records are not well-formed: %s", in.wrong);
        return NULL;
    }
    return g_steal_pointer(&report);
}

SkReport *
sk_report_thaw(GBytes *records, GError **error)
{
    return sk_report_thaw_parts(records, 0, error);
}
