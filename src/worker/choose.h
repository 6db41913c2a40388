/* SPDX-License-Identifier: Apache-2.0
 *
 * What conditions of a policy ask about a mail, and which of several crossings
 * a mail takes (choose.c).
 */
#ifndef SK_WORKER_CHOOSE_H
#define SK_WORKER_CHOOSE_H

#include <sekisho/policy.h>
#include "core/order.h"
#include "core/policy/when.h"

/* The facts of a mail, and what they lend from. */
typedef struct {
    SkFacts facts;
    char *from;
    GArray *headers; /* of SkHeaderFact */
} SkMailFacts;

void sk_mail_facts_clear(SkMailFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkMailFacts, sk_mail_facts_clear)

/* sk_mail_facts_of_rules: fills in what the conditions of the rules of `files`
 * of @policy ask about the headers of @mail. Nothing is read if they ask
 * nothing. */
void sk_mail_facts_of_rules(SkMailFacts *facts, GBytes *mail,
                            const SkPolicy *policy);

/* sk_choose: takes the first candidate of @order whose conditions @mail meets,
 * the last if it meets none, and writes its profile, receipt and rules into
 * @order. @crossings are the conditions of all crossings (SkPolicy.crossings).
 * Returns its number; 0 if @order has no candidates. */
guint sk_choose(SkOrder *order, GBytes *mail, const GPtrArray *crossings);

#endif
