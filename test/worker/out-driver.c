/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes mails for test-out-python.py: each line of standard input is
 * "charset TAB subject TAB name TAB address TAB text"; each answer is a line
 * "length inspector's-word" and so many bytes.
 */
#include <stdio.h>
#include <string.h>

#include "out-help.h"
#include "charset/charset.h"
#include "worker/write/message_out.h"

static void
answer(char **fields)
{
    SkCharset charset = g_str_equal(fields[0], "utf-8")
                            ? SK_CHARSET_UTF_8
                            : SK_CHARSET_ISO_2022_JP;
    g_autoptr(SkPolicy) policy = out_policy_new("ja", charset);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *word = NULL;
    SkMail *mail = out_mail_new();
    SkHeader *to = NULL;
    SkReason limit;

    out_address(out_header(mail, "From", SK_HEADER_ADDRESSES, NULL), fields[2],
                fields[3]);
    to = out_header(mail, "To", SK_HEADER_ADDRESSES, NULL);
    for (guint i = 0; i < 5; i++)
        out_address(to, i % 2 ? NULL : fields[2], fields[3]);
    out_header(mail, "Subject", SK_HEADER_TEXT, fields[1]);
    bytes = sk_mail_write(mail, fields[4], policy,
                          "receipt=7KQ4M2X9AB; verdict=kept; profile=x; "
                          "did=none",
                          report, &limit);
    word = out_inspect(bytes, charset);
    printf("%" G_GSIZE_FORMAT " %s\n", g_bytes_get_size(bytes), word);
    fwrite(g_bytes_get_data(bytes, NULL), 1, g_bytes_get_size(bytes), stdout);
    sk_mail_free(mail);
}

int
main(void)
{
    char line[16384];

    if (!sk_charset_prepare(NULL))
        return 1;
    while (fgets(line, sizeof line, stdin) != NULL) {
        g_auto(GStrv) fields = NULL;

        line[strcspn(line, "\n")] = '\0';
        fields = g_strsplit(line, "\t", 5);
        if (g_strv_length(fields) != 5)
            return 1;
        answer(fields);
    }
    return 0;
}
