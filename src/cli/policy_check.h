/* SPDX-License-Identifier: Apache-2.0
 *
 * How `sekisho policy check` shows a policy, to people and to programs.
 */
#ifndef SK_CLI_POLICY_CHECK_H
#define SK_CLI_POLICY_CHECK_H

#include "cli/policy_options.h"

/* sk_policy_check_print: prints the notes and lists of @file and, if @rules
 * says so, how far it meets the municipal rules. */
void sk_policy_check_print(const SkPolicyFile *file, gboolean rules);

/* sk_policy_check_json: returns the notes, lists and rules of @file as one line
 * of JSON. If the policy could not be read, @file is NULL and @problems holds
 * what is wrong with it, one problem a line; else @problems is "". New string.
 */
char *sk_policy_check_json(const SkPolicyFile *file, const char *problems);

#endif
