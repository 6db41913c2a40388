/* SPDX-License-Identifier: Apache-2.0
 *
 * What stays of a mail that comes back inside the text of a bounce, as old mail
 * servers send it: its headers, and what the server says, but not its text.
 */
#include <string.h>
#include "worker/returned.h"

#define SAID     "Hi. This is the mail server at mx.example.\nNo such user.\n\n"
#define QUOTED                                                                 \
    "--- Below this line is a copy of the message.\n\n"                        \
    "Return-Path: <a@b.example>\nReceived: from x\n by y\n"                    \
    "From: a@b.example\nTo: c@d.example\nSubject: plan\n"
#define CRLF "Received: from x\r\nFrom: a@b.example\r\nDate: now\r\n"

static const struct {
    const char *name, *type, *text, *stays;
    gboolean no_sender;
} rows[] = {
    { "qmail", "text/plain", SAID QUOTED "\nsecret\n", SAID QUOTED, TRUE },
    { "crlf", "text/plain", CRLF "\r\nsecret\r\n", CRLF, TRUE },
    { "no-type", NULL, CRLF "\r\nsecret\r\n", CRLF, TRUE },
    /* Only a message without sender is a bounce. */
    { "with-sender", "text/plain", SAID QUOTED "\nsecret\n",
      SAID QUOTED "\nsecret\n", FALSE },
    /* What people quote in an answer has no trace of a transport. */
    { "answer", "text/plain",
      "I am away.\n\nFrom: a@b.example\nTo: c@d.example\nSubject: s\n\nHi\n",
      "I am away.\n\nFrom: a@b.example\nTo: c@d.example\nSubject: s\n\nHi\n",
      TRUE },
    /* A status block says nothing of a sender. */
    { "status", "text/plain",
      "Final-Recipient: rfc822; a\nMessage-ID: <1@x>\n\nSee below.\n",
      "Final-Recipient: rfc822; a\nMessage-ID: <1@x>\n\nSee below.\n", TRUE },
    { "headers-type", "text/rfc822-headers", "Subject: s\n\nsecret\n",
      "Subject: s\n", TRUE },
    { "empty", "text/plain", "", "", TRUE },
};

static void
test_cut(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);
    SkPart *root = sk_part_new(SK_ROLE_MESSAGE, NULL, "message/rfc822", NULL);
    g_autoptr(GBytes) bytes =
        g_bytes_new_static(rows[i].text, strlen(rows[i].text));
    SkPart *body = sk_part_new(SK_ROLE_BODY, NULL, rows[i].type, bytes);
    gsize len, stays = strlen(rows[i].stays);
    gboolean is_cut = stays < strlen(rows[i].text);
    const char *left;

    sk_part_append(root, body);
    sk_returned_cut(root, rows[i].no_sender);
    left = g_bytes_get_data(sk_part_bytes(body), &len);
    g_assert_cmpmem(left, len, rows[i].stays, stays);
    g_assert_cmpuint(sk_part_n_children(root), ==, is_cut ? 2 : 1);
    if (is_cut)
        g_assert_cmpint(sk_part_child(root, 1)->reason, ==, SK_REASON_RETURNED);
    sk_part_free(root);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/returned/", rows[i].name, NULL);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_cut);
    }
    return g_test_run();
}
