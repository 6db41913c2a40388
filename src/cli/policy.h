/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy check|show`.
 */
#ifndef SK_CLI_POLICY_H
#define SK_CLI_POLICY_H

/* argv[0] is "policy". Returns the exit code: 0 nothing to object to, 1
 * problems found, 2 the command line is wrong. */
int sk_cli_policy(int argc, char **argv);

#endif
