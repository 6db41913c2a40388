/* SPDX-License-Identifier: Apache-2.0
 *
 * Text files: charsets, line ends, what is taken out, what does not leave.
 */
#include <string.h>

#include "clean-help.h"

typedef struct {
    const char *path, *charset, *in, *out; /* out NULL: removed */
    const char *counts;                    /* or the reason */
} Case;

static const Case cases[] = {
    { "plain", NULL, "a\nb\n", "a\nb\n", "" },
    { "empty", NULL, "", "", "" },
    { "no-last-end", NULL, "a\r\nb", "a\r\nb", "" },
    { "mixed-to-crlf", NULL, "a\r\nb\nc\r\n", "a\r\nb\r\nc\r\n", "" },
    { "mixed-to-lf", NULL, "a\nb\r\nc\n", "a\nb\nc\n", "" },
    { "old-mac", NULL, "a\rb\r", "a\r\nb\r\n", "" },
    { "tab", NULL, "a\tb\n", "a\tb\n", "" },
    { "bom", NULL,
      "\xEF\xBB\xBF"
      "a\n",
      "a\n", "" },
    { "cp932", "shift_jis", "\x93\xFA\x96\x7B\r\n", "日本\r\n", "" },
    { "cp932-guessed", NULL,
      "\x82\xB1\x82\xCC\x83\x74\x83\x40\x83\x43\x83\x8B\x82\xCD\x81\x41"
      "\x95\xB6\x8E\x9A\x82\xAA\x93\xC7\x82\xDF\x82\xDC\x82\xB7\n",
      "このファイルは、文字が読めます\n", "" },
    { "latin-1-label", "iso-8859-1", "na\xEFve\n", "naïve\n", "" },
    { "undecodable", "utf-8", "日本語の文\xFFです\n", "日本語の文�です\n", "" },
    { "control", NULL, "a\x1b[31mb\x07\n", "a[31mb\n", "control=2" },
    { "bidi", NULL,
      "cod\xE2\x80\xAE"
      "exe.txt\n",
      "codexe.txt\n", "bidi=1" },
    { "zero-width", NULL,
      "a\xE2\x80\x8B"
      "b\n",
      "ab\n", "zero-width=1" },
    { "line-separator", NULL,
      "a\xE2\x80\xA8"
      "b",
      "a\nb", "" },
    { "nul", NULL, "a longer text\0 of one\n", NULL, "unreadable" },
    { "link", NULL, "http://a.example/ www.b.example\r\n",
      "hxxp://a[.]example/ www[.]b[.]example\r\n", "link=2" },
    { "telephone", NULL, "TEL:03-0000-0000\n", "TEL: 03-0000-0000\n",
      "link=1" },
    { "address", NULL, "Mail:a@b.example\n", "Mail:a@b.example\n", "" },
    { "script", NULL, "#!/bin/sh\n", NULL, "ambiguous" },
    { "script-behind-blanks", NULL, "\n \n#!/bin/sh\n", NULL, "ambiguous" },
    { "script-by-cleaning", NULL, "#\xE2\x80\x8B!/bin/sh\n", NULL,
      "ambiguous" },
    { "page", NULL, " <html><body>", NULL, "ambiguous" },
    { "page-early", NULL, "see <script>\n", NULL, "ambiguous" },
    { "comment-first", NULL, "<!-- x", NULL, "ambiguous" },
    { "angle-is-text", NULL, "a < b, <tag>\n", "a < b, <tag>\n", "" },
    { "mz-is-a-word", NULL, "MZ 1234\n", "MZ 1234\n", "" },
    { "mz-is-a-program", NULL, "MZ12\n", NULL, "ambiguous" },
    { "shortcut", NULL, "[InternetShortcut]\nURL=x\n", NULL, "ambiguous" },
    { "desktop-entry", NULL, "[Desktop Entry]\nExec=x\n", NULL, "ambiguous" },
    { "registry", NULL, "\nREGEDIT4\n", NULL, "ambiguous" },
    { "remote-desktop", NULL, "full address:s:x\n", NULL, "ambiguous" },
    { "interchange", NULL, "TABLE\r\n0,1\r\n", NULL, "ambiguous" },
    { "picture-tag", NULL, "<IMG src=x>", NULL, "ambiguous" },
    { "picture-word", NULL, "<imgx>", "<imgx>", "" },
    { "xml-head", NULL, "<?xml version=\"1.0\"?>\n<o:d/>\n", "<o:d/>\n",
      "xml-declaration=1" },
    { "xml-heads", NULL, " <?xml x?>\n\n<?XML y?><?z?>\n", "<?z?>\n",
      "xml-declaration=2" },
    { "xml-head-invisible", NULL, "<\xE2\x80\x8B?xml x?>y\n", "y\n",
      "xml-declaration=1 zero-width=1" },
    { "xml-head-open", NULL, "<?xml x\n", NULL, "ambiguous" },
    { "xml-head-later", NULL, "a\n<?xml x?>\n", "a\n<?xml x?>\n", "" },
    { "pdf", NULL, "x\n%PDF-1.4\n", NULL, "ambiguous" },
};

