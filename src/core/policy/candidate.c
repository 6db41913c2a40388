/* SPDX-License-Identifier: Apache-2.0
 *
 * The settings of the candidate, a policy that is tried beside the one in
 * force. Whether it can be used is found out where it is loaded.
 */
#include "core/policy/private.h"

char *
sk_policy_file_candidate(const SkPolicyFile *file, const char *path)
{
    const char *said = file->milter.candidate;
    g_autofree char *folder = NULL;

    if (*said == '\0')
        return NULL;
    folder = g_path_get_dirname(path != NULL ? path : "");
    return g_path_is_absolute(said) ? g_strdup(said)
                                    : g_build_filename(folder, said, NULL);
}

guint
sk_policy_file_candidate_share(const SkPolicyFile *file)
{
    return file->milter.candidate_share;
}

guint
sk_policy_file_candidate_cpu(const SkPolicyFile *file)
{
    return file->milter.candidate_cpu;
}
