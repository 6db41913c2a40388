/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes, fills and frees an SkReport. How it travels stands in
 * report_records.c.
 */
#include <string.h>
#include "core/report.h"
#include "core/words.h"

gboolean
sk_word_is_fixed(const char *word)
{
    gsize len = strlen(word);

    if (len == 0 || len > 40 || !g_ascii_isalnum(word[0]))
        return FALSE;
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_islower(word[i]) && !g_ascii_isdigit(word[i]) &&
            word[i] != '-')
            return FALSE;
    return TRUE;
}

/* Returns a copy of @text that is valid UTF-8 and has at most
 * SK_REPORT_STRING_MAX bytes; it is cut at a character boundary. */
static char *
bounded(const char *text)
{
    g_autofree char *valid = NULL;
    const char *end;

    if (text == NULL)
        return NULL;
    if (strlen(text) < SK_REPORT_STRING_MAX && g_utf8_validate(text, -1, NULL))
        return g_strdup(text);
    valid = g_utf8_make_valid(text, strnlen(text, SK_REPORT_STRING_MAX));
    if (strlen(valid) < SK_REPORT_STRING_MAX)
        return g_steal_pointer(&valid);
    end = g_utf8_find_prev_char(valid, valid + SK_REPORT_STRING_MAX - 4);
    return g_strndup(valid, end ? end - valid : 0);
}

SkCount *
sk_count_new(const char *what, guint n, const char *sample)
{
    SkCount *count = g_new0(SkCount, 1);

    count->what = g_strdup(what);
    count->count = n;
    count->sample = bounded(sample);
    return count;
}

static SkCount *
find_count(const GPtrArray *counts, const char *what)
{
    for (guint i = 0; counts != NULL && i < counts->len; i++) {
        SkCount *count = counts->pdata[i];

        if (strcmp(count->what, what) == 0)
            return count;
    }
    return NULL;
}

void
sk_count_add(GPtrArray *counts, const char *what, guint n, const char *sample)
{
    SkCount *count = find_count(counts, what);

    if (count != NULL)
        count->count += n;
    else
        g_ptr_array_add(counts, sk_count_new(what, n, sample));
}

guint
sk_count_of(const GPtrArray *counts, const char *what)
{
    const SkCount *count = find_count(counts, what);

    return count != NULL ? count->count : 0;
}

void
sk_count_free(gpointer data)
{
    SkCount *count = data;

    g_free(count->what);
    g_free(count->sample);
    g_free(count);
}

static void
header_free(gpointer data)
{
    SkHeaderChange *change = data;

    g_free(change->name);
    g_free(change->action);
    g_free(change->value);
    g_free(change);
}

static void
part_free(gpointer data)
{
    SkPartReport *part = data;

    g_clear_pointer(&part->path, g_ptr_array_unref);
    g_clear_pointer(&part->filters, g_ptr_array_unref);
    g_clear_pointer(&part->removed, g_ptr_array_unref);
    g_free(part->name);
    g_free(part->claimed);
    g_free(part->found);
    g_free(part->evidence);
    g_free(part->action);
    g_free(part->detail);
    g_free(part->rule);
    g_free(part->out_name);
    g_free(part->out_type);
    g_free(part);
}

SkReport *
sk_report_new(void)
{
    SkReport *report = g_new0(SkReport, 1);

    report->untidy = g_ptr_array_new_with_free_func(g_free);
    report->ambiguous = g_ptr_array_new_with_free_func(g_free);
    report->notes = g_ptr_array_new_with_free_func(sk_count_free);
    report->headers = g_ptr_array_new_with_free_func(header_free);
    report->parts = g_ptr_array_new_with_free_func(part_free);
    report->did = g_ptr_array_new_with_free_func(g_free);
    return report;
}

void
sk_report_free(SkReport *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->untidy);
    g_ptr_array_unref(report->ambiguous);
    g_ptr_array_unref(report->notes);
    g_ptr_array_unref(report->headers);
    g_ptr_array_unref(report->parts);
    g_ptr_array_unref(report->did);
    g_free(report);
}

static void
add_word(GPtrArray *words, const char *word)
{
    for (guint i = 0; i < words->len; i++)
        if (strcmp(words->pdata[i], word) == 0)
            return;
    g_ptr_array_add(words, g_strdup(word));
}

void
sk_report_add_untidy(SkReport *report, const char *word)
{
    add_word(report->untidy, word);
}

void
sk_report_add_ambiguous(SkReport *report, const char *word)
{
    add_word(report->ambiguous, word);
}

void
sk_report_add_did(SkReport *report, const char *word)
{
    add_word(report->did, word);
}

void
sk_report_add_note(SkReport *report, const char *what, guint n)
{
    sk_count_add(report->notes, what, n, NULL);
}

void
sk_report_add_header(SkReport *report, const char *name, const char *action,
                     const char *value)
{
    SkHeaderChange *change;

    /* A mail with countless headers must not make the report large; those
     * beyond the bound are only counted. */
    if (report->headers->len >= SK_REPORT_ITEMS_MAX) {
        sk_report_add_note(report, "headers-unlisted", 1);
        return;
    }
    change = g_new0(SkHeaderChange, 1);
    change->name = bounded(name);
    change->action = g_strdup(action);
    change->value = bounded(value);
    g_ptr_array_add(report->headers, change);
}

SkPartReport *
sk_report_add_part(SkReport *report)
{
    SkPartReport *part = g_new0(SkPartReport, 1);

    part->path = g_ptr_array_new_with_free_func(g_free);
    part->filters = g_ptr_array_new_with_free_func(g_free);
    part->removed = g_ptr_array_new_with_free_func(sk_count_free);
    g_ptr_array_add(report->parts, part);
    return part;
}
