/* SPDX-License-Identifier: Apache-2.0
 *
 * Which library calls work in the real sandbox? One row each. When a row is
 * killed for a system call, the room with the test library runs it again and
 * the failure names the call. Run this on every new distribution or library.
 */
#include <signal.h>
#include <string.h>
#include "asker.h"

typedef struct {
    const char *word;
    const char *forbidden; /* the call that must end it; NULL: it passes */
} Probe;

static const Probe probes[] = {
    { "iconv" },
    { "iconv-open" },
    { "gmime" },
    { "gmime-write" },
    { "html" },
    { "html-sjis" },
    { "html-external" },
    { "magic" },
    { "magic-archive" },
    { "sha-256" },
    { "hmac" },
    { "glib-unicode" },
    { "glib-regex" },
    { "glib-convert" },
    { "glib-time" },
    { "glib-warning" },
    { "glib-hash" },
    { "glib-regex-jit" },
    { "memory" },
    { "archives" },
    { "iso" },
    { "lzh" },
    { "tiff" },
    { "webp" },
    { "pdf" },
    { "forbidden", "getsid" },
};

typedef struct {
    SkCell shipped, naming;
} Rooms;

static Rooms rooms;

static Answer
ask_room(const SkCell *cell, const char *word)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);

    asker_request(request, word);
    request->memory = 256u << 20;
    return asker_send(cell, request);
}

static void
probe(gconstpointer data)
{
    const Probe *row = data;
    Answer answer = ask_room(&rooms.shipped, row->word);
    Answer named = { 0 };

    g_assert_cmpint(answer.replied, ==, 0);
    if (answer.end == SK_CELL_SIGNALLED && answer.code == SIGSYS) {
        named = ask_room(&rooms.naming, row->word);
        named.output[sizeof named.output - 1] = '\0';
        g_test_message("%s: killed for the system call %s", row->word,
                       (const char *)named.output);
    }
    if (row->forbidden != NULL) {
        g_assert_cmpint(answer.end, ==, SK_CELL_SIGNALLED);
        g_assert_cmpint(answer.code, ==, SIGSYS);
        g_assert_cmpstr((const char *)named.output, ==, row->forbidden);
        return;
    }
    g_assert_cmpstr((const char *)named.output, ==, "");
    g_assert_cmpint(answer.end, ==, SK_CELL_EXITED);
    g_assert_cmpint(answer.code, ==, 0);
}

int
main(int argc, char **argv)
{
    int result;

    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions(); /* all rows, also after a bad one */
    asker_spawn(&rooms.shipped, "SK_TEST_LIBPROBE", NULL);
    asker_spawn(&rooms.naming, "SK_TEST_LIBPROBE_NAMING", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(probes); i++) {
        g_autofree char *path = g_strdup_printf("/libprobe/%s", probes[i].word);

        g_test_add_data_func(path, &probes[i], probe);
    }
    result = g_test_run();
    sk_cell_stop(&rooms.shipped);
    sk_cell_stop(&rooms.naming);
    return result;
}
