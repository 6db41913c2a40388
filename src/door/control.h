/* SPDX-License-Identifier: Apache-2.0
 *
 * The messages between the parent and the child of sekisho-milter, sent over a
 * SOCK_SEQPACKET pair. They are fixed structs, because both sides come from the
 * same build. The child's end is SK_CONTROL_FD. EOF means that the other side
 * is gone: the child then exits at once, and the MTA answers 451.
 */
#ifndef SK_DOOR_CONTROL_H
#define SK_DOOR_CONTROL_H

#include <glib.h>

#include "gate/gate.h"

#define SK_CONTROL_FD 3

typedef enum {
    /* From the parent: use these from now on. Carries three descriptors
     * (policy, worker, inspector), or six if there is a candidate. */
    SK_CONTROL_GENERATION = 1,
    SK_CONTROL_DRAIN, /* from the parent: accept nothing new, finish, exit */
    SK_CONTROL_READY, /* from the child: it listens, under generation @number */
    /* from the child: no message uses generation @number any more */
    SK_CONTROL_RETIRED,
    /* From the child: a message failed in the zygotes of generation @number, so
     * fresh ones are needed. */
    SK_CONTROL_FAULT,
    /* from the child: @number is refused; the journal says why */
    SK_CONTROL_REFUSED,
    SK_CONTROL_PING,  /* from the parent: answer ALIVE with the same @number */
    SK_CONTROL_ALIVE, /* from the child */
} SkControlKind;

enum {
    SK_CONTROL_POLICY,
    SK_CONTROL_WORKER,
    SK_CONTROL_INSPECTOR,
    /* the same three of the candidate, if the policy has one; else -1 */
    SK_CONTROL_CANDIDATE_POLICY,
    SK_CONTROL_CANDIDATE_WORKER,
    SK_CONTROL_CANDIDATE_INSPECTOR,
    SK_CONTROL_N_FDS
};

typedef struct {
    guint32 magic, kind; /* @kind is an SkControlKind */
    guint64 number;      /* of the generation, or of a question (PING, ALIVE) */
    guint32 workers, queue;
    guint32 foreground, reopen; /* @reopen: open the report file anew */
    SkSiteKey site_key;
    char policy_hash[80];
    /* the share of mails that are tried, and of a processor that this may take,
     * both in hundredths */
    guint32 candidate_share, candidate_cpu;
    char candidate_hash[80];
    char socket[256], socket_group[64], report[1024];
} SkControlMessage;

/* sk_control_send: sends @message and waits until it is taken. @fds is NULL or
 * holds SK_CONTROL_N_FDS descriptors, which stay the caller's; those behind the
 * first that is -1 are not sent. Thread-safe. */
gboolean
sk_control_send(int fd, const SkControlMessage *message, const int *fds);

/* sk_control_say: sends a message that consists only of @kind and @number. */
gboolean sk_control_say(int fd, SkControlKind kind, guint64 number);

/* sk_control_receive: waits for one message. The descriptors in @fds become the
 * caller's; those that did not come are -1. Returns 1 for a message, 0 at EOF,
 * and -1 if the message is malformed or receiving failed. */
int sk_control_receive(int fd, SkControlMessage *message,
                       int fds[SK_CONTROL_N_FDS]);

#endif
