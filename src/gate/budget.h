/* SPDX-License-Identifier: Apache-2.0
 *
 * Bounds the memory of all messages in workers together, so that it stays below
 * what the service may use. When the kernel runs out of memory, it kills the
 * hungry worker, but that frees nothing, because the zygote holds the files
 * that contain the worker's memory; the kernel would then go on to kill whoever
 * asks for memory next.
 */
#ifndef SK_GATE_BUDGET_H
#define SK_GATE_BUDGET_H

#include <glib.h>

/* sk_budget_take: waits until @bytes more fit. Requests are served in order of
 * arrival; one that exceeds the whole budget waits until it is alone. Calls
 * @progress (may be NULL) about every second; if that returns FALSE, nothing is
 * taken and FALSE is returned. Otherwise the caller gives the bytes back with
 * sk_budget_give. Thread-safe. */
gboolean sk_budget_take(guint64 bytes, gboolean (*progress)(gpointer data),
                        gpointer data);
void sk_budget_give(guint64 bytes);

/* sk_budget_try: takes @bytes without waiting, and only if nobody else waits.
 * sk_budget_is_wanted: returns whether somebody waits. For work that must not
 * delay any other. Thread-safe. */
gboolean sk_budget_try(guint64 bytes);
gboolean sk_budget_is_wanted(void);

/* sk_budget_set: sets the budget to @bytes. 0, which is also the initial value,
 * means what the machine and the control group of this process leave. */
void sk_budget_set(guint64 bytes);

/* sk_budget_read: returns the memory limit in bytes that the control group
 * files below @root set for a process whose /proc/PID/cgroup contains @groups,
 * or G_MAXUINT64 if there is no limit. Both versions of control groups are
 * understood. */
guint64 sk_budget_read(const char *root, const char *groups);

#endif
