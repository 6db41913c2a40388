/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy check|show`.
 */
#ifndef SK_CLI_POLICY_H
#define SK_CLI_POLICY_H

#include <glib.h>

/* argv[0] is "policy". Returns the exit code: 0 nothing to object to, 1
 * problems found, 2 the command line is wrong. */
int sk_cli_policy(int argc, char **argv);

/* sk_cli_is_client: whether @text can name a client: an IP address, or one of
 * the words for local submission. */
gboolean sk_cli_is_client(const char *text);

#endif
