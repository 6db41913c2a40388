/* SPDX-License-Identifier: Apache-2.0
 *
 * What the commands of `sekisho policy` share. Only they use this.
 *
 * What these files define is declared here: src/cli/explain/message.c,
 * policy_diff.c, policy_keys.c, policy_new.c, policy_preview.c, policy_show.c.
 */
#ifndef SK_CLI_POLICY_OPTIONS_H
#define SK_CLI_POLICY_OPTIONS_H

#include <stdio.h>

#include "core/i18n.h"
#include "core/policy/policy_file.h"

#define DEFAULT_POLICY SK_SYSCONFDIR "/policy.conf"

enum { SK_POLICY_GOOD = 0, SK_POLICY_PROBLEMS = 1, SK_POLICY_USAGE = 2 };

typedef struct {
    char *policy;
    char *mta, *sendmail; /* options of `policy check` */
    gboolean rules, json; /* of `policy check`, too */
    /* options of `policy show` */
    char *from, *client, *listener, *profile, *message;
    char **to;
    gboolean notice;
} SkPolicyOptions;

/* sk_policy_cli_read: loads the policy that @options name. Returns NULL with
 * @error if it cannot. */
SkPolicyFile *
sk_policy_cli_read(const SkPolicyOptions *options, GError **error);

/* sk_policy_cli_load: loads the policy that @options name. Returns NULL after
 * it has said on stderr why it cannot. */
SkPolicyFile *sk_policy_cli_load(const SkPolicyOptions *options);

/* These run `policy diff`, `policy keys` and `policy new`; argv[0] is the last
 * word. They return the exit code of the command. */
int sk_policy_cli_diff(int argc, char **argv);
int sk_policy_cli_keys(int argc, char **argv);
int sk_policy_cli_new(int argc, char **argv);

/* sk_policy_cli_show: runs `policy show` and returns its exit code. */
int sk_policy_cli_show(const SkPolicyOptions *options);

/* sk_policy_cli_show_message: prints what becomes of the mail in the file
 * --message, and why. Returns the exit code. */
int sk_policy_cli_show_message(const SkPolicyOptions *options);

/* sk_policy_cli_show_notice: prints every kind of notice as people will read
 * it, in both languages, under the profile of @options. Returns the exit
 * code. */
int sk_policy_cli_show_notice(const SkPolicyOptions *options);

/* sk_policy_cli_print: prints the settings of @policy to stdout. */
void sk_policy_cli_print(const SkPolicyFile *file, const SkPolicy *policy);

#endif
