/* SPDX-License-Identifier: Apache-2.0
 *
 * Reading a mail: what is untidy, what is ambiguous, which limits are met, and
 * which parts come out, for every mail attack of the catalogue and a few
 * ordinary mails (samples/mail, written by test/make-samples-mail.py).
 */
#include <glib/gstdio.h>
#include <string.h>
#include "../spent.h"
#include "core/mail_lines.h"
#include "charset/charset.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"
#include "mail-rows.h"

#define MARKER "SEKISHO-PAYLOAD-MARKER"

/* Bodies that are meant to hold the marker: text the sender wrote. */
static const char *const text_rows[] = {
    "M026-b64-eq-mid-text", "M048-charset-utf7",      "M049-charset-jis-escape",
    "M030-yenc-in-text",    "M056-html-meta-refresh", NULL
};

static char *no_headers[] = { NULL };

static SkPolicy
test_policy(void)
{
    return (SkPolicy){
        .limits = { .message = 50 << 20,
                    .expanded = 500 << 20,
                    .ratio = 200,
                    .parts = 1000,
                    .depth = 8,
                    .seconds = 30 },
        .keep_headers = no_headers,
    };
}

static void
append_tree(GString *out, const SkPart *part)
{
    const char *type = sk_part_claimed(part);
    guint n = sk_part_n_children(part);

    g_string_append_c(out, "MXBIA"[sk_part_role(part)]);
    if (g_str_has_prefix(type, "multipart/"))
        type += strlen("multipart/");
    if (sk_part_role(part) != SK_ROLE_MESSAGE)
        g_string_append_printf(out, " %s", type);
    if (sk_part_verdict(part) == SK_VERDICT_REMOVED)
        g_string_append(out, " removed");
    for (guint i = 0; i < n; i++) {
        g_string_append(out, i == 0 ? "(" : ", ");
        append_tree(out, sk_part_child(part, i));
    }
    if (n > 0)
        g_string_append_c(out, ')');
}

static char *
join_words(const GPtrArray *words)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < words->len; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
                               (char *)g_ptr_array_index(words, i));
    return g_string_free(out, FALSE);
}

/* No text for people holds the payload; nor its base64, unless the mail is
 * ambiguous (one whose headers ended early is all text for one reader). */
static void
assert_no_payload(const SkPart *part, gboolean ambiguous)
{
    gsize len;
    GBytes *bytes = sk_part_bytes(part);
    const char *data = bytes != NULL ? g_bytes_get_data(bytes, &len) : NULL;

    if (data != NULL && sk_part_role(part) == SK_ROLE_BODY) {
        g_assert_null(g_strstr_len(data, (gssize)len, MARKER));
        g_assert_true(ambiguous || g_strstr_len(data, (gssize)len,
                                                "TVpTRUtJU0hPLVBB") == NULL);
    }
    for (guint i = 0; i < sk_part_n_children(part); i++)
        assert_no_payload(sk_part_child(part, i), ambiguous);
}

static char *
sample_path(const char *name)
{
    g_autofree char *file = g_strconcat(name, ".eml", NULL);

    return g_test_build_filename(G_TEST_DIST, "samples", "mail", file, NULL);
}

