/* SPDX-License-Identifier: Apache-2.0
 *
 * The generations as the child holds them (generation.h).
 */
#include <unistd.h>

#include <sekisho/error.h>

#include "door/candidate.h"
#include "door/generation.h"
#include "door/policy_copy.h"

static void
close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

SkGeneration *
sk_generation_new(const SkControlMessage *message, int fds[SK_CONTROL_N_FDS],
                  int control, GError **error)
{
    g_autoptr(SkGeneration) generation = g_new0(SkGeneration, 1);
    const char *hash;

    g_atomic_ref_count_init(&generation->references);
    generation->number = message->number;
    generation->site_key = message->site_key;
    generation->cells.worker = fds[SK_CONTROL_WORKER];
    generation->cells.inspector = fds[SK_CONTROL_INSPECTOR];
    generation->control = -1; /* There is nothing to retire yet. */
    generation->policy = sk_policy_copy_read(fds[SK_CONTROL_POLICY], error);
    close_fd(&fds[SK_CONTROL_POLICY]);
    generation->trial = sk_trial_new(message, fds);
    if (generation->policy == NULL)
        return NULL;
    hash = sk_policy_file_hash(generation->policy);
    if (g_strcmp0(hash, message->policy_hash) != 0 ||
        generation->cells.worker < 0 || generation->cells.inspector < 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_POLICY,
                    "the policy is not the one that was checked (%s)", hash);
        return NULL;
    }
    generation->control = control;
    return g_steal_pointer(&generation);
}

SkGeneration *
sk_generation_ref(SkGeneration *generation)
{
    g_atomic_ref_count_inc(&generation->references);
    return generation;
}

void
sk_generation_unref(SkGeneration *generation)
{
    if (generation == NULL || !g_atomic_ref_count_dec(&generation->references))
        return;
    close_fd(&generation->cells.worker);
    close_fd(&generation->cells.inspector);
    if (generation->control >= 0)
        sk_control_say(generation->control, SK_CONTROL_RETIRED,
                       generation->number);
    sk_trial_free(generation->trial);
    sk_policy_file_unref(generation->policy);
    g_free(generation);
}
