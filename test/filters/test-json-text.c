/* SPDX-License-Identifier: Apache-2.0
 *
 * JSON files: strict ones keep their form, the others leave as text.
 */
#include <string.h>

#include "clean-help.h"

typedef struct {
    const char *path, *in, *out; /* out NULL: removed */
    gboolean is_json;            /* afterwards */
    const char *counts;          /* or the reason */
} Case;

#define EXT      "extension-corrected=1 inner-extension=1 "
#define EIGHT(x) x x x x x x x x

static const Case cases[] = {
    { "object", "{\"a\": [1, -2.5e+3, true, null, \"b\"]}\n",
      "{\"a\": [1, -2.5e+3, true, null, \"b\"]}\n", TRUE, "" },
    { "blanks-stay", " {\r\n\t\"a\" : 1 }\r\n", " {\r\n\t\"a\" : 1 }\r\n", TRUE,
      "" },
    { "scalar", "0", "0", TRUE, "" },
    { "empty-file", "", "", TRUE, "" },
    { "bom", "\xEF\xBB\xBF[1]", "[1]", TRUE, "" },
    { "japanese", "{\"名\":\"総務\"}", "{\"名\":\"総務\"}", TRUE, "" },
    { "pair", "[\"\\ud83d\\ude00\"]", "[\"\\ud83d\\ude00\"]", TRUE, "" },
    { "bidi",
      "[\"a\xE2\x80\xAE"
      "b\"]",
      "[\"ab\"]", TRUE, "bidi=1" },
    { "line-separator",
      "[\"a\xE2\x80\xA8"
      "b\xC2\x85\"]",
      "[\"a\\u2028b\\u0085\"]", TRUE, "" },
    { "page-in-string", "[\"<script>%\"]", "[\"\\u003cscript>\\u0025\"]", TRUE,
      "" },
    { "harmless-angle", "[\"<b>\"]", "[\"<b>\"]", TRUE, "" },
    { "document-in-xml", "<?xml version=\"1.0\"?>\n<o:d/>\n", "<o:d/>\n", FALSE,
      EXT "json-as-text=1 xml-declaration=1" },
    { "links",
      "{\"https:\\/\\/a.example\\/\": [\"\\u0068ttp://b.example\\n\\\"\", "
      "\"a\\/b\"]}",
      "{\"hxxps://a[.]example/\": [\"hxxp://b[.]example\\u000a\\\"\", "
      "\"a\\/b\"]}",
      TRUE, "link=2" },
    { "link-and-invisible", "[\"http://a.example \\u202e\\ud83d\\ude00\"]",
      "[\"hxxp://a[.]example \\u202e😀\"]", TRUE, "link=1" },
    { "comment", "{} // x\n", "{} // x\n", FALSE, EXT "json-as-text=1" },
    { "single-quotes", "{'a':1}", "{'a':1}", FALSE, EXT "json-as-text=1" },
    { "bare-word", "{a:1}", "{a:1}", FALSE, EXT "json-as-text=1" },
    { "last-comma", "[1,]", "[1,]", FALSE, EXT "json-as-text=1" },
    { "two-values", "{}\n{}\n", "{}\n{}\n", FALSE, EXT "json-as-text=1" },
    { "leading-zero", "[01]", "[01]", FALSE, EXT "json-as-text=1" },
    { "plus", "[+1]", "[+1]", FALSE, EXT "json-as-text=1" },
    { "no-digits", "[1.]", "[1.]", FALSE, EXT "json-as-text=1" },
    { "nan", "[NaN]", "[NaN]", FALSE, EXT "json-as-text=1" },
    { "bad-escape", "[\"\\x\"]", "[\"\\x\"]", FALSE, EXT "json-as-text=1" },
    { "lone-surrogate", "[\"\\ud83d\"]", "[\"\\ud83d\"]", FALSE,
      EXT "json-as-text=1" },
    { "lone-low", "[\"\\ude00\"]", "[\"\\ude00\"]", FALSE,
      EXT "json-as-text=1" },
    { "nul-escape", "[\"\\u0000\"]", "[\"\\u0000\"]", FALSE,
      EXT "json-as-text=1" },
    { "line-in-string", "[\"a\nb\"]", "[\"a\nb\"]", FALSE,
      EXT "json-as-text=1" },
    { "cut-short", "{\"a\":", "{\"a\":", FALSE, EXT "json-as-text=1" },
    { "twins", "{\"a\":1,\"b\":{},\"a\":2}", "{\"a\":1,\"b\":{},\"a\":2}",
      FALSE, EXT "json-as-text=1" },
    { "twins-by-number", "[{\"a\":[{\"b\":1}],\"\\u0061\":2}]",
      "[{\"a\":[{\"b\":1}],\"\\u0061\":2}]", FALSE, EXT "json-as-text=1" },
    { "twins-by-pair", "{\"😀\":1,\"c\":2,\"\\ud83d\\ude00\":3}",
      "{\"😀\":1,\"c\":2,\"\\ud83d\\ude00\":3}", FALSE, EXT "json-as-text=1" },
    { "twins-by-links", "{\"http://a.example\":1,\"hxxp://a[.]example\":2}",
      "{\"hxxp://a[.]example\":1,\"hxxp://a[.]example\":2}", FALSE,
      EXT "json-as-text=1 link=1" },
    { "twins-within", "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":{\"b\":1,\"b\":2}}",
      FALSE, EXT "json-as-text=1" },
    { "no-twins", "{\"a\":\"a\",\"b\":{\"a\":[\"a\",{\"a\":1}]},\"ab\":\"a\"}",
      "{\"a\":\"a\",\"b\":{\"a\":[\"a\",{\"a\":1}]},\"ab\":\"a\"}", TRUE, "" },
    { "links-of-a-text",
      "{\"u\": \"http:\\/\\/a.example\", // www.b.example\n}",
      "{\"u\": \"hxxp:\\/\\/a[.]example\", // www[.]b[.]example\n}", FALSE,
      EXT "json-as-text=1 link=2" },
    { "crossed", "[}", "[}", FALSE, EXT "json-as-text=1" },
    { "blanks-only", " \n", " \n", FALSE, EXT "json-as-text=1" },
    { "script", "#!/bin/sh\n", NULL, FALSE, "ambiguous" },
    { "page", "<html>", NULL, FALSE, "ambiguous" },
    { "64-levels", EIGHT(EIGHT("[")) EIGHT(EIGHT("]")),
      EIGHT(EIGHT("[")) EIGHT(EIGHT("]")), TRUE, "" },
    { "65-levels-and-more", "[[" EIGHT(EIGHT("[")) "1" EIGHT(EIGHT("]")) "]]",
      "[[" EIGHT(EIGHT("[")) "1" EIGHT(EIGHT("]")) "]]", FALSE,
      EXT "json-as-text=1" },
};

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    const SkPolicy *policy = clean_policy("");
    g_autoptr(CleanResult) result =
        clean_run(policy, "application/json", NULL, c->in, strlen(c->in));
    g_autofree char *out = NULL;

    if (c->out == NULL) {
        g_assert_cmpint(result->verdict, ==, SK_VERDICT_REMOVED);
        g_assert_cmpstr(sk_reason_word(result->reason), ==, c->counts);
        return;
    }
    g_assert_nonnull(result->bytes);
    out = clean_text_of(result);
    g_assert_cmpstr(out, ==, c->out);
    g_assert_cmpstr(result->counts, ==, c->counts);
    g_assert_cmpstr(result->type, ==,
                    c->is_json ? "application/json" : "text/plain");
    if (!c->is_json)
        g_assert_true(g_str_has_suffix(result->name, ".txt"));
    clean_check(policy, "application/json", c->in, strlen(c->in));
}

