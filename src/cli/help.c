/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the options of a command and prints its help. GOption parses; its own
 * help and its messages come in the language of another catalogue, or in
 * English where that is not installed, so the help is written here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sekisho/text.h>

#include "cli/cli.h"
#include "cli/page.h"

#define NAMES_MAX   30 /* columns; longer names stand on a line of their own */
#define NAMES_EXTRA 4  /* two blanks before the names and two behind them */

static char *
names_of(const GOptionEntry *entry)
{
    GString *names = g_string_new(NULL);

    if (entry->short_name != 0)
        g_string_append_printf(names, "-%c, ", entry->short_name);
    g_string_append_printf(names, "--%s", entry->long_name);
    if (entry->arg_description != NULL)
        g_string_append_printf(names, "=%s", entry->arg_description);
    return g_string_free(names, FALSE);
}

/* Prints @names and what they mean, from column @column on. */
static void
print_option(const char *names, const char *meaning, guint column)
{
    guint width = sk_text_width(names, -1);
    g_autofree char *indent = g_strnfill(column, ' ');
    g_autofree char *lines =
        sk_text_wrap(meaning, SK_PAGE_COLUMNS - column - 1, indent);

    if (width + NAMES_EXTRA > column)
        printf("  %s\n%s%s\n", names, indent, lines);
    else
        printf("  %s%s%s\n", names, indent + width + 2, lines);
}

static guint
column_of(const GOptionEntry *entries)
{
    guint widest = sk_text_width("-h, --help", -1);

    for (guint i = 0; entries[i].long_name != NULL; i++) {
        g_autofree char *names = names_of(&entries[i]);
        guint width = sk_text_width(names, -1);

        if (width <= NAMES_MAX)
            widest = MAX(widest, width);
    }
    return widest + NAMES_EXTRA;
}

static void
print_help(const char *command, const char *arguments, const char *summary,
           const GOptionEntry *entries)
{
    guint column = column_of(entries);

    printf(_("Usage: sekisho %s [OPTION…] %s\n\n"), command, arguments);
    printf("%s\n\n%s\n", _(summary), _("Options:"));
    print_option("-h, --help", _("show this help"), column);
    for (guint i = 0; entries[i].long_name != NULL; i++) {
        g_autofree char *names = names_of(&entries[i]);

        print_option(names, _(entries[i].description), column);
    }
}

static gboolean
asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return TRUE;
    return FALSE;
}

gboolean
sk_cli_parse(const char *command, const char *arguments, const char *summary,
             const GOptionEntry *entries, int *argc, char ***argv)
{
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *said = NULL;

    if (asks_for_help(*argc, *argv)) {
        print_help(command, arguments, summary, entries);
        exit(SK_EXIT_OK);
    }
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    if (g_option_context_parse(context, argc, argv, &error))
        return TRUE;
    said = sk_i18n_said(error->message);
    fprintf(stderr, "sekisho %s: %s\n", command, said);
    fprintf(stderr, _("Try 'sekisho %s --help'.\n"), command);
    return FALSE;
}
