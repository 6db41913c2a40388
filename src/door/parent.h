/* SPDX-License-Identifier: Apache-2.0
 *
 * The parent of sekisho-milter: it reads the policy, handles signals and starts
 * and stops all other processes. It has one thread and sees no mail.
 */
#ifndef SK_DOOR_PARENT_H
#define SK_DOOR_PARENT_H

#include <glib.h>

typedef struct {
    const char *policy;       /* the path of the policy file */
    const char *socket;       /* NULL for the one in the policy */
    const char *report;       /* NULL for the one in the policy */
    const char *socket_group; /* NULL to leave the socket to our own group */
    gboolean foreground;
    int ready_fd; /* a byte is written to it when mail can come; or -1 */
} SkParentOptions;

/* sk_parent_main: runs the whole service. Returns the exit status: 0 after a
 * drain, 2 if the policy or the environment is wrong at the start. */
int sk_parent_main(const SkParentOptions *options);

#endif
