/* SPDX-License-Identifier: Apache-2.0
 *
 * Formulas of workbooks: what computes stays, what fetches, sends or starts
 * something goes, and so does what is not understood.
 */
#include <glib.h>
#include <sheet/formula.h>

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
    /* what fetches, sends, starts */
    { "cmd|'/c calc'!A0", GOES },
    { "=cmd|'/c calc'!A0", GOES },
    { "+cmd|'/c calc'!A0", GOES },
    { "'cmd'|'/c calc'!A0", GOES },
    { "Excel|Sheet1!A1", GOES },
    { "[1]Sheet1!A1", GOES },
    { "[1]!name", GOES },
    { "'[1]a b'!A1", GOES },
    { "[1]!'item'", GOES },
    { "SUM([1]Sheet1!A1)", GOES },
    { "[book.xlsx]Sheet1!A1", GOES },
    { "book.xlsx!name", GOES },
    { "'book.xlsm'!name", GOES },
    { "book.xlsm!macro()", GOES },
    { "Sheet1!macro()", GOES },
    { "Sheet1!macro (1)", GOES },
    { "'\\\\host\\share\\[a.xlsx]b'!A1", GOES },
    { "'http://host/[a.xlsx]b'!A1", GOES },
    { "\\\\host\\share", GOES },
    { "WEBSERVICE(\"http://a/\"&A1)", GOES },
    { "_xlfn.WEBSERVICE(A1)", GOES },
    { "_xlfn._xlws.WEBSERVICE(A1)", GOES },
    { "WEBSERVICE (A1)", GOES },
    { "WebService(A1)", GOES },
    { "SUM(1,IF(TRUE,WEBSERVICE(A1)))", GOES },
    { "_xlfn.FILTERXML(A1,B1)", GOES },
    { "_xlfn.IMAGE(\"http://a/b.png\")", GOES },
    { "RTD(\"a.b\",,\"c\")", GOES },
    { "_xlfn.STOCKHISTORY(A1,B1)", GOES },
    { "CUBEVALUE(\"c\",A1)", GOES },
    { "_xlfn.TRANSLATE(A1,\"ja\")", GOES },
    { "_xlfn._xlws.PY(0,1)", GOES },
    { "CALL(\"a\",\"b\",\"c\")", GOES },
    { "REGISTER.ID(\"a\",\"b\")", GOES },
    { "REGISTER(\"a\",\"b\",\"c\")", GOES },
    { "EVALUATE(A1)", GOES },
    { "GET.WORKSPACE(1)", GOES },
    { "GET.CELL(1,A1)", GOES },
    { "EXEC(\"calc\")", GOES },
    { "SQL.REQUEST(\"a\")", GOES },
    { "INFO(\"directory\")", GOES },
    { "CELL(\"filename\")", GOES },
    { "CELL(A1)", GOES },
    { "CELL(\"row\"&A1)", GOES },
    { "_xlfn.BYROW(A1:B2,_xleta.WEBSERVICE)", GOES },
    { "_xlfn.BYROW(A1:B2,_xlfn.WEBSERVICE)", GOES },
    { "_xll.ADDIN(1)", GOES },
    { "_xludf.NEW(1)", GOES },
    { "ユーザー関数(A1)", GOES },
    { "MyFunction(1)", GOES },
    { "HYPERLINK(A1)", GOES },
    { "HYPERLINK(\"http://a/\"&A1)", GOES },
    { "HYPERLINK(\"file://host/a\")", GOES },
    { "HYPERLINK(\"\\\\host\\a\")", GOES },
    { "HYPERLINK(\"javascript:a\")", GOES },
    { "HYPERLINK(\"C:\\a.exe\")", GOES },
    { "HYPERLINK(\"[a.xlsx]b!A1\")", GOES },
    { "HYPERLINK(\"#[a.xlsx]b!A1\")", GOES },
    { "HYPERLINK(\"http\xE2\x80\x8B://a\")", GOES },
    { "WEB\xE2\x80\x8BSERVICE(A1)", GOES },
    /* what is not understood */
    { "A1+", GOES },
    { "+", GOES },
    { "=", GOES },
    { "(", GOES },
    { "(A1", GOES },
    { "A1)", GOES },
    { "SUM(A1", GOES },
    { "SUM(1+,2)", GOES },
    { "()", GOES },
    { ",A1", GOES },
    { "\"a", GOES },
    { "'a", GOES },
    { "'a'", GOES },
    { "'a'b", GOES },
    { "{1,2", GOES },
    { "{SUM(1)}", GOES },
    { "{A1}", GOES },
    { "Table1[a", GOES },
    { "A1 | B1", GOES },
    { "A1`", GOES },
    { "1A", GOES },
    { "\"a\"\"", GOES },
    { "!A1", GOES },
    { "A1!", GOES },
    { "A1\"b\"", GOES },
    { "#WHAT!", GOES },
    { "1e", GOES },
};

static void
test_case(gconstpointer data)
{
    const Case *c = data;

    g_assert_cmpint(sk_formula_judge(c->formula, NULL), ==, c->verdict);
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

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/formula/%03u", i);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/formula/bounds", test_bounds);
    return g_test_run();
}
