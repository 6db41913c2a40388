/* SPDX-License-Identifier: Apache-2.0
 *
 * The commands of `sekisho` and what they share. Exit codes are an interface
 * (design: scripts rely on them).
 */
#ifndef SK_CLI_CLI_H
#define SK_CLI_CLI_H

#include <glib.h>
#include "core/policy/policy_file.h"
#include "door/cells.h"
#include "door/gate.h"

enum {
    SK_EXIT_OK = 0,       /* all released, accepted, no problem found */
    SK_EXIT_WITHHELD = 1, /* something withheld whole, or not accepted */
    SK_EXIT_USAGE = 2,    /* usage or policy error, before anything is read */
    SK_EXIT_FAULT = 75,   /* EX_TEMPFAIL: nothing written for that input */
};

/* sk_cli_worse: the code a command ends with when it has met both. A fault is
 * worse than a verdict. */
int sk_cli_worse(int a, int b);

/* sk_cli_printable: @text for a terminal: a name of a file comes from anybody,
 * and its controls would be obeyed, be it by the terminal or, where they turn
 * the direction of writing ("<U+202E>"), by the eye. New string. */
char *sk_cli_printable(const char *text);

/* sk_cli_fail: "sekisho COMMAND: message" on stderr; returns @code. */
int sk_cli_fail(const char *command, int code, const GError *error);

/* sk_cli_parse: parses the options of one command with GOption; FALSE after
 * having said what is wrong on stderr. @summary: lines of help. */
gboolean sk_cli_parse(const char *command, const char *arguments,
                      const char *summary, const GOptionEntry *entries,
                      int *argc, char ***argv);

/* A policy, its zygotes and the site key: what cleaning needs. */
typedef struct {
    SkPolicyFile *file;
    const SkPolicy *policy;
    SkSiteKey site_key;
    SkCells cells;
    gboolean running;
} SkEngine;

/* sk_engine_start: @policy_path NULL: /etc/sekisho/policy.conf if there is one,
 * else the built-in policy. @profile NULL: the file's first. @key_path NULL:
 * no site key. SK_ERROR_POLICY or _USAGE when what was asked for is wrong. */
gboolean sk_engine_start(SkEngine *engine, const char *policy_path,
                         const char *profile, const char *key_path,
                         GError **error);
void sk_engine_stop(SkEngine *engine);

/* sk_engine_load: the policy alone, no zygotes. */
gboolean sk_engine_load(SkEngine *engine, const char *policy_path,
                        const char *profile, const char *key_path,
                        GError **error);

int sk_cli_clean(int argc, char **argv);
int sk_cli_inspect(int argc, char **argv);
int sk_cli_explain(int argc, char **argv);
int sk_cli_filters(int argc, char **argv);

#endif
