/* SPDX-License-Identifier: Apache-2.0
 *
 * The parent's loop: one poll over signals, the child's control socket and the
 * ends of processes. Whatever ends is restarted with backoff; until then the
 * MTA answers 451. A policy that does not load changes nothing.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "door/backoff.h"
#include "door/service/journal.h"
#include "door/service/notify.h"
#include "door/offspring.h"
#include "door/watcher.h"
#include "door/parent.h"
#include "door/rule.h"
#include "door/pairs.h"
#include "door/service/signals.h"
#include "door/service/watchdog.h"

#define STATUS_USAGE 2
/* If this many milter children end before the first one listens, the start has
 * failed, and whoever waits for it is told. Later ones are replaced. */
#define FIRST_TRIES 3
/* All workers of a zygote share its memory layout, so it is renewed hourly. */
#define ROTATE_EVERY (60 * 60 * G_TIME_SPAN_SECOND)
/* This is five seconds more than the child gives its messages. */
#define DRAIN_MAX (35 * G_TIME_SPAN_SECOND)

typedef struct {
    const SkParentOptions *options;
    SkRule *rule;
    GPtrArray *pairs; /* the SkPairs; the last is current */
    guint64 number;   /* the number of the current pair */
    SkOffspring child;
    SkBackoff child_backoff, pair_backoff;
    gboolean want_child, want_pair;
    int signals;
    SkWatchdog dog;
    SkWatcher watcher;
    gboolean announced; /* READY was sent */
    guint64 reloading;  /* the generation that a reload waits for, or 0 */
    guint tries;        /* children that ended before READY */
    gint64 drain_until; /* 0 if not draining */
} Parent;

enum {
    ON_SIGNAL,
    ON_CONTROL,
    ON_CHILD,
    ON_WORKER,
    ON_INSPECTOR,
    ON_WATCHER,
    N_ON
};

/* send_current: tells the child to use the current pair. A child that cannot be
 * told is killed. */
static void
send_current(Parent *parent, gboolean reopen)
{
    if (parent->child.pid == 0)
        return;
    if (!sk_pair_send(sk_pairs_current(parent->pairs), parent->rule,
                      parent->child.control, reopen)) {
        sk_journal(SK_JOURNAL_ERROR, "the milter child does not listen: %m");
        kill(parent->child.pid, SIGKILL);
    }
}

static void
start_child(Parent *parent)
{
    g_autoptr(GError) error = NULL;

    sk_backoff_started(&parent->child_backoff, g_get_monotonic_time());
    if (!sk_offspring_start(&parent->child, parent->watcher.fd, &error)) {
        sk_journal(SK_JOURNAL_ERROR, "%s", error->message);
        return;
    }
    parent->want_child = FALSE;
    sk_watcher_child(&parent->watcher, SK_WATCHER_STARTED);
    sk_watchdog_owe(&parent->dog); /* it is answered when the child listens */
    sk_pairs_keep_current(parent->pairs); /* No child uses the others now. */
    send_current(parent, TRUE);
}

/* take_pair: makes @pair, which is taken, the current one. */
static void
take_pair(Parent *parent, SkPair *pair)
{
    parent->number = pair->number;
    parent->want_pair = FALSE;
    g_ptr_array_add(parent->pairs, pair);
    sk_count(&parent->watcher.counters->generations, 1);
}

/* renew_pair: starts fresh zygotes under the same rule. The old ones go when
 * the child says that no message uses them. */
static void
renew_pair(Parent *parent)
{
    g_autoptr(GError) error = NULL;
    SkPair *pair = sk_pair_start(parent->rule, parent->number + 1, &error);

    sk_backoff_started(&parent->pair_backoff, g_get_monotonic_time());
    if (pair == NULL) {
        sk_journal(SK_JOURNAL_ERROR, "no fresh zygotes: %s", error->message);
        return;
    }
    take_pair(parent, pair);
    send_current(parent, FALSE);
    sk_journal(SK_JOURNAL_INFO, "fresh zygotes: generation %" G_GUINT64_FORMAT,
               pair->number);
}

static void
reload(Parent *parent)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SkRule) rule = sk_rule_read(parent->options, &error);
    SkPair *pair =
        rule == NULL ? NULL : sk_pair_start(rule, parent->number + 1, &error);

    sk_watcher_reloaded(&parent->watcher, pair != NULL ? rule : NULL);
    if (pair == NULL) {
        sk_journal_lines(SK_JOURNAL_ERROR,
                         "reload failed, the old policy stays", error->message);
        sk_notify("READY=1\nSTATUS=reload failed, the old policy stays");
        return;
    }
    if (strcmp(rule->message.socket, parent->rule->message.socket) != 0)
        sk_journal(SK_JOURNAL_WARNING,
                   "another socket is taken up at the next start only");
    sk_rule_free(parent->rule);
    parent->rule = g_steal_pointer(&rule);
    parent->reloading = pair->number;
    take_pair(parent, pair);
    send_current(parent, TRUE);
}

