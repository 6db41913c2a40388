/* SPDX-License-Identifier: Apache-2.0
 *
 * Every attack through the real gate and the real inspector: with all layers,
 * with each one taken away, with Landlock as old as kernel 6.1's. Each ends as
 * a fault or a verdict, no byte of the payload is ever in what may leave, and
 * the next innocent message passes. Prints the table of who stopped what.
 */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <glib/gstdio.h>
#define SK_CELL_TEST
#include "cell/cell.h"
#include "cell/inside.h"
#include "malice-gate.h"
#include "malice-rows.h"

#define N_PLACES 7
#define NO_CELL                                                                \
    {                                                                          \
        .control = -1, .pidfd = -1                                             \
    }

typedef struct {
    const char *folder, *head, *layer; /* layer: must be in the hello */
    unsigned skip;
    char *why; /* could not start */
    GPtrArray *results;
} Place;

static Place places[N_PLACES] = {
    { "all-layers", "all layers", "seccomp=yes", 0 },
    { "without-seccomp", "no seccomp", "probe=yes", SK_CELL_SKIP_SECCOMP },
    { "without-landlock", "no Landlock", "landlock=no(test)",
      SK_CELL_SKIP_LANDLOCK },
    { "without-namespaces", "no namespaces", "namespaces=no(test)",
      SK_CELL_SKIP_NAMESPACES },
    { "without-rlimits", "no rlimits", "rlimits=no(test)",
      SK_CELL_SKIP_RLIMITS },
    { "landlock-abi-2", "abi 2, no ns", "landlock=yes(abi 2)",
      SK_CELL_SKIP_NAMESPACES },
    { "without-two", "no scmp+rlim", "rlimits=no(test)",
      SK_CELL_SKIP_SECCOMP | SK_CELL_SKIP_RLIMITS },
};

static char *folder;
static GBytes *innocent;  /* the innocent mail, cleaned by the shipped worker */
static GPtrArray *honest; /* and the mail of each row */

/* ---- one place ----------------------------------------------------------- */

static void
free_result(gpointer data)
{
    g_free(((MaliceResult *)data)->end);
    g_free(data);
}

/* Two loops at once would share a processor, and the wall clock would end
 * them before the processor's does. */
static GMutex one_loop;

static void
attack_all(Place *place, const SkGateCells *cells)
{
    for (guint i = 0; malice_rows[i].word != NULL; i++) {
        const char *word = malice_rows[i].word;
        MaliceResult *result = g_new0(MaliceResult, 1), next = { 0 };
        gboolean alone = strcmp(word, "loop") == 0;

        if (alone)
            g_mutex_lock(&one_loop);
        malice_pass(cells, word, g_ptr_array_index(honest, i), result, NULL);
        if (alone)
            g_mutex_unlock(&one_loop);
        malice_pass(cells, NULL, innocent, &next, NULL);
        result->next_ok = next.kind == MALICE_HONEST && !next.leaks;
        g_free(next.end);
        g_ptr_array_add(place->results, result);
    }
}

/* What the shipped worker makes of every mail of this test. */
static void
ask_the_shipped(void)
{
    SkCell worker = NO_CELL, inspector = NO_CELL;
    char *wrong = NULL;
    MaliceResult result = { 0 };
    SkGateCells cells;
    GBytes *output;

    if (!malice_start(&worker, &inspector, g_getenv("SK_WORKER"), "seccomp=yes",
                      &wrong))
        g_error("the shipped worker does not start: %s", wrong);
    cells = (SkGateCells){ worker.control, inspector.control };
    honest = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    malice_pass(&cells, NULL, NULL, &result, &innocent);
    for (guint i = 0; malice_rows[i].word != NULL; i++) {
        g_clear_pointer(&result.end, g_free);
        malice_pass(&cells, malice_rows[i].word, NULL, &result, &output);
        g_assert_cmpint(result.kind, ==, MALICE_HONEST);
        g_assert_false(result.leaks);
        g_ptr_array_add(honest, output);
    }
    g_free(result.end);
    sk_cell_stop(&worker);
    sk_cell_stop(&inspector);
}

/* In a thread of its own, which is the zygotes' parent. */
static gpointer
run_place(gpointer data)
{
    Place *place = data;
    SkCell worker = NO_CELL, inspector = NO_CELL;
    g_autofree char *program =
        g_build_filename(folder, place->folder, "sekisho-worker", NULL);

    place->results = g_ptr_array_new_with_free_func(free_result);
    if (malice_start(&worker, &inspector, program, place->layer, &place->why)) {
        SkGateCells cells = { worker.control, inspector.control };

        attack_all(place, &cells);
    }
    sk_cell_stop(&worker);
    sk_cell_stop(&inspector);
    return NULL;
}

