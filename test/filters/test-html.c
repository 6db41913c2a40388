/* SPDX-License-Identifier: Apache-2.0
 *
 * HTML to text, row by row (html-rows.h), and pages made to stop a reader:
 * their text must come out, in time that grows with their length only.
 */
#include <string.h>

#include <sekisho/text.h>

#include "../spent.h"
#include "html-help.h"
#include "html-rows.h"

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(HtmlResult) result =
        html_run(row->html, strlen(row->html), "utf-8", row->settings);
    g_assert_cmpstr(result->text, ==, row->text);
    g_assert_cmpstr(result->counts, ==, row->counts);
    g_assert_true(sk_text_is_clean(result->text, strlen(result->text)));
}

/* Hostile pages: @unit repeated until there are enough bytes. */
typedef struct {
    const char *name, *before, *unit, *after;
    const char *must; /* stands in the text */
} Flood;

static const Flood floods[] = {
    { "nested-divs", "", "<div>a", "<p>END", "END" },
    { "open-fonts", "", "<font>a", "<p>END", "END" },
    { "nested-tables", "", "<table><tr><td>a", "END", "END" },
    { "nested-quotes", "", "<blockquote>a", "END", "END" },
    { "nested-ruby", "", "<ruby>a<rt>b", "END", "END" },
    { "entities", "", "&amp;&#12354;", "END", "END" },
    { "cells", "<table border=1>", "<tr><td>a<td>b", "</table>END", "END" },
    { "long-row", "<table border=1><tr>", "<td>a", "</table>END", "END" },
    { "links", "", "<a href='http://a.example/'>x</a> ", "END", "END" },
    { "attributes", "<a ", " b='c'", ">x</a>END", "END" },
    { "end-tags", "<div><div><div>", "</x></b>", "END", "END" },
    { "comments", "", "<!-- x -->", "END", "END" },
    { "less-than", "", "< ", "END", "END" },
    { "lines", "", "a<br>", "END", "END" },
    { "rules", "<style>", ".a{display:none}", "</style>END", "END" },
    { "hidden", "", "<b style='visibility:hidden'>x</b>", "END", "END" },
    { "one-paragraph", "<p>", "漢字かな交じりの文。", "END", "END" },
    { "pre", "<pre>", "a b\n", "END", "END" },
};

static char *
make_flood(const Flood *flood, gsize bytes)
{
    GString *html = g_string_new(flood->before);
    while (html->len < bytes)
        g_string_append(html, flood->unit);
    g_string_append(html, flood->after);
    return g_string_free(html, FALSE);
}

static double
run_flood(const Flood *flood, gsize bytes)
{
    g_autofree char *html = make_flood(flood, bytes);
    gint64 begin = test_spent_us();
    g_autoptr(HtmlResult) result = html_run(html, strlen(html), "utf-8", "");
    double spent = (test_spent_us() - begin) / 1e6;

    g_assert_nonnull(result->text);
    g_assert_nonnull(strstr(result->text, flood->must));
    g_assert_cmpuint(strlen(result->text), <, 60 * bytes);
    return spent;
}

static void
test_flood(gconstpointer data)
{
    const Flood *flood = data;
    double small = run_flood(flood, 1 << 19);
    double large = run_flood(flood, 1 << 21);
    g_test_message("%s: 0.5 MiB %.3f s, 2 MiB %.3f s", flood->name, small,
                   large);
    /* four times the bytes: quadratic would be sixteen times the time */
    g_assert_cmpfloat(large, <, 10 * small + 0.5);
}

static void
test_too_big(void)
{
    gsize len = 25 * 1024 * 1024;
    g_autofree char *html = g_strnfill(len, 'a');
    g_autoptr(HtmlResult) result = html_run(html, len, "utf-8", "");
    g_assert_null(result->text);
    g_assert_cmpint(result->reason, ==, SK_REASON_LIMIT_EXPANDED);
}

static void
test_misleading(void)
{
    static const char html[] =
        "<a href='http://evil.example/'>https://bank.example/</a>";
    g_autoptr(HtmlResult) result = html_run(html, strlen(html), "utf-8", "");
    g_assert_nonnull(strstr(result->text, "hxxps://bank[.]example/ [1]"));
    g_assert_nonnull(strstr(result->text, "表示と実際のリンク先が異なります"));
    g_assert_nonnull(strstr(result->text, "[1] hxxp://evil[.]example/"));
}

/* Schemes that run something are named and never printed. */
static void
test_schemes(void)
{
    static const char *const schemes[] = {
        "javascript:", "vbscript:",  "data:", "file:",
        "ms-word:",    "search-ms:", "mk:"
    };
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
        g_autofree char *html =
            g_strdup_printf("<a href='  %sPAYLOAD(1)'>見る</a>", schemes[i]);
        g_autoptr(HtmlResult) result =
            html_run(html, strlen(html), "utf-8", "");
        g_assert_nonnull(strstr(result->text, "見る"));
        g_assert_null(strstr(result->text, "PAYLOAD"));
    }
}

static void
test_sample(void)
{
    static const char html[] = "<div style='display:none'>前置き  の文</div>x";
    g_autoptr(HtmlResult) result = html_run(html, strlen(html), "utf-8", "");
    g_assert_cmpstr(result->sample, ==, "前置き の文");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    html_prepare();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/html/%s", rows[i].name);
        g_test_add_data_func(path, &rows[i], test_row);
    }
    for (guint i = 0; i < G_N_ELEMENTS(floods); i++) {
        g_autofree char *path =
            g_strdup_printf("/html/flood/%s", floods[i].name);
        g_test_add_data_func(path, &floods[i], test_flood);
    }
    g_test_add_func("/html/too-big", test_too_big);
    g_test_add_func("/html/misleading", test_misleading);
    g_test_add_func("/html/schemes", test_schemes);
    g_test_add_func("/html/sample", test_sample);
    return g_test_run();
}
