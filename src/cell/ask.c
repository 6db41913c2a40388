/* SPDX-License-Identifier: Apache-2.0
 *
 * The asker's half of one message: hands the message over and reads the one
 * reply. Nothing is believed without proof: a reply counts only if it is whole
 * and carries the nonce of this message.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "cell/cell.h"

static int64_t
now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int
try_send(int control, const SkCellRequest *request, const int fds[3])
{
    _Alignas(struct cmsghdr) char data[CMSG_SPACE(3 * sizeof(int))] = { 0 };
    struct iovec body = { (void *)(uintptr_t)request,
                          sk_cell_request_size(request) };
    struct msghdr message = { .msg_iov = &body,
                              .msg_iovlen = 1,
                              .msg_control = data,
                              .msg_controllen = sizeof data };
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);

    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(3 * sizeof(int));
    memcpy(CMSG_DATA(head), fds, 3 * sizeof(int));
    return sendmsg(control, &message, MSG_NOSIGNAL | MSG_DONTWAIT) ==
                   (ssize_t)body.iov_len
               ? 0
               : -1;
}

/* The socket holds about a dozen requests. An asker that finds it full waits,
 * but not longer than the message itself may take. */
static int
send_request(int control, const SkCellRequest *request, const int fds[3])
{
    int64_t end = now_ms() + request->wall_ms;

    for (;;) {
        struct pollfd writable = { control, POLLOUT, 0 };
        int64_t left = end - now_ms();

        if (try_send(control, request, fds) == 0)
            return 0;
        if (errno != EAGAIN && errno != EINTR)
            return -1;
        if (left <= 0) {
            errno = EAGAIN;
            return -1;
        }
        (void)poll(&writable, 1, left > INT32_MAX ? INT32_MAX : (int)left);
    }
}

int
sk_cell_ask(int control, const SkCellRequest *request, int in, int out)
{
    int pair[2], failed, error, writer = sk_cell_reopen(out, O_WRONLY);

    if (writer < 0)
        return -1;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
        close(writer);
        return -1;
    }
    failed = send_request(control, request, (int[]){ pair[1], in, writer });
    error = errno;
    close(writer);
    close(pair[1]);
    if (failed == 0)
        return pair[0];
    close(pair[0]);
    errno = error == ECONNRESET ? EPIPE : error;
    return -1;
}

int
sk_cell_reply(int answer, const uint8_t nonce[SK_CELL_NONCE],
              SkCellReply *reply)
{
    ssize_t len = TEMP_FAILURE_RETRY(
        recv(answer, reply, sizeof *reply, MSG_DONTWAIT | MSG_TRUNC));

    if (len != (ssize_t)sizeof *reply || reply->magic != SK_CELL_MAGIC ||
        reply->version != SK_CELL_VERSION ||
        memcmp(reply->nonce, nonce, SK_CELL_NONCE) != 0 ||
        reply->end < SK_CELL_EXITED || reply->end > SK_CELL_LEFT)
        return -1;
    return 0;
}
