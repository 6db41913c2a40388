/* SPDX-License-Identifier: Apache-2.0
 *
 * A policy on its way from the parent, who checked it, to the child, who acts
 * under it.
 */
#ifndef SK_DOOR_POLICY_COPY_H
#define SK_DOOR_POLICY_COPY_H

#include "core/policy/policy_file.h"

/* sk_policy_copy_write: a sealed memfd with which sk_policy_copy_read makes
 * the same policy again; -1 and SK_ERROR_SYSTEM. */
int sk_policy_copy_write(const SkPolicyFile *policy, GError **error);

/* sk_policy_copy_read: the policy in @fd, which stays the caller's. The caller
 * compares hashes. */
SkPolicyFile *sk_policy_copy_read(int fd, GError **error);

#endif
