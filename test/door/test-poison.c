/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "door/poison.h"

/* f1: fault of mail f on zygotes 1; p: mail p passes; the digit is the
 * generation. */
typedef struct {
    const char *path;
    const char *events;
    gboolean poisoned; /* mail "f" in the end */
} Case;

static const Case cases[] = {
    { "/poison/three-fresh-with-mail-between", "f1 p f2 p f3", TRUE },
    { "/poison/two-are-not-enough", "f1 p f2 p", FALSE },
    { "/poison/same-zygotes-count-once", "f1 p f1 p f1 p f1", FALSE },
    { "/poison/no-mail-between", "f1 f2 f3 f4 f5", FALSE },
    { "/poison/another-fault-is-no-pass", "f1 g1 f2 g2 f3 g3", FALSE },
    { "/poison/passed-itself", "f1 p f2 p f p f3", FALSE },
    { "/poison/counts-anew-after-pass", "f1 p f2 p f p f3 p f4 p f5", TRUE },
    { "/poison/stays", "f1 p f2 p f3 p p p", TRUE },
    { "/poison/uncounted-do-not-hurt", "f1 f1 p f1 f2 f2 p f3", TRUE },
};

static const guint8 *
hash_of(char mail)
{
    static guint8 hash[32];

    memset(hash, mail, sizeof(hash));
    return hash;
}

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(SkPoison) poison = sk_poison_new();
    g_auto(GStrv) events = g_strsplit(c->events, " ", -1);

    for (guint i = 0; events[i] != NULL; i++)
        if (events[i][0] != '\0' && events[i][1] != '\0')
            sk_poison_fault(poison, hash_of(events[i][0]),
                            (guint64)(events[i][1] - '0'));
        else
            sk_poison_passed(poison, hash_of(events[i][0]));
    g_assert_cmpint(sk_poison_is(poison, hash_of('f')), ==, c->poisoned);
    g_assert_false(sk_poison_is(poison, hash_of('n')));
}

/* A flood of others pushes the oldest out, and nothing else happens. */
static void
run_flood(void)
{
    g_autoptr(SkPoison) poison = sk_poison_new();
    guint8 hash[32] = { 0 };

    for (guint64 round = 1; round <= SK_POISON_FAULTS; round++) {
        sk_poison_fault(poison, hash_of('f'), round);
        sk_poison_passed(poison, hash_of('p'));
    }
    g_assert_true(sk_poison_is(poison, hash_of('f')));
    for (guint32 i = 1; i < SK_POISON_MAX; i++) {
        memcpy(hash, &i, sizeof(i));
        sk_poison_fault(poison, hash, 9);
    }
    g_assert_true(sk_poison_is(poison, hash_of('f')));
    memset(hash, 0, sizeof(hash));
    sk_poison_fault(poison, hash, 9);
    g_assert_false(sk_poison_is(poison, hash_of('f')));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_test_add_data_func(cases[i].path, &cases[i], run_case);
    g_test_add_func("/poison/flood", run_flood);
    return g_test_run();
}