static void
check_sample(gconstpointer data)
{
    const Row *row = data;
    SkPolicy policy = test_policy();
    g_autofree char *path = sample_path(row->name);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GString) tree = g_string_new(NULL);
    SkReason limit;
    char *content;
    gsize len;

    g_assert_true(g_file_get_contents(path, &content, &len, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new_take(content, len);
    g_autoptr(SkMail) mail = sk_mail_read(bytes, &policy, report, &limit);
    g_autofree char *ambiguous = join_words(report->ambiguous);
    g_autofree char *untidy = join_words(report->untidy);

    g_assert_cmpstr(sk_reason_word(limit), ==, sk_reason_word(row->limit));
    g_assert_cmpstr(ambiguous, ==, row->ambiguous);
    g_assert_cmpstr(untidy, ==, row->untidy);
    append_tree(tree, mail->root);
    if (limit == SK_REASON_NONE)
        g_assert_cmpstr(tree->str, ==, row->tree);
    if (!g_strv_contains(text_rows, row->name))
        assert_no_payload(mail->root, *row->ambiguous != '\0');
}

/* ---- one mail, its headers ------------------------------------------- */

static const char letter[] =
    "Received: from a by b; Fri, 20 Nov 2026 09:00:00 +0900\r\n"
    "Received: \xff not ascii\r\n"
    "X-Mailer: =?utf-8?Q?M=C3=A4iler?=\r\n"
    "X-Sekisho: verdict=kept\r\n"
    "X-Case-Number: =?utf-8?B?5pel?= 12\r\n"
    "Authentication-Results: mx; spf=pass\r\n"
    "From: =?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <yamada@example.jp>\r\n"
    "To: a@city.example, Office: b@city.example;\r\n"
    "To: c@city.example\r\n"
    "Subject: =?utf-8?Q?a=0D=0ABcc:_x?=\r\n"
    "Subject:  =?utf-8?Q?a=0D=0ABcc:_x?=\r\n"
    "Date: 20 Nov 26 9:00 JST\r\n"
    "Message-ID: x <a@b> y\r\n"
    "References: <1@b>\r\n <2@b>\r\n"
    "List-Id: =?utf-8?Q?=E6=97=A5?= <list.example.jp>\r\n"
    "Importance: \xff\r\n"
    "Content-Type: text/plain; charset=us-ascii\r\n"
    "\r\nhello\r\n";

static const struct {
    const char *name, *value;
} letter_headers[] = {
    { "Received", "from a by b; Fri, 20 Nov 2026 09:00:00 +0900" },
    { "Received", "from unknown.invalid by unknown.invalid" },
    { "X-Case-Number", "日 12" },
    { "From", "山田 <yamada@example.jp>" },
    { "To", "<a@city.example><b@city.example><c@city.example>" },
    { "Subject", "a Bcc: x" },
    { "Date", "Fri, 20 Nov 2026 09:00:00 +0900" },
    { "Message-ID", "<a@b>" },
    { "References", "<1@b> <2@b>" },
    { "List-Id", "<list.example.jp>" },
};

static char *
header_value(const SkHeader *header)
{
    GString *out = g_string_new(header->text);

    if (header->raw != NULL)
        g_string_append(out, header->raw);
    for (guint i = 0; header->addresses != NULL && i < header->addresses->len;
         i++) {
        const SkAddress *address = g_ptr_array_index(header->addresses, i);
        g_string_append_printf(
            out, "%s%s<%s>", address->phrase != NULL ? address->phrase : "",
            address->phrase != NULL ? " " : "", address->mail);
    }
    return g_string_free(out, FALSE);
}

static void
letter_is_read(void)
{
    static char *keep[] = { (char *)"x-case-number", NULL };
    SkPolicy policy = test_policy();
    g_autoptr(GBytes) bytes = g_bytes_new_static(letter, sizeof letter - 1);
    g_autoptr(SkReport) report = sk_report_new();
    SkReason limit;

    policy.keep_headers = keep;
    g_autoptr(SkMail) mail = sk_mail_read(bytes, &policy, report, &limit);
    g_assert_cmpuint(mail->headers->len, ==, G_N_ELEMENTS(letter_headers));
    for (guint i = 0; i < mail->headers->len; i++) {
        const SkHeader *header = g_ptr_array_index(mail->headers, i);
        g_autofree char *value = header_value(header);
        g_assert_cmpint(
            g_ascii_strcasecmp(header->name, letter_headers[i].name), ==, 0);
        g_assert_cmpstr(value, ==, letter_headers[i].value);
    }
    g_assert_cmpstr(mail->from_text, ==, "山田 <yamada@example.jp>");
    g_assert_cmpstr(mail->subject_text, ==, "a Bcc: x");
    g_autofree char *untidy = join_words(report->untidy);
    g_assert_cmpstr(untidy, ==,
                    "bad-trace duplicate-header bad-message-id bad-token "
                    "8bit-header");
    g_assert_cmpuint(report->ambiguous->len, ==, 0);
}

static void
dropped_headers_are_named(void)
{
    static const char *const expected[] = { "rewritten Received",
                                            "dropped X-Mailer",
                                            "dropped X-Sekisho",
                                            "dropped X-Case-Number",
                                            "dropped Authentication-Results",
                                            "dropped Subject",
                                            "dropped Importance" };
    SkPolicy policy = test_policy();
    g_autoptr(GBytes) bytes = g_bytes_new_static(letter, sizeof letter - 1);
    g_autoptr(SkReport) report = sk_report_new();
    SkReason limit;
    g_autoptr(SkMail) mail = sk_mail_read(bytes, &policy, report, &limit);

    g_assert_nonnull(mail->root);
    g_assert_cmpuint(report->headers->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < report->headers->len; i++) {
        const SkHeaderChange *change = g_ptr_array_index(report->headers, i);
        g_autofree char *text =
            g_strdup_printf("%s %s", change->action, change->name);
        g_assert_cmpstr(text, ==, expected[i]);
    }
    const SkHeaderChange *mailer = g_ptr_array_index(report->headers, 1);
    g_assert_cmpstr(mailer->value, ==, "Mäiler");
}

static void
inner_mail_tells_its_headers(void)
{
    SkPolicy policy = test_policy();
    g_autofree char *path = sample_path("ok-forwarded");
    g_autoptr(SkReport) report = sk_report_new();
    SkReason limit;
    char *content;
    gsize len;

    g_assert_true(g_file_get_contents(path, &content, &len, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new_take(content, len);
    g_autoptr(SkMail) mail = sk_mail_read(bytes, &policy, report, &limit);
    const SkPart *inner = sk_part_child(sk_part_child(mail->root, 0), 1);
    const SkPart *first = sk_part_child(inner, 0);
    g_assert_cmpint(sk_part_role(inner), ==, SK_ROLE_MESSAGE);
    g_assert_cmpstr(sk_part_param(first, "charset"), ==, "utf-8");
    const char *text = g_bytes_get_data(sk_part_bytes(first), &len);
    g_autofree char *copy = g_strndup(text, len);
    g_assert_cmpstr(copy, ==,
                    "From: Sender <sender@example.jp>\n"
                    "Date: Fri, 20 Nov 2026 09:00:00 +0900\n"
                    "To: Town Office <office@city.example.lg.jp>\n"
                    "Subject: 会議のお知らせ\n");
}

/* ---- limits ----------------------------------------------------------- */

typedef struct {
    const char *name;
    SkReason limit;
} Bomb;

static const Bomb bombs[] = {
    { "M033-rfc822-depth-2000", SK_REASON_LIMIT_DEPTH },
    { "M034-multipart-100k", SK_REASON_LIMIT_PARTS },
    { "M034-multipart-deep", SK_REASON_LIMIT_DEPTH },
    { "M034-multipart-deep-2231", SK_REASON_LIMIT_DEPTH },
    { "M035-header-50k", SK_REASON_LIMIT_HEADERS },
    { "M035-header-10MB", SK_REASON_LIMIT_HEADERS },
    { "M035-inner-to", SK_REASON_LIMIT_HEADERS },
    { "M035-inner-type", SK_REASON_LIMIT_HEADERS },
    { "M035-inner-words", SK_REASON_LIMIT_HEADERS },
};

static void
explode(const char *folder, const Bomb *bomb)
{
    SkPolicy policy = test_policy();
    g_autofree char *file = g_strconcat(bomb->name, ".eml", NULL);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autoptr(SkReport) report = sk_report_new();
    gint64 begin;
    double seconds;
    SkReason limit;
    char *content;
    gsize len;

    g_assert_true(g_file_get_contents(path, &content, &len, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new_take(content, len);
    begin = test_spent_us();
    g_autoptr(SkMail) mail = sk_mail_read(bytes, &policy, report, &limit);
    seconds = (double)(test_spent_us() - begin) / G_USEC_PER_SEC;
    g_test_message("%s: %.3f s", bomb->name, seconds);
    g_assert_cmpstr(sk_reason_word(limit), ==, sk_reason_word(bomb->limit));
    g_assert_cmpfloat(seconds, <, 2.0);
    g_assert_nonnull(mail->from_text);
    g_unlink(path);
}

static void
bombs_meet_their_limits(void)
{
    g_autofree char *script = g_test_build_filename(
        G_TEST_DIST, "test", "make-samples-mail.py", NULL);
    g_autofree char *folder = g_dir_make_tmp("sekisho-bombs-XXXXXX", NULL);
    const char *argv[] = { "python3", script, "--bombs", folder, NULL };
    int status;

    g_assert_nonnull(folder);
    if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL,
                      NULL, NULL, NULL, &status, NULL)) {
        g_test_skip("no python3: the bombs are made by a script");
        g_rmdir(folder);
        return;
    }
    g_assert_cmpint(status, ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS(bombs); i++)
        explode(folder, &bombs[i]);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void
expanded_and_message_limits(void)
{
    static const char mail_text[] =
        "From: a@b.example\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\r\n";
    SkPolicy policy = test_policy();
    g_autoptr(GBytes) bytes =
        g_bytes_new_static(mail_text, sizeof mail_text - 1);
    g_autoptr(SkReport) report = sk_report_new();
    SkReason limit;

    policy.limits.expanded = 25;
    g_autoptr(SkMail) expanded = sk_mail_read(bytes, &policy, report, &limit);
    g_assert_cmpint(limit, ==, SK_REASON_LIMIT_EXPANDED);
    policy.limits.expanded = 26;
    g_autoptr(SkMail) fits = sk_mail_read(bytes, &policy, report, &limit);
    g_assert_cmpint(limit, ==, SK_REASON_NONE);
    policy.limits.message = 50;
    g_autoptr(SkMail) large = sk_mail_read(bytes, &policy, report, &limit);
    g_assert_cmpint(limit, ==, SK_REASON_LIMIT_MESSAGE);
    g_assert_cmpuint(sk_part_n_children(large->root), ==, 0);
    g_assert_cmpuint(sk_part_n_children(expanded->root), ==,
                     sk_part_n_children(fits->root));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(NULL));
    g_assert_true(sk_mail_prepare(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/mail-in/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], check_sample);
    }
    g_test_add_func("/mail-in/letter", letter_is_read);
    g_test_add_func("/mail-in/dropped-headers", dropped_headers_are_named);
    g_test_add_func("/mail-in/inner-headers", inner_mail_tells_its_headers);
    g_test_add_func("/mail-in/bombs", bombs_meet_their_limits);
    g_test_add_func("/mail-in/limits", expanded_and_message_limits);
    return g_test_run();
}
