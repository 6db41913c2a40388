/* SPDX-License-Identifier: Apache-2.0
 *
 * The order of edits, on a list: what goes to libmilter, call by call.
 */
#include <string.h>

#include <sekisho/error.h>

#include "door/edits.h"

typedef struct {
    GString *calls;
    guint left; /* calls that succeed before one fails; G_MAXUINT: all do */
} Recorder;

static int
record(Recorder *recorder, const char *format, ...) G_GNUC_PRINTF(2, 3);

static int
record(Recorder *recorder, const char *format, ...)
{
    va_list arguments;

    if (recorder->left == 0)
        return -1;
    recorder->left--;
    va_start(arguments, format);
    g_string_append_vprintf(recorder->calls, format, arguments);
    va_end(arguments);
    return 0;
}

static int
change(gpointer data, const char *name, int index, const char *value)
{
    return record(data, "%s %s %d\n", value == NULL ? "del" : "chg", name,
                  index);
}

static int
insert(gpointer data, int index, const char *name, const char *value)
{
    return record(data, "ins %d %s:%s|\n", index, name, value);
}

static int
body(gpointer data, const guint8 *bytes, gsize len)
{
    return record(data, "body %d\n", (int)len);
}

#define ADDED "del Resent-Date 1\ndel Resent-From 1\ndel Resent-Message-ID 1\n"
#define NONE  "del Date 1\ndel From 1\ndel Message-ID 1\n" ADDED

typedef struct {
    const char *path;
    const char *seen[6];
    const char *output;
    gboolean leadspc;
    const char *calls; /* NULL: refused before or at the first insert */
} Case;

static const Case cases[] = {
    { "/edits/none-seen",
      { NULL },
      "A: 1\r\n\r\nx\r\n",
      TRUE,
      NONE "ins 1 A: 1|\nbody 3\n" },
    { "/edits/descending",
      { "Date", "X", "x", "From", "X", NULL },
      "A: 1\r\nB: 2\r\n\r\n",
      TRUE,
      "del Date 1\ndel X 3\ndel X 2\ndel X 1\ndel From 1\n"
      "del Message-ID 1\n" ADDED "ins 1 A: 1|\nins 2 B: 2|\nbody 0\n" },
    { "/edits/case-of-known-names",
      { "MESSAGE-id", "dATE", "from", NULL },
      "A: 1\r\n\r\n",
      TRUE,
      "del MESSAGE-id 1\ndel dATE 1\ndel from 1\n" ADDED
      "ins 1 A: 1|\nbody 0\n" },
    { "/edits/fold-becomes-lf",
      { NULL },
      "A: 1\r\n 2\r\n\t3\r\n\r\n",
      TRUE,
      NONE "ins 1 A: 1\n 2\n\t3|\nbody 0\n" },
    { "/edits/without-leadspc",
      { NULL },
      "A: 1\r\nB:  2\r\nC:3\r\n\r\n",
      FALSE,
      NONE "ins 1 A:1|\nins 2 B: 2|\nins 3 C:3|\nbody 0\n" },
    { "/edits/body-with-empty-lines",
      { NULL },
      "A: 1\r\n\r\n\r\n\r\ny\r\n",
      TRUE,
      NONE "ins 1 A: 1|\nbody 7\n" },
    { "/edits/no-empty-line", { NULL }, "A: 1\r\n", TRUE, NULL },
    { "/edits/empty", { NULL }, "", TRUE, NULL },
    { "/edits/no-colon", { NULL }, "A 1\r\n\r\n", TRUE, NULL },
    { "/edits/no-name", { NULL }, ": 1\r\n\r\n", TRUE, NULL },
    { "/edits/blank-in-name", { NULL }, "A : 1\r\n\r\n", TRUE, NULL },
    { "/edits/8-bit-name", { NULL }, "\xc3\xa4: 1\r\n\r\n", TRUE, NULL },
    { "/edits/bare-lf", { NULL }, "A: 1\n2\r\n\r\n", TRUE, NULL },
    { "/edits/bare-cr", { NULL }, "A: 1\r2\r\n\r\n", TRUE, NULL },
};

static gboolean
apply(const Case *c, Recorder *recorder, GError **error)
{
    g_autoptr(SkSeen) seen = sk_seen_new();
    g_autoptr(GBytes) output = g_bytes_new_static(c->output, strlen(c->output));
    SkEditSink sink = { change, insert, body, recorder };

    for (guint i = 0; c->seen[i] != NULL; i++)
        g_assert_true(sk_seen_add(seen, c->seen[i]));
    return sk_edits_apply(&sink, seen, output, c->leadspc, error);
}

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(GString) calls = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    Recorder recorder = { calls, G_MAXUINT };
    gboolean done = apply(c, &recorder, &error);

    if (c->calls == NULL) {
        g_assert_false(done);
        g_assert_error(error, SK_ERROR, SK_ERROR_SYSTEM);
        g_assert_null(strstr(calls->str, "body"));
        return;
    }
    g_assert_no_error(error);
    g_assert_true(done);
    g_assert_cmpstr(calls->str, ==, c->calls);
}

/* Whichever call fails, the whole fails, and nothing is called after it. */
static void
run_failures(void)
{
    const Case *c = &cases[1];
    guint n = 0;

    for (const char *at = c->calls; *at != '\0'; at++)
        n += *at == '\n';
    for (guint i = 0; i < n; i++) {
        g_autoptr(GString) calls = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        Recorder recorder = { calls, i };

        g_assert_false(apply(c, &recorder, &error));
        g_assert_error(error, SK_ERROR, SK_ERROR_SYSTEM);
        g_assert_true(g_str_has_prefix(c->calls, calls->str));
        g_assert_cmpuint(strlen(calls->str), <, strlen(c->calls));
    }
}

/* A header that Postfix would cut is an edit that fails. */
static void
run_too_long(void)
{
    g_autofree char *value = g_strnfill(60001, 'x');
    g_autofree char *mail = g_strdup_printf("A:%s\r\n\r\n", value);
    Case c = { "", { NULL }, mail, TRUE, NULL };

    run_case(&c);
}

static void
run_many(void)
{
    g_autoptr(SkSeen) seen = sk_seen_new();

    for (guint i = 0; i < SK_SEEN_MAX; i++)
        g_assert_true(sk_seen_add(seen, i % 2 ? "A" : "b"));
    g_assert_false(sk_seen_add(seen, "A"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_test_add_data_func(cases[i].path, &cases[i], run_case);
    g_test_add_func("/edits/each-failure", run_failures);
    g_test_add_func("/edits/value-too-long", run_too_long);
    g_test_add_func("/edits/too-many-headers", run_many);
    return g_test_run();
}
