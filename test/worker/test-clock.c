/* SPDX-License-Identifier: Apache-2.0
 *
 * The time runs out: at each look that the worker takes at the clock, in one
 * run after the other, from the first to the last. Whatever stage it happens
 * in, the mail ends in a verdict that names limits.seconds, and what leaves is
 * one that the inspector accepts. The clock is ours: no test waits.
 */
#include <string.h>
#include <time.h>
#include "core/policy/policy_file.h"
#include "inspector/inspect.h"
#include "out-help.h"
#include "archive/zip_write.h"
#include "worker/clean.h"

#define FILES 600
#define PARTS 60

static guint looks, last_look; /* taken, and the last before the time is up */

int __wrap_clock_gettime(clockid_t clock, struct timespec *now);

int
__wrap_clock_gettime(clockid_t clock, struct timespec *now)
{
    memset(now, 0, sizeof *now);
    if (looks++ >= last_look)
        now->tv_sec = 1 << 20;
    return 0;
}

static const SkPolicy *
town(void)
{
    static SkPolicyFile *file;
    static const SkPolicy *policy;
    g_autofree char *path = g_test_build_filename(
        G_TEST_DIST, "samples/policy/town-files.conf", NULL);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_autoptr(GError) error = NULL;

    if (policy != NULL)
        return policy;
    file = sk_policy_file_load(path, &error);
    g_assert_no_error(error);
    policy = sk_policy_file_profile(file, "town");
    g_ptr_array_add(list, (gpointer)policy);
    g_assert_true(sk_worker_prepare(list, &error));
    return policy;
}

#define HEAD                                                                   \
    "From: a@example.jp\r\nTo: b@example.jp\r\nSubject: s\r\n"                 \
    "Date: Fri, 20 Nov 2026 09:00:00 +0900\r\nMessage-ID: <a@b.example>\r\n"   \
    "MIME-Version: 1.0\r\n"

/* A mail of many parts: texts, pages, mails with such parts. */
static GBytes *
mail_of_parts(const char *type, const char *content)
{
    GString *mail =
        g_string_new(HEAD "Content-Type: multipart/mixed; boundary=x\r\n\r\n");

    for (guint i = 0; i < PARTS; i++)
        g_string_append_printf(mail, "--x\r\nContent-Type: %s\r\n\r\n%s\r\n",
                               type, content);
    g_string_append(mail, "--x--\r\n");
    return g_string_free_to_bytes(mail);
}

/* A mail with a ZIP of many files of one kind. */
static GBytes *
mail_of(const char *extension, const char *content)
{
    static const char head[] =
        HEAD "Content-Type: application/zip; name=a.zip\r\n"
             "Content-Transfer-Encoding: base64\r\n"
             "Content-Disposition: attachment; filename=a.zip\r\n\r\n";
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static(content, strlen(content));
    g_autoptr(GBytes) zip = NULL;
    g_autofree char *base64 = NULL;
    GString *mail = g_string_new(head);
    gsize len;

    for (guint i = 0; i < FILES; i++) {
        g_autofree char *name = g_strdup_printf("f/%u.%s", i, extension);

        g_assert_nonnull(sk_zip_writer_add(writer, name, bytes));
    }
    zip = sk_zip_writer_finish(writer);
    base64 =
        g_base64_encode(g_bytes_get_data(zip, NULL), g_bytes_get_size(zip));
    len = strlen(base64);
    for (gsize at = 0; at < len; at += 76)
        g_string_append_printf(mail, "%.*s\r\n", (int)MIN(76, len - at),
                               base64 + at);
    return g_string_free_to_bytes(mail);
}

static gboolean
names_seconds(const SkCleaned *cleaned, gboolean *in_build)
{
    gboolean named = cleaned->verdict == SK_VERDICT_WITHHELD &&
                     cleaned->reason == SK_REASON_LIMIT_SECONDS;

    for (guint i = 0; i < cleaned->report->parts->len; i++) {
        const SkPartReport *part = cleaned->report->parts->pdata[i];

        if (part->reason != SK_REASON_LIMIT_SECONDS)
            continue;
        named = TRUE;
        *in_build |= g_strcmp0(part->detail, "zip") == 0;
    }
    return named;
}

