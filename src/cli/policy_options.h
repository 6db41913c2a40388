/* SPDX-License-Identifier: Apache-2.0
 *
 * What the two commands of `sekisho policy` share. Private to them.
 */
#ifndef SK_CLI_POLICY_OPTIONS_H
#define SK_CLI_POLICY_OPTIONS_H

#include <stdio.h>

#include "core/policy/policy_file.h"

#define DEFAULT_POLICY SK_SYSCONFDIR "/policy.conf"

enum { SK_POLICY_GOOD = 0, SK_POLICY_PROBLEMS = 1, SK_POLICY_USAGE = 2 };

typedef struct {
    char *policy;
    char *mta, *sendmail;                          /* check */
    char *from, *to, *client, *listener, *profile; /* show */
} SkPolicyOptions;

/* sk_print_bold: @text, bold where @to is a terminal. */
void sk_print_bold(FILE *to, const char *text);

/* sk_policy_cli_load: the policy that @options name; NULL after having said why
 * on stderr. */
SkPolicyFile *sk_policy_cli_load(const SkPolicyOptions *options);

/* sk_policy_cli_show: `policy show`; its exit code. */
int sk_policy_cli_show(const SkPolicyOptions *options);

#endif
