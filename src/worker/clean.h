/* SPDX-License-Identifier: Apache-2.0
 *
 * One message, whole: what a worker does between its order and its answer.
 * Pure: bytes in, bytes and report out, the same every time.
 */
#ifndef SK_WORKER_CLEAN_H
#define SK_WORKER_CLEAN_H

#include <glib.h>
#include <sekisho/policy.h>
#include "core/order.h"
#include "core/report.h"

typedef struct {
    SkVerdict verdict; /* KEPT, CLEANED or WITHHELD */
    SkReason reason;   /* when withheld */
    GBytes *output;    /* NULL: nothing to send on */
    SkReport *report;  /* never NULL */
} SkCleaned;

void sk_cleaned_clear(SkCleaned *cleaned);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkCleaned, sk_cleaned_clear)

/* sk_worker_prepare: in the zygote: everything the parsers will ever open. */
gboolean sk_worker_prepare(const GPtrArray *policies, GError **error);

/* sk_clean: does what @order says with @input under @policy. @cleaned is
 * initialised by the callee. Mails in their CRLF form. */
void sk_clean(const SkOrder *order, const SkPolicy *policy, GBytes *input,
              SkCleaned *cleaned);

#endif
