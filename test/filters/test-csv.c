/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables: what Excel and old systems write is read, what leaves is strict and
 * starts no formula.
 */
#include <string.h>

#include "clean-help.h"

typedef struct {
    const char *path, *in, *out; /* out NULL: removed */
    const char *counts;          /* or the reason */
} Case;

static const Case tables[] = {
    { "plain", "a,b\r\n1,2\r\n", "a,b\r\n1,2\r\n", "" },
    { "empty", "", "", "" },
    { "bom",
      "\xEF\xBB\xBF"
      "a,b\r\n",
      "a,b\r\n", "" },
    { "lf", "a,b\nc,d", "a,b\r\nc,d\r\n", "" },
    { "cr", "a,b\rc,d\r", "a,b\r\nc,d\r\n", "" },
    { "blank-lines", "a\n\nb\n", "a\r\n\r\nb\r\n", "" },
    { "empty-cells", ",,\n", ",,\r\n", "" },
    { "needless-quotes", "\"a\",\"b c\"\n", "a,b c\r\n", "" },
    { "needed-quotes", "\"a,b\",\"c;d\",\"e\tf\"\n",
      "\"a,b\",\"c;d\",\"e\tf\"\r\n", "" },
    { "doubled-quote", "\"a\"\"b\"\n", "\"a\"\"b\"\r\n", "" },
    { "line-in-cell", "\"a\r\nb\",c\n", "\"a\nb\",c\r\n", "" },
    { "quote-in-the-middle", "5\" pipe,b\n", "\"5\"\" pipe\",b\r\n", "" },
    { "behind-a-quote", "\"a\"b,c\n", "ab,c\r\n", "" },
    { "never-closed", "\"a,b\nc,d\n", "\"\"\"a\",b\r\nc,d\r\n", "" },
    { "semicolons", "a;b\n1,5;2,5\n", "a,b\r\n\"1,5\",\"2,5\"\r\n", "" },
    { "semicolons-decimals", "1,5;2,5\n3,5;4,5\n",
      "\"1,5\",\"2,5\"\r\n\"3,5\",\"4,5\"\r\n", "" },
    { "semicolon-in-text", "a,b;c\nd,e\n", "a,\"b;c\"\r\nd,e\r\n", "" },
    { "tabs", "a\tb\nc\td\n", "a,b\r\nc,d\r\n", "" },
    { "one-column", "総務課\n市民課\n", "総務課\r\n市民課\r\n", "" },
    { "prose", "Dear all:\nno table\n", "Dear all:\r\nno table\r\n", "" },
    { "sep-line", "sep=|\na|b\n", "a,b\r\n", "separator-line=1" },
    { "sep-line-quoted", "\"sep=;\"\na;b\n", "a,b\r\n", "separator-line=1" },
    { "sep-line-twice", "sep=,\nsep=;\na,b\n", "a,b\r\n", "separator-line=2" },
    { "sep-is-a-word", "sep=tember,b\n", "sep=tember,b\r\n", "" },
    { "formula", "=1+1,b\n", "'=1+1,b\r\n", "formula=1" },
    { "dde", "=cmd|' /C calc'!A0\n", "'=cmd|' /C calc'!A0\r\n", "formula=1" },
    { "all-signs", "+a,-b,@c,\"\td\"\n", "'+a,'-b,'@c,\"'\td\"\r\n",
      "formula=4" },
    { "wide-signs", "＝a,＋b,－c,＠d\n", "'＝a,'＋b,'－c,'＠d\r\n",
      "formula=4" },
    { "behind-blanks", " =a,\xE3\x80\x80=b,\"\n=c\"\n",
      "' =a,'\xE3\x80\x80=b,\"'\n'=c\"\r\n", "formula=3" },
    { "other-separator", "a,\";=b;\",\"c\t @d\"\n",
      "a,\";'=b;\",\"c\t' @d\"\r\n", "formula=2" },
    { "other-separator-quotes", "a,\";\"\"=b\"\"\"\n", "a,\";'\"\"=b\"\"\"\r\n",
      "formula=1" },
    { "other-separator-number", "a,\"x;-1.5;+2\"\n", "a,\"x;-1.5;+2\"\r\n",
      "" },
    { "other-line", "a,\"x\n=b\n-c|d!e\n- f\"\n",
      "a,\"x\n'=b\n'-c|d!e\n- f\"\r\n", "formula=1" },
    { "numbers", "-1,+1.5,-1e3,+12%,-,-1234\n", "-1,+1.5,-1e3,+12%,-,-1234\r\n",
      "" },
    { "dash", "－,　－,－－\n", "－,　－,'－－\r\n", "formula=1" },
    { "number-in-groups", "\"-1,234.5\",\"+12,34\"\n",
      "\"-1,234.5\",\"'+12,34\"\r\n", "formula=1" },
    { "padded-number", "-5  ,- \n", "-5,-\r\n", "" },
    { "telephone", "+81-3-1234\n", "'+81-3-1234\r\n", "formula=1" },
    { "apostrophe", "'=1\n", "'=1\r\n", "" },
    { "hidden-formula", "\xE2\x80\x8B=1\n", "'=1\r\n",
      "formula=1 zero-width=1" },
    { "page", "<table>,b\n", "\"<table>\",b\r\n", "" },
    { "page-twice", "<table>,=b\n<table>\n", "\"<table>\",'=b\r\n<table>\r\n",
      "formula=1" },
    { "mhtml", "MIME-Version: 1.0\n", "\"MIME-Version: 1.0\"\r\n", "" },
    { "sylk", "ID;PWXL;N\n", "ID,PWXL,N\r\n", "" },
    { "script-early", "a,<script>\n", NULL, "ambiguous" },
    { "selector-first",
      "a\n\"\xEF\xB8\x8F"
      "b\",c\n",
      "a\r\nb,c\r\n", "zero-width=1" },
    { "invisible-sign", "\xE2\x80\x8B=1+1\n", "'=1+1\r\n",
      "formula=1 zero-width=1" },
    { "invisible-in-sign", "a,\"=\xE2\x80\x8B@b\"\n", "a,'=@b\r\n",
      "formula=1 zero-width=1" },
    { "invisible-between-quotes", "\"a\"\xE2\x80\x8B\"b,c\"\n",
      "\"a\"\"b\",\"c\"\"\"\r\n", "zero-width=1" },
    { "carriage-returns", "a,b\rc,\"d\re\"\r", "a,b\r\nc,\"d\ne\"\r\n", "" },
    { "line-separator-in-cell", "a\xE2\x80\xA8=b,c\n", "\"a\n'=b\",c\r\n",
      "formula=1" },
    { "page-by-cleaning", "<\xE2\x80\x8Bscript>,a\n", NULL, "ambiguous" },
    { "sep-within-a-cell", "\"sep==\n1\",b\n=1,\n",
      "\"sep==\n1\",b\r\n'=1,\r\n", "formula=1" },
    { "address-of-a-machine", "192.168.1.1,1.2,2026.11.20\n",
      "192[.]168[.]1[.]1,1.2,2026.11.20\r\n", "link=1" },
    { "start-in-quotes", "begin 644 a.exe,1\nb,Content-Type: x\n",
      "\"begin 644 a.exe\",1\r\nb,Content-Type: x\r\n", "" },
    { "start-alone", "From a\n", "\"From a\"\r\n", "" },
    { "start-over-cells", "M00123,2026-11-20,AAAAAAAA,BBBBBBBB,CCCCCCCC,"
      "DDDDDDDD,EEEEEEE\n",
      "\"M00123\",2026-11-20,AAAAAAAA,BBBBBBBB,CCCCCCCC,DDDDDDDD,EEEEEEE\r\n",
      "" },
    { "start-in-a-cell", "\"a\nbegin 644 b\nc\",d\n",
      "\"a\nbegin・ 644 b\nc\",d\r\n", "decodable-line=1" },
    { "start-and-mark", "MIME-Version: 1.0,x\nb,c\n",
      "\"MIME-Version: 1.0\",x\r\nb,c\r\n", "" },
    { "links", "a,http://x.example/b,2026/11/20,1.5,\\\\host\\b,c@d.example\n",
      "a,hxxp://x[.]example/b,2026/11/20,1.5,[\\\\]host\\b,c@d.example\r\n",
      "link=2" },
    { "link-in-formula", "\"=HYPERLINK(\"\"https://x.example/\"\")\"\n",
      "\"'=HYPERLINK(\"\"hxxps://x[.]example/\"\")\"\r\n", "formula=1 link=1" },
    { "data-link-by-cleaning", "ID\xE2\x80\x8B;PWXL;N\n", "ID,PWXL,N\r\n",
      "zero-width=1" },
};

