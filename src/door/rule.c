/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads what a generation needs, and starts the two zygotes of one.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "door/service/journal.h"
#include "door/policy_copy.h"
#include "door/report_log.h"
#include "door/rule.h"

#define SITE_KEY_PATH SK_SYSCONFDIR "/site.key"
#define LOWEST        19 /* priority of a process: as nice as can be */

void
sk_rule_free(SkRule *rule)
{
    if (rule == NULL)
        return;
    if (rule->policy_fd >= 0)
        close(rule->policy_fd);
    if (rule->policy != NULL)
        sk_policy_file_unref(rule->policy);
    if (rule->candidate_fd >= 0)
        close(rule->candidate_fd);
    if (rule->candidate != NULL)
        sk_policy_file_unref(rule->candidate);
    g_free(rule);
}

static gboolean
copy(char *to, gsize size, const char *from, const char *what, GError **error)
{
    if (from != NULL && g_strlcpy(to, from, size) < size)
        return TRUE;
    g_set_error(error, SK_ERROR, SK_ERROR_USAGE, "%s: too long", what);
    return FALSE;
}

/* can_report: checks now that the report file, which the child will open later,
 * can be opened. */
static gboolean
can_report(const char *path, GError **error)
{
    g_autoptr(SkReportLog) log = sk_report_log_new();

    return sk_report_log_open(log, path, error);
}

/* site_key_path: returns where the site key is read from, as a new string. A
 * credential of systemd named "site.key" is a copy of the usual file that only
 * this service can read, so it replaces that file, but no other one that the
 * policy names. */
static char *
site_key_path(const SkPolicyFile *policy)
{
    const char *path = sk_policy_file_site_key_path(policy);
    const char *folder = g_getenv("CREDENTIALS_DIRECTORY");
    g_autofree char *credential =
        folder != NULL ? g_build_filename(folder, "site.key", NULL) : NULL;

    if (credential != NULL && g_strcmp0(path, SITE_KEY_PATH) == 0 &&
        access(credential, F_OK) == 0)
        return g_steal_pointer(&credential);
    return g_strdup(path);
}

static gboolean
fill_message(SkControlMessage *message, const SkParentOptions *options,
             const SkPolicyFile *policy, GError **error)
{
    const char *socket = options->socket != NULL
                             ? options->socket
                             : sk_policy_file_milter_socket(policy);
    const char *report = options->report != NULL
                             ? options->report
                             : sk_policy_file_report_path(policy);
    const char *group =
        options->socket_group != NULL ? options->socket_group : "";
    g_autofree char *key = site_key_path(policy);

    message->kind = SK_CONTROL_GENERATION;
    message->foreground = (guint32)options->foreground;
    message->workers = sk_policy_file_workers(policy);
    message->queue = sk_policy_file_queue(policy);
    return sk_site_key_load(&message->site_key, key, error) &&
           copy(message->socket, sizeof(message->socket), socket, "socket",
                error) &&
           copy(message->socket_group, sizeof(message->socket_group), group,
                "socket group", error) &&
           copy(message->report, sizeof(message->report), report, "report",
                error) &&
           copy(message->policy_hash, sizeof(message->policy_hash),
                sk_policy_file_hash(policy), "hash", error) &&
           can_report(message->report, error);
}

/* can_route: returns whether the policy names zones. An empty file is a valid
 * policy for the command line, but here it is one that was cut short, and it
 * would reject every mail for good. */
static gboolean
can_route(const SkPolicyFile *policy, GError **error)
{
    if (sk_policy_file_can_route(policy))
        return TRUE;
    g_set_error(error, SK_ERROR, SK_ERROR_POLICY,
                "%s: no zones or no crossings: every mail would be refused; "
                "the milter needs both (see samples/policy/town.conf)",
                sk_policy_file_files(policy)[0]);
    return FALSE;
}

/* read_candidate: reads the policy that is tried beside this one. What is wrong
 * with it is said, but a candidate never stops the policy in force. */
