/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho report`: what the lines of the report file say together, and where
 * one thing is found in them.
 *
 * What these files define is declared here: each.c, trace.c.
 */
#ifndef SK_CLI_REPORT_REPORT_H
#define SK_CLI_REPORT_REPORT_H

#include "cli/report/line.h"

/* sk_cli_report_trace: runs `sekisho report trace KEY LOG…`; @argv[0] is
 * "trace". */
int sk_cli_report_trace(int argc, char **argv);

/* What to do with each line. It is valid only during the call. */
typedef void (*SkEachLine)(const SkLine *line, SkLineIs is, gboolean torn,
                           const char *text, gsize len, gpointer data);

/* sk_report_each: reads the files @paths in order and calls @each for every
 * line that is not empty. Returns how many files could not be read to their
 * end, after it has said why on stderr. */
guint sk_report_each(char *const *paths, SkEachLine each, gpointer data);

/* sk_report_paths: returns @paths, or if it is empty, the report files that the
 * service keeps by default. The result is the caller's. */
char **sk_report_paths(char **paths);

#endif
