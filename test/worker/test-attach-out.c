/* SPDX-License-Identifier: Apache-2.0
 *
 * Mails with files as they are written: the inspector accepts them, the names
 * and bytes come back from a plain reading, the same input gives the same
 * bytes. Names and files are put together at random from what may leave.
 */
#include <string.h>

#include "inspector/inspect.h"
#include "out-help.h"
#include "charset/charset.h"
#include "archive/zip_write.h"
#include "worker/write/attach_out.h"

#define XSEKISHO "receipt=7KQ4M2X9AB; verdict=cleaned; profile=x; did=none"
#define EML                                                                    \
    "Subject: x\r\nMIME-Version: 1.0\r\n"                                      \
    "Content-Type: text/plain; charset=utf-8\r\n"                              \
    "Content-Transfer-Encoding: base64\r\n\r\naGVsbG8NCg==\r\n"

static const struct {
    const char *type, *extension, *head, *more, *tail;
} kinds[] = {
    { "text/plain", "txt", "", "一行\n", "" },
    { "text/plain", "LOG", "x\r\n", "a b\r\n", "" },
    { "text/csv", "csv", "\xEF\xBB\xBF", "a,\"b;\",-1\r\n", "" },
    { "text/tab-separated-values", "tsv", "", "a\tb\r\n", "" },
    { "application/json", "json", "[", "1,", "null]" },
    { "application/xml", "xml", "<data>", "<b c='d'/>\n", "</data>" },
    { "text/vcard", "vcf", "",
      "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\n"
      "END:VCARD\r\n",
      "" },
    { "message/rfc822", "eml", EML, "", "" },
};

