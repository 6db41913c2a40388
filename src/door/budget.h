/* SPDX-License-Identifier: Apache-2.0
 *
 * The memory of all messages that are in workers, together: it stays below what
 * the service may use. A kernel that runs out of memory would kill the hungry
 * worker, free nothing by it, for the zygote holds the files that its memory is
 * in, and go on to kill whoever asks next.
 */
#ifndef SK_DOOR_BUDGET_H
#define SK_DOOR_BUDGET_H

#include <glib.h>

/* sk_budget_take: waits until @bytes more fit, first come, first served; what
 * is larger than all waits until it is alone. Calls @progress (may be NULL)
 * about every second; FALSE when that said so: nothing was taken. Else they are
 * given back with sk_budget_give. Thread-safe. */
gboolean sk_budget_take(guint64 bytes, gboolean (*progress)(gpointer data),
                        gpointer data);
void sk_budget_give(guint64 bytes);

/* sk_budget_set: so many bytes; 0: what the machine and the control group of
 * this process leave, which is also how it begins. */
void sk_budget_set(guint64 bytes);

/* sk_budget_read: bytes that the files of a control group below @root allow a
 * process whose /proc/PID/cgroup says @groups; G_MAXUINT64: any number. For
 * either version of control groups. */
guint64 sk_budget_read(const char *root, const char *groups);

#endif
