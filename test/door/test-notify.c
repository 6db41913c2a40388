/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens the socket that systemd would open, by path and in the abstract name
 * space, and reads what is said to it.
 */
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "door/service/notify.h"

/* listen_at: returns a datagram socket bound to @name, where "@" begins an
 * abstract name. */
static int
listen_at(const char *name)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    g_strlcpy(address.sun_path, name, sizeof(address.sun_path));
    if (*name == '@')
        address.sun_path[0] = '\0';
    g_assert_cmpint(bind(fd, (struct sockaddr *)&address,
                         (socklen_t)(offsetof(struct sockaddr_un, sun_path) +
                                     strlen(name))),
                    ==, 0);
    return fd;
}

static char *
next(int fd)
{
    char text[512];
    gssize n = recv(fd, text, sizeof(text), MSG_DONTWAIT);

    return n < 0 ? NULL : g_strndup(text, (gsize)n);
}

static void
check_at(const char *name)
{
    int fd = listen_at(name);
    g_autofree char *one = NULL, *two = NULL, *three = NULL, *none = NULL;
    gint64 before = g_get_monotonic_time(), said;

    g_setenv("NOTIFY_SOCKET", name, TRUE);
    sk_notify("STOPPING=1");
    sk_notify_ready("unix:/run/x.sock", "abc");
    sk_notify_reloading();
    one = next(fd);
    two = next(fd);
    three = next(fd);
    none = next(fd);
    g_assert_cmpstr(one, ==, "STOPPING=1");
    g_assert_cmpstr(
        two, ==, "READY=1\nSTATUS=listening on unix:/run/x.sock, policy abc");
    g_assert_true(g_str_has_prefix(three, "RELOADING=1\nMONOTONIC_USEC="));
    said = g_ascii_strtoll(strchr(three, 'U') + strlen("USEC="), NULL, 10);
    g_assert_cmpint(said, >=, before);
    g_assert_cmpint(said, <=, g_get_monotonic_time());
    g_assert_null(none);
    close(fd);
}

static void
run_path(void)
{
    g_autofree char *folder = g_dir_make_tmp("sekisho-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "notify", NULL);

    check_at(path);
    unlink(path);
    rmdir(folder);
}

static void
run_abstract(void)
{
    g_autofree char *name = g_strdup_printf("@sekisho-test-%d", (int)getpid());

    check_at(name);
}

/* Nobody asked, nobody listens, or the name is none: nothing happens. */
static void
run_nobody(void)
{
    static const char *const names[] = { "relative", "", "/nowhere/at/all" };
    g_autofree char *long_name = g_strnfill(200, '/');

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_setenv("NOTIFY_SOCKET", names[i], TRUE);
        sk_notify("READY=1");
    }
    g_setenv("NOTIFY_SOCKET", long_name, TRUE);
    sk_notify("READY=1");
    g_unsetenv("NOTIFY_SOCKET");
    sk_notify("READY=1");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/notify/path", run_path);
    g_test_add_func("/notify/abstract", run_abstract);
    g_test_add_func("/notify/nobody", run_nobody);
    return g_test_run();
}
