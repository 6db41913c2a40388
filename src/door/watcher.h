/* SPDX-License-Identifier: Apache-2.0
 *
 * The watcher and the shared counts as the parent sees them. If they cannot be
 * had, mail goes on without them, and the journal says so.
 */
#ifndef SK_DOOR_WATCHER_H
#define SK_DOOR_WATCHER_H

#include "door/backoff.h"
#include "door/metrics/counters.h"
#include "door/rule.h"

typedef struct {
    SkCounters *counters; /* never NULL after sk_watcher_init */
    int fd;               /* of the counts; -1 if they are not shared */
    pid_t pid;            /* 0 if the watcher does not run */
    int pidfd;            /* readable when it has ended; or -1 */
    gboolean want;        /* it should run, but does not */
    SkBackoff backoff;
} SkWatcher;

void sk_watcher_init(SkWatcher *watcher);
void sk_watcher_free(SkWatcher *watcher);

/* sk_watcher_rule: tells the watcher that @rule is in force from now on. It is
 * started anew if its settings have changed. */
void sk_watcher_rule(SkWatcher *watcher, const SkRule *rule);

/* sk_watcher_reloaded: counts a reload. @rule is what it gave, and is in force
 * from now on, or NULL if the reload failed. */
void sk_watcher_reloaded(SkWatcher *watcher, const SkRule *rule);

/* sk_watcher_child: counts that the child was started, has said that it
 * listens, or has ended. */
typedef enum {
    SK_WATCHER_STARTED,
    SK_WATCHER_UP,
    SK_WATCHER_DOWN,
} SkWatcherChild;
void sk_watcher_child(SkWatcher *watcher, SkWatcherChild what);

/* sk_watcher_tend: starts the watcher if it should run and its backoff is over.
 */
void sk_watcher_tend(SkWatcher *watcher, gint64 now);

/* sk_watcher_wait: returns the microseconds until sk_watcher_tend has something
 * to do, or G_MAXINT64 if the watcher runs. */
gint64 sk_watcher_wait(const SkWatcher *watcher, gint64 now);

/* sk_watcher_ended: reaps the watcher, which has ended: its pidfd is readable.
 * The next sk_watcher_tend starts another. */
void sk_watcher_ended(SkWatcher *watcher);

#endif
