/* SPDX-License-Identifier: Apache-2.0
 *
 * The parent of sekisho-milter: policy, signals, and the life of all other
 * processes. One thread. It sees no mail.
 */
#ifndef SK_DOOR_PARENT_H
#define SK_DOOR_PARENT_H

#include <glib.h>

typedef struct {
    const char *policy;       /* path */
    const char *socket;       /* NULL: the policy's */
    const char *report;       /* NULL: the policy's */
    const char *socket_group; /* NULL: leave it to our own group */
    gboolean foreground;
    int ready_fd; /* a byte is written here when mail can come; or -1 */
} SkParentOptions;

/* sk_parent_check: reads policy, site key and report file, starts both
 * zygotes, says what it found on standard output, stops them. */
gboolean sk_parent_check(const SkParentOptions *options, GError **error);

/* sk_parent_main: the whole life of the service. Returns the exit status: 0
 * after a drain, 2 when the policy or the surroundings are wrong at start. */
int sk_parent_main(const SkParentOptions *options);

#endif
