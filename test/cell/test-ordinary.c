/* SPDX-License-Identifier: Apache-2.0
 *
 * The cell of somebody who is not root: the way of the command line on a desk.
 * Its layers come through a user namespace, or by Landlock alone.
 */
#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "asker.h"

#define ORDINARY 61234 /* a user and group that own nothing */

/* The room where anybody may run it: our own folder may be nobody's. */
static char *
copy_room(char *folder)
{
    g_autofree char *bytes = NULL;
    char *path;
    gsize len;

    g_assert_nonnull(g_mkdtemp_full(folder, 0755));
    path = g_build_filename(folder, "room", NULL);
    g_assert_true(g_file_get_contents(g_getenv("SK_TEST_ROOM"), &bytes, &len,
                                      NULL));
    g_assert_true(g_file_set_contents(path, bytes, (gssize)len, NULL));
    g_assert_cmpint(g_chmod(path, 0755), ==, 0);
    return path;
}

/* A room that starts holds what it must, whoever starts it. */
static int
live_as_ordinary(const char *path)
{
    SkCell cell;
    gboolean fine;

    if (setgroups(0, NULL) != 0 ||
        setresgid(ORDINARY, ORDINARY, ORDINARY) != 0 ||
        setresuid(ORDINARY, ORDINARY, ORDINARY) != 0)
        return 2;
    g_setenv("SK_TEST_ROOM", path, TRUE);
    asker_spawn(&cell, "SK_TEST_ROOM", NULL);
    fine = strstr(cell.hello.layers, "seccomp=yes") != NULL &&
           strstr(cell.hello.layers, "rlimits=yes") != NULL &&
           strstr(cell.hello.layers, "userns=") != NULL &&
           (strstr(cell.hello.layers, "root=empty(") != NULL ||
            strstr(cell.hello.layers, "landlock=yes") != NULL) &&
           asker_is_fine(&cell);
    g_printerr("# %s\n", cell.hello.layers);
    sk_cell_stop(&cell);
    return fine ? 0 : 1;
}

static void
test_ordinary_user(void)
{
    char folder[] = "/tmp/sekisho-room-XXXXXX";
    g_autofree char *path = NULL;
    int status = -1;
    pid_t pid;

    if (geteuid() != 0) {
        g_test_skip("only root can become somebody else");
        return;
    }
    path = copy_room(folder);
    pid = fork();
    if (pid == 0)
        _exit(live_as_ordinary(path));
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    g_assert_cmpint(status, ==, 0);
    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ordinary/user", test_ordinary_user);
    return g_test_run();
}
