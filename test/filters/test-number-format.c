/* SPDX-License-Identifier: Apache-2.0
 *
 * Numbers as the cells of a workbook show them.
 */
#include <glib.h>
#include <sheet/number_format.h>

typedef struct {
    double value;
    const char *code, *shown;
    gboolean from_1904;
} Case;

static const Case cases[] = {
    { 12.5, NULL, "12.5" },
    { 0.1, "General", "0.1" },
    { 123456789012, "General", "123456789012" },
    { 1234.5, "0", "1234" },
    { 1234.567, "0.00", "1234.57" },
    { 1234567, "#,##0", "1,234,567" },
    { 999, "#,##0", "999" },
    { -1234, "#,##0", "-1,234" },
    { 1234.5, "#,##0.00", "1,234.50" },
    { 0.256, "0%", "26%" },
    { 0.256, "0.0%", "25.6%" },
    { 12500, "#,##0\"円\"", "12,500円" },
    { 12500, "[$¥-411]#,##0", "¥12,500" },
    { -5, "#,##0;\"△\"#,##0", "△5" },
    { 0, "0;-0;\"なし\"", "なし" },
    { 7, "0;-0;\"なし\"", "7" },
    { -3, "0_ ;[Red]\\-0\\ ", "-3 " },
    { 7, "000", "007" },
    { 12345678, "#,##0,\"千円\"", "12,346千円" },
    { 1234, "0.00E+00", "1.23E+03" },
    { 5, "@", "" },
    { 46113, "yyyy/m/d", "2026/4/1" },
    { 46113, "yyyy\"年\"mm\"月\"dd\"日\"", "2026年04月01日" },
    { 46113, "[$-411]ggge\"年\"m\"月\"d\"日\"", "令和8年4月1日" },
    { 46113, "[$-411]ge.m.d", "R8.4.1" },
    { 43585, "[$-411]ggge\"年\"", "平成31年" },
    { 43586, "[$-411]ggge\"年\"", "令和1年" },
    { 32515, "ggge\"年\"m\"月\"d\"日\"", "昭和64年1月7日" },
    { 32516, "ggge\"年\"m\"月\"d\"日\"", "平成1年1月8日" },
    { 46113, "m/d(aaa)", "4/1(水)" },
    { 46113, "aaaa", "水曜日" },
    { 46113, "d-mmm-yy", "1-Apr-26" },
    { 0.5, "h:mm", "12:00" },
    { 0.75, "h:mm AM/PM", "6:00 PM" },
    { 1.25, "[h]:mm", "30:00" },
    { 0.5 + 1.0 / 86400, "h\"時\"mm\"分\"ss\"秒\"", "12時00分01秒" },
    { 46113.75, "yyyy/m/d h:mm", "2026/4/1 18:00" },
    { 1, "yyyy/m/d", "1900/1/1" },
    { 61, "yyyy/m/d", "1900/3/1" },
    { 0, "yyyy/m/d", "1904/1/1", TRUE },
    { 44651, "yyyy/m/d", "2026/4/1", TRUE },
    { -1, "yyyy/m/d", "-1" },
    { 1e300, "yyyy/m/d", "1e+300" },
    { 1e300, "h:mm", "1e+300" },
    { 5, "\"", "" },
    { 5, "[", "" },
    { 5, "\\", "" },
};

static void
test_case(gconstpointer data)
{
    const Case *c = data;
    g_autofree char *shown = sk_number_format(c->value, c->code, c->from_1904);

    g_assert_cmpstr(shown, ==, c->shown);
}

static void
test_built_in(void)
{
    g_assert_cmpstr(sk_number_built_in(3), ==, "#,##0");
    g_assert_cmpstr(sk_number_built_in(14), ==, "yyyy/m/d");
    g_assert_null(sk_number_built_in(0));
    g_assert_null(sk_number_built_in(4000));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/number-format/%03u", i);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/number-format/built-in", test_built_in);
    return g_test_run();
}
