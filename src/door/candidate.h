/* SPDX-License-Identifier: Apache-2.0
 *
 * The candidate of a policy (`milter.candidate`): a second policy with zygotes
 * of its own, under which a share of the mails is tried after they have been
 * answered. It decides nothing: only the policy in force does.
 */
#ifndef SK_DOOR_CANDIDATE_H
#define SK_DOOR_CANDIDATE_H

#include "core/policy/policy_file.h"
#include "door/control.h"
#include "gate/gate.h"

typedef struct _SkTrial {
    SkPolicyFile *policy;
    SkGateCells cells; /* owned */
    guint share;       /* how many of a hundred mails are tried */
    guint cpu;         /* how many hundredths of one processor it may take */
    gint gone; /* atomic: its zygotes have ended, so nothing more is tried */
} SkTrial;

/* sk_trial_new: makes the candidate that @message names from its three
 * descriptors in @fds, which are taken. Returns NULL if there is none, or if it
 * cannot be used, which the journal says. */
SkTrial *
sk_trial_new(const SkControlMessage *message, int fds[SK_CONTROL_N_FDS]);
void sk_trial_free(SkTrial *trial);

/* sk_trial_wants: returns whether the mail whose SHA-256 begins with @sum (two
 * bytes) is one of the share. The same mail always gives the same answer. */
gboolean sk_trial_wants(const SkTrial *trial, const guint8 *sum);

#endif
