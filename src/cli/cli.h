/* SPDX-License-Identifier: Apache-2.0
 *
 * The commands of `sekisho` and what they share. Their exit codes are an
 * interface on which scripts rely.
 *
 * What these files define is declared here: clean.c, src/cli/doctor/doctor.c,
 * engine.c, src/cli/explain/explain.c, filters.c, help.c, inspect.c,
 * src/cli/report/report.c, src/cli/report/status.c, src/cli/setup/setup.c.
 */
#ifndef SK_CLI_CLI_H
#define SK_CLI_CLI_H

#include <glib.h>
#include "core/i18n.h"
#include "core/policy/policy_file.h"
#include "gate/cells.h"
#include "gate/gate.h"

enum {
    /* everything was released or accepted, and no problem was found */
    SK_EXIT_OK = 0,
    SK_EXIT_WITHHELD = 1, /* something was withheld whole, or not accepted */
    /* a usage or policy error, found before anything is read */
    SK_EXIT_USAGE = 2,
    SK_EXIT_FAULT = 75, /* EX_TEMPFAIL: nothing was written for that input */
};

/* sk_cli_worse: returns the exit code of a command that has met both @a and @b.
 * A fault is worse than a verdict. */
int sk_cli_worse(int a, int b);

/* sk_cli_printable: makes @text safe to print on a terminal. Anybody can choose
 * the name of a file, and a terminal obeys control characters in it; characters
 * that change the direction of writing mislead the eye and appear as
 * "<U+202E>". New string. */
char *sk_cli_printable(const char *text);

/* sk_cli_fail: prints "sekisho COMMAND: message" to stderr, in the language of
 * the terminal, and returns @code. */
int sk_cli_fail(const char *command, int code, const GError *error);

/* sk_cli_parse: parses the options of one command with GOption. Returns FALSE
 * after it has said on stderr what is wrong. --help prints @arguments, @summary
 * and the descriptions of @entries, and ends the program; the last two are
 * texts marked by N_(). */
gboolean
sk_cli_parse(const char *command, const char *arguments, const char *summary,
             const GOptionEntry *entries, int *argc, char ***argv);

/* What cleaning needs: a policy, its worker processes, and the site key. */
typedef struct {
    SkPolicyFile *file;
    const SkPolicy *policy;
    SkSiteKey site_key;
    SkCells cells;
    gboolean running;
} SkEngine;

/* sk_engine_start: loads a policy and starts its processes. If @policy_path is
 * NULL, the policy is /etc/sekisho/policy.conf if it exists, else the built-in
 * one. If @profile is NULL, the first profile of the file is used. If @key_path
 * is NULL, there is no site key. Fails with SK_ERROR_POLICY or SK_ERROR_USAGE
 * if what was asked for is wrong. */
gboolean
sk_engine_start(SkEngine *engine, const char *policy_path, const char *profile,
                const char *key_path, GError **error);
void sk_engine_stop(SkEngine *engine);

/* sk_engine_load: does the part of sk_engine_start that starts no processes.
 * sk_engine_run starts those of a policy that sk_engine_load has loaded. If it
 * fails, @engine must still be stopped. */
gboolean
sk_engine_load(SkEngine *engine, const char *policy_path, const char *profile,
               const char *key_path, GError **error);
gboolean sk_engine_run(SkEngine *engine, GError **error);

int sk_cli_clean(int argc, char **argv);
int sk_cli_inspect(int argc, char **argv);
int sk_cli_explain(int argc, char **argv);
int sk_cli_report(int argc, char **argv);
int sk_cli_filters(int argc, char **argv);
int sk_cli_setup(int argc, char **argv);  /* cli/setup */
int sk_cli_doctor(int argc, char **argv); /* cli/doctor */
int sk_cli_status(int argc, char **argv);

#endif
