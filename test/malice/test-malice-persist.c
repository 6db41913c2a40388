/* SPDX-License-Identifier: Apache-2.0
 *
 * What one mail leaves behind for the next, in a worker that serves both: all
 * of it is gone. Beside it the same in a build in which putting back is left
 * out: there each attack succeeds, so this test can fail.
 */
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>
#define SK_CELL_TEST
#include "cell/cell.h"
#include "malice-end.h"
#include "malice-gate.h"

typedef struct {
    const char *word;
    const char *end;  /* what the finder says; "status 22": in another worker */
    const char *left; /* a build that leaves out what stands against it */
    const char *left_end; /* NULL: anything but a good mail */
    const char *dies;     /* of it, where nothing is left out, the planter */
    const char *needs;    /* a feature of the processor */
} Attack;

#define GONE(word, left)                                                       \
    {                                                                          \
        word, "honest bytes", left, "DONE", NULL, NULL                         \
    }

static const Attack attacks[] = {
    GONE("variables", "alone-left"),
    GONE("errno", "alone-left"),
    GONE("free-list", "alone-left"),
    GONE("work", "alone-left"),
    GONE("far", "alone-left"),
    GONE("mark", "alone-left"),
    GONE("locale", "alone-left"),
    GONE("glib", "alone-left"),
    GONE("xml", "alone-left"),
    GONE("mime", "alone-left"),
    GONE("magic", "alone-left"),
    GONE("archive", "alone-left"),
    GONE("crypto", "alone-left"),
#ifdef __x86_64__
    GONE("registers", "alone-held"),
    GONE("saved", "alone-saved"),
    GONE("selectors", "alone-held"),
    GONE("stack-alternate", "alone-held"),
    GONE("stack-input", "alone-held"),
    GONE("in-handler", "alone-held"),
    { "gs-base", "honest bytes", "alone-held", "DONE", NULL, "fsgsbase" },
    { "fs-base", "honest bytes", "alone-held", NULL, NULL, "fsgsbase" },
    /* these the kernel clears, too, when it enters a handler */
    { "keys", "honest bytes", NULL, NULL, NULL, "pku" },
    /* without its base register no code of ours runs any more */
    { "thread", "honest bytes", "alone-held", NULL, NULL, NULL },
    /* the kernel finds no room for its frame: that worker ends, and it is
     * nobody's mail */
    { "stack-low", "status 22", NULL, NULL, NULL, NULL },
#endif
    /* no signal can be sent or held back: whoever tries ends at once */
    { "pending", "status 22", "alone-open", "DONE", "SIGSYS", NULL },
};

#define TRIES 5

static char *folder;

/* One planter and one finder in the worker of @variant; what the finder says. */
static char *
try_in(const char *variant, const Attack *attack, MaliceResult *planted)
{
    SkCell worker = NO_CELL, inspector = NO_CELL;
    g_autofree char *program =
        g_build_filename(folder, variant, "sekisho-worker", NULL);
    g_autofree char *plant = g_strconcat("plant-", attack->word, NULL);
    g_autofree char *find = g_strconcat("find-", attack->word, NULL);
    MaliceResult found = { 0 };
    char *wrong = NULL;
    SkGateCells cells;

    if (!malice_start(&worker, &inspector, program, "probe=yes", &wrong))
        g_error("%s: %s", variant, wrong);
    cells = (SkGateCells){ worker.control, inspector.control };
    malice_pass(&cells, plant, NULL, planted, NULL);
    g_test_message("%s in %s: planted %s", attack->word, variant,
                   planted->end);
    malice_pass(&cells, find, NULL, &found, NULL);
    g_test_message("%s in %s: found %s", attack->word, variant, found.end);
    g_assert_false(found.leaks);
    sk_cell_stop(&worker);
    sk_cell_stop(&inspector);
    return found.end;
}

/* A planter that shall be stopped in a certain place can be stopped too late,
 * and has then ended of its own deed: it is tried again. */
static char *
attack_in(const char *variant, const Attack *attack, const char *dies)
{
    char *end = NULL;

    for (int i = 0; i < TRIES; i++) {
        MaliceResult planted = { 0 };
        gboolean as_meant;

        g_free(end);
        end = try_in(variant, attack, &planted);
        as_meant = dies == NULL ? planted.kind == MALICE_HONEST
                                : strcmp(planted.end, dies) == 0;
        g_free(planted.end);
        if (as_meant)
            return end;
    }
    g_error("%s: nothing could be planted in %s", attack->word, variant);
}

static gboolean
has(const char *feature)
{
    g_autofree char *text = NULL;
    g_auto(GStrv) words = NULL;

    if (feature == NULL)
        return TRUE;
    if (!g_file_get_contents("/proc/cpuinfo", &text, NULL, NULL))
        return FALSE;
    words = g_strsplit_set(text, " \n", -1);
    return g_strv_contains((const char *const *)words, feature);
}

static void
test_attack(gconstpointer data)
{
    const Attack *attack = data;
    g_autofree char *end = NULL;
    g_autofree char *left = NULL;

    if (!has(attack->needs)) {
        g_test_skip("not a feature of this processor");
        return;
    }
    end = attack_in("alone", attack, attack->dies);
    g_assert_cmpstr(end, ==, attack->end);
    if (attack->left == NULL)
        return;
    left = attack_in(attack->left, attack, NULL);
    if (attack->left_end != NULL)
        g_assert_cmpstr(left, ==, attack->left_end);
    else
        g_assert_cmpstr(left, !=, attack->end);
}

int
main(int argc, char **argv)
{
    static const char text[] =
        "profiles = { plain = { base = \"text-only\"; }; };\n"
        "limits = { message = \"1M\"; expanded = \"1M\"; seconds = 20; };\n";
    static const char *const variants[] = { "alone", "alone-left",
                                            "alone-held", "alone-saved",
                                            "alone-open" };
    g_autoptr(GError) error = NULL;
    int status;

    g_test_init(&argc, &argv, NULL);
    malice_policy = sk_policy_file_load_text(text, strlen(text), &error);
    g_assert_no_error(error);
    folder = g_dir_make_tmp("sekisho-persist-XXXXXX", &error);
    g_assert_no_error(error);
    for (gsize i = 0; i < G_N_ELEMENTS(variants); i++) {
        g_autofree char *sub = g_build_filename(folder, variants[i], NULL);
        g_autofree char *link = g_build_filename(sub, "sekisho-worker", NULL);

        g_assert_cmpint(g_mkdir(sub, 0755), ==, 0);
        g_assert_cmpint(symlink(g_getenv("SK_MALICE_WORKER"), link), ==, 0);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(attacks); i++) {
        g_autofree char *path =
            g_strdup_printf("/persist/%s", attacks[i].word);

        g_test_add_data_func(path, &attacks[i], test_attack);
    }
    status = g_test_run();
    for (gsize i = 0; i < G_N_ELEMENTS(variants); i++) {
        g_autofree char *sub = g_build_filename(folder, variants[i], NULL);
        g_autofree char *link = g_build_filename(sub, "sekisho-worker", NULL);

        g_unlink(link);
        g_rmdir(sub);
    }
    g_rmdir(folder);
    sk_policy_file_unref(malice_policy);
    return status;
}
