/* SPDX-License-Identifier: Apache-2.0
 *
 * When silence is too long: only time within office hours counts.
 */
#include <glib.h>

#include "door/metrics/silence.h"

#define MIDNIGHT    G_GUINT64_CONSTANT(1795878000)
#define AT(h, m)    (MIDNIGHT + (guint64)(h)*3600 + (guint64)(m)*60)
#define BEFORE      (MIDNIGHT - 3600)
#define OFFICE_FROM (8 * 60 + 30)
#define OFFICE_TO   (17 * 60 + 15)

static const struct {
    const char *name;
    guint64 minutes, now, last;
    guint weekday;
    gboolean expected;
} rows[] = {
    { "no-watch", 0, AT(12, 0), BEFORE, 2, FALSE },
    { "just-passed", 30, AT(12, 0), AT(11, 59), 2, FALSE },
    { "almost", 30, AT(12, 0), AT(11, 31), 2, FALSE },
    { "exactly", 30, AT(12, 0), AT(11, 30), 2, TRUE },
    { "long", 30, AT(12, 0), AT(9, 0), 5, TRUE },
    { "at-night", 30, AT(3, 0), BEFORE, 2, FALSE },
    { "before-opening", 30, AT(8, 29), BEFORE, 2, FALSE },
    { "quiet-night-is-no-silence", 30, AT(8, 31), BEFORE, 2, FALSE },
    { "quiet-morning", 30, AT(9, 0), BEFORE, 2, TRUE },
    { "last-minute", 30, AT(17, 14), AT(16, 0), 1, TRUE },
    { "after-closing", 30, AT(17, 15), AT(9, 0), 1, FALSE },
    { "saturday", 30, AT(12, 0), BEFORE, 6, FALSE },
    { "sunday", 30, AT(12, 0), BEFORE, 7, FALSE },
    { "clock-set-back", 30, AT(12, 0), AT(13, 0), 2, FALSE },
};

static void
run_row(gconstpointer data)
{
    const SkSilence *with = data;

    g_assert_cmpuint(with->from, ==, OFFICE_FROM);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        SkSilence silence = *with;

        silence.minutes = rows[i].minutes;
        g_test_message("%s", rows[i].name);
        g_assert_cmpint(sk_silence_is(&silence, rows[i].now, rows[i].last,
                                      MIDNIGHT, rows[i].weekday),
                        ==, rows[i].expected);
    }
}

int
main(int argc, char **argv)
{
    static const SkSilence office = { 0, OFFICE_FROM, OFFICE_TO };

    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/silence/rows", &office, run_row);
    return g_test_run();
}
