/* SPDX-License-Identifier: Apache-2.0
 *
 * Text bodies through the filter, under every policy that touches them; and
 * its helpers. Every output goes through once more and must not change.
 */
#include <string.h>

#include <sekisho/text.h>

#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "charset/charset.h"
#include "text/enriched.h"
#include "text/flowed.h"
#include "text/inline_file.h"

extern const SkFilter sk_filter_convert_text;

static SkPolicyFile *policies[2]; /* utf-8, iso-2022-jp; set by main */

typedef struct {
    const char *name;
    const char *input;   /* bytes */
    const char *charset; /* of Content-Type */
    const char *format, *delsp;
    const char *type; /* NULL: text/plain */
    const char *expected;
    const char *counts; /* "what=n" in order, "" for none */
} Row;

#define UU                                                                     \
    "begin 644 make.exe\n"                                                     \
    "M=&AI<R!I<R!A('1E<W0@;V8@=75E;F-O9&4L('=I=&@@;6]R92!T:&%N(&]N\n"          \
    "&92!L:6YE\n"                                                              \
    "`\n"                                                                      \
    "end\n"
#define GONE "［本文の中にあったファイル「make.exe」は取り除きました］\n"
#define YENC                                                                   \
    "=ybegin line=128 size=26 name=見積.xls\n"                               \
    "\x8B\x8C\x8D\x8E\x8F\x90\x91\xAA\xAB\xAC\xAD\xAE\xAF\n"                   \
    "=yend size=26\n"
#define BINHEX                                                                 \
    "(This file must be converted with BinHex 4.0)\n\n"                        \
    ":$f*TEQKPH#jdCA0d,R0TG!\"6594%8dP8)3#3\"!&m!*!%EMa6593K!!%!!!&mFNa0\n"    \
    "KG(,!:\n"

