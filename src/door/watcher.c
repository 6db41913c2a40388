/* SPDX-License-Identifier: Apache-2.0
 *
 * Starts and stops the watcher (watcher.h).
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cell/cell.h"
#include "core/policy/policy_file.h"
#include "door/watcher.h"
#include "door/offspring.h"
#include "door/service/journal.h"

void
sk_watcher_init(SkWatcher *watcher)
{
    *watcher = (SkWatcher){ .fd = -1, .pidfd = -1 };
    watcher->counters = sk_counters_new(&watcher->fd);
    if (watcher->counters == NULL) {
        sk_journal(SK_JOURNAL_ERROR, "no metrics: %m");
        watcher->counters = sk_counters_private();
    }
    sk_count_set(&watcher->counters->started, sk_count_now());
    sk_count_set(&watcher->counters->reload_is_good, 1);
}

/* ---- the process -------------------------------------------------------- */

/* read_only: returns the counts as a descriptor that can only be read. */
static int
read_only(int fd)
{
    int opened = sk_cell_reopen(fd, O_RDONLY);
    int moved =
        opened >= 0 ? fcntl(opened, F_DUPFD_CLOEXEC, SK_COUNTERS_LEAST_FD) : -1;

    if (opened >= 0)
        close(opened);
    return moved;
}

static void
start(SkWatcher *watcher)
{
    int fd = read_only(watcher->fd);
    int status =
        fd < 0 ? errno : sk_offspring_spawn("--watch", -1, fd, &watcher->pid);

    if (fd >= 0)
        close(fd);
    if (status != 0) {
        sk_journal(SK_JOURNAL_ERROR, "no watcher: %s", g_strerror(status));
        watcher->pid = 0;
        return;
    }
    watcher->pidfd = pidfd_open(watcher->pid, 0);
    watcher->want = FALSE;
}

static void
forget(SkWatcher *watcher)
{
    if (watcher->pid != 0)
        while (waitpid(watcher->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    if (watcher->pidfd >= 0)
        close(watcher->pidfd);
    watcher->pid = 0;
    watcher->pidfd = -1;
}

/* stop: ends the watcher and takes its socket away. */
static void
stop(SkWatcher *watcher)
{
    const char *socket = watcher->counters->watch.socket;

    if (watcher->pid == 0)
        return;
    kill(watcher->pid, SIGKILL);
    forget(watcher);
    if (g_str_has_prefix(socket, "unix:"))
        (void)unlink(socket + strlen("unix:"));
}

void
sk_watcher_free(SkWatcher *watcher)
{
    stop(watcher);
    if (watcher->fd < 0) {
        g_free(watcher->counters);
        return;
    }
    munmap(watcher->counters, sizeof *watcher->counters);
    close(watcher->fd);
}

void
sk_watcher_ended(SkWatcher *watcher)
{
    forget(watcher);
    sk_journal(SK_JOURNAL_ERROR, "the watcher ended");
    watcher->want = TRUE;
}

void
sk_watcher_tend(SkWatcher *watcher, gint64 now)
{
    if (!watcher->want || sk_backoff_wait(&watcher->backoff, now) > 0)
        return;
    sk_backoff_started(&watcher->backoff, now);
    start(watcher);
}

gint64
sk_watcher_wait(const SkWatcher *watcher, gint64 now)
{
    return watcher->want ? sk_backoff_wait(&watcher->backoff, now) : G_MAXINT64;
}

/* ---- what the parent counts --------------------------------------------- */

static void
put(char *to, gsize size, const char *from)
{
    if (g_strlcpy(to, from, size) >= size)
        *to = '\0'; /* The policy has said that it is too long. */
}

static SkWatchSettings
settings_of(const SkRule *rule)
{
    const SkPolicyMilter *milter = sk_policy_file_milter(rule->policy);
    g_autofree char *folder = g_path_get_dirname(rule->message.report);
    g_autofree char *socket =
        sk_policy_file_metrics(rule->policy, rule->message.socket);
    SkWatchSettings settings = { .silence = milter->silence,
                                 .foreground = rule->message.foreground };

    if (socket != NULL)
        put(settings.socket, sizeof settings.socket, socket);
    put(settings.file, sizeof settings.file, milter->metrics_file);
    put(settings.report_folder, sizeof settings.report_folder, folder);
    settings.office_from = sk_policy_file_office(rule->policy, FALSE);
    settings.office_to = sk_policy_file_office(rule->policy, TRUE);
    return settings;
}

void
sk_watcher_rule(SkWatcher *watcher, const SkRule *rule)
{
    SkCounters *counters = watcher->counters;
    SkWatchSettings settings = settings_of(rule);

    g_strlcpy(counters->policy_hash, sk_policy_file_hash(rule->policy),
              sizeof counters->policy_hash);
    sk_count_set(&counters->policy_loaded, sk_count_now());
    sk_count_set(&counters->workers, rule->message.workers);
    sk_count_set(&counters->places, rule->message.queue);
    if (watcher->fd < 0 ||
        (watcher->pid != 0 &&
         memcmp(&settings, &counters->watch, sizeof settings) == 0))
        return;
    stop(watcher);
    counters->watch = settings;
    watcher->backoff = (SkBackoff){ 0 };
    watcher->want = TRUE;
}

void
sk_watcher_reloaded(SkWatcher *watcher, const SkRule *rule)
{
    SkCounters *counters = watcher->counters;
    gboolean taken = rule != NULL;

    sk_count(taken ? &counters->reloads : &counters->reloads_failed, 1);
    sk_count_set(&counters->reload_is_good, taken);
    if (taken)
        sk_watcher_rule(watcher, rule);
}

void
sk_watcher_child(SkWatcher *watcher, SkWatcherChild what)
{
    SkCounters *counters = watcher->counters;

    sk_count_set(&counters->child_is_up, what == SK_WATCHER_UP);
    if (what == SK_WATCHER_STARTED)
        sk_count(&counters->child_starts, 1);
    if (what != SK_WATCHER_DOWN)
        return;
    /* What it had in hand is gone with it. */
    sk_count_set(&counters->in_flight, 0);
    sk_count_set(&counters->waiting, 0);
    sk_count_set(&counters->running, 0);
}
