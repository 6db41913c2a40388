/* SPDX-License-Identifier: Apache-2.0
 *
 * The language of the command line: when Japanese is chosen, and how a message
 * that is already made is found in the catalogue again. The catalogue is the
 * real one.
 */
#include <glib.h>

#include "core/i18n.h"

typedef struct {
    const char *languages, *locale;
    gboolean japanese;
} Asked;

static const Asked asked[] = {
    { NULL, "ja_JP.UTF-8", TRUE },
    { NULL, "ja_JP", TRUE },
    { NULL, "ja", TRUE },
    { "", "ja_JP.UTF-8", TRUE },
    { "ja", NULL, TRUE },
    { "ja", "C.UTF-8", TRUE },
    { "ja", "en_US.UTF-8", TRUE },
    { "ja:en", "en_US.UTF-8", TRUE },
    { "de:ja", "de_DE.UTF-8", TRUE },
    { "ja_JP.UTF-8", "C.UTF-8", TRUE },
    { NULL, NULL, FALSE },
    { NULL, "C", FALSE },
    { NULL, "C.UTF-8", FALSE },
    { NULL, "en_US.UTF-8", FALSE },
    { NULL, "jam_JM.UTF-8", FALSE },
    { "en", "ja_JP.UTF-8", FALSE },
    { "en:ja", "ja_JP.UTF-8", FALSE },
    { "de", "ja_JP.UTF-8", FALSE },
    /* A script that wants stable words says LC_ALL=C. */
    { "ja", "C", FALSE },
    { "ja", "POSIX", FALSE },
};

static void
test_asked(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(asked); i++) {
        g_test_message("%s, %s", asked[i].languages, asked[i].locale);
        g_assert_cmpint(sk_i18n_asks_for_japanese(asked[i].languages,
                                                  asked[i].locale),
                        ==, asked[i].japanese);
    }
}

static const struct {
    const char *english, *japanese;
} said[] = {
    { "Unknown option --foo", "オプション --foo はありません" },
    { "a/b.eml: No such file or directory",
      "a/b.eml: そのようなファイルやフォルダーはありません" },
    /* Values in another order, and a value that is a message itself. */
    { "Cannot parse integer value “x” for --n",
      "--n の値「x」は整数ではありません" },
    { "Failed to open file “a: b”: Permission denied",
      "ファイル「a: b」を開けません: アクセスが許可されていません" },
    { "one\nIs a directory\ntwo", "one\nフォルダーです\ntwo" },
    /* What has no form stays. */
    { "", "" },
    { "%s %d %n", "%s %d %n" },
    { "a: b: c", "a: b: c" },
};

static void
test_said(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
        g_autofree char *found = sk_i18n_said(said[i].english);

        g_assert_cmpstr(found, ==, said[i].japanese);
    }
}

/* Names that anybody can choose must not make the search long. */
static void
test_long(void)
{
    static const guint pairs[] = { 400, 20000 };

    for (guint n = 0; n < G_N_ELEMENTS(pairs); n++) {
        GString *text = g_string_new("Failed to open file “");
        g_autofree char *found = NULL;

        for (guint i = 0; i < pairs[n]; i++)
            g_string_append(text, "”: “");
        g_string_append(text, "”; Permission denied\x01");
        found = sk_i18n_said(text->str);
        g_assert_nonnull(found);
        g_string_free(text, TRUE);
    }
}

static void
test_order(void)
{
    g_assert_cmpuint(sk_n_messages_ja, >, 20);
    for (guint i = 1; i < sk_n_messages_ja; i++)
        g_assert_cmpstr(sk_messages_ja[i - 1].text, <, sk_messages_ja[i].text);
    for (guint i = 0; i < sk_n_messages_ja; i++)
        g_assert_true(sk_i18n(sk_messages_ja[i].text) ==
                      sk_messages_ja[i].translated);
}

static void
test_english(void)
{
    g_autofree char *found = sk_i18n_said("Is a directory");

    g_assert_cmpstr(found, ==, "Is a directory");
    g_assert_cmpstr(sk_i18n("Is a directory"), ==, "Is a directory");
    g_assert_cmpstr(sk_i18n_plural("%u zone", "%u zones", 1), ==, "%u zone");
    g_assert_cmpstr(sk_i18n_plural("%u zone", "%u zones", 0), ==, "%u zones");
}

int
main(int argc, char **argv)
{
    g_setenv("LC_ALL", "C.UTF-8", TRUE);
    g_setenv("LANGUAGE", "ja", TRUE);
    g_test_init(&argc, &argv, NULL);
    test_english(); /* before the language is chosen */
    sk_i18n_start();
    g_assert_true(sk_i18n_is_japanese());
    g_test_add_func("/i18n/asked", test_asked);
    g_test_add_func("/i18n/said", test_said);
    g_test_add_func("/i18n/long", test_long);
    g_test_add_func("/i18n/order", test_order);
    return g_test_run();
}
