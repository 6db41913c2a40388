/* SPDX-License-Identifier: Apache-2.0
 *
 * The filter: which parts it takes, what it leaves behind, and that its text
 * stays what it is when it is read again as plain text.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>

#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "html-help.h"
#include "charset/charset.h"
#include "link/link.h"

extern const SkFilter sk_filter_convert_html;

static const SkPolicy *
policy_of(SkPolicyFile **file, const char *settings)
{
    g_autofree char *text = g_strdup_printf(
        "zones = ( { name = \"a\"; default = true; domains = [ \"*\" ]; },\n"
        "  { name = \"b\"; domains = [ \"b.example\" ]; } );\n"
        "crossings = ( { from = \"a\"; to = \"b\"; profile = \"p\"; } );\n"
        "profiles = { p = { base = \"text-only\"; %s }; };\n",
        settings);
    *file = sk_policy_file_load_text(text, strlen(text), NULL);
    g_assert_nonnull(*file);
    return sk_policy_file_profile(*file, "p");
}

typedef struct {
    const char *name;
    SkRole role;
    const char *charset, *html, *settings;
    SkVerdict verdict;
    const char *bytes; /* afterwards */
} Row;

static const Row rows[] = {
    { "body", SK_ROLE_BODY, "utf-8", "<p>あ</p>", "", SK_VERDICT_CLEANED,
      "あ\n" },
    { "attachment-is-not-mine", SK_ROLE_ATTACHMENT, "utf-8", "<p>a</p>", "",
      SK_VERDICT_UNDECIDED, "<p>a</p>" },
    { "member-is-not-mine", SK_ROLE_MEMBER, "utf-8", "<p>a</p>", "",
      SK_VERDICT_UNDECIDED, "<p>a</p>" },
    { "declared-charset", SK_ROLE_BODY, "shift_jis", "<p>\x93\xFA\x96{</p>", "",
      SK_VERDICT_CLEANED, "日本\n" },
    { "meta-charset", SK_ROLE_BODY, NULL,
      "<meta charset=euc-jp><p>\xC6\xFC\xCB\xDC</p>", "", SK_VERDICT_CLEANED,
      "日本\n" },
    { "meta-http-equiv", SK_ROLE_BODY, "us-ascii",
      "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; "
      "CHARSET=Shift_JIS'><p>\x93\xFA\x96{</p>",
      "", SK_VERDICT_CLEANED, "日本\n" },
    { "folded-for-old-groupware", SK_ROLE_BODY, "utf-8", "<p>①㈱髙</p>",
      "charset = \"iso-2022-jp\";", SK_VERDICT_CLEANED, "(1)(株)高\n" },
    { "folding-makes-no-link", SK_ROLE_BODY, "utf-8",
      "<p>\u210Ettp://evil.example/</p>", "charset = \"iso-2022-jp\";",
      SK_VERDICT_CLEANED, "http[:]//evil[.]example/\n" },
    { "file-in-the-text", SK_ROLE_BODY, "utf-8",
      "<pre>begin 644 a.exe\n#0V%T\n`\nend\n</pre>after", "",
      SK_VERDICT_CLEANED, "［本文の中にあったファイル「a.exe」は取り除きました］\n\nafter\n" },
    { "not-folded", SK_ROLE_BODY, "utf-8", "<p>①</p>", "", SK_VERDICT_CLEANED,
      "①\n" },
    { "all-hidden-is-shown-marked", SK_ROLE_BODY, "utf-8",
      "<div style='display:none'>お知らせ</div>", "", SK_VERDICT_CLEANED,
      "［画面に表示されない文字：お知らせ］\n" },
    { "empty", SK_ROLE_BODY, "utf-8", "", "", SK_VERDICT_CLEANED, "" },
};

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(SkPolicyFile) file = NULL;
    const SkPolicy *policy = policy_of(&file, row->settings);
    g_autoptr(GBytes) bytes = g_bytes_new(row->html, strlen(row->html));
    g_autoptr(SkPart) part = sk_part_new(row->role, NULL, "text/html", bytes);

    sk_part_set_found(part, "text/html");
    if (row->charset != NULL)
        sk_part_set_param(part, "charset", row->charset);
    SkVerdict verdict = sk_filter_convert_html.clean(part, policy);
    g_assert_cmpint(verdict, ==, row->verdict);
    gsize len;
    const char *after = g_bytes_get_data(sk_part_bytes(part), &len);
    g_assert_cmpmem(after, len, row->bytes, strlen(row->bytes));
    g_assert_cmpstr(sk_part_found(part), ==,
                    verdict == SK_VERDICT_CLEANED ? "text/plain" : "text/html");
}