static char *
random_name(GRand *rand, guint number, const char *extension)
{
    static const char *const pieces[] = {
        "a",  "Z",   "9",  "(", ")", "見", "積", "_", "-",
        "+",  "é",   "𠮷", "%", "'", "&",  "=",  "ｶ", "葛\xF3\xA0\x84\x80",
        " x", "　y", ".z", "~",
    };
    GString *name = g_string_new(NULL);
    gsize most = (gsize)g_rand_int_range(rand, 1, 160);

    g_string_printf(name, "n%u", number); /* unique */
    while (name->len < most)
        g_string_append(
            name, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
    g_string_append_printf(name, ".%s", extension);
    return g_string_free(name, FALSE);
}

static GBytes *
random_file(GRand *rand, guint kind)
{
    g_autoptr(GString) text = g_string_new(kinds[kind].head);
    guint n = (guint)g_rand_int_range(rand, 0, 60);

    for (guint i = 0; i < n; i++)
        g_string_append(text, kinds[kind].more);
    g_string_append(text, kinds[kind].tail);
    return g_string_free_to_bytes(g_steal_pointer(&text));
}

static GBytes *
write_mail(const GArray *files, SkCharset charset)
{
    static const guint8 seed[32] = { 1, 2, 3 };
    g_autoptr(SkPolicy) policy = out_policy_new("ja", charset);
    g_autoptr(SkReport) report = sk_report_new();
    SkMail *mail = out_mail_new();
    SkReason limit = SK_REASON_ATTACHMENT;
    GBytes *bytes;

    out_header(mail, "Subject", SK_HEADER_TEXT, "添付");
    bytes = sk_mail_write_files(mail, "本文\n", files, seed, policy, XSEKISHO,
                                report, &limit);
    g_assert_nonnull(bytes);
    sk_mail_free(mail);
    return bytes;
}

static SkInspectAnswer
inspect(GBytes *bytes, guint64 types)
{
    g_autofree SkInspectOrder *order = g_new0(SkInspectOrder, 1);
    SkInspectAnswer answer;
    gsize len;
    const guint8 *at = g_bytes_get_data(bytes, &len);

    order->magic = SK_INSPECT_MAGIC;
    order->kind = SK_INSPECT_KIND_MAIL;
    order->types = types;
    sk_inspect(order, at, len, &answer);
    return answer;
}

/* The name in the part at @p, percents undone. */
static char *
read_name(const char *p)
{
    const char *quoted = strstr(p, "\r\n filename=\"");
    const char *end = strstr(p, "\r\n\r\n");
    GString *name = g_string_new(NULL);

    if (quoted != NULL && quoted < end) {
        g_string_free(name, TRUE);
        return g_strndup(quoted + 13, strcspn(quoted + 13, "\""));
    }
    while ((p = strstr(p, "\r\n filename*")) != NULL && p < end) {
        g_autofree char *section = NULL;
        g_autofree char *plain = NULL;

        p = strchr(p, '=') + 1;
        p += g_str_has_prefix(p, "utf-8''") ? 7 : 0;
        section = g_strndup(p, strcspn(p, ";\r"));
        plain = g_uri_unescape_string(section, NULL);
        /* each section is text by itself */
        g_assert_true(g_utf8_validate(plain, -1, NULL));
        g_string_append(name, plain);
    }
    return g_string_free(name, FALSE);
}

static void
check_back(GBytes *bytes, const GArray *files)
{
    gsize len;
    const char *at = g_bytes_get_data(bytes, &len);
    g_autofree char *text = g_strndup(at, len);
    const char *p = strstr(text, "\r\n--=_sekisho_");

    for (guint i = 0; i < files->len; i++) {
        const SkFile *file = &g_array_index(files, SkFile, i);
        g_autofree char *name = NULL;
        g_autofree char *body = NULL;
        const char *start, *end;

        p = strstr(p + 2, "\r\n--=_sekisho_");
        start = strstr(p, "\r\n\r\n") + 4;
        name = read_name(p);
        g_assert_cmpstr(name, ==, file->name);
        end = strstr(start, "\r\n--=_sekisho_");
        body = g_strndup(start, end - start);
        gsize n = strlen(body);
        if (n > 0 && !g_str_equal(file->type, "message/rfc822"))
            g_base64_decode_inplace(body, &n);
        g_assert_cmpmem(body, n, g_bytes_get_data(file->bytes, NULL),
                        g_bytes_get_size(file->bytes));
        p = start - 4;
    }
}

static void
clear_file(gpointer data)
{
    SkFile *file = data;

    g_free((char *)file->name);
    g_bytes_unref(file->bytes);
}

static GArray *
random_files(GRand *rand)
{
    GArray *files = g_array_new(FALSE, TRUE, sizeof(SkFile));
    guint n = (guint)g_rand_int_range(rand, 1, 6);

    g_array_set_clear_func(files, clear_file);
    for (guint i = 0; i < n; i++) {
        guint kind = (guint)g_rand_int_range(rand, 0, G_N_ELEMENTS(kinds));
        SkFile file = { random_name(rand, i, kinds[kind].extension),
                        kinds[kind].type, random_file(rand, kind) };
        g_array_append_val(files, file);
    }
    return files;
}

static void
test_random(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(23);

    for (guint round = 0; round < 3000; round++) {
        g_autoptr(GArray) files = random_files(rand);
        SkCharset charset =
            round % 2 == 0 ? SK_CHARSET_UTF_8 : SK_CHARSET_ISO_2022_JP;
        g_autoptr(GBytes) bytes = write_mail(files, charset);
        g_autoptr(GBytes) again = write_mail(files, charset);
        SkInspectAnswer answer = inspect(bytes, SK_INSPECT_ALL_TYPES);

        if (answer.accepted != 1)
            g_error("round %u: %s, part %u (%s), byte %" G_GUINT64_FORMAT,
                    round, sk_inspect_why_word(answer.why), answer.part,
                    answer.part > 1
                        ? g_array_index(files, SkFile, answer.part - 2).name
                        : "-",
                    answer.offset);
        g_assert_true(g_bytes_equal(bytes, again));
        check_back(bytes, files);
        g_assert_cmpuint(inspect(bytes, 0).accepted, ==, 0);
    }
}

/* Random members through the filters' own writer of zips: the inspector's
 * reader, which shares nothing with it, takes each. */
static void
test_zip(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(29);
    static const char *const folders[] = { "", "a/", "資料/第一/", "a/b/" };

    for (guint round = 0; round < 500; round++) {
        g_autoptr(GArray) files = random_files(rand);
        g_autoptr(GArray) mail = g_array_new(FALSE, TRUE, sizeof(SkFile));
        g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
        g_autoptr(GBytes) zip = NULL;
        g_autoptr(GBytes) bytes = NULL;

        for (guint i = 0; i < files->len * 2; i++) {
            const SkFile *file = &g_array_index(files, SkFile, i / 2);
            g_autofree char *path = g_strconcat(
                folders[g_rand_int_range(rand, 0, 4)], file->name, NULL);

            g_assert_true(sk_zip_writer_add(writer, path, file->bytes));
        }
        zip = sk_zip_writer_finish(writer);
        SkFile file = { "archive.zip", "application/zip", zip };
        g_array_append_val(mail, file);
        bytes = write_mail(mail, SK_CHARSET_UTF_8);
        SkInspectAnswer answer = inspect(bytes, SK_INSPECT_ALL_TYPES);
        g_assert_cmpstr(sk_inspect_why_word(answer.why), ==, "accepted");
    }
}

/* A file without bytes, alone and between others. */
static void
test_empty(void)
{
    g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(SkFile));
    g_autoptr(GBytes) none = g_bytes_new_static("", 0);
    g_autoptr(GBytes) some = g_bytes_new_static("x", 1);
    const SkFile three[] = { { "a.txt", "text/plain", none },
                             { "b.txt", "text/plain", some },
                             { "c.json", "application/json", none } };

    for (guint i = 0; i < G_N_ELEMENTS(three); i++) {
        g_array_append_val(files, three[i]);
        g_autoptr(GBytes) bytes = write_mail(files, SK_CHARSET_UTF_8);
        g_assert_cmpuint(inspect(bytes, SK_INSPECT_ALL_TYPES).why, ==,
                         SK_INSPECT_ACCEPTED);
        check_back(bytes, files);
    }
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(&error));
    g_test_add_func("/attach-out/random", test_random);
    g_test_add_func("/attach-out/zip", test_zip);
    g_test_add_func("/attach-out/empty", test_empty);
    return g_test_run();
}
