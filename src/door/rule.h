/* SPDX-License-Identifier: Apache-2.0
 *
 * A rule: what the parent has read and made for one generation, before it is
 * handed to the child: policy, site key, settings of the service, zygotes.
 */
#ifndef SK_DOOR_RULE_H
#define SK_DOOR_RULE_H

#include "core/policy/policy_file.h"
#include "door/cells.h"
#include "door/control.h"
#include "door/parent.h"

/* What was read from disk; shared by generations until the next reload. */
typedef struct {
    SkPolicyFile *policy;
    int policy_fd;            /* the child's copy */
    SkControlMessage message; /* all but the number */
} SkRule;

/* sk_rule_read: NULL and an error when the policy, the key or the report file
 * is not as it must be. */
SkRule *sk_rule_read(const SkParentOptions *options, GError **error);
void sk_rule_free(SkRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkRule, sk_rule_free)

/* One pair of zygotes under a number. */
typedef struct {
    guint64 number;
    gint64 born;
    SkCells cells;
} SkPair;

/* sk_pair_start: call it from the thread that lives as long as the zygotes. */
SkPair *sk_pair_start(const SkRule *rule, guint64 number, GError **error);
void sk_pair_stop(SkPair *pair);


/* sk_pair_send: tells the child at @control to use @pair under @rule. */
gboolean sk_pair_send(const SkPair *pair, const SkRule *rule, int control,
                      gboolean reopen);

#endif
