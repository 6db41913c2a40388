/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "door/reply.h"

typedef struct {
    const char *path;
    SkReplyKind kind;
    const char *word, *receipt;
    const char *code, *status;
    const char *holds; /* must be in the text */
} Case;

static const Case cases[] = {
    { "/reply/fault", SK_REPLY_FAULT, NULL, NULL, "451", "4.7.1", "try again" },
    { "/reply/overload", SK_REPLY_OVERLOAD, NULL, NULL, "451", "4.3.2",
      "busy" },
    { "/reply/stopping", SK_REPLY_STOPPING, NULL, NULL, "451", "4.3.2",
      "stopping" },
    { "/reply/too-large", SK_REPLY_TOO_LARGE, "limit-message", "7KQ4M2X9AB",
      "552", "5.3.4", "receipt=7KQ4M2X9AB" },
    { "/reply/withheld", SK_REPLY_WITHHELD, "ambiguous", "7KQ4M2X9AB", "550",
      "5.7.1", "(ambiguous) receipt=7KQ4M2X9AB" },
    { "/reply/unprocessable", SK_REPLY_UNPROCESSABLE, NULL, "", "550", "5.6.0",
      "cannot be processed" },
    { "/reply/mixed", SK_REPLY_MIXED, "mixed-recipients", NULL, "452", "4.5.3",
      "separately" },
    { "/reply/refused", SK_REPLY_REFUSED, "sealed-zone", NULL, "550", "5.7.1",
      "(sealed-zone)" },
    { "/reply/unknown-domain", SK_REPLY_UNKNOWN_DOMAIN, NULL, NULL, "550",
      "5.1.2", "no zone" },
    { "/reply/bad-address", SK_REPLY_BAD_ADDRESS, NULL, NULL, "550", "5.1.3",
      "local@domain" },
    { "/reply/percent-doubled", SK_REPLY_WITHHELD, "50%d", NULL, "550", "5.7.1",
      "(50%%d)" },
    { "/reply/no-line-ends", SK_REPLY_WITHHELD, "a\r\n250 ok", NULL, "550",
      "5.7.1", "(a??250 ok)" },
    { "/reply/ascii-only", SK_REPLY_WITHHELD, "\xe5\x8f\x97", NULL, "550",
      "5.7.1", "(?" "?" "?)" },
    { "/reply/unknown-kind-is-a-fault", SK_N_REPLIES, NULL, NULL, "451",
      "4.7.1", "fault" },
};

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    SkReply reply = sk_reply_make(c->kind, c->word, c->receipt);

    g_assert_cmpstr(reply.code, ==, c->code);
    g_assert_cmpstr(reply.status, ==, c->status);
    g_assert_nonnull(strstr(reply.text, c->holds));
    /* The enhanced code must be of the code's class, else Postfix answers
     * something of its own. */
    g_assert_cmpint(reply.code[0], ==, reply.status[0]);
}

/* Whatever is filled in: short, printable, each '%' doubled. */
static void
run_long(void)
{
    g_autofree char *word = g_strnfill(5000, '%');
    gsize percent = 0;
    SkReply reply;

    for (guint shift = 0; shift < 4; shift++) {
        memset(word, 'x', shift);
        reply = sk_reply_make(SK_REPLY_WITHHELD, word, word);
        g_assert_cmpuint(strlen(reply.text), <=, SK_REPLY_MAX);
        percent = 0;
        for (const char *c = reply.text; *c != '\0'; c++)
            percent += *c == '%';
        g_assert_cmpuint(percent, >, 100);
        g_assert_cmpuint(percent % 2, ==, 0);
    }
}

static void
run_kinds(void)
{
    g_assert_cmpint(sk_reply_kind_of(SK_REASON_SEALED_ZONE), ==,
                    SK_REPLY_REFUSED);
    g_assert_cmpint(sk_reply_kind_of(SK_REASON_NO_CROSSING), ==,
                    SK_REPLY_REFUSED);
    g_assert_cmpint(sk_reply_kind_of(SK_REASON_UNKNOWN_DOMAIN), ==,
                    SK_REPLY_UNKNOWN_DOMAIN);
    g_assert_cmpint(sk_reply_kind_of(SK_REASON_BAD_ADDRESS), ==,
                    SK_REPLY_BAD_ADDRESS);
    g_assert_cmpint(sk_reply_kind_of(SK_REASON_MIXED_RECIPIENTS), ==,
                    SK_REPLY_MIXED);
    g_assert_cmpint(sk_reply_kind_of(SK_REASON_NONE), ==, SK_REPLY_REFUSED);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_test_add_data_func(cases[i].path, &cases[i], run_case);
    g_test_add_func("/reply/long", run_long);
    g_test_add_func("/reply/kinds", run_kinds);
    return g_test_run();
}