/* ---- what must hold ------------------------------------------------------ */

/* TRUE: @end is how the attack of @row may end. A loop on a machine that has
 * more to do meets the wall clock before its processor time is used up. */
static gboolean
is_end_of(const MaliceRow *row, const char *end)
{
    g_auto(GStrv) ends = g_strsplit(row->end, "|", -1);

    return g_strv_contains((const gchar *const *)ends, end) ||
           (strcmp(row->word, "loop") == 0 && strcmp(end, "deadline") == 0);
}

static void
check_result(const MaliceRow *row, const Place *place,
             const MaliceResult *result)
{
    gboolean free =
        row->free_without != 0 && (row->free_without & ~place->skip) == 0;

    g_test_message("%s / %s: %s", row->word, place->head, result->end);
    g_assert_true(result->next_ok);
    g_assert_false(result->leaks);
    if (place == &places[0]) {
        if (!is_end_of(row, result->end))
            g_assert_cmpstr(result->end, ==, row->end);
        g_assert_cmpint(result->kind, ==, row->kind);
    }
    if (row->kind == MALICE_TESTIMONY)
        g_assert_true(result->accepted);
    else
        g_assert_true(!result->accepted || result->kind == MALICE_HONEST);
    if (!free)
        g_assert_cmpstr(result->end, !=, "DONE");
}

static void
check_place(gconstpointer data)
{
    const Place *place = data;

    g_assert_cmpstr(place->why, ==, NULL);
    for (guint i = 0; malice_rows[i].word != NULL; i++)
        check_result(&malice_rows[i], place,
                     g_ptr_array_index(place->results, i));
}

/* ---- beside innocent messages -------------------------------------------- */

#define N_INNOCENT 3
#define N_BESIDE   60

typedef struct {
    const SkGateCells *cells;
    guint bad; /* innocent messages that did not pass as they should */
    gint stop;
} Beside;

static gpointer
run_innocent(gpointer data)
{
    Beside *beside = data;

    for (guint i = 0; i < N_BESIDE; i++) {
        MaliceResult result = { 0 };

        malice_pass(beside->cells, NULL, innocent, &result, NULL);
        if (result.kind != MALICE_HONEST || result.leaks)
            g_atomic_int_inc((gint *)&beside->bad);
        g_free(result.end);
    }
    g_atomic_int_set(&beside->stop, 1);
    return NULL;
}

/* Attacks of one zygote do not touch its other workers: while innocent
 * messages pass, others attack without a pause. */
static void
check_beside(void)
{
    g_autofree char *program =
        g_build_filename(folder, places[0].folder, "sekisho-worker", NULL);
    SkCell worker = NO_CELL, inspector = NO_CELL;
    GThread *threads[N_INNOCENT];
    char *wrong = NULL;
    guint attacks = 0;
    SkGateCells cells;
    Beside beside = { .cells = &cells };

    g_assert_true(
        malice_start(&worker, &inspector, program, places[0].layer, &wrong));
    cells = (SkGateCells){ worker.control, inspector.control };
    for (guint i = 0; i < N_INNOCENT; i++)
        threads[i] = g_thread_new("innocent", run_innocent, &beside);
    for (; g_atomic_int_get(&beside.stop) == 0; attacks++) {
        static const char *const words[] = { "kill-all",      "segv",
                                             "exit-0",        "abort-zygote",
                                             "kill-parent",   "stop",
                                             "garbage-answer" };
        MaliceResult result = { 0 };

        malice_pass(&cells, words[attacks % G_N_ELEMENTS(words)], innocent,
                    &result, NULL);
        g_assert_cmpint(result.kind, ==, MALICE_FAULT);
        g_free(result.end);
    }
    for (guint i = 0; i < N_INNOCENT; i++)
        g_thread_join(threads[i]);
    g_test_message("%u attacks beside %u innocent messages, %u of them hurt",
                   attacks, N_INNOCENT * N_BESIDE, beside.bad);
    g_assert_cmpuint(attacks, >, N_BESIDE / 2);
    g_assert_cmpuint(beside.bad, ==, 0);
    sk_cell_stop(&worker);
    sk_cell_stop(&inspector);
}

/* ---- the table ----------------------------------------------------------- */

