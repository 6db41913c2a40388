/* SPDX-License-Identifier: Apache-2.0
 *
 * Sends and receives control messages together with their descriptors. This
 * file does not know what they mean.
 */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "door/control.h"

#define MAGIC 0x534b4443u /* "SKDC" */

typedef union {
    char bytes[CMSG_SPACE(sizeof(int) * SK_CONTROL_N_FDS)];
    struct cmsghdr align;
} Ancillary;

gboolean
sk_control_send(int fd, const SkControlMessage *message, const int *fds)
{
    SkControlMessage copy = *message;
    Ancillary ancillary = { 0 };
    struct iovec part = { &copy, sizeof(copy) };
    struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1 };
    gssize sent;
    gsize n = 0;

    copy.magic = MAGIC;
    while (fds != NULL && n < SK_CONTROL_N_FDS && fds[n] >= 0)
        n++;
    if (n > 0) {
        struct cmsghdr *rights;

        header.msg_control = ancillary.bytes;
        header.msg_controllen = CMSG_SPACE(sizeof(int) * n);
        rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof(int) * n);
        memcpy(CMSG_DATA(rights), fds, sizeof(int) * n);
    }
    do
        sent = sendmsg(fd, &header, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == (gssize)sizeof(copy);
}

gboolean
sk_control_say(int fd, SkControlKind kind, guint64 number)
{
    SkControlMessage message = { .kind = kind, .number = number };

    return sk_control_send(fd, &message, NULL);
}

/* take_fds: copies the received descriptors to @fds and closes any others. */
static void
take_fds(struct msghdr *header, int fds[SK_CONTROL_N_FDS])
{
    for (struct cmsghdr *c = CMSG_FIRSTHDR(header); c != NULL;
         c = CMSG_NXTHDR(header, c)) {
        gsize n = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);

        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
            continue;
        for (gsize i = 0; i < n; i++) {
            int got;

            memcpy(&got, CMSG_DATA(c) + i * sizeof(int), sizeof(got));
            if (i < SK_CONTROL_N_FDS && fds[i] < 0)
                fds[i] = got;
            else
                close(got);
        }
    }
}

int
sk_control_receive(int fd, SkControlMessage *message, int fds[SK_CONTROL_N_FDS])
{
    Ancillary ancillary = { 0 };
    struct iovec part = { message, sizeof(*message) };
    struct msghdr header = { .msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = ancillary.bytes,
                             .msg_controllen = sizeof(ancillary.bytes) };
    gssize got;

    for (int i = 0; i < SK_CONTROL_N_FDS; i++)
        fds[i] = -1;
    do
        got = recvmsg(fd, &header, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got == 0)
        return 0;
    if (got < 0)
        return errno == ECONNRESET ? 0 : -1;
    take_fds(&header, fds);
    if (got != (gssize)sizeof(*message) || message->magic != MAGIC)
        return -1;
    message->socket[sizeof(message->socket) - 1] = '\0';
    message->socket_group[sizeof(message->socket_group) - 1] = '\0';
    message->report[sizeof(message->report) - 1] = '\0';
    message->policy_hash[sizeof(message->policy_hash) - 1] = '\0';
    message->candidate_hash[sizeof(message->candidate_hash) - 1] = '\0';
    return 1;
}
