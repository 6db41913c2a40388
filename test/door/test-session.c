/* SPDX-License-Identifier: Apache-2.0
 *
 * Envelopes against a real policy; and the original put together octet for
 * octet.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "door/policy_copy.h"
#include "door/session.h"

static const char policy_text[] =
    "zones = ( { name = \"internet\"; default = true; domains = [ \"*\" ]; },\n"
    "  { name = \"town\"; domains = [ \"town.test\" ];\n"
    "    clients = [ \"10.1.0.0/16\", \"localhost\" ]; },\n"
    "  { name = \"school\"; domains = [ \"school.test\" ];\n"
    "    clients = [ \"10.2.0.0/16\" ]; },\n"
    "  { name = \"vault\"; domains = [ \"vault.test\" ];\n"
    "    clients = [ \"10.9.0.0/16\" ]; sealed = true; } );\n"
    "crossings = (\n"
    "  { from = \"internet\"; to = \"town\"; profile = \"plain\"; },\n"
    "  { from = \"internet\"; to = \"school\"; profile = \"plain\"; } );\n"
    "profiles = { plain = { base = \"text-only\"; }; };\n"
    "limits = { message = \"1K\"; };\n";

static SkPolicyFile *policy; /* loaded by main */

static SkGeneration *
new_generation(void)
{
    SkGeneration *generation = g_new0(SkGeneration, 1);

    g_atomic_ref_count_init(&generation->references);
    generation->policy = sk_policy_file_ref(policy);
    generation->cells = (SkGateCells){ -1, -1 };
    generation->control = -1;
    return generation;
}

static SkMessage *
new_message(const char *client, gboolean local_host, const char *sender)
{
    g_autoptr(SkGeneration) generation = new_generation();
    SkSession session = { .client = (char *)client, .local_host = local_host };

    session.this_host = g_str_has_prefix(client, "10.1.255.");

    return sk_message_new(generation, &session, sender);
}

typedef struct {
    const char *path;
    const char *client, *sender;
    gboolean local_host;
    const char *recipients; /* separated by blanks */
    const char *answers;    /* code of each; "ok" */
    guint taken, refused;
    gboolean untouched, mixed;
} Case;

