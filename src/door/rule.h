/* SPDX-License-Identifier: Apache-2.0
 *
 * A rule: what the parent reads and makes for one generation before it is
 * handed to the child: policy, site key, settings of the service, zygotes.
 */
#ifndef SK_DOOR_RULE_H
#define SK_DOOR_RULE_H

#include "core/policy/policy_file.h"
#include "gate/cells.h"
#include "door/control.h"
#include "door/parent.h"

/* What was read from disk. Generations share it until the next reload. */
typedef struct {
    SkPolicyFile *policy;
    int policy_fd; /* a memfd with the child's copy of the policy */
    /* The same for the candidate, or NULL and -1 if there is none. A candidate
     * with an error is left out: it never stops the policy in force. */
    SkPolicyFile *candidate;
    int candidate_fd;
    SkControlMessage message; /* complete except for the number */
} SkRule;

/* sk_rule_read: returns a new rule, or NULL with an error if the policy, the
 * key or the report file is not valid. */
SkRule *sk_rule_read(const SkParentOptions *options, GError **error);
void sk_rule_free(SkRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkRule, sk_rule_free)

/* One pair of zygotes and its number. */
typedef struct {
    guint64 number;
    gint64 born;
    SkCells cells;
    SkCells candidate; /* those of the candidate, if @has_candidate is set */
    gboolean has_candidate;
} SkPair;

/* sk_pair_start: starts a pair of zygotes, or returns NULL with an error. Call
 * it from a thread that lives as long as the zygotes. */
SkPair *sk_pair_start(const SkRule *rule, guint64 number, GError **error);
void sk_pair_stop(SkPair *pair);

/* sk_pair_send: tells the child at @control to use @pair under @rule, and to
 * reopen the report file if @reopen. */
gboolean sk_pair_send(const SkPair *pair, const SkRule *rule, int control,
                      gboolean reopen);

#endif
