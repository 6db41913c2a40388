/* SPDX-License-Identifier: Apache-2.0
 *
 * What `sekisho policy check` says (policy_check.c).
 */
#ifndef SK_CLI_POLICY_CHECK_H
#define SK_CLI_POLICY_CHECK_H

#include "cli/policy_options.h"

/* sk_policy_check_print: prints the notes and lists of @file and, if @rules
 * says so, how far it meets the municipal rules. */
void sk_policy_check_print(const SkPolicyFile *file, gboolean rules);

/* sk_policy_check_json: returns the same as one line of JSON. If the policy
 * could not be read, @file is NULL and @problems (else "") holds the problems,
 * one a line. New string. */
char *sk_policy_check_json(const SkPolicyFile *file, const char *problems);

#endif