static const Case tabs[] = {
    { "plain", "a\tb\r\n", "a\tb\r\n", "" },
    { "commas-are-text", "a,b;c\td\n", "a,b;c\td\r\n", "" },
    { "other-separator", "a;=b\tc,-d,-2\n", "a;'=b\tc,'-d,-2\r\n",
      "formula=2" },
    { "quoted-tab", "\"a\tb\"\tc\n", "\"a\tb\"\tc\r\n", "" },
    { "formula", "a\t=b\n", "a\t'=b\r\n", "formula=1" },
    { "sylk", "ID;P\tb\n", "\"ID;P\"\tb\r\n", "" },
    { "sep-line", "sep=;\na\n", "a\r\n", "separator-line=1" },
};

static void
run(const Case *c, const char *type, const char *settings, gboolean bom)
{
    const SkPolicy *policy = clean_policy(settings);
    g_autoptr(CleanResult) result =
        clean_run(policy, type, NULL, c->in, strlen(c->in));
    g_autofree char *want = NULL;

    if (c->out == NULL) {
        g_assert_cmpint(result->verdict, ==, SK_VERDICT_REMOVED);
        g_assert_cmpstr(sk_reason_word(result->reason), ==, c->counts);
        return;
    }
    want = g_strconcat(bom && *c->out ? "\xEF\xBB\xBF" : "", c->out, NULL);
    g_assert_nonnull(result->bytes);
    g_assert_cmpmem(g_bytes_get_data(result->bytes, NULL),
                    g_bytes_get_size(result->bytes), want, strlen(want));
    g_assert_cmpstr(result->counts, ==, c->counts);
    g_assert_cmpstr(result->type, ==, type);
    clean_check(policy, type, c->in, strlen(c->in));
}