static void
clean(GBytes *mail, SkCleaned *cleaned)
{
    SkOrder order = out_order();

    order.kind = SK_KIND_MAIL;
    order.task = SK_TASK_CLEAN;
    order.input_len = g_bytes_get_size(mail);
    g_strlcpy(order.profile, "town", sizeof order.profile);
    looks = 0;
    sk_clean(&order, town(), mail, cleaned);
}

static void
check_output(GBytes *output)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .kind = SK_INSPECT_KIND_MAIL,
                             .charset = SK_INSPECT_UTF_8,
                             .types = SK_INSPECT_ALL_TYPES };
    SkInspectAnswer answer;
    gsize len;
    const guint8 *data;

    if (output == NULL)
        return;
    data = g_bytes_get_data(output, &len);
    sk_inspect(&order, data, len, &answer);
    g_assert_cmpstr(sk_inspect_why_word(answer.why), ==, "accepted");
}

typedef struct {
    const char *path, *extension, *content;
} Row;

static const Row rows[] = {
    { "/clock/text", "txt", "text\r\n" },
    { "/clock/table", "csv", "a,b\r\n=c,d\r\n" },
    { "/clock/json", "json", "{\"a\":[1]}" },
    { "/clock/xml", "xml", "<a>b</a>" },
    { "/clock/contact", "vcf",
      "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:a\r\nN:a;;;;\r\nEND:VCARD\r\n" },
    { "/clock/program", "exe", "MZ\x90" },
};

/* Read before any filter runs. */
static const Row part_rows[] = {
    { "/clock/parts", "text/plain", "text" },
    { "/clock/pages", "text/html", "<table><tr><td>a<td>b</table>" },
    { "/clock/mails", "message/rfc822",
      "From: c@example.jp\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n"
      "--y\r\n\r\na\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>b\r\n--y--" },
    { "/clock/encoded-multiparts",
      "multipart/mixed; boundary=z\r\nContent-Transfer-Encoding: base64",
      "--z\r\n\r\na\r\n--z--" },
    { "/clock/delimiters", "text/plain",
      "--x.\r\n--x.\r\n--x.\r\n--x.\r\n--x.\r\n--x.\r\n--x.\r\n--x.\r\n" },
};

/* In how many of its looks the time ran out while @mail was read. */
static guint
check_each_look(GBytes *mail, gboolean *in_build)
{
    guint total, in_reading = 0;
    g_auto(SkCleaned) whole = { 0 };

    last_look = G_MAXUINT;
    clean(mail, &whole);
    check_output(whole.output);
    total = looks;
    g_assert_false(names_seconds(&whole, in_build));
    g_assert_cmpuint(total, >, 1);
    /* The first look says when the message begins. */
    for (last_look = 1; last_look < total; last_look++) {
        g_auto(SkCleaned) cleaned = { 0 };

        clean(mail, &cleaned);
        g_assert_true(names_seconds(&cleaned, in_build));
        check_output(cleaned.output);
        in_reading += cleaned.report->parts->len == 0;
    }
    return in_reading;
}

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GBytes) mail = mail_of(row->extension, row->content);
    gboolean in_build = FALSE;

    check_each_look(mail, &in_build);
    if (!g_str_equal(row->extension, "exe"))
        g_assert_true(in_build);
}

static void
test_parts(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GBytes) mail = mail_of_parts(row->extension, row->content);
    gboolean in_build = FALSE;

    g_assert_cmpuint(check_each_look(mail, &in_build), >=, PARTS);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        g_test_add_data_func(rows[i].path, &rows[i], test_row);
    for (guint i = 0; i < G_N_ELEMENTS(part_rows); i++)
        g_test_add_data_func(part_rows[i].path, &part_rows[i], test_parts);
    return g_test_run();
}
