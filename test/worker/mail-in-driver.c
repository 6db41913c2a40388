/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads mails and says what their leaves are, for the test that compares our
 * reading with another library's (test-mail-in-python.py). One line a file,
 * one line a leaf: the SHA-256 of the content without white space; "alone" is a
 * leaf that stays outside because it can be read as two.
 */
#include <stdio.h>
#include <string.h>
#include "core/mail_lines.h"
#include "charset/charset.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"

static char *no_headers[] = { NULL };

static const SkPolicy policy = {
    .limits = { .message = 50 << 20,
                .expanded = 500 << 20,
                .ratio = 200,
                .parts = 1000,
                .depth = 30,
                .seconds = 30 },
    .keep_headers = no_headers,
};

static void
print_leaf(const SkPart *part)
{
    gsize len;
    const char *data = g_bytes_get_data(sk_part_bytes(part), &len);
    g_autoptr(GString) ink = g_string_sized_new(len);

    for (gsize i = 0; i < len; i++)
        if (strchr(" \t\r\n", data[i]) == NULL || data[i] == '\0')
            g_string_append_c(ink, data[i]);
    g_autofree char *sum = g_compute_checksum_for_string(
        G_CHECKSUM_SHA256, ink->str, (gssize)ink->len);
    printf("%s\t%s\t%s\n",
           sk_part_reason(part) == SK_REASON_AMBIGUOUS ? "alone" : "leaf", sum,
           sk_part_claimed(part));
}

static void
print_tree(const SkPart *part)
{
    if (sk_part_bytes(part) != NULL)
        print_leaf(part);
    for (guint i = 0; i < sk_part_n_children(part); i++)
        print_tree(sk_part_child(part, i));
}

static void
print_mail(const char *path, GBytes *file)
{
    g_autoptr(GBytes) bytes = sk_mail_from_file(file);
    g_autoptr(SkReport) report = sk_report_new();
    SkReason limit;

    g_autoptr(SkMail) mail = sk_mail_read(bytes, &policy, report, &limit);
    printf("mail\t%s\t%s\t", path, sk_reason_word(limit));
    for (guint i = 0; i < report->ambiguous->len; i++)
        printf("%s%s", i > 0 ? " " : "",
               (char *)g_ptr_array_index(report->ambiguous, i));
    printf("\n");
    print_tree(mail->root);
}

int
main(int argc, char **argv)
{
    if (!sk_charset_prepare(NULL) || !sk_mail_prepare(NULL))
        return 1;
    for (int i = 1; i < argc; i++) {
        char *content;
        gsize len;
        if (!g_file_get_contents(argv[i], &content, &len, NULL))
            return 1;
        g_autoptr(GBytes) file = g_bytes_new_take(content, len);
        print_mail(argv[i], file);
    }
    return 0;
}
