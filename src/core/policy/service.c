/* SPDX-License-Identifier: Apache-2.0
 *
 * The settings that all profiles share: how the service runs, and the limits of
 * a message. It checks that they agree with each other.
 */
#include <string.h>
#include "core/policy/private.h"
#include "core/policy/settings.h"

static gboolean
is_socket(const char *text)
{
    const char *colon = strchr(text, ':');
    guint64 port;

    if (g_str_has_prefix(text, "unix:") || g_str_has_prefix(text, "local:"))
        return colon[1] == '/';
    if (!g_str_has_prefix(text, "inet:") && !g_str_has_prefix(text, "inet6:"))
        return FALSE;
    port = g_ascii_strtoull(colon + 1, NULL, 10);
    return port > 0 && port < 65536 && strchr(colon, '@') != NULL &&
           strchr(colon, '@')[1] != '\0';
}

void
sk_policy_build_milter(SkPolicyMilter *milter, const SkNode *group,
                       SkProblems *problems)
{
    sk_settings_read(SK_KEY_OF_MILTER, milter, group, NULL, NULL, NULL);
    if (!is_socket(milter->socket))
        sk_problems_add(problems, sk_values_origin(group, "milter.socket"),
                        "milter.socket: \"%s\" is none; write "
                        "\"unix:/path\" or \"inet:port@host\"",
                        milter->socket);
    if (!g_path_is_absolute(milter->report))
        sk_problems_add(problems, sk_values_origin(group, "milter.report"),
                        "milter.report must be a whole path, from \"/\" on");
    if (!g_path_is_absolute(milter->site_key))
        sk_problems_add(problems, sk_values_origin(group, "milter.site-key"),
                        "milter.site-key must be a whole path, from \"/\" "
                        "on");
}

void
sk_policy_check_limits(const SkNode *root, SkProblems *problems)
{
    const SkNode *limits = sk_node_member(root, "limits");
    guint64 message = sk_values_number(limits, "limits.message");
    guint64 expanded = sk_values_number(limits, "limits.expanded");
    const char *origin = sk_values_origin(limits, "limits.expanded");

    if (strcmp(origin, "default") == 0)
        origin = sk_values_origin(limits, "limits.message");
    if (expanded < message)
        sk_problems_add(problems, origin,
                        "limits.expanded is smaller than limits.message: a "
                        "plain mail of full size would be refused");
}

/* ---- the candidate ------------------------------------------------------ */

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
