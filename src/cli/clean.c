/* SPDX-License-Identifier: Apache-2.0
 *
 * sekisho clean: sends files, folders and mails through worker and inspector as
 * the milter does. A fault over one input does not stop the others.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "cli/cli.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/unzip.h"
#include "core/json.h"
#include "gate/emit.h"

typedef struct {
    char *policy, *profile, *as_word, *out, *report, *key;
    SkAs as;
    gboolean out_is_folder;
    GHashTable *taken;
    FILE *report_file; /* NULL if no report was asked for */
    SkEngine engine;
    guint total; /* the number of inputs */
} Clean;

static const char summary[] = N_(
    "Writes what may cross of each INPUT (a mail, a file, a folder, or - for\n"
    "standard input), and says in the report what was taken out. Of an "
    "archive,\n"
    "OUT gets a folder of what may cross, where OUT is a folder, else one "
    "clean\n"
    "ZIP.\n\n"
    "Exit status: 0 all released, 1 something was withheld, 2 wrong usage or\n"
    "policy, 75 the machine failed and nothing was written for that input.");

static gboolean
parse(Clean *clean, int *argc, char ***argv)
{
    const GOptionEntry entries[] = {
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &clean->policy,
          N_("policy file (default: the installed one, else the built-in)"),
          "POLICY" },
        { "profile", 0, 0, G_OPTION_ARG_STRING, &clean->profile,
          N_("profile to clean under (default: the policy's first)"), "NAME" },
        { "as", 0, 0, G_OPTION_ARG_STRING, &clean->as_word,
          N_("what the inputs are (default: auto)"), "mail|file|auto" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &clean->out,
          N_("where the results go: a file, a folder, or - (the default)"),
          "OUT" },
        { "report", 'r', 0, G_OPTION_ARG_FILENAME, &clean->report,
          N_("write the reports there as JSON Lines; - for standard output"),
          "REPORT" },
        { "site-key", 0, 0, G_OPTION_ARG_FILENAME, &clean->key,
          N_("the gateway's site key, for the receipts it would give"),
          "FILE" },
        G_OPTION_ENTRY_NULL,
    };

    return sk_cli_parse("clean", "INPUT…", summary, entries, argc, argv);
}

/* Returns what is wrong with the command line, or NULL. */
static const char *
usage_problem(Clean *clean, const GPtrArray *inputs, gboolean folder_given)
{
    gboolean to_stdout = clean->out == NULL || g_str_equal(clean->out, "-");

    if (!sk_as_parse(clean->as_word, &clean->as))
        return N_("--as is mail, file or auto");
    if (to_stdout && clean->report != NULL && g_str_equal(clean->report, "-"))
        return N_("results and reports cannot both go to standard output: give "
                  "-o or -r a name");
    if (to_stdout && (inputs->len > 1 || folder_given))
        return N_("several inputs need -o FOLDER");
    clean->out_is_folder =
        !to_stdout &&
        (inputs->len > 1 || folder_given || g_str_has_suffix(clean->out, "/") ||
         g_file_test(clean->out, G_FILE_TEST_IS_DIR));
    if (clean->out_is_folder && g_file_test(clean->out, G_FILE_TEST_EXISTS) &&
        !g_file_test(clean->out, G_FILE_TEST_IS_DIR))
        return N_("several inputs need a folder for -o, and this is a file");
    return NULL;
}

static gboolean
print_line(Clean *clean, const char *line)
{
    return fprintf(clean->report_file, "%s\n", line) > 0 &&
           fflush(clean->report_file) == 0;
}

static gboolean
write_report(Clean *clean, const char *path, const SkPassage *passage,
             const SkOutcome *outcome)
{
    SkReportContext context = { .input_path = path };
    g_autofree char *line = NULL;

    if (clean->report_file == NULL)
        return TRUE;
    line = sk_report_json(passage, outcome, &context);
    return print_line(clean, line);
}

/* Writes a report line without a verdict that says why the input could not be
 * processed. */
