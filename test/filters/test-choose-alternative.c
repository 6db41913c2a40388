/* SPDX-License-Identifier: Apache-2.0
 *
 * Which form of a text stays: the wanted one, unless it is a stub.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <text/extra_text.h>
#include <text/word_set.h>

#include "core/notice/notice_texts.h"
#include "core/part_private.h"

extern const SkFilter sk_filter_choose_alternative;

#define LONG                                                                   \
    "この通知は市民課からのお知らせで、窓口の時間が変わることを伝えます"
#define STUB "HTML で"

typedef struct {
    const char *path;
    SkHtml order;
    const char *children[4]; /* "p:" or "h:" and the text; "x:": no text */
    guint kept;              /* the one that stays; the others go */
} Case;

static const Case cases[] = {
    { "/choose/plain-first", SK_HTML_PLAIN_FIRST, { "p:" LONG, "h:" LONG }, 0 },
    { "/choose/html-first", SK_HTML_HTML_FIRST, { "p:" LONG, "h:" LONG }, 1 },
    { "/choose/plain-stub", SK_HTML_PLAIN_FIRST, { "p:" STUB, "h:" LONG }, 1 },
    { "/choose/plain-empty", SK_HTML_PLAIN_FIRST, { "p:", "h:a" }, 1 },
    { "/choose/html-stub", SK_HTML_HTML_FIRST, { "p:" LONG, "h:" STUB }, 0 },
    { "/choose/html-empty", SK_HTML_HTML_FIRST, { "p:a", "h:" }, 0 },
    { "/choose/both-empty", SK_HTML_HTML_FIRST, { "p:", "h:" }, 1 },
    { "/choose/only-html", SK_HTML_PLAIN_FIRST, { "x:", "h:a" }, 1 },
    { "/choose/two-plain", SK_HTML_PLAIN_FIRST, { "p:" STUB, "p:" LONG }, 1 },
    { "/choose/two-html",
      SK_HTML_HTML_FIRST,
      { "p:" STUB, "h:" STUB, "h:" LONG },
      2 },
    /* letters and addresses do not count, words do */
    { "/choose/plain-stub-with-address",
      SK_HTML_PLAIN_FIRST,
      { "p:下のページを "
        "https://mail.example/r?id=0123456789abcdef0123456789abc",
        "h:" LONG },
      1 },
    { "/choose/plain-is-markup",
      SK_HTML_PLAIN_FIRST,
      { "p:<!DOCTYPE html><p>" LONG "</p>", "h:" LONG },
      1 },
    { "/choose/html-says-little-more",
      SK_HTML_PLAIN_FIRST,
      { "p:" LONG, "h:" LONG "配信停止" },
      0 },
    { "/choose/equals", SK_HTML_PLAIN_FIRST, { "p:" LONG, "p:" LONG }, 0 },
};

static SkPart *
child_of(const char *said)
{
    g_autoptr(GBytes) bytes = g_bytes_new(said + 2, strlen(said + 2));
    SkPart *part =
        sk_part_new(said[0] == 'x' ? SK_ROLE_ATTACHMENT : SK_ROLE_BODY, NULL,
                    said[0] == 'h' ? "text/html" : "text/plain", bytes);

    if (said[0] != 'x')
        part->verdict = SK_VERDICT_CLEANED;
    return part;
}

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    const SkFilter *filter = &sk_filter_choose_alternative;
    g_autoptr(SkNoticeTexts) texts = sk_notice_texts_load("ja", NULL, NULL);
    SkPolicy policy = { .html = c->order, .notice_texts = texts };
    SkPart *part =
        sk_part_new(SK_ROLE_MULTIPART, NULL, "multipart/alternative", NULL);

    for (guint i = 0; i < 4 && c->children[i] != NULL; i++)
        sk_part_append(part, child_of(c->children[i]));
    part->current = filter;
    for (guint i = 0; i < sk_part_n_children(part); i++)
        sk_part_child(part, i)->current = filter;
    filter->clean(part, &policy);
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);

        if (c->children[i][0] == 'x')
            continue;
        g_assert_cmpint(sk_part_verdict(child), ==,
                        i == c->kept ? SK_VERDICT_CLEANED : SK_VERDICT_REMOVED);
    }
    sk_part_free(part);
}

/* A line that differs in one word from what stays says something else. */
static void
test_lines(void)
{
    static const struct {
        const char *kept, *lost, *lines;
    } rows[] = {
        { "明日の訓練は延期", "明日の訓練は中止", "明日の訓練は中止\n" },
        { "The drill is put off.", "The drill is called off.",
          "The drill is called off.\n" },
        { "明日の訓練は\n中止です。", "明日の\n訓練は中止です", "" },
        { "See https://a.example/x (map)", "see (map) hxxps://b.example", "" },
        { "Read more here", "Read more here[12]\n\n", "" },
        { "くわしくはこちら", "くわしくはこちら[1]", "" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(SkWordSet) words = sk_word_set_new(rows[i].kept);
        guint n = 0;
        g_autofree char *lines = sk_word_set_lines(rows[i].lost, words, &n);

        g_assert_cmpstr(lines, ==, rows[i].lines);
        g_assert_cmpuint(n, ==, *lines != '\0');
    }
}

/* A heading stands over words; a footnote comes with its target. */
static void
test_below(void)
{
    static const char html[] = "Come here[2] or there[1]\n[画像 × 2]\n\n"
                               "リンク先:\n[1] hxxps://a[.]example\n"
                               "[2] hxxps://b[.]example\n";
    static const struct {
        const char *lines, *below;
    } rows[] = {
        { "", "" },
        { "リンク先:\n", "" },
        { "Links:\n[画像 × 2]\n", "[画像 × 2]\n" },
        { "Come here[2]\nリンク先:\n",
          "H\nCome here[2]\n\n[2] hxxps://b[.]example\n" },
        { "a line\n[画像 × 2]\n", "H\na line\n[画像 × 2]\n" },
        { "リンク先:\n[1] hxxps://a[.]example\n",
          "H\n[1] hxxps://a[.]example\n" },
        { "see [9], [, [] and [x]\n", "H\nsee [9], [, [] and [x]\n" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *below = sk_extra_text(rows[i].lines, html, "H");

        g_assert_cmpstr(below, ==, rows[i].below);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_test_add_data_func(cases[i].path, &cases[i], run_case);
    g_test_add_func("/choose/lines", test_lines);
    g_test_add_func("/choose/below", test_below);
    return g_test_run();
}