static void
print_row(guint i)
{
    g_autoptr(GString) line = g_string_new(NULL);
    const char *first = NULL;

    g_string_append_printf(line, "%-23s", malice_rows[i].word);
    for (guint p = 0; p < N_PLACES; p++) {
        const MaliceResult *result =
            places[p].results->len > i ? g_ptr_array_index(places[p].results, i)
                                       : NULL;
        const char *end = result != NULL ? result->end : "(not run)";
        gboolean again = first != NULL && strcmp(first, end) == 0;

        g_string_append_printf(line, p == 0 ? "| %-34.34s" : "| %-13.13s",
                               again ? "=" : end);
        first = first != NULL ? first : end;
    }
    g_print("# %s\n", line->str);
}

static void
check_table(void)
{
    g_autoptr(GString) head = g_string_new("attack                 ");
    guint kinds[4] = { 0 }, accepted = 0, rows = 0;

    for (guint p = 0; p < N_PLACES; p++)
        g_string_append_printf(head, p == 0 ? "| %-34s" : "| %-13s",
                               places[p].head);
    g_print("# %s\n", head->str);
    for (guint i = 0; malice_rows[i].word != NULL; i++)
        print_row(i);
    for (guint p = 0; p < N_PLACES; p++)
        for (guint i = 0; i < places[p].results->len; i++) {
            const MaliceResult *result =
                g_ptr_array_index(places[p].results, i);

            rows++;
            kinds[result->kind]++;
            accepted += result->leaks ||
                        (result->accepted && result->kind != MALICE_HONEST &&
                         malice_rows[i].kind != MALICE_TESTIMONY);
        }
    g_print("# attacks %u: faults %u, withheld %u, honest bytes %u, plain text "
            "of the worker's own %u, accepted: %u\n",
            rows, kinds[MALICE_FAULT], kinds[MALICE_WITHHELD],
            kinds[MALICE_HONEST], kinds[MALICE_TESTIMONY], accepted);
    g_assert_cmpuint(accepted, ==, 0);
}

static void
prepare(void)
{
    static const char text[] =
        "profiles = { plain = { base = \"text-only\"; };\n"
        " parcel = { base = \"text-only\"; files = (\n"
        "  { type = \"text/plain\"; do = \"clean\"; },\n"
        "  { type = \"text/csv\"; do = \"clean\"; },\n"
        "  { type = \"archive\"; do = \"repack\"; } ); }; };\n"
        "limits = { message = \"1M\"; expanded = \"1M\"; seconds = 2; };\n";
    g_autoptr(GError) error = NULL;

    malice_policy = sk_policy_file_load_text(text, strlen(text), &error);
    g_assert_no_error(error);
    folder = g_dir_make_tmp("sekisho-malice-XXXXXX", &error);
    g_assert_no_error(error);
    for (guint p = 0; p < N_PLACES; p++) {
        g_autofree char *sub = g_build_filename(folder, places[p].folder, NULL);
        g_autofree char *link = g_build_filename(sub, "sekisho-worker", NULL);

        g_assert_cmpint(g_mkdir(sub, 0755), ==, 0);
        g_assert_cmpint(symlink(g_getenv("SK_MALICE_WORKER"), link), ==, 0);
    }
}

static void
clean_up(void)
{
    for (guint p = 0; p < N_PLACES; p++) {
        g_autofree char *sub = g_build_filename(folder, places[p].folder, NULL);
        g_autofree char *link = g_build_filename(sub, "sekisho-worker", NULL);

        g_unlink(link);
        g_rmdir(sub);
        g_ptr_array_unref(places[p].results);
        g_free(places[p].why);
    }
    g_rmdir(folder);
    g_free(folder);
    sk_policy_file_unref(malice_policy);
    g_bytes_unref(innocent);
    g_ptr_array_unref(honest);
}

int
main(int argc, char **argv)
{
    GThread *threads[N_PLACES];
    int status;

    g_test_init(&argc, &argv, NULL);
    prepare();
    ask_the_shipped();
    for (guint p = 0; p < N_PLACES; p++) {
        g_autofree char *path = g_strdup_printf("/gate/%s", places[p].folder);

        g_test_add_data_func(path, &places[p], check_place);
        threads[p] = g_thread_new(places[p].folder, run_place, &places[p]);
    }
    g_test_add_func("/gate/beside", check_beside);
    g_test_add_func("/gate/table", check_table);
    for (guint p = 0; p < N_PLACES; p++)
        g_thread_join(threads[p]);
    status = g_test_run();
    clean_up();
    return status;
}