static void
write_fault(Clean *clean, const char *path, const char *why)
{
    GString *json = g_string_new(NULL);

    sk_json_open(json, NULL, '{');
    sk_json_number(json, "version", 1);
    sk_json_string(json, "input_path", path);
    sk_json_string(json, "verdict", NULL);
    sk_json_string(json, "reason", NULL);
    sk_json_string(json, "fault", why);
    sk_json_close(json, '}');
    if (clean->report_file != NULL)
        (void)print_line(clean, json->str);
    g_string_free(json, TRUE);
}

static int
say_fault(Clean *clean, const GError *error)
{
    sk_progress(clean->total, clean->total, "");
    return sk_cli_fail("clean", SK_EXIT_FAULT, error);
}

/* Counts one input that failed and of which no report was written; the other
 * inputs go on. */
static int
fail(Clean *clean, const SkInput *input, const GError *error)
{
    g_autofree char *path = g_utf8_make_valid(input->path, -1);

    write_fault(clean, path, error->message);
    return say_fault(clean, error);
}

/* Returns the name of the result: the name of the input or, for a file, the
 * clean name from the worker, if that is a name of the type which the inspector
 * accepted. A text without a file name gets the name of a text. If @extension
 * is NULL, the extension of the name stays. */
static char *
result_name(const SkInput *input, const SkPassage *passage,
            const SkOutcome *outcome, const char **extension)
{
    const SkPartReport *root = outcome->report->parts->len > 0
                                   ? outcome->report->parts->pdata[0]
                                   : NULL;
    const char *name = root != NULL ? root->out_name : NULL;
    g_autofree char *folder = g_path_get_dirname(input->relative);

    *extension = NULL;
    if (passage->kind == SK_KIND_FILE && name != NULL &&
        strchr(name, '/') == NULL && *name != '.' &&
        sk_emit_type_of(name) == sk_emit_type(root->out_type))
        return g_build_filename(folder, name, NULL);
    if (passage->kind == SK_KIND_FILE && outcome->verdict == SK_VERDICT_CLEANED)
        *extension = ".txt";
    return g_strdup(input->relative);
}

/* Returns whether what leaves is an archive, and not a document that is written
 * as a ZIP, too. */
static gboolean
leaves_as_zip(const SkOutcome *outcome)
{
    const SkPartReport *root = outcome->report->parts->len > 0
                                   ? outcome->report->parts->pdata[0]
                                   : NULL;

    return root != NULL && g_strcmp0(root->out_type, "application/zip") == 0;
}

/* Writes the result below the folder OUT. An archive becomes the folder of its
 * members. */
static gboolean
write_below(Clean *clean, const SkInput *input, const SkPassage *passage,
            const SkOutcome *outcome, GError **error)
{
    gboolean unzips = passage->kind == SK_KIND_FILE && leaves_as_zip(outcome) &&
                      sk_unzip_is_zip(outcome->output);
    const char *extension;
    g_autofree char *name = result_name(input, passage, outcome, &extension);
    g_autofree char *path =
        sk_output_name(clean->out, name, unzips ? "" : extension, clean->taken);

    return unzips ? sk_unzip(outcome->output, path, error)
                  : sk_output_write(path, outcome->output, error);
}

static int
release(Clean *clean, const SkInput *input, const SkPassage *passage,
        const SkOutcome *outcome)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *valid = g_utf8_make_valid(input->path, -1);
    g_autofree char *shown = NULL;
    gboolean ok;

    if (!write_report(clean, valid, passage, outcome)) {
        g_set_error(&error, SK_ERROR, SK_ERROR_REPORT,
                    "%s: the report cannot be written; nothing was released",
                    input->path);
        return say_fault(clean, error);
    }
    if (outcome->verdict == SK_VERDICT_WITHHELD) {
        sk_progress(clean->total, clean->total, "");
        shown = sk_cli_printable(input->path);
        fprintf(stderr, _("sekisho clean: %s: withheld: %s (%s)\n"), shown,
                sk_reason_word(outcome->reason), outcome->receipt);
        return SK_EXIT_WITHHELD;
    }
    ok = clean->out_is_folder
             ? write_below(clean, input, passage, outcome, &error)
             : sk_output_write(clean->out ? clean->out : "-", outcome->output,
                               &error);
    return ok ? SK_EXIT_OK : say_fault(clean, error);
}

