/* SPDX-License-Identifier: Apache-2.0
 *
 * A report as text for a terminal or a mail: two columns of words, right-hand
 * columns of numbers. Widths are those of a terminal, where Japanese characters
 * take two places.
 */
#include <string.h>

#include "cli/report/show.h"

#define KEY_MAX    72 /* places of the first column at most */
#define NUMBER_MIN 14

static gsize
width_of(const char *text)
{
    gsize width = 0;

    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);

        if (!g_unichar_iszerowidth(c))
            width += g_unichar_iswide(c) ? 2 : 1;
    }
    return width;
}

static void
put_left(GString *out, const char *text, gsize width)
{
    gsize have = width_of(text);

    g_string_append(out, text);
    for (; have < width; have++)
        g_string_append_c(out, ' ');
}

static void
put_right(GString *out, const char *text, gsize width)
{
    for (gsize have = width_of(text); have < width; have++)
        g_string_append_c(out, ' ');
    g_string_append(out, text);
}

/* place_of: returns the width of a column of numbers with the title @column. */
static gsize
place_of(const char *column)
{
    gsize width = width_of(column);

    return MAX(NUMBER_MIN, width) + 2;
}

/* wider: returns how wide the first column must be for @text if it is @width
 * wide already. It never becomes wider than KEY_MAX. */
static gsize
wider(gsize width, const char *text)
{
    gsize other = width_of(text);

    return CLAMP(other, width, KEY_MAX);
}

static void
put_title(GString *out, const char *title)
{
    g_string_append_printf(out, "\n%s\n", title);
    for (gsize i = width_of(title); i > 0; i--)
        g_string_append_c(out, '-');
    g_string_append_c(out, '\n');
}

static void
put_row(const SkShow *show, SkSection section, const SkTallyRow *row,
        gsize width, guint columns, GString *out)
{
    g_autofree char *key = sk_show_key(row->key);
    g_autofree char *label = sk_show_key(row->label);
    const char *meaning = sk_voice_key(show->voice, section, key);

    g_string_append(out, "  ");
    put_left(out, key, width);
    for (guint c = 0; c < columns; c++) {
        g_autofree char *number = sk_show_number(row->numbers[c]);
        const char *column =
            sk_voice_word(show->voice, sk_section_column(section, c));

        put_right(out, number, place_of(column));
    }
    if (meaning == NULL)
        meaning = label;
    if (*meaning != '\0')
        g_string_append_printf(out, "  %s", meaning);
    g_string_append_c(out, '\n');
}

static void
put_head(const SkShow *show, SkSection section, gsize width, guint columns,
         GString *out)
{
    g_string_append(out, "  ");
    put_left(out, "", width);
    for (guint c = 0; c < columns; c++) {
        const char *column =
            sk_voice_word(show->voice, sk_section_column(section, c));

        put_right(out, column, place_of(column));
    }
    g_string_append_c(out, '\n');
}

static void
put_note(const SkShow *show, const char *id, guint64 count, GString *out)
{
    g_autofree char *note = sk_show_note(show, id, count);

    g_string_append_printf(out, "  %s\n", note);
}

static void
put_section(const SkShow *show, SkSection section, GString *out)
{
    guint columns, shown;
    g_autoptr(GPtrArray) rows = sk_show_rows(show, section, &columns);
    guint64 error = sk_tally_error(show->facts->sections[section]);
    gsize width = 12;

    put_title(out, sk_show_title(show, section));
    if (rows->len == 0) {
        g_string_append_printf(out, "  %s\n",
                               sk_voice_word(show->voice, "none"));
        return;
    }
    shown = section == SK_SECTION_TIME ? rows->len : MIN(rows->len, show->top);
    for (guint i = 0; i < shown; i++) {
        const SkTallyRow *row = rows->pdata[i];
        g_autofree char *key = sk_show_key(row->key);

        width = wider(width, key);
    }
    put_head(show, section, width, columns, out);
    for (guint i = 0; i < shown; i++)
        put_row(show, section, rows->pdata[i], width, columns, out);
    if (shown < rows->len)
        put_note(show, "more", rows->len - shown, out);
    if (error > 0)
        put_note(show, "uncertain", error, out);
}

static void
put_overview(const SkShow *show, GString *out)
{
    const SkMailFacts *facts = show->facts;
    SkShowTotal totals[SK_SHOW_TOTALS];
    guint n = sk_show_totals(show, totals);
    gsize width = 0;

    put_title(out, sk_voice_word(show->voice, "overview"));
    for (guint i = 0; i < n; i++)
        width = wider(width, sk_voice_word(show->voice, totals[i].id));
    for (guint i = 0; i < n; i++) {
        g_autofree char *number = sk_show_number(totals[i].number);

        g_string_append(out, "  ");
        put_left(out, sk_voice_word(show->voice, totals[i].id), width);
        put_right(out, number, NUMBER_MIN + 4);
        g_string_append_c(out, '\n');
    }
    g_string_append_printf(out, "  %s: %u, %u, %u, %" G_GUINT64_FORMAT "\n",
                           sk_voice_word(show->voice, "milliseconds"),
                           sk_facts_percentile(facts, 50),
                           sk_facts_percentile(facts, 95),
                           sk_facts_percentile(facts, 99), facts->slowest_ms);
}

void
sk_show_text(const SkShow *show, GString *out)
{
    const SkMailFacts *facts = show->facts;

    g_string_append_printf(out, "%s\n%s: %s\n",
                           sk_voice_word(show->voice, "title"),
                           sk_voice_word(show->voice, "period"), show->period);
    if (show->domain != NULL)
        g_string_append_printf(out, "%s: %s\n",
                               sk_voice_word(show->voice, "domain"),
                               show->domain);
    if (*facts->first != '\0')
        g_string_append_printf(out, "%s: %s – %s\n",
                               sk_voice_word(show->voice, "lines-from-to"),
                               facts->first, facts->last);
    put_overview(show, out);
    for (guint section = 0; section < SK_N_SECTIONS; section++)
        put_section(show, section, out);
}
