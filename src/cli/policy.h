/* SPDX-License-Identifier: Apache-2.0
 *
 * The command `sekisho policy`, and the clients that it and `sekisho explain`
 * are asked about.
 *
 * What client.c defines is declared here.
 */
#ifndef SK_CLI_POLICY_H
#define SK_CLI_POLICY_H

#include <glib.h>

#include "core/policy/policy_file.h"

/* sk_cli_policy: runs the command; argv[0] is "policy". Returns the exit code:
 * 0 if there is no problem, 1 if problems were found, 2 if the command line is
 * wrong. */
int sk_cli_policy(int argc, char **argv);

/* sk_cli_is_client: returns whether @text can name a client: an IP address or
 * one of the words for local submission. */
gboolean sk_cli_is_client(const char *text);

/* sk_cli_source: returns the source (zone and proof) of mail under @file.
 * @client is the address of the client; NULL stands for a client that no zone
 * lists. @listener may be NULL. @sender is the envelope sender: NULL for any,
 * "" or "<>" for a bounce. */
SkSource sk_cli_source(const SkPolicyFile *file, const char *client,
                       const char *listener, const char *sender);

#endif