static void
begin_drain(Parent *parent)
{
    if (parent->drain_until != 0 || parent->child.pid == 0) {
        /* Either it was asked twice, or there is nobody to wait for. */
        parent->drain_until = g_get_monotonic_time();
        return;
    }
    parent->drain_until = g_get_monotonic_time() + DRAIN_MAX;
    sk_notify("STOPPING=1\nSTATUS=what is in hand may end");
    sk_journal(SK_JOURNAL_INFO,
               "stopping: no new mail, what is in hand may end");
    if (!sk_control_say(parent->child.control, SK_CONTROL_DRAIN, 0))
        parent->drain_until = g_get_monotonic_time();
}

static void
on_signal(Parent *parent)
{
    int number = sk_signals_read(parent->signals);

    if (number == SIGHUP && parent->drain_until == 0) {
        sk_notify_reloading();
        reload(parent);
    }
    if (number == SIGTERM || number == SIGINT)
        begin_drain(parent);
}

/* on_ready: the child listens, under generation @number. A reload is said here,
 * because only now does the next mail run under it. */
static void
on_ready(Parent *parent, guint64 number)
{
    const char *socket = parent->rule->message.socket;
    const char *hash = sk_policy_file_hash(parent->rule->policy);

    parent->child.ready = TRUE;
    sk_watcher_child(&parent->watcher, SK_WATCHER_UP);
    sk_watchdog_forget(&parent->dog);
    if (parent->reloading != 0 && number >= parent->reloading) {
        sk_journal(SK_JOURNAL_INFO, "reloaded: generation %lu policy %s",
                   (gulong)parent->reloading, hash);
        parent->reloading = 0;
        sk_notify_ready(socket, hash);
    }
    if (parent->announced)
        return;
    parent->announced = TRUE;
    sk_journal(SK_JOURNAL_INFO, "listening on %s, policy %s", socket, hash);
    sk_notify_ready(socket, hash);
    if (parent->options->ready_fd >= 0 &&
        write(parent->options->ready_fd, "", 1) != 1)
        sk_journal(SK_JOURNAL_WARNING, "nobody waits for us to be ready");
}

