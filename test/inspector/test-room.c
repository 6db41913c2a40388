/* SPDX-License-Identifier: Apache-2.0
 *
 * The inspector as it runs: the shipped program, behind its socket, in its
 * sandbox. Its path is the one argument. What it says is what sk_inspect says;
 * here it is that it says it, whole and to the right question.
 */
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "cell/cell.h"
#include "sample.h"

static SkCell cell;

/* Asks the inspector about @len bytes; returns how many bytes of answer came,
 * -1 when the cell itself said no. */
static gssize
ask(SkCellRequest *request, const char *bytes, gsize len,
    SkInspectAnswer *answer)
{
    SkCellReply reply;
    int in = sk_cell_memfd("in"), out = sk_cell_memfd("out");
    g_assert_cmpint(in, >=, 0);
    g_assert_cmpint(out, >=, 0);
    g_assert_cmpint(write(in, bytes, len), ==, (gssize)len);
    g_assert_cmpint(sk_cell_seal(in), ==, 0);
    int socket = sk_cell_ask(cell.control, request, in, out);
    g_assert_cmpint(socket, >=, 0);
    struct pollfd wait = { .fd = socket, .events = POLLIN };
    g_assert_cmpint(poll(&wait, 1, 10000), ==, 1);
    g_assert_cmpint(sk_cell_reply(socket, request->nonce, &reply), ==, 0);
    g_assert_cmpint(sk_cell_seal(out), ==, 0);
    gssize n = pread(out, answer, sizeof *answer, 0);
    char more;
    g_assert_cmpint(pread(out, &more, 1, sizeof *answer), ==, 0);
    close(socket);
    close(in);
    close(out);
    return reply.end == SK_CELL_EXITED && reply.code == 0 ? n : -1;
}

static SkCellRequest
new_request(const SkInspectOrder *order)
{
    SkCellRequest request = { .magic = SK_CELL_MAGIC,
                              .version = SK_CELL_VERSION,
                              .wall_ms = 5000,
                              .cpu_seconds = 5,
                              .memory = 256u << 20,
                              .output = 4096,
                              .order_len = sizeof *order };
    memcpy(request.order, order, sizeof *order);
    for (guint i = 0; i < SK_CELL_NONCE; i++)
        request.nonce[i] = (guint8)g_random_int();
    return request;
}

static void
check_order_answer(SkInspectOrder order, const char *bytes, SkInspectWhy why,
                   guint64 offset)
{
    order.length = strlen(bytes);
    SkCellRequest request = new_request(&order);
    SkInspectAnswer answer;
    gsize len = strlen(bytes);
    g_assert_cmpint(ask(&request, bytes, len, &answer), ==, sizeof answer);
    g_assert_cmpuint(answer.magic, ==, SK_INSPECT_MAGIC);
    g_assert_cmpstr(sk_inspect_why_word(answer.why), ==,
                    sk_inspect_why_word(why));
    g_assert_cmpuint(answer.accepted, ==, why == SK_INSPECT_ACCEPTED);
    g_assert_cmpuint(answer.offset, ==, offset);
    g_assert_cmpuint(answer.input_len, ==, len);
    g_assert_cmpmem(answer.nonce, SK_CELL_NONCE, request.nonce, SK_CELL_NONCE);
}

static void
check_answer(const char *bytes, SkInspectWhy why, guint64 offset)
{
    check_order_answer(sample_order(), bytes, why, offset);
}

/* Files need zlib and memory of their own: in the cell they are there. */
static void
check_files(void)
{
    g_auto(GStrv) mails = sample_files_mails();
    for (char **mail = mails; *mail != NULL; mail++)
        check_order_answer(sample_files_order(), *mail, SK_INSPECT_ACCEPTED, 0);
}

static void
check_accepted(void)
{
    g_auto(GStrv) mails = sample_mails();
    for (char **mail = mails; *mail != NULL; mail++)
        check_answer(*mail, SK_INSPECT_ACCEPTED, 0);
}

