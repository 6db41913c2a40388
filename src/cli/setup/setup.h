/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho setup`: finds out what is to be changed in the configuration of an
 * MTA so that all of its mail meets the gateway. A plan is tried on a copy of
 * the configuration with the checks of `sekisho policy check --mta`; what they
 * still find there is left to a person.
 *
 * What these files define is declared here: apply.c, plan.c, postfix.c,
 * sendmail.c.
 */
#ifndef SK_CLI_SETUP_SETUP_H
#define SK_CLI_SETUP_SETUP_H

#include <stdio.h>

#include "core/policy/policy_file.h"

/* One change, as it is shown to people. */
typedef struct {
    char *where; /* "main.cf", or a service such as "smtp/inet" */
    char *setting;
    char *before; /* "" if empty */
    char *after;
    const char *why; /* static, not translated */
} SkSetupChange;

/* One file of the configuration. */
typedef struct {
    char *path;     /* the file itself; links are resolved */
    GBytes *before; /* what it held when the plan was made */
    GBytes *after;  /* what it is to hold */
    gboolean made;  /* it follows from another file; no patch shows it */
} SkSetupFile;

typedef struct {
    const char *mta; /* "postfix" or "sendmail" */
    char *folder;    /* the folder of the configuration; an absolute path */
    const SkPolicyFile *policy;
    GPtrArray *changes; /* of SkSetupChange */
    GPtrArray *files;   /* of SkSetupFile; only those that change */
    GPtrArray *left;    /* of SkMtaFinding: what is to be done by hand */
    char *m4_folder;    /* sendmail: where its m4 macros are */
} SkSetupPlan;

void sk_setup_plan_init(SkSetupPlan *plan, const char *mta, const char *folder,
                        const SkPolicyFile *policy);
void sk_setup_plan_clear(SkSetupPlan *plan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkSetupPlan, sk_setup_plan_clear)

/* sk_setup_change: adds a change. If there is one of the same @where and
 * @setting already, only its value afterwards is replaced by @after, so that a
 * setting changed in several rounds is shown once. @why is static and is not
 * translated yet. */
void sk_setup_change(SkSetupPlan *plan, const char *where, const char *setting,
                     const char *before, const char *after, const char *why);

/* sk_setup_file: adds the file @path, unless @before and @after are the same.
 * @made is as in SkSetupFile. */
void sk_setup_file(SkSetupPlan *plan, const char *path, GBytes *before,
                   GBytes *after, gboolean made);

/* sk_setup_spill: writes @bytes into a new temporary file, for a program that
 * reads files. Returns its path, which the caller unlinks and frees, or NULL.
 */
char *sk_setup_spill(GBytes *bytes, GError **error);

/* sk_setup_plan_postfix, sk_setup_plan_sendmail: fill in @plan from the
 * configuration in its folder. They write nothing there. Fail with
 * SK_ERROR_SYSTEM if it cannot be read or understood. */
gboolean sk_setup_plan_postfix(SkSetupPlan *plan, GError **error);
gboolean sk_setup_plan_sendmail(SkSetupPlan *plan, GError **error);

/* sk_setup_patch: returns the changes of all files of @plan as one unified
 * patch; "" if there are none. New string. */
char *sk_setup_patch(const SkSetupPlan *plan, GError **error);

/* sk_setup_apply: keeps each file of @plan beside itself and writes the new
 * one in its place, with the same owner and rights. Fails, and changes nothing,
 * if a file is no longer what the plan was made from. */
gboolean sk_setup_apply(const SkSetupPlan *plan, GError **error);

/* sk_setup_undo: puts back the files that the last sk_setup_apply in @folder
 * changed, byte for byte, and returns their names in @files (a new array of
 * strings). Fails, and changes nothing, if one of them was changed since. */
gboolean sk_setup_undo(const char *folder, GPtrArray **files, GError **error);

#endif
