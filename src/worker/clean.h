/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans one whole message: this is what a worker does between its order and
 * its answer. It is a pure function from bytes to bytes and a report, so the
 * same input always gives the same result.
 */
#ifndef SK_WORKER_CLEAN_H
#define SK_WORKER_CLEAN_H

#include <glib.h>
#include <sekisho/policy.h>
#include "core/order.h"
#include "core/report.h"

typedef struct {
    SkVerdict verdict; /* KEPT, CLEANED or WITHHELD */
    SkReason reason;   /* set if the mail is withheld */
    GBytes *output;    /* the mail to send on, or NULL if there is none */
    SkReport *report;  /* never NULL */
} SkCleaned;

void sk_cleaned_clear(SkCleaned *cleaned);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkCleaned, sk_cleaned_clear)

/* sk_worker_prepare: opens, in the zygote, everything that the parsers will
 * ever open. @policies is of SkPolicy. Returns FALSE with @error set on
 * failure. */
gboolean sk_worker_prepare(const GPtrArray *policies, GError **error);

/* sk_clean: does what @order asks for with @input under @policy. Mails come in
 * and go out with CRLF line ends. @cleaned need not be initialised: this
 * function fills all of it. */
void sk_clean(const SkOrder *order, const SkPolicy *policy, GBytes *input,
              SkCleaned *cleaned);

#endif