static int
clean_one(Clean *clean, const SkInput *input)
{
    g_autoptr(GError) error = NULL;
    g_auto(SkOutcome) outcome = { 0 };
    g_autoptr(SkSpool) spool = NULL;
    SkPassage passage = {
        .task = SK_TASK_CLEAN,
        .policy = clean->engine.policy,
        .site_key = &clean->engine.site_key,
        .cells = sk_cells_controls(&clean->engine.cells),
        .file_name = input->relative,
    };

    spool = sk_input_spool(input, clean->as, &passage.kind, &error);
    if (spool == NULL)
        return fail(clean, input, error);
    passage.spool = spool;
    if (!sk_gate_pass(&passage, &outcome, &error)) {
        g_prefix_error(&error, "%s: ", input->path);
        return fail(clean, input, error);
    }
    return release(clean, input, &passage, &outcome);
}

static gboolean
open_report(Clean *clean, GError **error)
{
    if (clean->report == NULL)
        return TRUE;
    clean->report_file =
        g_str_equal(clean->report, "-") ? stdout : fopen(clean->report, "we");
    if (clean->report_file == NULL)
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE, "cannot write %s",
                    clean->report);
    return clean->report_file != NULL;
}

static int
run(Clean *clean, const GPtrArray *inputs)
{
    g_autoptr(GError) error = NULL;
    int code = SK_EXIT_OK;

    if (!open_report(clean, &error))
        return sk_cli_fail("clean", SK_EXIT_USAGE, error);
    if (!sk_engine_start(&clean->engine, clean->policy, clean->profile,
                         clean->key, &error))
        return sk_cli_fail("clean",
                           error->code == SK_ERROR_SANDBOX ? SK_EXIT_FAULT
                                                           : SK_EXIT_USAGE,
                           error);
    clean->total = inputs->len;
    for (guint i = 0; i < inputs->len; i++) {
        const SkInput *input = inputs->pdata[i];

        sk_progress(i, inputs->len, input->relative);
        code = sk_cli_worse(code, clean_one(clean, input));
    }
    sk_progress(inputs->len, inputs->len, "");
    sk_engine_stop(&clean->engine);
    if (clean->report_file != NULL && fclose(clean->report_file) != 0)
        code = SK_EXIT_FAULT;
    return code;
}

static int
run_arguments(Clean *clean, char **arguments)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) inputs = NULL;
    gboolean folder_given = FALSE;
    const char *problem;

    if (arguments[0] == NULL) {
        fprintf(stderr, _("sekisho clean: which INPUT? Try 'sekisho clean "
                          "--help'.\n"));
        return SK_EXIT_USAGE;
    }
    inputs = sk_inputs_collect(arguments, &error);
    if (inputs == NULL)
        return sk_cli_fail("clean", SK_EXIT_USAGE, error);
    for (guint i = 0; arguments[i] != NULL; i++)
        folder_given =
            folder_given || g_file_test(arguments[i], G_FILE_TEST_IS_DIR);
    problem = usage_problem(clean, inputs, folder_given);
    if (problem != NULL) {
        fprintf(stderr, "sekisho clean: %s\n", _(problem));
        return SK_EXIT_USAGE;
    }
    return run(clean, inputs);
}

int
sk_cli_clean(int argc, char **argv)
{
    Clean clean = { 0 };
    int code;

    if (!parse(&clean, &argc, &argv))
        return SK_EXIT_USAGE;
    clean.taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    code = run_arguments(&clean, argv + 1);
    g_hash_table_unref(clean.taken);
    g_free(clean.policy);
    g_free(clean.profile);
    g_free(clean.as_word);
    g_free(clean.out);
    g_free(clean.report);
    g_free(clean.key);
    return code;
}
