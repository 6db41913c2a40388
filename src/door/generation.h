/* SPDX-License-Identifier: Apache-2.0
 *
 * A generation: one policy, one site key and one pair of zygotes, as the child
 * uses them. It is reference-counted: a message finishes under the generation
 * with which it began, and the parent is told when an old one is no longer
 * used.
 */
#ifndef SK_DOOR_GENERATION_H
#define SK_DOOR_GENERATION_H

#include "core/policy/policy_file.h"
#include "door/control.h"
#include "door/metrics/counters.h"
#include "gate/gate.h"

typedef struct {
    gatomicrefcount references;
    guint64 number;
    SkPolicyFile *policy;
    SkSiteKey site_key;
    SkGateCells cells; /* owned; closed with the last reference */
    /* the candidate that is tried beside the policy, or NULL */
    struct _SkTrial *trial;
    /* what the zygotes have counted of their workers so far */
    SkCellTotals heard[SK_N_ROOMS];
    int control; /* the socket over which the parent is told; lent */
} SkGeneration;

/* sk_generation_new: makes a generation from a message of the parent. @fds are
 * taken in any case. Returns NULL with SK_ERROR_POLICY if the policy does not
 * have the hash that the parent named, because the child must never act under
 * another policy than its zygotes. */
SkGeneration *
sk_generation_new(const SkControlMessage *message, int fds[SK_CONTROL_N_FDS],
                  int control, GError **error);
SkGeneration *sk_generation_ref(SkGeneration *generation);
void sk_generation_unref(SkGeneration *generation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkGeneration, sk_generation_unref)

#endif