static void
read_candidate(SkRule *rule, const SkParentOptions *options)
{
    g_autofree char *path =
        sk_policy_file_candidate(rule->policy, options->policy);
    g_autoptr(GError) error = NULL;

    if (path == NULL)
        return;
    rule->candidate = sk_policy_file_load(path, &error);
    if (rule->candidate != NULL && can_route(rule->candidate, &error) &&
        copy(rule->message.candidate_hash, sizeof(rule->message.candidate_hash),
             sk_policy_file_hash(rule->candidate), "hash", &error))
        rule->candidate_fd = sk_policy_copy_write(rule->candidate, &error);
    if (rule->candidate_fd < 0) {
        g_strdelimit(error->message, "\n", ' ');
        sk_journal(SK_JOURNAL_ERROR, "the candidate is not tried: %s",
                   error->message);
        g_clear_pointer(&rule->candidate, sk_policy_file_unref);
        return;
    }
    rule->message.candidate_share =
        sk_policy_file_candidate_share(rule->policy);
    rule->message.candidate_cpu = sk_policy_file_candidate_cpu(rule->policy);
}

SkRule *
sk_rule_read(const SkParentOptions *options, GError **error)
{
    g_autoptr(SkRule) rule = g_new0(SkRule, 1);

    rule->policy_fd = rule->candidate_fd = -1;
    rule->policy = sk_policy_file_load(options->policy, error);
    if (rule->policy == NULL || !can_route(rule->policy, error) ||
        !fill_message(&rule->message, options, rule->policy, error))
        return NULL;
    rule->policy_fd = sk_policy_copy_write(rule->policy, error);
    if (rule->policy_fd < 0)
        return NULL;
    read_candidate(rule, options);
    return g_steal_pointer(&rule);
}

/* start_candidate: starts the zygotes of the candidate at the lowest priority,
 * which their workers inherit. */
static void
start_candidate(SkPair *pair, const SkRule *rule)
{
    g_autoptr(GBytes) frozen = NULL;
    g_autoptr(GError) error = NULL;

    if (rule->candidate == NULL)
        return;
    frozen = sk_policy_file_freeze(rule->candidate);
    pair->has_candidate = sk_cells_start(&pair->candidate, frozen, &error);
    if (!pair->has_candidate) {
        sk_journal(SK_JOURNAL_ERROR, "the candidate is not tried: %s",
                   error->message);
        return;
    }
    setpriority(PRIO_PROCESS, (id_t)pair->candidate.worker.pid, LOWEST);
    setpriority(PRIO_PROCESS, (id_t)pair->candidate.inspector.pid, LOWEST);
}

SkPair *
sk_pair_start(const SkRule *rule, guint64 number, GError **error)
{
    g_autoptr(GBytes) frozen = sk_policy_file_freeze(rule->policy);
    g_autofree SkPair *pair = g_new0(SkPair, 1);

    pair->number = number;
    pair->born = g_get_monotonic_time();
    if (!sk_cells_start(&pair->cells, frozen, error))
        return NULL;
    start_candidate(pair, rule);
    return g_steal_pointer(&pair);
}

void
sk_pair_stop(SkPair *pair)
{
    if (pair == NULL)
        return;
    if (pair->has_candidate)
        sk_cells_stop(&pair->candidate);
    sk_cells_stop(&pair->cells);
    g_free(pair);
}

gboolean
sk_pair_send(const SkPair *pair, const SkRule *rule, int control,
             gboolean reopen)
{
    SkControlMessage message = rule->message;
    SkGateCells cells = sk_cells_controls(&pair->cells);
    int fds[SK_CONTROL_N_FDS] = { [SK_CONTROL_POLICY] = rule->policy_fd,
                                  [SK_CONTROL_WORKER] = cells.worker,
                                  [SK_CONTROL_INSPECTOR] = cells.inspector,
                                  [SK_CONTROL_CANDIDATE_POLICY] = -1 };

    if (pair->has_candidate) {
        cells = sk_cells_controls(&pair->candidate);
        fds[SK_CONTROL_CANDIDATE_POLICY] = rule->candidate_fd;
        fds[SK_CONTROL_CANDIDATE_WORKER] = cells.worker;
        fds[SK_CONTROL_CANDIDATE_INSPECTOR] = cells.inspector;
    }
    message.number = pair->number;
    message.reopen = (guint32)reopen;
    return sk_control_send(control, &message, fds);
}
