/* SPDX-License-Identifier: Apache-2.0
 *
 * What of a mail's form is made regular, and what is left for the raw look to
 * call ambiguous; and texts in base64 that somebody added to.
 */
#include <string.h>
#include "worker/read/decode.h"
#include "worker/read/tidy_in.h"

typedef struct {
    const char *name, *bytes, *expected;
    const char *untidy, *ambiguous;
} Row;

static const Row rows[] = {
    { "clean", "A: b\r\n c\r\n\r\nd\r\n", "A: b\r\n c\r\n\r\nd\r\n", "", "" },
    { "empty", "", "", "", "" },
    { "cr-cr-lf", "A: b\r\r\n\r\r\nc\r\r\n", "A: b\r\n\r\nc\r\n",
      "cr-before-line-end", "" },
    { "cr-cr-cr-lf", "A: b\r\r\r\n\r\r\nc", "A: b\r\n\r\nc",
      "cr-before-line-end", "" },
    { "cr-cr-lf-once", "A: b\r\r\n\r\nc\r\n", "A: b\r\r\n\r\nc\r\n", "", "" },
    { "cr-cr-lf-and-alone", "A: b\r\r\nB: c\rd\r\r\n",
      "A: b\r\r\nB: c\rd\r\r\n", "", "" },
    { "cr-only", "A: b\r\rc\r", "A: b\r\n\r\nc\r\n", "", "bare-cr" },
    { "cr-only-lf-last", "A: b\r\rc\r\n", "A: b\r\n\r\nc\r\n", "", "bare-cr" },
    { "cr-once", "A: b\rc", "A: b\rc", "", "" },
    { "mbox", "From a@b Fri\r\nA: b\r\n\r\nc", "A: b\r\n\r\nc", "mbox-line",
      "" },
    { "mbox-two", ">From a Fri\r\nFrom a@b Fri\r\nA: b\r\n", "A: b\r\n",
      "mbox-line", "" },
    { "mbox-later", "A: b\r\nFrom a@b Fri\r\n", "A: b\r\nFrom a@b Fri\r\n", "",
      "" },
    { "from-header", "From : a@b\r\n\r\n", "From : a@b\r\n\r\n", "", "" },
    { "blank-before-text", "A: b\r\n \t\r\nDear all\r\n",
      "A: b\r\n\r\nDear all\r\n", "blank-before-body", "" },
    { "blank-and-empty", "A: b\r\n \r\n\r\nc: d\r\n", "A: b\r\n\r\nc: d\r\n",
      "blank-before-body", "" },
    { "blank-last", "A: b\r\n \r\n", "A: b\r\n\r\n", "blank-before-body", "" },
    { "blank-before-field", "A: b\r\n \r\nC: d\r\n\r\n",
      "A: b\r\n \r\nC: d\r\n\r\n", "", "" },
    { "blank-before-field-later", "A: b\r\n \r\ntext\r\nC : d\r\n\r\n",
      "A: b\r\n \r\ntext\r\nC : d\r\n\r\n", "", "" },
    { "blank-before-fold", "A: b\r\n \r\n\tc\r\n\r\n", "A: b\r\n\tc\r\n\r\n",
      "blank-fold", "" },
    { "blank-twice", "A: b\r\n \r\n\t\r\n\r\nc", "A: b\r\n\r\nc",
      "blank-fold blank-before-body", "" },
    { "blank-first", " \r\nA: b\r\n", " \r\nA: b\r\n", "", "" },
    { "blank-in-body", "A: b\r\n\r\n \r\nc", "A: b\r\n\r\n \r\nc", "", "" },
};

static void
check_words(const GPtrArray *words, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < words->len; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "",
                               (char *)g_ptr_array_index(words, i));
    g_assert_cmpstr(text->str, ==, expected);
}

static void
check_bytes(GBytes *bytes, const char *expected)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);
    g_autofree char *text = g_strndup(len > 0 ? data : "", len);

    g_assert_cmpstr(text, ==, expected);
}

static void
check(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) mail =
        g_bytes_new_static(row->bytes, strlen(row->bytes));
    g_autoptr(GBytes) tidy = sk_mail_tidy(mail, report);
    g_autoptr(SkReport) second = sk_report_new();

    check_bytes(tidy, row->expected);
    check_words(report->untidy, row->untidy);
    check_words(report->ambiguous, row->ambiguous);
    g_autoptr(GBytes) again = sk_mail_tidy(tidy, second);
    check_bytes(again, row->expected);
    check_words(second->untidy, "");
}

static const struct {
    const char *name, *raw;
    const char *text; /* NULL: is none of this */
} texts[] = {
    { "plain-footer", "QUJD\r\nREU=\r\n-- \r\nlist\r\n",
      "ABCDE\r\n-- \r\nlist\r\n" },
    { "plain-footer-after-empty-line", "QUJD\r\n\r\n__ a\r\n",
      "ABC\r\n__ a\r\n" },
    { "dot", "QUI=\r\n.\r\n", "AB" },
    { "block-begins-a-line", "QUI=\r\nDQpD\r\n", "AB\r\nC" },
    { "block-after-line-end", "QQ0K\r\nQUIK\r\nQQ==\r\nCkI=\r\n",
      "A\r\nAB\nA\nB" },
    { "block-goes-on", "QUI=\r\nQ0Q=\r\n", NULL },
    { "goes-on-in-the-line", "QUI=Q0Q=\r\n", NULL },
    { "nothing-encoded", "just words here\r\n", NULL },
    { "part-behind", "QUI=\r\nContent-Type: text/plain\r\n\r\nx\r\n", NULL },
    { "url-alphabet", "QU-_\r\n", NULL },
    { "empty", "", NULL },
};

static void
footers(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GBytes) raw =
            g_bytes_new_static(texts[i].raw, strlen(texts[i].raw));
        g_autoptr(GBytes) text = sk_base64_text(raw);

        g_test_message("%s", texts[i].name);
        if (texts[i].text == NULL)
            g_assert_null(text);
        else
            check_bytes(text, texts[i].text);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/tidy-in/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], check);
    }
    g_test_add_func("/tidy-in/footers", footers);
    return g_test_run();
}
