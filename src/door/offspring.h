/* SPDX-License-Identifier: Apache-2.0
 *
 * The milter child as its parent sees it.
 */
#ifndef SK_DOOR_OFFSPRING_H
#define SK_DOOR_OFFSPRING_H

#include <glib.h>
#include <sys/types.h>

typedef struct {
    pid_t pid;   /* 0 if there is none */
    int pidfd;   /* readable when the child has ended; or -1 */
    int control; /* our end of the control socket; or -1 */
    gboolean ready;
} SkOffspring;

/* sk_offspring_start: starts this program again, with --child. @counters is the
 * descriptor of the shared counts, or -1. */
gboolean sk_offspring_start(SkOffspring *child, int counters, GError **error);

/* sk_offspring_spawn: starts this program again with the one argument @role.
 * @control becomes SK_CONTROL_FD and @counters SK_COUNTERS_FD; either may be
 * -1, and @counters is never below SK_COUNTERS_LEAST_FD. Returns 0 and the
 * process id, or an errno. */
int sk_offspring_spawn(const char *role, int control, int counters, pid_t *pid);

/* sk_offspring_end: reaps the child, after killing it if @kill. Returns its
 * wait status and forgets it. */
int sk_offspring_end(SkOffspring *child, gboolean kill);

#endif
