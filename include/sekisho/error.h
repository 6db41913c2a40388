/* SPDX-License-Identifier: Apache-2.0
 *
 * Failures of the machine (a file, a process, a configuration), never of the
 * mail: what is wrong with a mail is a verdict. Every SK_ERROR ends in "wait"
 * (4xx, exit 75) or in a refused start, never in a delivery.
 */
#ifndef SEKISHO_ERROR_H
#define SEKISHO_ERROR_H

#include <glib.h>

#define SK_ERROR (sk_error_quark())

typedef enum {
    SK_ERROR_POLICY,  /* the policy file is wrong; message has file:line */
    SK_ERROR_SYSTEM,  /* a system call failed */
    SK_ERROR_CELL,    /* a zygote, worker or inspector did not answer well */
    SK_ERROR_SANDBOX, /* a mandatory layer of the sandbox is not to be had */
    SK_ERROR_BUSY,    /* too much work in hand: come back later */
    SK_ERROR_REPORT,  /* the report line could not be written */
    SK_ERROR_USAGE,   /* the command line is wrong */
    SK_ERROR_GONE,    /* no zygote to ask: it never saw the mail */
} SkError;

GQuark sk_error_quark(void);

#endif