static void
check_refused(void)
{
    check_answer("X-Evil: x\r\n\r\n", SK_INSPECT_HEADER_NAME, 0);
    check_answer("Subject: a\n", SK_INSPECT_LINE_END, 10);
    check_answer("", SK_INSPECT_STRUCTURE, 0);
}

static void
check_large(void)
{
    GString *text = g_string_new(NULL);
    while (text->len < 30 * 1000 * 1000)
        g_string_append(text, "三十メガバイトの本文。\r\n");
    g_autofree char *body = sample_base64(text->str, text->len);
    g_autofree char *mail = g_strconcat(UTF_8_TAIL, body, NULL);
    check_answer(mail, SK_INSPECT_ACCEPTED, 0);
    mail[strlen(mail) - 20] = '!';
    check_answer(mail, SK_INSPECT_ENCODING, strlen(mail) - 20);
    g_string_free(text, TRUE);
}

/* Records and trailer stand behind the output: no part of it. An output that
 * is said to be longer than what there is, is no question. */
static void
check_length(void)
{
    static const char bytes[] = JIS_TAIL "x\r\n"
                                         "\x00\xFFrecords";
    SkInspectOrder order = sample_order();
    SkInspectAnswer answer;
    order.length = strlen(bytes);
    SkCellRequest request = new_request(&order);
    g_assert_cmpint(ask(&request, bytes, sizeof bytes, &answer), ==,
                    sizeof answer);
    g_assert_cmpuint(answer.accepted, ==, 1);
    g_assert_cmpuint(answer.input_len, ==, order.length);
    order.length = sizeof bytes + 1;
    request = new_request(&order);
    g_assert_cmpint(ask(&request, bytes, sizeof bytes, &answer), ==,
                    sizeof answer);
    g_assert_cmpuint(answer.accepted, ==, 0);
    g_assert_cmpuint(answer.why, ==, SK_INSPECT_ORDER);
}

/* A request whose order is cut off, too long or not there. */
static void
check_order(void)
{
    static const guint32 lengths[] = { 0, sizeof(SkInspectOrder) - 1,
                                       sizeof(SkInspectOrder) + 1 };
    SkInspectOrder order = sample_order();
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        SkCellRequest request = new_request(&order);
        SkInspectAnswer answer;
        request.order_len = lengths[i];
        g_assert_cmpint(ask(&request, "x", 1, &answer), ==, sizeof answer);
        g_assert_cmpuint(answer.accepted, ==, 0);
        g_assert_cmpuint(answer.why, ==, SK_INSPECT_ORDER);
    }
}

/* An output too small for the answer: no answer, no exit that looks well. */
static void
check_no_room(void)
{
    SkInspectOrder order = sample_order();
    SkCellRequest request = new_request(&order);
    SkInspectAnswer answer;
    request.output = 8;
    g_assert_cmpint(ask(&request, "x", 1, &answer), ==, -1);
}

int
main(int argc, char **argv)
{
    char why[256] = "";
    g_test_init(&argc, &argv, NULL);
    if (argc != 2)
        g_error("usage: test-inspector-room sekisho-inspector");
    g_autofree char *program = g_canonicalize_filename(argv[1], NULL);
    if (sk_cell_spawn(&cell, program, -1, 10000, why, sizeof why) != 0)
        g_error("cannot spawn the inspector: %s", why);
    g_test_add_func("/room/accepted", check_accepted);
    g_test_add_func("/room/files", check_files);
    g_test_add_func("/room/refused", check_refused);
    g_test_add_func("/room/large", check_large);
    g_test_add_func("/room/length", check_length);
    g_test_add_func("/room/order", check_order);
    g_test_add_func("/room/no-room", check_no_room);
    int status = g_test_run();
    sk_cell_stop(&cell);
    return status;
}