static const Row rows[] = {
    { "plain", "Hello.\n", "us-ascii", .expected = "Hello.\n", .counts = "" },
    { "crlf", "一行\r\n二行\r\n", "utf-8", .expected = "一行\n二行\n",
      .counts = "" },
    { "empty", "", "utf-8", .expected = "", .counts = "" },
    { "jis", "\033$BF|K\\8l\033(B\r\n", "iso-2022-jp", .expected = "日本語\n",
      .counts = "" },
    { "sjis", "\x93\xFA\x96\x7B\x8C\xEA\n", "shift_jis", .expected = "日本語\n",
      .counts = "" },
    { "bidi", "見積\u202Egpj.exe\n", "utf-8", .expected = "見積gpj.exe\n",
      .counts = "bidi=1" },
    { "hidden", "a\u200Bb\033[0mc\n", "utf-8", .expected = "ab[0mc\n",
      .counts = "control=1 zero-width=1" },
    { "link", "見て http://www.evil.example/x\n", "utf-8",
      .expected = "見て hxxp://www[.]evil[.]example/x\n",
      .counts = "link-defanged=1" },
    { "mail", "yamada@example.jp\n", "utf-8", .expected = "yamada@example.jp\n",
      .counts = "" },
    { "not-flowed", "a \nb\n", "utf-8", .expected = "a \nb\n", .counts = "" },
    { "flowed", "one \ntwo \nthree\nfour\n", "utf-8", "flowed",
      .expected = "one two three\nfour\n", .counts = "" },
    { "flowed-delsp", "これは \n続き \nです。\n", "utf-8", "Flowed", "Yes",
      .expected = "これは続きです。\n", .counts = "" },
    { "flowed-quoted", "> a \n> b\n>> c \n>> d \n> e\nf\n", "utf-8", "flowed",
      .expected = "> a b\n>> c d\n> e\nf\n", .counts = "" },
    { "flowed-signature", "a \n-- \nb\n", "utf-8", "flowed",
      .expected = "a\n-- \nb\n", .counts = "" },
    { "flowed-stuffed", " From me\n >x\n", "utf-8", "flowed",
      .expected = "・From me\n>x\n", .counts = "decodable-line=1" },
    { "flowed-url",
      "see \nhttps://example.jp/0123456789012345678901234567890123456789/"
      "0123456789012345678901234567890123456789 \nend\n",
      "utf-8", "flowed",
      .expected = "see\nhxxps://example[.]jp/"
                  "0123456789012345678901234567890123456789/"
                  "0123456789012345678901234567890123456789\nend\n",
      .counts = "link-defanged=1" },
    { "uu", "前\n" UU "後\n", "utf-8", .expected = "前\n" GONE "後\n",
      .counts = "inline-file=1" },
    { "uu-only", UU, NULL, .expected = GONE, .counts = "inline-file=1" },
    { "uu-crlf", "begin 644 make.exe\r\n#0V%T\r\n`\r\nend\r\nx\r\n", "us-ascii",
      .expected = GONE "x\n", .counts = "inline-file=1" },
    { "uu-twice", UU UU, "utf-8", .expected = GONE GONE,
      .counts = "inline-file=2" },
    { "uu-jis", "\033$BF|K\\\033(B\n" UU, "iso-2022-jp",
      .expected = "日本\n" GONE, .counts = "inline-file=1" },
    { "uu-base64", "begin-base64 644 make.exe\nQ2F0\n====\nx\n", "utf-8",
      .expected = GONE "x\n", .counts = "inline-file=1" },
    { "uu-cut-off", "begin 644 make.exe\n#0V%T\nおわり\n", "utf-8",
      .expected = GONE "おわり\n", .counts = "inline-file=1" },
    { "uu-stuffed", " begin 644 make.exe\n #0V%T\n `\n end\nx\n", "utf-8",
      "flowed", .expected = GONE "x\n", .counts = "inline-file=1" },
    { "uu-after-flow", "a \n" UU "b\n", "utf-8", "flowed",
      .expected =
          "a\n［本文の中にあったファイル「make.exe」は取り除きました］\n"
          "b\n",
      .counts = "inline-file=1" },
    { "not-uu", "begin 644 reasons\nto go on\n", "utf-8",
      .expected = "begin・ 644 reasons\nto go on\n",
      .counts = "decodable-line=1" },
    { "uu-any-mode", "begin 999 make.exe\n#0V%T\n`\nend\nx\n", "utf-8",
      .expected = GONE "x\n", .counts = "inline-file=1" },
    { "uu-tab", "begin 644\tmake.exe\n#0V%T\n`\nend\nx\n", "utf-8",
      .expected = GONE "x\n", .counts = "inline-file=1" },
    { "uu-case", "BEGIN 644 make.exe\n#0V%T\n`\nend\nx\n", "utf-8",
      .expected = GONE "x\n", .counts = "inline-file=1" },
    { "uu-signed-mode", "begin +644 make.exe\n#0V%T\n`\nend\nx\n", "utf-8",
      .expected = GONE "x\n", .counts = "inline-file=1" },
    { "uu-no-name", "begin 644 \n#0V%T\n`\nend\nx\n", "utf-8",
      .expected = "［本文の中にあったファイル「（名前なし）」は取り除きました］"
                  "\nx\n",
      .counts = "inline-file=1" },
    { "uu-broken-data", "begin 644 make.exe\n\n\nno data\n", "utf-8",
      .expected = "begin・ 644 make.exe\n\n\nno data\n",
      .counts = "decodable-line=1" },
    { "not-uu-either", "begin again\nend\n", "utf-8",
      .expected = "begin again\nend\n", .counts = "" },
    { "yenc", "前\n" YENC "後\n", "utf-8",
      .expected = "前\n［本文の中にあったファイル「見積.xls」は取り除きました］"
                  "\n後\n",
      .counts = "inline-file=1" },
    { "binhex", BINHEX "x\n", "us-ascii",
      .expected = "［本文の中にあったファイル「BinHex」は取り除きました］\nx\n",
      .counts = "inline-file=1" },
    { "enriched", "<bold>Now</bold> is\nthe <<time>\n\n<param>red</param>x\n",
      "utf-8", .type = "text/enriched", .expected = "Now is the <time>\nx\n",
      .counts = "" },
    { "richtext", "<bold>Now</bold><nl>is <lt>b>\nx<comment>no</comment>\n",
      "utf-8", .type = "text/richtext", .expected = "Now\nis <b> x\n",
      .counts = "" },
    { "calendar", "BEGIN:VCALENDAR\n", "utf-8", .type = "text/calendar",
      .expected = "BEGIN:VCALENDAR\n", .counts = "" },
};

