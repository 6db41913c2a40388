/* SPDX-License-Identifier: Apache-2.0
 *
 * sekisho filters: lists the filters in the order in which they run, as the
 * worker itself reports them, and the layers of the sandbox that this machine
 * has.
 */
#include <stdio.h>
#include <string.h>
#include "cli/cli.h"

static const char summary[] = N_(
    "Lists the filters in the order in which they run. With --sandbox: starts\n"
    "worker and inspector and shows which layers of the sandbox hold here.\n\n"
    "Exit status: 0, 2 wrong usage or policy, 75 the sandbox is not to be "
    "had.");

/* Prints a line of the worker, "name stage purpose", of which only the purpose
 * is translated. */
static void
print_filter(const char *line)
{
    const char *purpose = line;
    g_autofree char *said = NULL;

    for (guint i = 0; i < 2 && *purpose != '\0'; i++) {
        purpose += strcspn(purpose, " ");
        purpose += strspn(purpose, " ");
    }
    said = sk_i18n_said(purpose);
    printf("%.*s%s\n", (int)(purpose - line), line, said);
}

/* The worker lists its own filters, because the command itself is linked
 * without them. */
static int
list_filters(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *program = sk_cells_program("sekisho-worker", &error);
    char option[] = "--filters";
    char *arguments[] = { program, option, NULL };
    g_autofree char *list = NULL;
    g_auto(GStrv) lines = NULL;
    int status;

    if (program == NULL ||
        !g_spawn_sync(NULL, arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL,
                      NULL, &list, NULL, &status, &error) ||
        !g_spawn_check_wait_status(status, &error))
        return sk_cli_fail("filters", SK_EXIT_FAULT, error);
    lines = g_strsplit(list, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '\0')
            print_filter(lines[i]);
    return SK_EXIT_OK;
}

/* Prints one layer a line. A blank inside brackets belongs to the layer. */
static void
print_layers(const char *who, const SkCell *cell)
{
    gboolean inside = FALSE;

    printf("%s\n  ", who);
    for (const char *at = cell->hello.layers; *at != '\0'; at++) {
        inside = *at == '(' || (inside && *at != ')');
        if (*at == ' ' && !inside)
            fputs(at[1] != '\0' ? "\n  " : "", stdout);
        else
            putchar(*at);
    }
    putchar('\n');
}

static int
show_sandbox(const char *policy)
{
    g_autoptr(GError) error = NULL;
    SkEngine engine;

    if (!sk_engine_start(&engine, policy, NULL, NULL, &error))
        return sk_cli_fail("filters",
                           error->code == SK_ERROR_SANDBOX ? SK_EXIT_FAULT
                                                           : SK_EXIT_USAGE,
                           error);
    print_layers("sekisho-worker", &engine.cells.worker);
    print_layers("sekisho-inspector", &engine.cells.inspector);
    sk_engine_stop(&engine);
    return SK_EXIT_OK;
}

int
sk_cli_filters(int argc, char **argv)
{
    g_autofree char *policy = NULL;
    gboolean sandbox = FALSE;
    const GOptionEntry entries[] = {
        { "sandbox", 0, 0, G_OPTION_ARG_NONE, &sandbox,
          N_("show the layers of the sandbox instead"), NULL },
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &policy,
          N_("policy to start with"), "POLICY" },
        G_OPTION_ENTRY_NULL,
    };

    if (!sk_cli_parse("filters", "", summary, entries, &argc, &argv))
        return SK_EXIT_USAGE;
    return sandbox ? show_sandbox(policy) : list_filters();
}
