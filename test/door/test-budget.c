/* SPDX-License-Identifier: Apache-2.0
 *
 * The memory of all messages in workers together: who does not fit waits, in
 * turn, and who is larger than all goes alone. What a control group allows is
 * read from files of either version.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "gate/budget.h"

#define ALL 1000

/* ---- the line ------------------------------------------------------------ */

typedef struct {
    guint64 bytes;
    gint *inside; /* bytes that are taken now */
    gint *most;
} Guest;

static gpointer
take_and_give(gpointer data)
{
    Guest *guest = data;

    for (int i = 0; i < 20; i++) {
        gint now;

        g_assert_true(sk_budget_take(guest->bytes, NULL, NULL));
        now = g_atomic_int_add(guest->inside, (gint)guest->bytes) +
              (gint)guest->bytes;
        if (now > g_atomic_int_get(guest->most))
            g_atomic_int_set(guest->most, now);
        g_usleep(500);
        g_atomic_int_add(guest->inside, -(gint)guest->bytes);
        sk_budget_give(guest->bytes);
    }
    return NULL;
}

static void
test_sum(void)
{
    static const guint64 sizes[] = { 300, 300, 700, 500, 1000, 5000 };
    gint inside = 0, most = 0;
    Guest guests[G_N_ELEMENTS(sizes)];
    GThread *threads[G_N_ELEMENTS(sizes)];

    sk_budget_set(ALL);
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        guests[i] = (Guest){ sizes[i], &inside, &most };
        threads[i] = g_thread_new("guest", take_and_give, &guests[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++)
        g_thread_join(threads[i]);
    g_assert_cmpint(inside, ==, 0);
    g_assert_cmpint(most, ==, 5000); /* the largest one, and only alone */
}

static gboolean
give_up(gpointer data)
{
    ++*(int *)data;
    sk_budget_give(ALL); /* so that the line goes on */
    return FALSE;
}

static void
test_give_up(void)
{
    int asked = 0;

    sk_budget_set(ALL);
    g_assert_true(sk_budget_take(ALL, NULL, NULL));
    g_assert_false(sk_budget_take(1, give_up, &asked));
    g_assert_cmpint(asked, ==, 1);
    g_assert_true(sk_budget_take(ALL, NULL, NULL));
    sk_budget_give(ALL);
}

/* ---- control groups ------------------------------------------------------ */

static void
write_file(const char *root, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(root, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);

    g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
test_groups(void)
{
    static const struct {
        const char *groups;
        guint64 bytes;
    } rows[] = {
        { "", G_MAXUINT64 },
        { "0::/\n", G_MAXUINT64 },
        { "0::/a.slice/b.service\n", 2000 },
        { "0::/a.slice/c.service\n", 3000 },
        { "0::/nowhere\n", G_MAXUINT64 },
        { "9:name=systemd:/a.slice\n8:memory:/one\n", 1500 },
        { "8:memory:/\n", G_GUINT64_CONSTANT(9223372036854771712) },
        { "nonsense\n", G_MAXUINT64 },
    };
    g_autofree char *root = g_dir_make_tmp("sekisho-groups-XXXXXX", NULL);

    write_file(root, "a.slice/memory.max", "3000\n");
    write_file(root, "a.slice/b.service/memory.max", "2000\n");
    write_file(root, "a.slice/c.service/memory.max", "max\n");
    write_file(root, "memory/memory.limit_in_bytes", "9223372036854771712\n");
    write_file(root, "memory/one/memory.limit_in_bytes", "1500\n");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].groups);
        g_assert_cmpuint(sk_budget_read(root, rows[i].groups), ==,
                         rows[i].bytes);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/budget/sum", test_sum);
    g_test_add_func("/budget/give-up", test_give_up);
    g_test_add_func("/budget/groups", test_groups);
    return g_test_run();
}