static void
on_control(Parent *parent)
{
    SkControlMessage message;
    int fds[SK_CONTROL_N_FDS];

    if (sk_control_receive(parent->child.control, &message, fds) != 1) {
        /* The child is gone or sends garbage; its pidfd tells which. */
        kill(parent->child.pid, SIGKILL);
        close(parent->child.control);
        parent->child.control = -1;
        return;
    }
    for (guint i = 0; i < SK_CONTROL_N_FDS; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    if (message.kind == SK_CONTROL_READY)
        on_ready(parent, message.number);
    if (message.kind == SK_CONTROL_ALIVE)
        sk_watchdog_heard(&parent->dog, message.number);
    if (message.kind == SK_CONTROL_RETIRED)
        sk_pairs_retire(parent->pairs, message.number);
    if (message.kind == SK_CONTROL_FAULT && message.number == parent->number)
        parent->want_pair = TRUE;
    if (message.kind == SK_CONTROL_REFUSED)
        kill(parent->child.pid, SIGKILL); /* start anew from what is on disk */
}

static void
on_child_end(Parent *parent)
{
    int status = sk_offspring_end(&parent->child, FALSE);

    sk_watchdog_forget(&parent->dog);
    sk_watcher_child(&parent->watcher, SK_WATCHER_DOWN);
    if (parent->drain_until != 0)
        return;
    sk_journal(SK_JOURNAL_ERROR, "the milter child ended (%s %d)",
               WIFSIGNALED(status) ? "signal" : "status",
               WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    parent->tries += !parent->announced;
    parent->want_child = TRUE;
}

/* next_wait: returns the milliseconds until something is due. */
static int
next_wait(const Parent *parent, gint64 now)
{
    gint64 wait = sk_pairs_current(parent->pairs)->born + ROTATE_EVERY - now;
    gint64 child = sk_backoff_wait(&parent->child_backoff, now);
    gint64 pair = sk_backoff_wait(&parent->pair_backoff, now);
    gint64 dog = sk_watchdog_wait(&parent->dog, now);
    gint64 watcher = sk_watcher_wait(&parent->watcher, now);

    if (parent->want_child)
        wait = MIN(wait, child);
    if (parent->want_pair)
        wait = MIN(wait, pair);
    if (parent->drain_until != 0)
        wait = MIN(wait, parent->drain_until - now);
    wait = MIN(wait, MIN(dog, watcher));
    return (int)(MAX(wait, 0) / G_TIME_SPAN_MILLISECOND) + 1;
}

/* ask_child: asks the child whether it lives, or forgets the question if there
 * is no child; then another is being started. */
static void
ask_child(Parent *parent)
{
    if (parent->child.pid == 0)
        sk_watchdog_forget(&parent->dog);
    else
        sk_control_say(parent->child.control, SK_CONTROL_PING,
                       parent->dog.asked);
}

static void
do_what_is_due(Parent *parent)
{
    gint64 now = g_get_monotonic_time();

    if (sk_watchdog_turn(&parent->dog, now)) {
        sk_notify("WATCHDOG=1");
        ask_child(parent);
    }
    sk_watcher_tend(&parent->watcher, now);
    if (parent->drain_until != 0)
        return;
    if (now - sk_pairs_current(parent->pairs)->born >= ROTATE_EVERY)
        parent->want_pair = TRUE;
    if (parent->want_pair && sk_backoff_wait(&parent->pair_backoff, now) == 0)
        renew_pair(parent);
    if (parent->want_child && sk_backoff_wait(&parent->child_backoff, now) == 0)
        start_child(parent);
}

static void
wait_for_events(Parent *parent)
{
    const SkCells *cells = &sk_pairs_current(parent->pairs)->cells;
    gboolean watch = !parent->want_pair;
    struct pollfd fds[N_ON] = {
        [ON_SIGNAL] = { parent->signals, POLLIN, 0 },
        [ON_CONTROL] = { parent->child.control, POLLIN, 0 },
        [ON_CHILD] = { parent->child.pidfd, POLLIN, 0 },
        [ON_WORKER] = { watch ? cells->worker.pidfd : -1, POLLIN, 0 },
        [ON_INSPECTOR] = { watch ? cells->inspector.pidfd : -1, POLLIN, 0 },
        [ON_WATCHER] = { parent->watcher.pidfd, POLLIN, 0 },
    };

    if (poll(fds, N_ON, next_wait(parent, g_get_monotonic_time())) < 0)
        return;
    if (fds[ON_WORKER].revents != 0 || fds[ON_INSPECTOR].revents != 0) {
        sk_journal(SK_JOURNAL_ERROR, "a zygote ended");
        parent->want_pair = TRUE;
    }
    if (fds[ON_WATCHER].revents != 0)
        sk_watcher_ended(&parent->watcher);
    if (fds[ON_CONTROL].revents != 0)
        on_control(parent);
    if (fds[ON_CHILD].revents != 0)
        on_child_end(parent);
    if (fds[ON_SIGNAL].revents != 0)
        on_signal(parent);
}

static gboolean
is_over(const Parent *parent)
{
    return parent->tries >= FIRST_TRIES ||
           (parent->drain_until != 0 &&
            (parent->child.pid == 0 ||
             g_get_monotonic_time() >= parent->drain_until));
}

static gboolean
prepare(Parent *parent, GError **error)
{
    SkPair *pair;

    signal(SIGPIPE, SIG_IGN);
    sk_watcher_init(&parent->watcher);
    sk_watchdog_init(&parent->dog, g_get_monotonic_time());
    parent->signals = sk_signals_open();
    parent->pairs = sk_pairs_new();
    parent->child = (SkOffspring){ 0, -1, -1, FALSE };
    parent->rule = sk_rule_read(parent->options, error);
    pair = parent->rule == NULL
               ? NULL
               : sk_pair_start(parent->rule, parent->number + 1, error);
    if (pair == NULL)
        return FALSE;
    take_pair(parent, pair);
    sk_watcher_rule(&parent->watcher, parent->rule);
    sk_journal(SK_JOURNAL_INFO, "worker: %s", pair->cells.worker.hello.layers);
    sk_journal(SK_JOURNAL_INFO, "inspector: %s",
               pair->cells.inspector.hello.layers);
    parent->want_child = TRUE;
    return TRUE;
}

static void
finish(Parent *parent)
{
    if (parent->child.pid != 0)
        sk_offspring_end(&parent->child, TRUE);
    sk_watcher_free(&parent->watcher);
    g_ptr_array_unref(parent->pairs);
    sk_rule_free(parent->rule);
    if (parent->signals >= 0)
        close(parent->signals);
}

int
sk_parent_main(const SkParentOptions *options)
{
    Parent parent = { .options = options };
    g_autoptr(GError) error = NULL;
    int status = EXIT_SUCCESS;

    if (prepare(&parent, &error)) {
        while (!is_over(&parent)) {
            do_what_is_due(&parent);
            wait_for_events(&parent);
        }
        status = parent.tries >= FIRST_TRIES ? STATUS_USAGE : EXIT_SUCCESS;
        sk_journal(
            SK_JOURNAL_INFO, "%s",
            status == EXIT_SUCCESS
                ? "stopped"
                : "not started: no milter child could listen; see above");
    } else {
        sk_journal_lines(SK_JOURNAL_ERROR, "not started", error->message);
        status = STATUS_USAGE;
    }
    finish(&parent);
    return status;
}
