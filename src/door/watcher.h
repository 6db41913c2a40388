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
    gboolean want;
    SkBackoff backoff;
} SkWatcher;

void sk_watcher_init(SkWatcher *watcher);
void sk_watcher_free(SkWatcher *watcher);

/* sk_watcher_rule: @rule is in force from now on. The watcher is started anew
 * if its settings have changed. */
void sk_watcher_rule(SkWatcher *watcher, const SkRule *rule);

/* sk_watcher_reloaded: a reload gave @rule, or failed and gave NULL. */
void sk_watcher_reloaded(SkWatcher *watcher, const SkRule *rule);

/* sk_watcher_child: the child was started, has said that it listens, or has
 * ended. */
typedef enum {
    SK_WATCHER_STARTED,
    SK_WATCHER_UP,
    SK_WATCHER_DOWN,
} SkWatcherChild;
void sk_watcher_child(SkWatcher *watcher, SkWatcherChild what);

/* sk_watcher_tend: starts the watcher if it is wanted and due. sk_watcher_wait:
 * returns the microseconds until it is, or G_MAXINT64. sk_watcher_ended: its
 * pidfd is readable. */
void sk_watcher_tend(SkWatcher *watcher, gint64 now);
gint64 sk_watcher_wait(const SkWatcher *watcher, gint64 now);
void sk_watcher_ended(SkWatcher *watcher);

#endif
