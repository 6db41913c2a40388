/* SPDX-License-Identifier: Apache-2.0
 *
 * The copy of a Postfix configuration on which `sekisho setup postfix` tries
 * its changes. Only setup/postfix.c and setup/postfix_fix.c use this.
 */
#ifndef SK_CLI_SETUP_POSTFIX_WORK_H
#define SK_CLI_SETUP_POSTFIX_WORK_H

#include "cli/mta_postfix.h"
#include "cli/setup/setup.h"

/* main.cf and master.cf are copied; everything else in the copy is a link. */
#define SK_POSTFIX_FILES 2

typedef struct {
    SkSetupPlan *plan;
    char *copy; /* the folder of the copy */
    GBytes *before[SK_POSTFIX_FILES];
    SkPostfix now; /* the copy, as postconf reports it */
    /* The arguments of the next calls of postconf: "name=value" for -e;
     * "service/name" for -PX, and "=service/name=value" for -P;
     * "service/column=value" for -F. */
    GPtrArray *main, *overrides, *columns;
} SkPostfixWork;

/* sk_postfix_fix: adds to @work the arguments of postconf that mend @finding,
 * and to its plan the changes that they make. Adds nothing if a person has to
 * mend it. */
void sk_postfix_fix(SkPostfixWork *work, const SkMtaFinding *finding);

#endif
