/* SPDX-License-Identifier: Apache-2.0
 *
 * What the forms of a report share, and the two that are for machines.
 */
#include <string.h>

#include "cli/cli.h"
#include "cli/report/show.h"
#include "core/json.h"

#define JSON_VERSION 1

guint
sk_show_totals(const SkShow *show, SkShowTotal totals[SK_SHOW_TOTALS])
{
    const SkMailFacts *facts = show->facts;
    const SkShowTotal all[] = {
        { "messages", facts->messages }, { "recipients", facts->recipients },
        { "parts", facts->parts },       { "parts-removed", facts->removed },
        { "bytes-in", facts->bytes_in }, { "bytes-out", facts->bytes_out },
        { "faults", facts->faults },     { "records", facts->lines },
        { "outside", facts->outside },   { "foreign", facts->foreign },
        { "broken", facts->broken },     { "torn", facts->torn },
        { "damaged", show->damaged },
    };

    G_STATIC_ASSERT(G_N_ELEMENTS(all) <= SK_SHOW_TOTALS);
    memcpy(totals, all, sizeof all);
    return G_N_ELEMENTS(all);
}

GPtrArray *
sk_show_rows(const SkShow *show, SkSection section, guint *columns)
{
    gboolean by_key = section == SK_SECTION_TIME;
    SkTally *tally = show->facts->sections[section];

    *columns = 1;
    while (*columns < SK_COLUMNS && sk_section_column(section, *columns))
        ++*columns;
    return sk_tally_sorted(tally, by_key);
}

char *
sk_show_key(SkSlice slice)
{
    g_autofree char *text = sk_slice_text(slice);

    return sk_cli_printable(text);
}

const char *
sk_show_title(const SkShow *show, SkSection section)
{
    const char *word = sk_section_id(section);

    if (section == SK_SECTION_REMOVED)
        word = "section-removed"; /* "removed" is the title of a column */
    else if (section == SK_SECTION_TIME && !show->facts->period->by_hour)
        word = "section-days";
    return sk_voice_word(show->voice, word);
}

char *
sk_show_number(guint64 number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, number);
    GString *text = g_string_new(NULL);
    gsize len = strlen(digits);

    for (gsize i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            g_string_append_c(text, ',');
        g_string_append_c(text, digits[i]);
    }
    return g_string_free(text, FALSE);
}

char *
sk_show_note(const SkShow *show, const char *id, guint64 count)
{
    g_autofree char *number = sk_show_number(count);

    return sk_notice_fill(sk_voice_word(show->voice, id), "count", number,
                          NULL);
}

/* ---- CSV ---------------------------------------------------------------- */

/* put_cell: appends one quoted cell. Whoever sends a mail chooses names that
 * end up here, and a spreadsheet takes a text that begins with one of these
 * characters for a formula. An apostrophe before it makes it a text. */
static void
put_cell(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    if (*text != '\0' && strchr("=+-@\t\r", *text) != NULL && text[1] != '\0')
        g_string_append_c(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

static void
put_record(GString *out, const char *section, const char *key,
           const char *meaning, const char *column, guint64 number)
{
    const char *cells[] = { section, key, meaning, column };

    for (guint i = 0; i < G_N_ELEMENTS(cells); i++) {
        put_cell(out, cells[i]);
        g_string_append_c(out, ',');
    }
    g_string_append_printf(out, "%" G_GUINT64_FORMAT "\r\n", number);
}

static void
put_section(const SkShow *show, SkSection section, GString *out)
{
    guint columns;
    g_autoptr(GPtrArray) rows = sk_show_rows(show, section, &columns);

    for (guint i = 0; i < rows->len; i++) {
        const SkTallyRow *row = rows->pdata[i];
        g_autofree char *key = sk_show_key(row->key);
        g_autofree char *label = sk_show_key(row->label);
        const char *meaning = sk_voice_key(show->voice, section, key);

        for (guint c = 0; c < columns; c++)
            put_record(out, sk_section_id(section), key,
                       meaning != NULL ? meaning : label,
                       sk_section_column(section, c), row->numbers[c]);
    }
}

/* RFC 4180, one number a record, with a byte order mark, without which Excel
 * does not read Japanese. */
void
sk_show_csv(const SkShow *show, GString *out)
{
    SkShowTotal totals[SK_SHOW_TOTALS];
    guint n = sk_show_totals(show, totals);

    g_string_append(out, "\xef\xbb\xbfsection,key,meaning,column,number\r\n");
    for (guint i = 0; i < n; i++)
        put_record(out, "overview", totals[i].id,
                   sk_voice_word(show->voice, totals[i].id), "number",
                   totals[i].number);
    for (guint section = 0; section < SK_N_SECTIONS; section++)
        put_section(show, section, out);
}

/* ---- JSON --------------------------------------------------------------- */

static void
put_rows(const SkShow *show, SkSection section, GString *out)
{
    guint columns;
    g_autoptr(GPtrArray) rows = sk_show_rows(show, section, &columns);

    sk_json_open(out, sk_section_id(section), '[');
    for (guint i = 0; i < rows->len; i++) {
        const SkTallyRow *row = rows->pdata[i];
        g_autofree char *key = sk_slice_text(row->key);
        g_autofree char *label = sk_slice_text(row->label);

        sk_json_open(out, NULL, '{');
        sk_json_string(out, "key", key);
        if (*label != '\0')
            sk_json_string(out, "label", label);
        for (guint c = 0; c < columns; c++)
            sk_json_number(out, sk_section_column(section, c), row->numbers[c]);
        sk_json_close(out, '}');
    }
    sk_json_close(out, ']');
}

void
sk_show_json(const SkShow *show, GString *out)
{
    const SkMailFacts *facts = show->facts;
    SkShowTotal totals[SK_SHOW_TOTALS];
    guint n = sk_show_totals(show, totals);

    sk_json_open(out, NULL, '{');
    sk_json_number(out, "version", JSON_VERSION);
    sk_json_string(out, "period", show->period);
    sk_json_string(out, "domain", show->domain);
    sk_json_string(out, "first", *facts->first ? facts->first : NULL);
    sk_json_string(out, "last", *facts->last ? facts->last : NULL);
    sk_json_open(out, "overview", '{');
    for (guint i = 0; i < n; i++)
        sk_json_number(out, totals[i].id, totals[i].number);
    sk_json_close(out, '}');
    sk_json_open(out, "milliseconds", '{');
    sk_json_number(out, "half", sk_facts_percentile(facts, 50));
    sk_json_number(out, "95", sk_facts_percentile(facts, 95));
    sk_json_number(out, "99", sk_facts_percentile(facts, 99));
    sk_json_number(out, "slowest", facts->slowest_ms);
    sk_json_close(out, '}');
    for (guint section = 0; section < SK_N_SECTIONS; section++)
        put_rows(show, section, out);
    sk_json_close(out, '}');
    g_string_append_c(out, '\n');
}
