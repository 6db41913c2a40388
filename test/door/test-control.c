/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "door/control.h"

static void
open_pair(int ends[2])
{
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends),
                    ==, 0);
}

static void
run_descriptors(void)
{
    SkControlMessage sent = { .kind = SK_CONTROL_GENERATION, .number = 7 };
    SkControlMessage got;
    int fds[SK_CONTROL_N_FDS];
    int ends[2], null;
    struct stat here, there;

    open_pair(ends);
    null = open("/dev/null", O_RDWR | O_CLOEXEC);
    memset(sent.socket, 'x', sizeof(sent.socket)); /* no terminator */
    g_assert_true(sk_control_send(
        ends[0], &sent, (int[]){ null, null, null, null, null, null }));
    g_assert_cmpint(sk_control_receive(ends[1], &got, fds), ==, 1);
    g_assert_cmpuint(got.number, ==, 7);
    g_assert_cmpuint(strlen(got.socket), ==, sizeof(got.socket) - 1);
    fstat(null, &here);
    for (guint i = 0; i < SK_CONTROL_N_FDS; i++) {
        g_assert_cmpint(fstat(fds[i], &there), ==, 0);
        g_assert_cmpuint(here.st_rdev, ==, there.st_rdev);
        g_assert_cmpint(fcntl(fds[i], F_GETFD) & FD_CLOEXEC, !=, 0);
        close(fds[i]);
    }
    g_assert_true(sk_control_send(ends[0], &sent,
                                  (int[]){ null, null, null, -1, -1, -1 }));
    g_assert_cmpint(sk_control_receive(ends[1], &got, fds), ==, 1);
    for (guint i = 0; i < SK_CONTROL_N_FDS; i++) {
        g_assert_cmpint(fds[i] >= 0, ==, i < SK_CONTROL_CANDIDATE_POLICY);
        if (fds[i] >= 0)
            close(fds[i]);
    }
    close(null);
    close(ends[0]);
    g_assert_cmpint(sk_control_receive(ends[1], &got, fds), ==, 0);
    g_assert_false(sk_control_say(ends[1], SK_CONTROL_READY, 1));
    close(ends[1]);
}

static void
run_malformed(void)
{
    SkControlMessage got;
    SkControlMessage stranger = { .kind = SK_CONTROL_DRAIN };
    int fds[SK_CONTROL_N_FDS];
    int ends[2];

    open_pair(ends);
    g_assert_cmpint(send(ends[0], "x", 1, 0), ==, 1);
    g_assert_cmpint(sk_control_receive(ends[1], &got, fds), ==, -1);
    g_assert_cmpint(send(ends[0], &stranger, sizeof(stranger), 0), ==,
                    (gssize)sizeof(stranger));
    g_assert_cmpint(sk_control_receive(ends[1], &got, fds), ==, -1);
    g_assert_true(sk_control_say(ends[0], SK_CONTROL_RETIRED, 3));
    g_assert_cmpint(sk_control_receive(ends[1], &got, fds), ==, 1);
    g_assert_cmpuint(got.kind, ==, SK_CONTROL_RETIRED);
    for (guint i = 0; i < SK_CONTROL_N_FDS; i++)
        g_assert_cmpint(fds[i], ==, -1);
    close(ends[0]);
    close(ends[1]);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/control/descriptors", run_descriptors);
    g_test_add_func("/control/malformed", run_malformed);
    return g_test_run();
}
