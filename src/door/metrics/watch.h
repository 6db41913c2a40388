/* SPDX-License-Identifier: Apache-2.0
 *
 * The watcher: a process of its own that reads the shared counts and tells them
 * to monitoring systems, so that neither the parent nor whoever handles mail
 * serves a socket for them. It can write nothing but its files.
 */
#ifndef SK_DOOR_METRICS_WATCH_H
#define SK_DOOR_METRICS_WATCH_H

/* sk_watch_main: runs `sekisho-milter --watch`, which only the parent starts,
 * with the counts at SK_COUNTERS_FD. Returns the exit status. */
int sk_watch_main(void);

#endif
