/* SPDX-License-Identifier: Apache-2.0
 *
 * A policy on its way from the parent, which checked it, to the child, which
 * acts under it.
 */
#ifndef SK_DOOR_POLICY_COPY_H
#define SK_DOOR_POLICY_COPY_H

#include "core/policy/policy_file.h"

/* sk_policy_copy_write: returns a sealed memfd from which sk_policy_copy_read
 * makes the same policy again; the caller closes it. Returns -1 with
 * SK_ERROR_SYSTEM on failure. */
int sk_policy_copy_write(const SkPolicyFile *policy, GError **error);

/* sk_policy_copy_read: returns the policy in @fd, which stays the caller's, or
 * NULL with an error. The caller compares hashes. */
SkPolicyFile *sk_policy_copy_read(int fd, GError **error);

#endif