static void
test_limit(void)
{
    g_autoptr(SkPolicyFile) file = NULL;
    const SkPolicy *policy = policy_of(&file, "");
    g_autofree char *html = g_strnfill(26 * 1024 * 1024, 'x');
    g_autoptr(GBytes) bytes = g_bytes_new(html, strlen(html));
    g_autoptr(SkPart) part =
        sk_part_new(SK_ROLE_BODY, NULL, "text/html", bytes);
    g_assert_cmpint(sk_filter_convert_html.clean(part, policy), ==,
                    SK_VERDICT_REMOVED);
    g_assert_cmpint(sk_part_reason(part), ==, SK_REASON_LIMIT_EXPANDED);
}

/* A message whose time is up: a verdict with its name, no half a text. */
static void
test_time(void)
{
    static const char html[] = "<p>a<p>b";
    g_autoptr(SkPolicyFile) file = NULL;
    const SkPolicy *policy = policy_of(&file, "");
    g_autoptr(GBytes) bytes = g_bytes_new_static(html, strlen(html));
    g_autoptr(SkPart) part =
        sk_part_new(SK_ROLE_BODY, NULL, "text/html", bytes);
    SkTree tree = { .policy = policy, .spent = TRUE, .soft_cpu_us = 1 };

    part->tree = &tree;
    g_assert_cmpint(sk_filter_convert_html.clean(part, policy), ==,
                    SK_VERDICT_REMOVED);
    g_assert_cmpint(sk_part_reason(part), ==, SK_REASON_LIMIT_SECONDS);
    part->tree = NULL;
}

/* What convert_text would do to our text: nothing. */
static void
assert_stays(const char *path, const SkPolicy *policy, const char *settings)
{
    g_autofree char *html = NULL;
    gsize len;
    g_assert_true(g_file_get_contents(path, &html, &len, NULL));
    g_autoptr(HtmlResult) result = html_run(html, len, NULL, settings);
    g_autofree char *text = policy->charset == SK_CHARSET_ISO_2022_JP
                                ? sk_charset_jis_fold(result->text, NULL, NULL)
                                : g_strdup(result->text);
    g_autofree char *clean = sk_text_clean(text, -1, NULL);
    g_autofree char *links = sk_link_defang_text(clean, policy->links, NULL);
    g_autofree char *again = policy->charset == SK_CHARSET_ISO_2022_JP
                                 ? sk_charset_jis_fold(links, NULL, NULL)
                                 : g_strdup(links);
    g_assert_cmpstr(again, ==, text);
}

static void
test_second_pass(gconstpointer folder)
{
    static const char *const settings[] = {
        "",
        "links = \"text\";",
        "links = \"keep\";",
        "hidden = \"mark\";",
        "charset = \"iso-2022-jp\";",
    };
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint seen = 0;

    g_assert_nonnull(dir);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        for (guint i = 0; i < G_N_ELEMENTS(settings); i++) {
            g_autoptr(SkPolicyFile) file = NULL;
            const SkPolicy *policy = policy_of(&file, settings[i]);
            if (g_str_has_suffix(name, ".html"))
                assert_stays(path, policy, settings[i]);
            seen++;
        }
    }
    g_assert_cmpuint(seen, >, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_filter_convert_html.prepare(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/convert-html/%s", rows[i].name);
        g_test_add_data_func(path, &rows[i], test_row);
    }
    g_test_add_func("/convert-html/too-big", test_limit);
    g_test_add_func("/convert-html/out-of-time", test_time);
    for (int i = 1; i < argc; i++) {
        g_autofree char *path =
            g_strdup_printf("/convert-html/second-pass/%d", i);
        g_test_add_data_func(path, argv[i], test_second_pass);
    }
    return g_test_run();
}