static void
run_csv(gconstpointer data)
{
    run(data, "text/csv", "", TRUE);
    run(data, "text/csv", "csv = { bom = false; };", FALSE);
}

static void
run_tsv(gconstpointer data)
{
    run(data, "text/tab-separated-values", "", TRUE);
}

/* As Excel saves "Unicode text", and Japanese Excel saves CSV. */
static void
test_charsets(void)
{
    static const char wide[] = "\xFF\xFE\xE5\x65\t\0"
                               "1\0\r\0\n";
    static const char cp932[] = "\x8E\x81\x96\xBC,\x94\x5C\x97\xCD\x95\x5C\r\n";
    const SkPolicy *policy = clean_policy("csv = { bom = false; };");
    g_autoptr(CleanResult) a =
        clean_run(policy, "text/csv", NULL, wide, sizeof wide);
    g_autoptr(CleanResult) b =
        clean_run(policy, "text/csv", NULL, cp932, sizeof cp932 - 1);
    g_autoptr(CleanResult) nul =
        clean_run(policy, "text/csv", NULL, "name,city\0\n", 11);

    g_assert_cmpmem(g_bytes_get_data(a->bytes, NULL),
                    g_bytes_get_size(a->bytes), "日,1\r\n", 7);
    g_assert_cmpmem(g_bytes_get_data(b->bytes, NULL),
                    g_bytes_get_size(b->bytes), "氏名,能力表\r\n", 18);
    g_assert_cmpint(nul->reason, ==, SK_REASON_UNREADABLE);
}

/* A table of two megabytes whose quotes nobody closes is read to its end, and
 * the inspector accepts what is written. */
static void
test_unclosed_quotes(void)
{
    const SkPolicy *policy = clean_policy("");
    const char *const rows[] = { "\"a,", "\"\"", "\"a\"\"b,\n", "\"", "=,\n" };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) text = g_string_new(NULL);

        while (text->len < 2 << 20)
            g_string_append(text, rows[i]);
        g_autoptr(CleanResult) result =
            clean_run(policy, "text/csv", NULL, text->str, text->len);
        g_assert_nonnull(result->bytes);
        g_assert_null(clean_accepted(policy, "text/csv", result->bytes));
    }
}

static const char *const seeds[] = {
    "a,\"http://x.example/a?b=c\",\\\\h\\b\n",
    "a,b\n\"c\"\"d\",-1\n",
    "a;b\n1,5;2,5\n",
    "a\tb\n=c\td\n",
    "sep=;\n=1;2\n",
    "氏名,住所\n山田,\n",
    "\"=x\",\"@y\nz\"\n",
    "<a>,b\n",
    "-1,234,+5%,- \n \n",
    NULL,
};
static const char *const words[] = {
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "=",
    "+",
    "-",
    "@",
    "＝",
    "sep=",
    "sep=,\n",
    "\xE3\x80\x80",
    "\xC2\xA0",
    " ",
    "'",
    "1,234",
    "1.5e3",
    "%",
    "<",
    "<html>",
    "ID;P",
    "MZ",
    "\xE2\x80\x8D",
    "\xEF\xB8\x8F",
    "\xF0\x9F\x91\xA9",
    "MIME-Version:",
    "#!",
    "\xE2\x80\xA8",
    "|",
    "http",
    "://",
    "www.",
    "a.jp",
    ".zip",
    "\\\\h",
    "192.168.1.1",
    "a@b",
    "begin 6",
    "\nbegin 644 a\n",
    "\"x\nFrom ",
    "Content-Type:",
    "\n--a1b2c3d4\n",
    "/x",
    NULL,
};

static void
test_storm(void)
{
    clean_storm(clean_policy(""), "text/csv", seeds, words, 30000);
    clean_storm(clean_policy(""), "text/tab-separated-values", seeds, words,
                15000);
}

static void
add(const char *room, const Case *rows, gsize n, GTestDataFunc run_row)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *path = g_strconcat(room, rows[i].path, NULL);

        g_test_add_data_func(path, &rows[i], run_row);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    add("/csv/", tables, G_N_ELEMENTS(tables), run_csv);
    add("/tsv/", tabs, G_N_ELEMENTS(tabs), run_tsv);
    g_test_add_func("/csv/charsets", test_charsets);
    g_test_add_func("/csv/unclosed-quotes", test_unclosed_quotes);
    g_test_add_func("/csv/storm", test_storm);
    return g_test_run();
}
