/* SPDX-License-Identifier: Apache-2.0
 *
 * The command line of `sekisho setup`, and what it does around a plan.
 *
 * What folder.c defines is declared here.
 */
#ifndef SK_CLI_SETUP_OPTIONS_H
#define SK_CLI_SETUP_OPTIONS_H

#include "cli/doctor/doctor.h"
#include "cli/setup/setup.h"

typedef struct {
    const char *mta; /* "postfix" or "sendmail"; static */
    char *policy;
    char *user;      /* whom the gateway runs as */
    char *folder;    /* of the configuration */
    char *m4_folder; /* of sendmail's macros */
    char *probe, *smtp, *mail_log;
    int timeout;
    gboolean apply, undo, no_probe, no_reload, json;
} SkSetupOptions;

void sk_setup_options_clear(SkSetupOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkSetupOptions, sk_setup_options_clear)

/* sk_setup_options_read: returns FALSE after it has said what is wrong. */
gboolean
sk_setup_options_read(SkSetupOptions *options, int *argc, char ***argv);

/* sk_setup_reload: makes the running MTA of @plan take up its configuration.
 * Sets *@said to a new string that says what was done. Fails with
 * SK_ERROR_SYSTEM if the MTA does not run or refuses. */
gboolean sk_setup_reload(const SkSetupPlan *plan, char **said, GError **error);

/* sk_setup_make_folder: makes the folder of the policy's socket for @user, if
 * that lies below the queue folder of Postfix and is missing. Adds to @doctor
 * what was done; nothing if it was there, or lies elsewhere. */
void sk_setup_make_folder(const SkSetupPlan *plan, const char *user,
                          SkDoctor *doctor);

/* sk_setup_postmaster: returns the address of the postmaster of the first
 * domain to which mail may cross from outside, or NULL if there is none. New
 * string. */
char *sk_setup_postmaster(const SkPolicyFile *policy);

#endif