typedef struct {
    char *text;
    char *counts;
    SkVerdict verdict;
} Result;

static int
by_what(gconstpointer a, gconstpointer b)
{
    return strcmp((*(SkCount *const *)a)->what, (*(SkCount *const *)b)->what);
}

static char *
say_counts(SkPart *part)
{
    GString *out = g_string_new("");
    if (part->removed != NULL)
        g_ptr_array_sort(part->removed, by_what);
    for (guint i = 0; part->removed != NULL && i < part->removed->len; i++) {
        const SkCount *count = part->removed->pdata[i];
        g_string_append_printf(out, "%s%s=%u", i > 0 ? " " : "", count->what,
                               count->count);
    }
    return g_string_free(out, FALSE);
}

static Result
run(const Row *row, const char *input, gsize len, guint policy)
{
    g_autoptr(GBytes) bytes = g_bytes_new(input, len);
    const char *type = row->type != NULL ? row->type : "text/plain";
    g_autoptr(SkPart) part = sk_part_new(SK_ROLE_BODY, NULL, type, bytes);
    SkReport *report = sk_report_new();
    SkTree tree = { .policy = sk_policy_file_profile(policies[policy], NULL),
                    .report = report };
    sk_part_set_found(part, type);
    if (row->charset != NULL)
        sk_part_set_param(part, "charset", row->charset);
    if (row->format != NULL)
        sk_part_set_param(part, "format", row->format);
    if (row->delsp != NULL)
        sk_part_set_param(part, "delsp", row->delsp);
    sk_tree_begin(&tree, part);
    Result result = { .verdict =
                          sk_filter_convert_text.clean(part, tree.policy) };
    gsize size = 0;
    const char *out = g_bytes_get_data(sk_part_bytes(part), &size);
    result.text = g_strndup(out != NULL ? out : "", size);
    result.counts = say_counts(part);
    g_assert_cmpstr(sk_part_found(part), ==,
                    result.verdict == SK_VERDICT_KEPT ? type : "text/plain");
    sk_report_free(report);
    return result;
}

static void
free_result(Result *result)
{
    g_free(result->text);
    g_free(result->counts);
}

static char *
without_cr(const char *text)
{
    GString *out = g_string_new(text);
    g_string_replace(out, "\r\n", "\n", 0);
    return g_string_free(out, FALSE);
}

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    static const Row again = { .charset = "utf-8" };
    Result first = run(row, row->input, strlen(row->input), 0);
    g_autofree char *text = without_cr(first.text);
    g_assert_cmpstr(text, ==, row->expected);
    g_assert_cmpstr(first.counts, ==, row->counts);
    Result second = run(&again, first.text, strlen(first.text), 0);
    g_assert_cmpstr(second.text, ==, first.text);
    g_assert_cmpint(second.verdict, ==, SK_VERDICT_KEPT);
    g_assert_cmpstr(second.counts, ==, "");
    free_result(&first);
    free_result(&second);
}

/* The same for old groupware: what leaves is what came back in. */
static void
test_jis(gconstpointer data)
{
    const Row *row = data;
    static const Row again = { .charset = "iso-2022-jp" };
    Result first = run(row, row->input, strlen(row->input), 1);
    g_autofree char *jis = sk_charset_to_iso2022jp(first.text, NULL, NULL);
    Result second = run(&again, jis, strlen(jis), 1);
    g_autofree char *once = without_cr(first.text);
    g_autofree char *twice = without_cr(second.text);
    g_assert_cmpstr(twice, ==, once);
    g_assert_cmpstr(second.counts, ==, "");
    free_result(&first);
    free_result(&second);
}

