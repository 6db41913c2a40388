/* SPDX-License-Identifier: Apache-2.0
 *
 * Failures of the machine (a file, a process, a configuration). What is wrong
 * with a mail is never a failure but a verdict. Every SK_ERROR ends in "wait"
 * (4xx, exit code 75) or in a refused start, never in a delivery.
 */
#ifndef SEKISHO_ERROR_H
#define SEKISHO_ERROR_H

#include <glib.h>

#define SK_ERROR (sk_error_quark())

typedef enum {
    /* the policy file is wrong; the message names file and line */
    SK_ERROR_POLICY,
    SK_ERROR_SYSTEM,  /* a system call failed */
    SK_ERROR_CELL,    /* a zygote, worker or inspector gave no valid answer */
    SK_ERROR_SANDBOX, /* a mandatory layer of the sandbox is not available */
    SK_ERROR_BUSY,    /* there is too much work; try again later */
    SK_ERROR_REPORT,  /* the report line could not be written */
    SK_ERROR_USAGE,   /* the command line is wrong */
    SK_ERROR_GONE, /* there was no zygote to ask, so none has seen the mail */
} SkError;

GQuark sk_error_quark(void);

#endif
