/* SPDX-License-Identifier: Apache-2.0
 *
 * Every way an asker can get a request wrong, and every reply that is none:
 * refused, nothing run, and the next message passes.
 */
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "asker.h"

typedef struct {
    SkCell cell;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
    asker_spawn(&fixture->cell, "SK_TEST_ROOM", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    sk_cell_stop(&fixture->cell);
}

/* ---- requests that are none --------------------------------------------- */

static void
break_magic(SkCellRequest *request)
{
    request->magic ^= 1;
}
static void
break_version(SkCellRequest *request)
{
    request->version++;
}
static void
break_wall(SkCellRequest *request)
{
    request->wall_ms = 0;
}
static void
break_cpu(SkCellRequest *request)
{
    request->cpu_seconds = 0;
}
static void
break_memory(SkCellRequest *request)
{
    request->memory = 0;
}
static void
break_output(SkCellRequest *request)
{
    request->output = 0;
}
static void
break_order(SkCellRequest *request)
{
    request->order_len = SK_CELL_ORDER_MAX + 1;
}

static void
test_bad_request(Fixture *fixture, gconstpointer data)
{
    static void (*const breaks[])(SkCellRequest *) = {
        break_magic,  break_version, break_wall,  break_cpu,
        break_memory, break_output,  break_order,
    };
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);

    for (size_t i = 0; i < G_N_ELEMENTS(breaks); i++) {
        Answer answer;

        asker_request(request, "echo");
        breaks[i](request);
        answer = asker_send(&fixture->cell, request);
        g_assert_cmpint(answer.replied, ==, 0);
        g_assert_cmpint(answer.end, ==, SK_CELL_BAD_REQUEST);
        g_assert_cmpuint(answer.output_len, ==, 0);
        g_assert_true(asker_is_fine(&fixture->cell));
    }
}

/* @in and @out as they must not be. */
static void
test_bad_files(Fixture *fixture, gconstpointer data)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    int pipes[2], in, out;
    int full = sk_cell_memfd("full"), sealed = sk_cell_memfd("sealed");

    g_assert_cmpint(pipe2(pipes, O_CLOEXEC), ==, 0);
    g_assert_cmpint(write(full, "x", 1), ==, 1);
    g_assert_cmpint(sk_cell_seal(sealed), ==, 0);
    asker_files(&in, &out, "input");
    {
        const int pairs[][2] = { { in, full },
                                 { in, sealed },
                                 { pipes[0], out },
                                 { in, pipes[1] } };

        for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
            struct pollfd readable = { -1, POLLIN, 0 };
            SkCellReply reply;

            asker_request(request, "echo");
            readable.fd = sk_cell_ask(fixture->cell.control, request,
                                      pairs[i][0], pairs[i][1]);
            g_assert_cmpint(poll(&readable, 1, 5000), ==, 1);
            g_assert_cmpint(sk_cell_reply(readable.fd, request->nonce, &reply),
                            ==, 0);
            g_assert_cmpint(reply.end, ==, SK_CELL_BAD_REQUEST);
            close(readable.fd);
        }
    }
    for (int i = 0; i < 2; i++)
        close(pipes[i]);
    close(in);
    close(out);
    close(full);
    close(sealed);
    g_assert_true(asker_is_fine(&fixture->cell));
}

/* More than there is; all there is; and less, of which no byte further is
 * read. */
static void
test_length(Fixture *fixture, gconstpointer data)
{
    static const struct {
        uint64_t said, read;
    } rows[] = { { 6, 0 }, { 5, 5 }, { 0, 5 }, { 2, 2 }, { UINT64_MAX, 0 } };
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Answer answer;

        asker_request(request, "echo");
        request->input_len = rows[i].said;
        answer = asker_send(&fixture->cell, request);
        g_assert_cmpint(answer.replied, ==, 0);
        g_assert_cmpint(answer.end, ==,
                        rows[i].read == 0 ? SK_CELL_BAD_REQUEST
                                          : SK_CELL_EXITED);
        if (rows[i].read > 0)
            g_assert_cmpmem(answer.output + SK_CELL_NONCE,
                            answer.output_len - SK_CELL_NONCE, "input",
                            rows[i].read);
    }
}