static void
test_folded_link(void)
{
    static const Row row = { .charset = "utf-8" };
    Result result = run(&row, "ℎttp://evil.example ①\n",
                        strlen("ℎttp://evil.example ①\n"), 1);
    g_assert_cmpstr(result.text, ==, "hxxp://evil[.]example (1)\n");
    g_assert_cmpstr(result.counts, ==, "charset-mapped=2 link-defanged=1");
    free_result(&result);
}

static void
test_not_mine(void)
{
    const SkPolicy *policy = sk_policy_file_profile(policies[0], NULL);
    static const struct {
        SkRole role;
        const char *type;
    } others[] = { { SK_ROLE_ATTACHMENT, "text/plain" },
                   { SK_ROLE_INLINE, "text/plain" },
                   { SK_ROLE_MEMBER, "text/csv" },
                   { SK_ROLE_BODY, "text/html" } };
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autoptr(GBytes) bytes = g_bytes_new_static("a\033b", 3);
        g_autoptr(SkPart) part =
            sk_part_new(others[i].role, NULL, others[i].type, bytes);
        sk_part_set_found(part, others[i].type);
        g_assert_cmpint(sk_filter_convert_text.clean(part, policy), ==,
                        SK_VERDICT_UNDECIDED);
    }
}

static void
test_hostile(void)
{
    static const char *const units[] = {
        "begin 644 a\n",
        "=ybegin line=1 name=a\n\n",
        "INLINE0FILEZ",
        "=ybegin line=1 name=a\nx\n\n",
        "(This file must be converted with BinHex 4.0)\n\n",
        "> \n>> ",
        " \n",
        ">",
        "<param>",
        "<",
        "\n",
        "INLINE0FILE1X",
        "begin-base64 644 a\nx\n"
    };
    static const Row forms[] = {
        { .charset = "utf-8", .format = "flowed", .delsp = "yes" },
        { .charset = "utf-8" },
        { .charset = "utf-8", .type = "text/enriched" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(units) * 3; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 500000)
            g_string_append(text, units[i / 3]);
        Result first = run(&forms[i % 3], text->str, text->len, 0);
        Result second = run(&forms[1], first.text, strlen(first.text), 0);
        g_assert_true(strcmp(first.text, second.text) == 0);
        free_result(&first);
        free_result(&second);
    }
}

/* A mark of the sender's own is not taken for ours. */
static void
test_forged_mark(void)
{
    static const Row row = { .charset = "utf-8" };
    const char *input = "INLINE0FILE0X0INLINE0FILE0X\n" UU;
    Result result = run(&row, input, strlen(input), 0);
    g_assert_cmpstr(result.text, ==, "INLINE0FILE0X0INLINE0FILE0X\n" GONE);
    free_result(&result);
}

static SkPolicyFile *
load(const char *charset)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = g_strdup_printf(
        "zones = ( { name = \"a\"; default = true; domains = [ \"*\" ]; },\n"
        "  { name = \"b\"; domains = [ \"b.example\" ]; } );\n"
        "crossings = ( { from = \"a\"; to = \"b\"; profile = \"p\"; } );\n"
        "profiles = { p = { base = \"text-only\"; charset = \"%s\"; }; };\n",
        charset);
    SkPolicyFile *file = sk_policy_file_load_text(text, strlen(text), &error);
    g_assert_no_error(error);
    return file;
}

#define ADD(path, table, test)                                                 \
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {                          \
        g_autofree char *full = g_strconcat(path, table[i].name, NULL);        \
        g_test_add_data_func(full, &table[i], test);                           \
    }

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_assert_true(sk_filter_convert_text.prepare(NULL));
    policies[0] = load("utf-8");
    policies[1] = load("iso-2022-jp");
    ADD("/convert-text/utf-8/", rows, test_row)
    ADD("/convert-text/jis/", rows, test_jis)
    g_test_add_func("/convert-text/folded-link", test_folded_link);
    g_test_add_func("/convert-text/not-mine", test_not_mine);
    g_test_add_func("/convert-text/forged-mark", test_forged_mark);
    g_test_add_func("/convert-text/hostile", test_hostile);
    int failed = g_test_run();
    sk_policy_file_unref(policies[0]);
    sk_policy_file_unref(policies[1]);
    return failed;
}