static const Case cases[] = {
    { "/session/crossing", "192.0.2.1", "<a@x.test>", FALSE, "<b@town.test>",
      "ok", 1, 0, FALSE, FALSE },
    { "/session/same-crossing-twice", "192.0.2.1", "<a@x.test>", FALSE,
      "<b@town.test> <c@TOWN.test>", "ok ok", 2, 0, FALSE, FALSE },
    { "/session/two-crossings", "192.0.2.1", "<a@x.test>", FALSE,
      "<b@town.test> <c@school.test> <d@town.test>", "ok 452 ok", 2, 0, FALSE,
      FALSE },
    { "/session/same-zone", "10.1.2.3", "<a@town.test>", FALSE, "<b@town.test>",
      "ok", 1, 0, TRUE, FALSE },
    { "/session/same-zone-then-refused", "10.1.2.3", "<a@town.test>", FALSE,
      "<b@town.test> <c@x.test>", "ok 550", 1, 0, TRUE, FALSE },
    { "/session/no-crossing-back", "10.1.2.3", "<a@town.test>", FALSE,
      "<b@x.test>", "550", 0, 0, FALSE, FALSE },
    { "/session/into-sealed", "192.0.2.1", "<a@x.test>", FALSE,
      "<b@vault.test> <b@town.test>", "550 ok", 1, 0, FALSE, FALSE },
    { "/session/out-of-sealed", "10.9.0.1", "<a@vault.test>", FALSE,
      "<b@town.test>", "550", 0, 0, FALSE, FALSE },
    { "/session/odd-address", "192.0.2.1", "<a@x.test>", FALSE,
      "<b@x@town.test> <town.test> <b%town.test@town.test>", "550 550 550", 0,
      0, FALSE, FALSE },
    { "/session/null-sender", "192.0.2.1", "<>", FALSE, "<b@town.test>", "ok",
      1, 0, FALSE, FALSE },
    { "/session/local-is-never-refused", "127.0.0.1", "a@town.test", TRUE,
      "b@x.test c@vault.test", "ok ok", 0, 2, FALSE, FALSE },
    { "/session/local-to-its-zone-crosses", "127.0.0.1", "a@town.test", TRUE,
      "b@town.test", "ok", 1, 0, FALSE, FALSE },
    { "/session/null-sender-inside", "10.1.2.3", "<>", FALSE, "<b@town.test>",
      "ok", 1, 0, FALSE, FALSE },
    { "/session/null-sender-out", "10.1.2.3", "<>", FALSE, "<b@x.test>", "550",
      0, 0, FALSE, FALSE },
    { "/session/null-sender-elsewhere", "10.1.2.3", "<>", FALSE,
      "<b@school.test>", "ok", 1, 0, FALSE, FALSE },
    { "/session/null-sender-sealed", "10.9.0.1", "<>", FALSE, "<b@vault.test>",
      "550", 0, 0, FALSE, FALSE },
    { "/session/stranger-to-stranger", "192.0.2.1", "<a@town.test>", FALSE,
      "<b@x.test>", "550", 0, 0, FALSE, FALSE },
    { "/session/bounce-inside", "127.0.0.1", "", TRUE, "b@town.test", "ok", 1,
      0, FALSE, FALSE },
    { "/session/bounce-outside", "127.0.0.1", "", TRUE, "b@x.test", "ok", 0, 1,
      FALSE, FALSE },
    { "/session/by-smtp-from-this-host", "10.1.255.1", "<a@town.test>", FALSE,
      "<b@town.test>", "ok", 1, 0, FALSE, FALSE },
    { "/session/by-sendmail-bs", "127.0.0.1", "<a@town.test>", TRUE,
      "<b@town.test> <c@x.test>", "ok 550", 1, 0, FALSE, FALSE },
    { "/session/local-some-refused", "127.0.0.1", "a@town.test", TRUE,
      "b@town.test c@x.test", "ok ok", 1, 1, FALSE, FALSE },
    { "/session/bare-addresses-from-afar-are-smtp", "192.0.2.1", "a@x.test",
      FALSE, "b@vault.test", "550", 0, 0, FALSE, FALSE },
};

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(SkMessage) message =
        new_message(c->client, c->local_host, c->sender);
    g_auto(GStrv) recipients = g_strsplit(c->recipients, " ", -1);
    g_auto(GStrv) answers = g_strsplit(c->answers, " ", -1);

    for (guint i = 0; recipients[i] != NULL; i++) {
        SkReply reply = { .code = "ok" };
        gboolean taken = sk_message_recipient(message, recipients[i], &reply);

        g_assert_cmpint(taken, ==, strcmp(reply.code, "ok") == 0);
        g_assert_cmpstr(reply.code, ==, answers[i]);
    }
    g_assert_cmpuint(message->recipients->len, ==, c->taken);
    g_assert_cmpuint(message->refused->len, ==, c->refused);
    g_assert_cmpint(sk_message_is_untouched(message), ==, c->untouched);
    g_assert_cmpint(message->mixed, ==, c->mixed);
}

static char *
spooled(SkMessage *message)
{
    char *text;
    gsize len = sk_spool_len(message->spool);

    g_assert_true(sk_spool_finish(message->spool, NULL));
    text = g_malloc0(len + 1);
    g_assert_cmpint(pread(sk_spool_fd(message->spool), text, len, 0), ==,
                    (gssize)len);
    return text;
}

static void
run_original(void)
{
    g_autoptr(SkMessage) message =
        new_message("192.0.2.1", FALSE, "<a@x.test>");
    g_autofree char *text = NULL;
    SkReply reply;

    sk_message_recipient(message, "<b@town.test>", &reply);
    sk_message_header(message, "A", " one\n\ttwo\n three ", TRUE);
    sk_message_header(message, "B", "", TRUE);
    sk_message_header(message, "C", "without", FALSE);
    sk_message_eoh(message);
    g_assert_true(sk_message_body(message, (const guint8 *)"x\r\ny", 4));
    g_assert_true(sk_message_body(message, (const guint8 *)"z\r\n", 3));
    text = spooled(message);
    g_assert_cmpstr(text, ==,
                    "A: one\r\n\ttwo\r\n three \r\nB:\r\nC: without\r\n\r\n"
                    "x\r\nyz\r\n");
}