static gsize
length_of(const Case *c)
{
    return g_str_equal(c->path, "nul") ? 22 : strlen(c->in);
}

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    const SkPolicy *policy = clean_policy("");
    g_autoptr(CleanResult) result =
        clean_run(policy, "text/plain", c->charset, c->in, length_of(c));

    if (c->out == NULL) {
        g_assert_cmpint(result->verdict, ==, SK_VERDICT_REMOVED);
        g_assert_cmpstr(sk_reason_word(result->reason), ==, c->counts);
        return;
    }
    g_assert_nonnull(result->bytes);
    g_assert_cmpmem(g_bytes_get_data(result->bytes, NULL),
                    g_bytes_get_size(result->bytes), c->out, strlen(c->out));
    g_assert_cmpstr(result->counts, ==, c->counts);
    g_assert_cmpint(result->verdict, ==,
                    strcmp(c->in, c->out) == 0 ? SK_VERDICT_KEPT
                                               : SK_VERDICT_CLEANED);
    g_assert_null(clean_accepted(policy, "text/plain", result->bytes));
    clean_check(policy, "text/plain", c->in, length_of(c));
}

static void
test_utf16(void)
{
    static const char little[] = "\xFF\xFE"
                                 "a\0\r\0\n\0\xE5\x65";
    static const char big[] = "\xFE\xFF"
                              "\0a\0\r\0\n\x65\xE5";
    const char *const all[] = { little, big };

    for (guint i = 0; i < 2; i++) {
        g_autoptr(CleanResult) result =
            clean_run(clean_policy(""), "text/plain", NULL, all[i], 10);

        g_assert_nonnull(result->bytes);
        g_assert_cmpmem(g_bytes_get_data(result->bytes, NULL),
                        g_bytes_get_size(result->bytes), "a\r\n日", 6);
    }
}

/* Not under a policy whose rules do not say "clean". */
static void
test_not_mine(void)
{
    SkPolicy none = { .files = NULL };
    g_autoptr(CleanResult) result =
        clean_run(&none, "text/plain", NULL, "a", 1);

    g_assert_cmpint(result->verdict, ==, SK_VERDICT_UNDECIDED);
}

static const char *const seeds[] = { "a\r\nb", "日本語\n表\n", "x\n\ny\r",
                                     NULL };
static const char *const words[] = {
    "\r",
    "\n",
    "\xE2\x80\x8D",
    "\xF0\x9F\x91\xA9",
    "\xEF\xB8\x8F",
    "<html>",
    "#!",
    "MZ",
    "\xE2\x80\xA8",
    "\xC2\x85",
    "\x1b$B",
    "\x83\x5C",
    "%PDF-",
    "\xEF\xBB\xBF",
    "1AY&SY",
    "<!--",
    "`\xEA\xB0\x80",
    NULL,
};

static void
test_storm(void)
{
    clean_storm(clean_policy(""), "text/plain", seeds, words, 20000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/text/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], run_case);
    }
    g_test_add_func("/text/utf-16", test_utf16);
    g_test_add_func("/text/not-mine", test_not_mine);
    g_test_add_func("/text/storm", test_storm);
    return g_test_run();
}
