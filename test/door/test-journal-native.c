/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens a socket as the journal does and reads the entries that come.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "door/service/journal_native.h"

typedef struct {
    char *folder, *path;
    int journal;
} Scene;

static void
set_up(Scene *scene, gconstpointer data)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };

    (void)data;
    scene->folder = g_dir_make_tmp("sekisho-XXXXXX", NULL);
    scene->path = g_build_filename(scene->folder, "socket", NULL);
    scene->journal = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    g_strlcpy(address.sun_path, scene->path, sizeof(address.sun_path));
    g_assert_cmpint(
        bind(scene->journal, (struct sockaddr *)&address, sizeof(address)), ==,
        0);
}

static void
tear_down(Scene *scene, gconstpointer data)
{
    (void)data;
    close(scene->journal);
    g_unlink(scene->path);
    g_rmdir(scene->folder);
    g_free(scene->path);
    g_free(scene->folder);
}

static void
run_entry(Scene *scene, gconstpointer data)
{
    const SkJournalField fields[] = { { "SEKISHO_RECEIPT", "7KQ4M2X9AB" },
                                      { "SEKISHO_RULE", "policy.conf:12" } };
    int fd = sk_journal_native_open(scene->path);
    char text[1024] = "";

    (void)data;
    g_assert_cmpint(fd, >=, 0);
    g_assert_true(sk_journal_native_send(fd, scene->path, SK_JOURNAL_ALARM,
                                         "ALARM: withheld 関所", fields, 2));
    g_assert_cmpint(recv(scene->journal, text, sizeof(text) - 1, MSG_DONTWAIT),
                    >, 0);
    g_assert_cmpstr(text, ==,
                    "PRIORITY=1\nSYSLOG_FACILITY=2\n"
                    "SYSLOG_IDENTIFIER=sekisho-milter\n"
                    "MESSAGE=ALARM: withheld 関所\n"
                    "SEKISHO_RECEIPT=7KQ4M2X9AB\n"
                    "SEKISHO_RULE=policy.conf:12\n");
    close(fd);
}

/* A journal that does not read holds nobody up; the caller is told. */
static void
run_full(Scene *scene, gconstpointer data)
{
    int fd = sk_journal_native_open(scene->path);
    guint sent = 0;

    (void)data;
    while (sent < 100000 && sk_journal_native_send(
                                fd, scene->path, SK_JOURNAL_INFO, "x", NULL, 0))
        sent++;
    g_assert_cmpuint(sent, <, 100000);
    close(fd);
}

/* The journal may be started anew: the next entry reaches it. */
static void
run_again(Scene *scene, gconstpointer data)
{
    int fd = sk_journal_native_open(scene->path);
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    char text[256];

    (void)data;
    close(scene->journal);
    g_unlink(scene->path);
    g_assert_false(sk_journal_native_send(fd, scene->path, SK_JOURNAL_INFO,
                                          "lost", NULL, 0));
    scene->journal = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    g_strlcpy(address.sun_path, scene->path, sizeof(address.sun_path));
    g_assert_cmpint(
        bind(scene->journal, (struct sockaddr *)&address, sizeof(address)), ==,
        0);
    g_assert_true(sk_journal_native_send(fd, scene->path, SK_JOURNAL_INFO,
                                         "there", NULL, 0));
    g_assert_cmpint(recv(scene->journal, text, sizeof(text), MSG_DONTWAIT), >,
                    0);
    close(fd);
}

static void
run_nobody(void)
{
    g_autofree char *too_long = g_strnfill(300, 'x');

    g_assert_cmpint(sk_journal_native_open("/nowhere/at/all"), ==, -1);
    g_assert_cmpint(sk_journal_native_open(too_long), ==, -1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/journal-native/entry", Scene, NULL, set_up, run_entry,
               tear_down);
    g_test_add("/journal-native/full", Scene, NULL, set_up, run_full,
               tear_down);
    g_test_add("/journal-native/again", Scene, NULL, set_up, run_again,
               tear_down);
    g_test_add_func("/journal-native/nobody", run_nobody);
    return g_test_run();
}