static void
run_too_large(void)
{
    g_autoptr(SkMessage) message =
        new_message("192.0.2.1", FALSE, "<a@x.test>");
    guint8 half[512] = { 'x' };
    SkReply reply;

    sk_message_recipient(message, "<b@town.test>", &reply);
    g_assert_true(sk_message_body(message, half, sizeof(half)));
    g_assert_true(sk_message_body(message, half, sizeof(half)));
    g_assert_false(message->too_large);
    g_assert_false(sk_message_body(message, half, 1));
    g_assert_true(message->too_large);
    g_assert_cmpuint(sk_spool_len(message->spool), ==, 1024);
}

/* A large mail for which there is no room gives back what it had, and is told
 * to come again; a small one needs none. */
static void
run_no_room(void)
{
    enum { HALF = SK_QUEUE_SMALL / 2 };
    g_autoptr(SkQueue) queue = sk_queue_new(1, 1);
    g_autoptr(SkMessage) message =
        new_message("192.0.2.1", FALSE, "<a@x.test>");
    g_autofree guint8 *half = g_malloc0(HALF);
    SkPolicy wide;
    SkReply reply;

    sk_message_recipient(message, "<b@town.test>", &reply);
    wide = *message->route.policy;
    wide.limits.message = 4 * HALF;
    message->route.policy = &wide;
    message->queue = queue;
    g_assert_true(sk_message_body(message, half, HALF));
    g_assert_cmpuint(message->held, ==, 0);
    g_assert_true(sk_message_body(message, half, HALF));
    g_assert_cmpuint(message->held, ==, 2 * HALF);
    g_assert_true(sk_queue_hold(queue, 6 * HALF - 1, 4 * HALF));
    g_assert_false(sk_message_body(message, half, 1 + 1));
    g_assert_true(message->no_room);
    g_assert_false(message->too_large || message->spool_failed);
    g_assert_null(message->spool);
    g_assert_true(sk_queue_hold(queue, 2 * HALF + 1, 4 * HALF));
    g_assert_false(sk_message_body(message, half, 1));
    g_assert_cmpuint(message->held, ==, 0);
}

static void
run_untouched_keeps_nothing(void)
{
    g_autoptr(SkMessage) message =
        new_message("10.1.2.3", FALSE, "<a@town.test>");
    SkReply reply;

    sk_message_recipient(message, "<b@town.test>", &reply);
    sk_message_header(message, "A", "1", FALSE);
    sk_message_eoh(message);
    g_assert_true(sk_message_body(message, (const guint8 *)"x", 1));
    g_assert_cmpuint(message->passed, ==, strlen("A: b\r\n\r\nx"));
    g_assert_null(message->spool);
}

/* The child's copy is the policy, although its file is gone by now. */
static void
run_policy_copy(void)
{
    g_autoptr(GError) error = NULL;
    int fd = sk_policy_copy_write(policy, &error);
    g_autoptr(SkPolicyFile) copy = NULL;
    SkSource from = { "internet", SK_PROOF_UNLISTED };

    g_assert_no_error(error);
    copy = sk_policy_copy_read(fd, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(sk_policy_file_hash(copy), ==, sk_policy_file_hash(policy));
    g_assert_cmpstr(
        sk_policy_file_route(copy, &from, "<b@town.test>").rule, ==,
        sk_policy_file_route(policy, &from, "<b@town.test>").rule);
    close(fd);
    g_assert_null(sk_policy_copy_read(-1, &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_SYSTEM);
}

static void
load_policy(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("sekisho-policy-XXXXXX", &path, &error);

    g_assert_no_error(error);
    close(fd);
    g_file_set_contents(path, policy_text, -1, &error);
    g_assert_no_error(error);
    policy = sk_policy_file_load(path, &error);
    g_assert_no_error(error);
    g_unlink(path);
}

int
main(int argc, char **argv)
{
    int status;

    g_test_init(&argc, &argv, NULL);
    load_policy();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_test_add_data_func(cases[i].path, &cases[i], run_case);
    g_test_add_func("/session/original-octet-for-octet", run_original);
    g_test_add_func("/session/too-large", run_too_large);
    g_test_add_func("/session/no-room", run_no_room);
    g_test_add_func("/session/untouched-keeps-nothing",
                    run_untouched_keeps_nothing);
    g_test_add_func("/session/policy-copy", run_policy_copy);
    status = g_test_run();
    sk_policy_file_unref(policy);
    return status;
}
