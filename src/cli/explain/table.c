/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of `sekisho explain FOLDER`: what becomes of each input, in one
 * line of 80 columns.
 */
#include <stdio.h>
#include <string.h>

#include "cli/explain/explained.h"
#include "cli/page.h"

#define NAME_WIDTH    38
#define VERDICT_WIDTH 9
#define COUNT_WIDTH   6
#define REASON_WIDTH  17

static void
print_row(const char *name, const char *verdict, const char *leave,
          const char *gone, const char *reason)
{
    g_autofree char *first = sk_page_cell(name, NAME_WIDTH);
    g_autofree char *second = sk_page_cell(verdict, VERDICT_WIDTH);
    g_autofree char *last = sk_page_cut(reason, REASON_WIDTH);
    g_autofree char *line =
        g_strdup_printf("%s %s %4s %4s %s", first, second, leave, gone, last);

    puts(g_strchomp(line));
}

void
sk_explain_table_begin(SkExplainTable *table)
{
    memset(table, 0, sizeof *table);
    table->reasons = g_ptr_array_new_with_free_func(sk_count_free);
    print_row(_("input"), _("verdict"), _("out"), _("gone"), _("why"));
}

/* Adds to *@leave the parts that leave and to *@gone those that were removed,
 * and counts the reasons in @table. Returns the reason of the first part that
 * was removed, or "". */
static const char *
count_parts(SkExplainTable *table, const SkReport *report, guint *leave,
            guint *gone)
{
    const char *why = "";

    for (guint i = 0; i < report->parts->len; i++) {
        const SkPartReport *part = report->parts->pdata[i];

        *leave += part->has_output && part->path->len > 0;
        if (!g_str_equal(part->action, "removed"))
            continue;
        ++*gone;
        sk_count_add(table->reasons, sk_reason_word(part->reason), 1, NULL);
        if (*why == '\0')
            why = sk_reason_word(part->reason);
    }
    return why;
}

static void
add_cleaned(SkExplainTable *table, const char *path, const SkOutcome *outcome)
{
    guint leave = 0, gone = 0;
    const char *why = count_parts(table, outcome->report, &leave, &gone);
    gboolean withheld = outcome->verdict == SK_VERDICT_WITHHELD;
    g_autofree char *out = g_strdup_printf("%u", leave);
    g_autofree char *removed = g_strdup_printf("%u", gone);

    table->verdicts[outcome->verdict]++;
    print_row(path, sk_verdict_word(outcome->verdict), withheld ? "-" : out,
              removed, withheld ? sk_reason_word(outcome->reason) : why);
}

void
sk_explain_table_add(SkExplainTable *table, const char *path,
                     const SkExplained *explained)
{
    table->n++;
    if (explained == NULL) {
        table->faults++;
        print_row(path, _("fault"), "-", "-", "");
        return;
    }
    add_cleaned(table, path, &explained->outcome);
}

static gint
compare_counts(gconstpointer a, gconstpointer b)
{
    const SkCount *one = *(const SkCount *const *)a,
                  *other = *(const SkCount *const *)b;

    if (one->count != other->count)
        return one->count < other->count ? 1 : -1;
    return strcmp(one->what, other->what);
}

void
sk_explain_table_end(SkExplainTable *table)
{
    g_autoptr(GString) why = g_string_new(_("taken out:"));

    sk_page_linef(0, 2,
                  _("%u inputs: %u kept, %u cleaned, %u withheld, %u faults"),
                  table->n, table->verdicts[SK_VERDICT_KEPT],
                  table->verdicts[SK_VERDICT_CLEANED],
                  table->verdicts[SK_VERDICT_WITHHELD], table->faults);
    g_ptr_array_sort(table->reasons, compare_counts);
    for (guint i = 0; i < table->reasons->len; i++) {
        const SkCount *count = table->reasons->pdata[i];

        g_string_append_printf(why, "%s %s × %u", i > 0 ? "," : "", count->what,
                               count->count);
    }
    if (table->reasons->len > 0)
        sk_page_line(0, 2, why->str);
    g_ptr_array_unref(table->reasons);
}
