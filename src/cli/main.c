/* SPDX-License-Identifier: Apache-2.0
 *
 * sekisho: chooses the command to run. Each command has its own file.
 */
#include <stdio.h>
#include <string.h>
#include "cli/cli.h"
#include "cli/policy.h"

static const struct {
    const char *name;
    const char *purpose;
    int (*run)(int argc, char **argv);
} commands[] = {
    { "clean", N_("write what may cross of mails and files"), sk_cli_clean },
    { "inspect", N_("the exit inspection alone"), sk_cli_inspect },
    { "explain", N_("what a mail is made of, and which rule decides what"),
      sk_cli_explain },
    { "policy", N_("check a policy, show what it means"), sk_cli_policy },
    { "report", N_("sum up the report lines, find a mail in them"),
      sk_cli_report },
    { "setup", N_("show or make the changes that an MTA needs"), sk_cli_setup },
    { "doctor", N_("look at all that a gateway needs"), sk_cli_doctor },
    { "status", N_("how the running service is"), sk_cli_status },
    { "filters", N_("list the filters, show the sandbox"), sk_cli_filters },
};

static void
print_help(FILE *to)
{
    fprintf(to, _("Usage: sekisho COMMAND [OPTION…] [ARGUMENT…]\n\n"
                  "sekisho (関所): takes mails and files apart, writes them "
                  "anew, and lets\nonly the cleaned result cross between "
                  "zones.\n\nCommands:\n"));
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        fprintf(to, "  %-9s %s\n", commands[i].name, _(commands[i].purpose));
    fprintf(to, _("\n'sekisho COMMAND --help' tells more. 'sekisho --version' "
                  "prints the version.\n"));
}

int
main(int argc, char **argv)
{
    sk_i18n_start();
    if (argc < 2) {
        print_help(stderr);
        return SK_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_help(stdout);
        return SK_EXIT_OK;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("sekisho %s\n", SK_VERSION);
        return SK_EXIT_OK;
    }
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    fprintf(stderr, _("sekisho: no command \"%s\". Try 'sekisho --help'.\n"),
            argv[1]);
    return SK_EXIT_USAGE;
}
