/* SPDX-License-Identifier: Apache-2.0
 *
 * Notice texts: both languages whole, a site's file checked key by key with its
 * line, the way to the worker and back, and filling.
 */
#include <string.h>

#include <glib/gstdio.h>

#include <sekisho/error.h>
#include <sekisho/verdict.h>

#include "core/notice/notice_texts.h"

static void
test_builtin(gconstpointer data)
{
    const char *language = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(SkNoticeTexts) texts =
        sk_notice_texts_load(language, NULL, &error);

    g_assert_no_error(error);
    for (guint i = 0; i < SK_N_REASONS; i++) {
        g_autofree char *key = g_strconcat("reason.", sk_reason_word(i), NULL);
        const char *text = sk_notice_texts_get(texts, key);

        g_assert_nonnull(text);
        g_assert_cmpuint(g_utf8_strlen(text, -1), <, 120);
    }
    g_assert_nonnull(strstr(sk_notice_texts_get(texts, "heading"), "sekisho"));
    g_assert_nonnull(sk_notice_texts_get(texts, "kind.lzh"));
    g_assert_null(sk_notice_texts_get(texts, "kind.nonsense"));
}

static void
test_unknown_language(void)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(sk_notice_texts_load("fr", NULL, &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
    g_assert_nonnull(strstr(error->message, "\"fr\""));
}

typedef struct {
    const char *name;
    const char *file;
    const char *error; /* part of the message after the path, NULL: loads */
} SiteCase;

static const SiteCase site_cases[] = {
    { "own-text", "what-next = \"総務課へ\";", NULL },
    { "own-group", "# x\nreason = { macro-free = \"\"; };", ":2: unknown" },
    { "unknown-key", "\ntopp = \"x\";", ":2: unknown notice text \"topp\"" },
    { "missing-placeholder", "\n\ntop = \"x\";",
      ":3: \"top\" must hold {count}" },
    { "unknown-placeholder", "heading = \"{count}\";",
      ":1: \"heading\" has no placeholder {count}" },
    { "not-a-string", "top = 3;", ":1: \"top\" must be a string" },
    { "syntax", "top = \"{count}\"\nheading = ;", ":2: " },
    { "bidi", "heading = \"a\u202eb\";", "U+202E" },
    { "control", "heading = \"a\007\";", "(0x07)" },
    { "not-utf-8", "heading = \"a\xff\";", "not UTF-8" },
    { "two-lines", "what-next = \"a\\nb \\\"c\\\" \\\\\";", NULL },
    { "unknown-escape", "heading = \"a\\x07\";",
      "after \\ only \\, \" or n may stand" },
    { "include", "@include \"other.conf\"\n", "includes no other file" },
    { "twice", "heading = \"a\";\nheading = \"b\";",
      ":2: \"heading\" is said" },
    { "empty", "heading = \"\";", "empty" },
    { "brace-is-text", "heading = \"a { b } {}\";", NULL },
    { "nested-too-deep", "reason = { none = { x = \"y\"; }; };",
      "\"reason.none\" must be a string" },
};

static void
test_site_file(gconstpointer data)
{
    const SiteCase *c = data;
    g_autofree char *dir = g_dir_make_tmp("sekisho-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "texts.conf", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkNoticeTexts) texts = NULL;

    g_assert_true(g_file_set_contents(path, c->file, -1, NULL));
    texts = sk_notice_texts_load("ja", path, &error);
    if (c->error == NULL) {
        g_assert_no_error(error);
        g_assert_nonnull(sk_notice_texts_get(texts, "top"));
    } else {
        g_assert_null(texts);
        g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
        g_assert_true(g_str_has_prefix(error->message, path));
        g_assert_nonnull(strstr(error->message, c->error));
    }
    g_unlink(path);
    g_rmdir(dir);
}

static void
test_site_falls_back(void)
{
    g_autofree char *dir = g_dir_make_tmp("sekisho-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "texts.conf", NULL);
    g_autoptr(SkNoticeTexts) own = NULL;
    g_autoptr(SkNoticeTexts) ja = sk_notice_texts_load("ja", NULL, NULL);

    g_file_set_contents(path, "reason = { encrypted = \"鍵\"; };", -1, NULL);
    own = sk_notice_texts_load("ja", path, NULL);
    g_assert_cmpstr(sk_notice_texts_get(own, "reason.encrypted"), ==, "鍵");
    g_assert_cmpstr(sk_notice_texts_get(own, "reason.attachment"), ==,
                    sk_notice_texts_get(ja, "reason.attachment"));
    g_unlink(path);
    g_rmdir(dir);
}

static void
test_absent_file(void)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(sk_notice_texts_load("ja", "/nonexistent/x", &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
    g_assert_true(g_str_has_prefix(error->message, "/nonexistent/x: "));
}

static void
test_variant(void)
{
    g_autoptr(SkNoticeTexts) ja = sk_notice_texts_load("ja", NULL, NULL);
    g_autoptr(GVariant) variant =
        g_variant_ref_sink(sk_notice_texts_to_variant(ja));
    g_autoptr(SkNoticeTexts) back = sk_notice_texts_from_variant(variant);
    g_autoptr(GVariant) again = NULL;
    g_autoptr(GVariant) wrong =
        g_variant_ref_sink(g_variant_new_parsed("{'top': 'x'}"));
    g_autoptr(GVariant) other = g_variant_ref_sink(g_variant_new_uint32(1));

    g_assert_nonnull(back);
    again = g_variant_ref_sink(sk_notice_texts_to_variant(back));
    g_assert_true(g_variant_equal(variant, again));
    g_assert_null(sk_notice_texts_from_variant(wrong));
    g_assert_null(sk_notice_texts_from_variant(other));
}

static void
test_fill(void)
{
    g_autofree char *plain =
        sk_notice_fill("{a} と {b}", "a", "1", "b", "2", NULL);
    g_autofree char *unknown = sk_notice_fill("x{c}y", "a", "1", NULL);
    g_autofree char *once =
        sk_notice_fill("{a}{b}", "a", "{b}", "b", "2", NULL);
    g_autofree char *braces = sk_notice_fill("{ a } {", "a", "1", NULL);
    g_autofree char *empty = sk_notice_fill("[{a}]", "a", NULL, NULL);

    g_assert_cmpstr(plain, ==, "1 と 2");
    g_assert_cmpstr(unknown, ==, "xy");
    g_assert_cmpstr(once, ==, "{b}2");
    g_assert_cmpstr(braces, ==, "{ a } {");
    g_assert_cmpstr(empty, ==, "[]");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/notice-texts/ja", "ja", test_builtin);
    g_test_add_data_func("/notice-texts/en", "en", test_builtin);
    g_test_add_func("/notice-texts/unknown-language", test_unknown_language);
    for (gsize i = 0; i < G_N_ELEMENTS(site_cases); i++) {
        g_autofree char *path =
            g_strconcat("/notice-texts/site/", site_cases[i].name, NULL);

        g_test_add_data_func(path, &site_cases[i], test_site_file);
    }
    g_test_add_func("/notice-texts/site-falls-back", test_site_falls_back);
    g_test_add_func("/notice-texts/absent-file", test_absent_file);
    g_test_add_func("/notice-texts/variant", test_variant);
    g_test_add_func("/notice-texts/fill", test_fill);
    return g_test_run();
}
