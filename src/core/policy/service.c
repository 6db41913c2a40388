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

/* Returns whether only this machine can reach @socket. Metrics tell how much
 * mail comes and what becomes of it, which is nothing for the network. */
static gboolean
is_here(const char *socket)
{
    static const char *const hosts[] = { "127.0.0.1", "::1", "localhost" };
    const char *at = strchr(socket, '@');

    for (guint i = 0; at != NULL && i < G_N_ELEMENTS(hosts); i++)
        if (strcmp(at + 1, hosts[i]) == 0)
            return TRUE;
    return g_str_has_prefix(socket, "unix:");
}

/* Reads "08:30-17:15" as two minutes of the day, the first of which must be the
 * earlier one. */
static gboolean
read_hours(const char *text, guint hours[2])
{
    for (gsize i = 0; text[i] != '\0' || i < 11; i++)
        if (i >= 11 || (i == 2 || i == 8 ? text[i] != ':'
                        : i == 5         ? text[i] != '-'
                                         : !g_ascii_isdigit(text[i])))
            return FALSE;
    for (guint i = 0; i < 2; i++) {
        const char *at = text + i * 6;
        guint hour = (guint)(at[0] - '0') * 10 + (guint)(at[1] - '0');
        guint minute = (guint)(at[3] - '0') * 10 + (guint)(at[4] - '0');

        if (minute > 59 || hour * 60 + minute > 24 * 60)
            return FALSE;
        hours[i] = hour * 60 + minute;
    }
    return hours[0] < hours[1];
}

static void
check_metrics(const SkPolicyMilter *milter, const SkNode *group,
              SkProblems *problems)
{
    const char *metrics = milter->metrics, *file = milter->metrics_file;
    guint hours[2];

    if (strcmp(metrics, "auto") != 0 && strcmp(metrics, "none") != 0 &&
        (!is_socket(metrics) || !is_here(metrics)))
        sk_problems_add(problems, sk_values_origin(group, "milter.metrics"),
                        "milter.metrics: \"%s\" is none; write \"auto\", "
                        "\"none\", \"unix:/path\" or "
                        "\"inet:port@127.0.0.1\"",
                        metrics);
    if (*file != '\0' &&
        (!g_path_is_absolute(file) || !g_str_has_suffix(file, ".prom")))
        sk_problems_add(problems,
                        sk_values_origin(group, "milter.metrics-file"),
                        "milter.metrics-file must be a whole path, from "
                        "\"/\" on, that ends in \".prom\"");
    if (!read_hours(milter->office_hours, hours))
        sk_problems_add(problems,
                        sk_values_origin(group, "milter.office-hours"),
                        "milter.office-hours: \"%s\": write it as "
                        "\"08:30-17:15\"",
                        milter->office_hours);
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
    check_metrics(milter, group, problems);
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

const SkPolicyMilter *
sk_policy_file_milter(const SkPolicyFile *file)
{
    return &file->milter;
}

guint
sk_policy_file_office(const SkPolicyFile *file, gboolean end)
{
    guint hours[2] = { 0, 0 };

    (void)read_hours(file->milter.office_hours, hours);
    return hours[end ? 1 : 0];
}

char *
sk_policy_file_metrics(const SkPolicyFile *file, const char *socket)
{
    const char *metrics = file->milter.metrics;

    if (strcmp(metrics, "none") == 0)
        return NULL;
    if (strcmp(metrics, "auto") != 0)
        return g_strdup(metrics);
    if (socket == NULL)
        socket = file->milter.socket;
    if (g_str_has_prefix(socket, "unix:") || g_str_has_prefix(socket, "local:"))
        socket = strchr(socket, ':') + 1;
    /* Beside the milter's own socket, which its group can reach already. */
    return *socket == '/' ? g_strconcat("unix:", socket, ".metrics", NULL)
                          : NULL;
}
