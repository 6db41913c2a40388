/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes and frees the candidate as the child holds it (candidate.h).
 */
#include "door/candidate.h"

#include <string.h>
#include <unistd.h>

#include "door/service/journal.h"
#include "door/policy_copy.h"

void
sk_trial_free(SkTrial *trial)
{
    if (trial == NULL)
        return;
    if (trial->cells.worker >= 0)
        close(trial->cells.worker);
    if (trial->cells.inspector >= 0)
        close(trial->cells.inspector);
    if (trial->policy != NULL)
        sk_policy_file_unref(trial->policy);
    g_free(trial);
}

SkTrial *
sk_trial_new(const SkControlMessage *message, int fds[SK_CONTROL_N_FDS])
{
    SkTrial *trial;
    g_autoptr(GError) error = NULL;

    if (fds[SK_CONTROL_CANDIDATE_POLICY] < 0)
        return NULL;
    trial = g_new0(SkTrial, 1);
    trial->share = message->candidate_share;
    trial->cpu = message->candidate_cpu;
    trial->cells.worker = fds[SK_CONTROL_CANDIDATE_WORKER];
    trial->cells.inspector = fds[SK_CONTROL_CANDIDATE_INSPECTOR];
    trial->policy =
        sk_policy_copy_read(fds[SK_CONTROL_CANDIDATE_POLICY], &error);
    close(fds[SK_CONTROL_CANDIDATE_POLICY]);
    for (guint i = SK_CONTROL_CANDIDATE_POLICY; i < SK_CONTROL_N_FDS; i++)
        fds[i] = -1;
    if (trial->policy != NULL && trial->cells.worker >= 0 &&
        trial->cells.inspector >= 0 &&
        strcmp(sk_policy_file_hash(trial->policy), message->candidate_hash) ==
            0)
        return trial;
    sk_journal(SK_JOURNAL_ERROR, "the candidate is not tried: %s",
               error != NULL ? error->message
                             : "it is not the policy that was checked");
    sk_trial_free(trial);
    return NULL;
}

gboolean
sk_trial_wants(const SkTrial *trial, const guint8 *sum)
{
    return (sum[0] << 8 | sum[1]) % 100 < trial->share &&
           !g_atomic_int_get(&((SkTrial *)trial)->gone);
}
