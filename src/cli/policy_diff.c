/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy diff`: cleans mails and files under two policies, in the
 * sandbox as always, and lists what would come out differently, so that an
 * admin sees what a change does before it does it. It writes no result, and
 * holds one input at a time.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/mailbox.h"
#include "cli/output.h"
#include "cli/page.h"
#include "cli/policy_options.h"
#include "core/json.h"
#include "gate/change.h"

#define EXAMPLES_MAX 3

/* Differences of one kind: the same two lines of the policies, and the same
 * effect. */
typedef struct {
    char *before, *after, *rule_before, *rule_after;
    gboolean crosses;
    guint n;
    char *examples[EXAMPLES_MAX];
} Group;

typedef struct {
    char *profile, *as_word;
    SkAs as;
    gboolean json;
    SkEngine engines[2];
    GHashTable *groups;
    guint done, different, crossing;
    int code;
} Diff;

static const char summary[] = N_(
    "Cleans each INPUT (a mail, a file, a folder, or a mailbox in mbox form) "
    "under\n"
    "the policies OLD and NEW, and lists what would come out differently, "
    "grouped\n"
    "by the lines of the policies that decide. Nothing is written or sent.\n\n"
    "Exit status: 0 nothing leaves under NEW that did not under OLD, 1 "
    "something\n"
    "does, 2 wrong usage or policy, 75 an input could not be processed.");

/* ---- groups ------------------------------------------------------------- */

static void
group_free(gpointer data)
{
    Group *group = data;

    g_free(group->before);
    g_free(group->after);
    g_free(group->rule_before);
    g_free(group->rule_after);
    for (guint i = 0; i < EXAMPLES_MAX; i++)
        g_free(group->examples[i]);
    g_free(group);
}

static void
count(Diff *diff, const char *path, const SkChange *change)
{
    g_autofree char *key = g_strdup_printf("%s\n%s\n%s\n%s\n%d", change->before,
                                           change->after, change->rule_before,
                                           change->rule_after, change->crosses);
    Group *group = g_hash_table_lookup(diff->groups, key);

    if (group == NULL) {
        group = g_new0(Group, 1);
        group->before = g_strdup(change->before);
        group->after = g_strdup(change->after);
        group->rule_before = g_strdup(change->rule_before);
        group->rule_after = g_strdup(change->rule_after);
        group->crosses = change->crosses;
        g_hash_table_insert(diff->groups, g_steal_pointer(&key), group);
    }
    if (group->n < EXAMPLES_MAX)
        group->examples[group->n] = g_strdup_printf(
            "%s%s%s", path, *change->part ? ": " : "", change->part);
    group->n++;
}

/* What crosses stands first, then what happens most. */
static gint
compare_groups(gconstpointer a, gconstpointer b)
{
    const Group *one = *(const Group *const *)a,
                *other = *(const Group *const *)b;

    if (one->crosses != other->crosses)
        return other->crosses - one->crosses;
    if (one->n != other->n)
        return one->n < other->n ? 1 : -1;
    if (strcmp(one->before, other->before) != 0)
        return strcmp(one->before, other->before);
    return strcmp(one->after, other->after);
}

/* ---- printing ----------------------------------------------------------- */

static void
print_group(const Group *group)
{
    g_autofree char *head = g_strdup_printf(
        "%u × %s → %s%s", group->n, group->before, group->after,
        group->crosses ? _("   (leaves under the new policy only)") : "");
    g_autofree char *shown = sk_cli_printable(head);

    sk_print_bold(stdout, shown);
    printf("\n");
    if (*group->rule_before != '\0' || *group->rule_after != '\0')
        printf("    [%s → %s]\n",
               *group->rule_before ? group->rule_before : _("default"),
               *group->rule_after ? group->rule_after : _("default"));
    for (guint i = 0; i < EXAMPLES_MAX && group->examples[i] != NULL; i++) {
        g_autofree char *example = sk_cli_printable(group->examples[i]);

        printf("    %s\n", example);
    }
}

static void
print_groups(const Diff *diff)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    GHashTableIter iter;
    gpointer group;

    g_hash_table_iter_init(&iter, diff->groups);
    while (g_hash_table_iter_next(&iter, NULL, &group))
        g_ptr_array_add(sorted, group);
    g_ptr_array_sort(sorted, compare_groups);
    for (guint i = 0; i < sorted->len; i++)
        print_group(sorted->pdata[i]);
    printf(_("%u inputs: %u come out differently, of %u something leaves that "
             "did not\n"),
           diff->done, diff->different, diff->crossing);
}

static void
print_json(const char *path, const SkChange *change)
{
    g_autoptr(GString) json = g_string_new(NULL);

    sk_json_open(json, NULL, '{');
    sk_json_string(json, "input", path);
    sk_changes_json(json, change);
    sk_json_close(json, '}');
    /* The progress and the line may go to the same terminal. */
    sk_progress_share(1, "");
    puts(json->str);
}

/* ---- trying ------------------------------------------------------------- */

typedef struct {
    const SkEngine *engine;
    SkPassage passage;
    SkSpool *spool;
    SkOutcome outcome;
    GError *error;
    gboolean ok;
} Try;

static gpointer
try(gpointer data)
{
    Try *one = data;

    one->ok = sk_gate_pass(&one->passage, &one->outcome, &one->error);
    return NULL;
}

/* Cleans @bytes under both policies at the same time. */
static gboolean
try_both(Diff *diff, const SkInput *input, GBytes *bytes, Try tries[2],
         GError **error)
{
    GThread *thread;

    for (guint i = 0; i < 2; i++) {
        Try *one = &tries[i];

        one->engine = &diff->engines[i];
        one->passage.task = SK_TASK_CLEAN;
        one->passage.policy = one->engine->policy;
        one->passage.site_key = &one->engine->site_key;
        one->passage.cells = sk_cells_controls(&one->engine->cells);
        one->passage.file_name = input->relative;
        one->spool = sk_input_spool_bytes(input, diff->as, bytes,
                                          &one->passage.kind, error);
        if (one->spool == NULL)
            return FALSE;
        one->passage.spool = one->spool;
    }
    thread = g_thread_new("old", try, &tries[0]);
    try(&tries[1]);
    g_thread_join(thread);
    for (guint i = 0; i < 2; i++)
        if (!tries[i].ok) {
            g_propagate_error(error, g_steal_pointer(&tries[i].error));
            return FALSE;
        }
    return TRUE;
}

static void
note_changes(Diff *diff, const char *path, const GPtrArray *changes)
{
    gboolean crosses = FALSE;

    for (guint i = 0; i < changes->len; i++) {
        const SkChange *change = changes->pdata[i];

        crosses = crosses || change->crosses;
        if (diff->json)
            print_json(path, change);
        else
            count(diff, path, change);
    }
    diff->different += changes->len > 0;
    diff->crossing += crosses;
}

static void
compare_one(Diff *diff, const SkInput *input, const char *path, GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    Try tries[2] = { 0 };

    diff->done++;
    if (try_both(diff, input, bytes, tries, &error)) {
        SkTried before = { tries[0].passage.policy, &tries[0].outcome };
        SkTried after = { tries[1].passage.policy, &tries[1].outcome };
        g_autoptr(GPtrArray) changes = sk_changes_between(&before, &after);

        note_changes(diff, path, changes);
    } else {
        g_prefix_error(&error, "%s: ", path);
        diff->code = sk_cli_fail("policy diff", SK_EXIT_FAULT, error);
    }
    for (guint i = 0; i < 2; i++) {
        sk_outcome_clear(&tries[i].outcome);
        sk_spool_free(tries[i].spool);
        g_clear_error(&tries[i].error);
    }
}

/* Shows how far the work is: input number @i of @n, of which @share is done. */
static void
show_progress(guint i, guint n, double share, const char *label)
{
    sk_progress_share((i + MIN(share, 0.999)) / n, label);
}

/* Compares all mails of input number @i of @n. Only one is held at a time. */
static gboolean
compare_mails(Diff *diff, const SkInput *input, guint i, guint n,
              GError **error)
{
    g_autoptr(SkMailbox) box = sk_mailbox_open(input->path, error);
    g_autofree char *valid = g_utf8_make_valid(input->path, -1);

    for (guint number = 1; box != NULL; number++) {
        g_autoptr(GBytes) mail = NULL;
        g_autofree char *path = NULL;
        double share = sk_mailbox_share(box);

        mail = sk_mailbox_next(box, error);
        if (mail == NULL)
            break;
        path = sk_mailbox_is_one(box)
                   ? g_strdup(valid)
                   : g_strdup_printf(_("%s, mail %u"), valid, number);
        show_progress(i, n, share, path);
        compare_one(diff, input, path, mail);
    }
    return error == NULL || *error == NULL;
}

static void
compare_input(Diff *diff, const SkInput *input, guint i, guint n)
{
    GError *error = NULL;

    if (compare_mails(diff, input, i, n, &error))
        return;
    sk_progress_share(1, "");
    diff->code = sk_cli_fail("policy diff", SK_EXIT_FAULT, error);
    g_error_free(error);
}

/* ---- the command -------------------------------------------------------- */

static int
run(Diff *diff, char **policies, const GPtrArray *inputs)
{
    for (guint i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;

        if (!sk_engine_start(&diff->engines[i], policies[i], diff->profile,
                             NULL, &error))
            return sk_cli_fail("policy diff",
                               error->code == SK_ERROR_SANDBOX ? SK_EXIT_FAULT
                                                               : SK_EXIT_USAGE,
                               error);
    }
    for (guint i = 0; i < inputs->len; i++)
        compare_input(diff, inputs->pdata[i], i, inputs->len);
    sk_progress_share(1, "");
    if (!diff->json)
        print_groups(diff);
    return sk_cli_worse(diff->code,
                        diff->crossing > 0 ? SK_EXIT_WITHHELD : SK_EXIT_OK);
}

static int
run_arguments(Diff *diff, char **arguments)
{
    g_autoptr(GPtrArray) inputs = NULL;
    g_autoptr(GError) error = NULL;
    int code;

    if (g_strv_length(arguments) < 3) {
        fprintf(stderr, "%s",
                _("sekisho policy diff: OLD, NEW and at least one INPUT, "
                  "please. Try 'sekisho policy diff --help'.\n"));
        return SK_EXIT_USAGE;
    }
    if (!sk_as_parse(diff->as_word, &diff->as)) {
        fprintf(stderr, "%s",
                _("sekisho policy diff: --as is mail, file or auto\n"));
        return SK_EXIT_USAGE;
    }
    inputs = sk_inputs_collect(arguments + 2, &error);
    if (inputs == NULL)
        return sk_cli_fail("policy diff", SK_EXIT_USAGE, error);
    code = run(diff, arguments, inputs);
    for (guint i = 0; i < 2; i++)
        sk_engine_stop(&diff->engines[i]);
    return code;
}

int
sk_policy_cli_diff(int argc, char **argv)
{
    Diff diff = { 0 };
    const GOptionEntry entries[] = {
        { "profile", 0, 0, G_OPTION_ARG_STRING, &diff.profile,
          N_("profile of both policies (default: the first of each)"), "NAME" },
        { "as", 0, 0, G_OPTION_ARG_STRING, &diff.as_word,
          N_("what the inputs are (default: auto)"), "mail|file|auto" },
        { "json", 0, 0, G_OPTION_ARG_NONE, &diff.json,
          N_("each difference as a line of JSON"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    int code;

    if (!sk_cli_parse("policy diff", "OLD NEW INPUT…", summary, entries, &argc,
                      &argv))
        return SK_EXIT_USAGE;
    diff.groups =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, group_free);
    code = run_arguments(&diff, argv + 1);
    g_hash_table_unref(diff.groups);
    g_free(diff.profile);
    g_free(diff.as_word);
    return code;
}
