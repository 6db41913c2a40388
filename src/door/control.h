/* SPDX-License-Identifier: Apache-2.0
 *
 * What parent and child of sekisho-milter say to each other, over a
 * SOCK_SEQPACKET pair: fixed structs, same build on both sides. The child has
 * its end at SK_CONTROL_FD. EOF means the other is gone: the child then leaves
 * at once, and the MTA sees 451.
 */
#ifndef SK_DOOR_CONTROL_H
#define SK_DOOR_CONTROL_H

#include <glib.h>

#include "door/gate.h"

#define SK_CONTROL_FD 3

typedef enum {
    SK_CONTROL_GENERATION = 1, /* parent: from now on use these. Three fds:
                                  policy, worker, inspector */
    SK_CONTROL_DRAIN,          /* parent: take nothing new, finish, leave */
    SK_CONTROL_READY,          /* child: listening under @number */
    SK_CONTROL_RETIRED,        /* child: @number is used by nobody any more */
    SK_CONTROL_FAULT,          /* child: a message failed in the zygotes of
                                  @number: let there be fresh ones */
    SK_CONTROL_REFUSED,        /* child: cannot take @number: see the journal */
} SkControlKind;

enum {
    SK_CONTROL_POLICY,
    SK_CONTROL_WORKER,
    SK_CONTROL_INSPECTOR,
    SK_CONTROL_N_FDS
};

typedef struct {
    guint32 magic, kind; /* SkControlKind */
    guint64 number;      /* of the generation */
    guint32 workers, queue;
    guint32 foreground, reopen; /* reopen: the report file */
    SkSiteKey site_key;
    char policy_hash[80];
    char socket[256], socket_group[64], report[1024];
} SkControlMessage;

/* sk_control_send: @fds may be NULL (none), else SK_CONTROL_N_FDS of them;
 * they stay the caller's. Waits until it is taken. Thread-safe. */
gboolean
sk_control_send(int fd, const SkControlMessage *message, const int *fds);

/* sk_control_say: a message of only @kind and @number. */
gboolean sk_control_say(int fd, SkControlKind kind, guint64 number);

/* sk_control_receive: waits for one message. @fds become the caller's (-1
 * where none came). 1: got one; 0: EOF; -1: not well-formed, or failed. */
int sk_control_receive(int fd, SkControlMessage *message,
                       int fds[SK_CONTROL_N_FDS]);

#endif