/* Any bytes with any number of descriptors, all of them one of a pair whose
 * other end is returned. */
static int
send_raw(int control, const void *bytes, size_t len, size_t count)
{
    _Alignas(struct cmsghdr) char data[CMSG_SPACE(32 * sizeof(int))] = { 0 };
    struct iovec body = { (void *)(uintptr_t)bytes, len };
    struct msghdr message = { .msg_iov = &body, .msg_iovlen = 1 };
    int pair[2], fds[32];

    g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair),
                    ==, 0);
    for (size_t i = 0; i < count; i++)
        fds[i] = pair[1];
    if (count > 0) {
        struct cmsghdr *head;

        message.msg_control = data;
        message.msg_controllen = CMSG_SPACE(count * sizeof(int));
        head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(count * sizeof(int));
        memcpy(CMSG_DATA(head), fds, count * sizeof(int));
    }
    g_assert_cmpint(sendmsg(control, &message, MSG_NOSIGNAL), ==, len);
    close(pair[1]);
    return pair[0];
}

static void
test_bad_messages(Fixture *fixture, gconstpointer data)
{
    static const size_t counts[] = { 0, 1, 2, 4, 8, 9, 32 };
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 2);

    asker_request(request, "echo");
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        const size_t lens[] = { 1, sizeof *request - 1, sizeof *request,
                                sizeof *request + 1 };

        for (size_t k = 0; k < G_N_ELEMENTS(lens); k++) {
            SkCellReply reply;
            struct pollfd ended = { -1, POLLIN, 0 };

            ended.fd =
                send_raw(fixture->cell.control, request, lens[k], counts[i]);
            /* Said or not: it is over, and nothing ran. */
            g_assert_cmpint(poll(&ended, 1, 5000), ==, 1);
            if (sk_cell_reply(ended.fd, request->nonce, &reply) == 0)
                g_assert_cmpint(reply.end, ==, SK_CELL_BAD_REQUEST);
            close(ended.fd);
            g_assert_true(asker_is_fine(&fixture->cell));
        }
    }
}

/* ---- replies that are none ---------------------------------------------- */

static void
test_bad_reply(void)
{
    const SkCellReply good = { .magic = SK_CELL_MAGIC,
                               .version = SK_CELL_VERSION,
                               .nonce = { 1, 2, 3 },
                               .end = SK_CELL_EXITED };
    SkCellReply bad[6] = { good, good, good, good, good, good };
    struct {
        SkCellReply reply;
        char more;
    } longer = { good, 1 };
    SkCellReply reply;
    int pair[2];

    bad[1].nonce[15] ^= 1;
    bad[2].magic ^= 1;
    bad[3].version++;
    bad[4].end = 0;
    bad[5].end = SK_CELL_LEFT + 1;
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), ==, 0);
    for (int i = 0; i < 6; i++) {
        g_assert_cmpint(send(pair[1], &bad[i], sizeof bad[i], 0), >, 0);
        g_assert_cmpint(sk_cell_reply(pair[0], good.nonce, &reply), ==,
                        i == 0 ? 0 : -1);
    }
    g_assert_cmpint(send(pair[1], &good, sizeof good - 1, 0), >, 0);
    g_assert_cmpint(sk_cell_reply(pair[0], good.nonce, &reply), ==, -1);
    g_assert_cmpint(send(pair[1], &longer, sizeof longer, 0), >, 0);
    g_assert_cmpint(sk_cell_reply(pair[0], good.nonce, &reply), ==, -1);
    g_assert_cmpint(sk_cell_reply(pair[0], good.nonce, &reply), ==, -1);
    close(pair[1]);
    g_assert_cmpint(sk_cell_reply(pair[0], good.nonce, &reply), ==, -1);
    close(pair[0]);
}

#define ADD(path, test)                                                        \
    g_test_add("/cell/bad/" path, Fixture, NULL, set_up, test, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("request", test_bad_request);
    ADD("files", test_bad_files);
    ADD("length", test_length);
    ADD("messages", test_bad_messages);
    g_test_add_func("/cell/bad/reply", test_bad_reply);
    return g_test_run();
}
