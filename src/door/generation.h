/* SPDX-License-Identifier: Apache-2.0
 *
 * A generation: one policy, one site key and one pair of zygotes, as the child
 * uses them. Reference-counted: a message finishes under the generation it
 * began with, and the parent is told when nobody uses an old one.
 */
#ifndef SK_DOOR_GENERATION_H
#define SK_DOOR_GENERATION_H

#include "core/policy/policy_file.h"
#include "door/control.h"
#include "door/gate.h"

typedef struct {
    gatomicrefcount references;
    guint64 number;
    SkPolicyFile *policy;
    SkSiteKey site_key;
    SkGateCells cells; /* ours: closed with the last reference */
    int control;       /* where the parent is told; lent */
} SkGeneration;

/* sk_generation_new: from a message of the parent. Takes @fds in any case.
 * NULL with SK_ERROR_POLICY when the policy does not have the hash the parent
 * named: the child never acts under another one than its zygotes. */
SkGeneration *
sk_generation_new(const SkControlMessage *message, int fds[SK_CONTROL_N_FDS],
                  int control, GError **error);
SkGeneration *sk_generation_ref(SkGeneration *generation);
void sk_generation_unref(SkGeneration *generation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkGeneration, sk_generation_unref)

#endif