/* Broken JSON is a text, and texts may not leave here. */
static void
test_no_texts(void)
{
    SkFileRule rule = { .type = (char *)"data", .action = SK_DO_CLEAN };
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    SkPolicy policy = { .files = files };
    g_autoptr(CleanResult) good = NULL;
    g_autoptr(CleanResult) bad = NULL;

    g_ptr_array_add(files, &rule);
    good = clean_run(&policy, "application/json", NULL, "{}", 2);
    bad = clean_run(&policy, "application/json", NULL, "{", 1);
    g_assert_cmpint(good->verdict, ==, SK_VERDICT_KEPT);
    g_assert_cmpint(bad->reason, ==, SK_REASON_UNREADABLE);
}

static const char *const seeds[] = {
    "[\"http:\\/\\/x.example\\u002fb\"]",
    "{\"a\": [1, -2.5e3, \"\\ud83d\\ude00\", {}], \"b\": null}",
    "[true, false, \"日本\\n\", [[]], 0]\r\n",
    "\"x<y%\"",
    NULL,
};
static const char *const words[] = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "\\u",
    "\\u2028",
    "\\ud83d",
    "\xE2\x80\xA8",
    "\xC2\x85",
    "\xF0\x9F\x91\xA9",
    "\xE2\x80\x8D",
    "\xEF\xB8\x8F",
    "0",
    "-",
    "e5",
    ".5",
    "null",
    " ",
    "\n",
    "\r\n",
    "<script>",
    "%PDF-",
    "<!--",
    "#!",
    "\x01",
    "\xE2\x80\xAE",
    "http",
    "://",
    "\\u0068ttp:",
    "\\/\\/a",
    "www.",
    "\\u002ejp",
    "a.jp",
    "\\\\\\\\h",
    "192.168.1.1",
    "a@b",
    NULL,
};

static void
test_storm(void)
{
    clean_storm(clean_policy(""), "application/json", seeds, words, 40000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/json/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], run_case);
    }
    g_test_add_func("/json/no-texts", test_no_texts);
    g_test_add_func("/json/storm", test_storm);
    return g_test_run();
}
