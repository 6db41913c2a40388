/* SPDX-License-Identifier: Apache-2.0
 *
 * Names under which files leave: single rows for each trick, then thousands of
 * names put together from hostile pieces, each held against the inspector's own
 * reading of names, which shares no code with ours.
 */
#include <string.h>
#include <sekisho/policy.h>
#include <file/file_name.h>
#include "inspector/inner.h"

typedef struct {
    const char *path, *claimed, *type, *expected;
} Row;

static const Row rows[] = {
    { "plain", "minutes.txt", "text/plain", "minutes.txt" },
    { "japanese", "議事録 (最終版).txt", "text/plain", "議事録 (最終版).txt" },
    { "other-extension-of-type", "server.log", "text/plain", "server.log" },
    { "case-kept", "DATA.CSV", "text/csv", "DATA.CSV" },
    { "corrected", "data.txt", "text/csv", "data.csv" },
    { "none", "README", "text/plain", "README.txt" },
    { "unknown-stays", "minutes.final", "text/plain", "minutes.final.txt" },
    { "number", "版 1.2", "text/plain", "版 1.2.txt" },
    { "null", NULL, "text/plain", "file.txt" },
    { "empty", "", "application/json", "file.json" },
    { "dots", "....", "text/plain", "file.txt" },
    { "dotfile", ".profile", "text/plain", "profile.txt" },
    { "inner-domain", "www.example.com.txt", "text/plain",
      "www.example_com.txt" },
    { "inner-key", "report.key.txt", "text/plain", "report_key.txt" },
    { "inner-twice", "a.exe.scr.txt", "text/plain", "a_exe_scr.txt" },
    { "inner-blanks", "a.exe .txt", "text/plain", "a_exe.txt" },
    { "inner-wide", "a.ｅｘｅ.txt", "text/plain", "a_ｅｘｅ.txt" },
    { "long-blanks", "invoice.txt              .csv", "text/csv",
      "invoice.txt.csv" },
    { "wide-blanks", "請求書　　　.txt", "text/plain", "請求書.txt" },
    { "trailing", "a.txt. . .", "text/plain", "a.txt" },
    { "rlo", "annex\xE2\x80\xAEtxt.csv", "text/csv", "annextxt.csv" },
    { "zero-width", "a\xE2\x80\x8B.t\xE2\x81\xA0xt", "text/plain", "a.txt" },
    { "control", "a\x01\x1b[2J.txt", "text/plain", "a[2J.txt" },
    { "line-end", "a\r\nb.txt", "text/plain", "a b.txt" },
    { "nfd", "か\xE3\x82\x99.txt", "text/plain", "が.txt" },
    { "path", "../../etc/passwd.txt", "text/plain", "passwd.txt" },
    { "path-windows", "..\\..\\x.txt", "text/plain", "x.txt" },
    { "unc", "\\\\host\\share\\x.txt", "text/plain", "x.txt" },
    { "drive", "C:x.txt", "text/plain", "x.txt" },
    { "yen", "\xC2\xA5x.txt", "text/plain", "￥x.txt" },
    { "stream", "a.txt:b.exe", "text/plain", "a.txt_b_exe.txt" },
    { "stream-data", "a.txt::$DATA", "text/plain", "a.txt" },
    { "class", "a.{00020424-0000-0000-C000-000000000046}", "text/plain",
      "a.txt" },
    { "class-inside", "a.{00020424-0000}.txt", "text/plain", "a.txt" },
    { "percent-nul", "a.exe%00.txt", "text/plain", "a.exe_00.txt" },
    { "semicolon", "a.exe;1.txt", "text/plain", "a.exe_1.txt" },
    { "device", "CON.txt", "text/plain", "_CON.txt" },
    { "device-port", "lpt\xC2\xB2 .1.txt", "text/plain",
      "_lpt\xC2\xB2 .1.txt" },
    { "device-alone", "nul", "text/csv", "_nul.csv" },
    { "wide-dot", "a．txt", "text/plain", "a.txt" },
    { "small-dot",
      "a\xE2\x80\xA4"
      "exe\xEF\xB9\x92txt",
      "text/plain", "a_exe.txt" },
    { "forbidden", "a*b?c\"d<e>f|g.txt", "text/plain", "a_b_c_d_e_f_g.txt" },
    { "invalid-utf8", "a\xff\xfe.txt", "text/plain",
      "a\xEF\xBF\xBD\xEF\xBF\xBD.txt" },
    { "archive", "書類.tar.gz", "application/zip", "書類.tar.zip" },
    { "mail", "見積 Re: 件.eml", "message/rfc822", "見積 Re_ 件.eml" },
    { "not-leaving", "a.pdf", "application/pdf", "a.pdf" },
};

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autofree char *name = sk_file_name_fit_to(row->claimed, row->type);

    g_assert_cmpstr(name, ==, row->expected);
    g_autofree char *again = sk_file_name_fit_to(name, row->type);
    g_assert_cmpstr(again, ==, name);
}

static SkSpan
span_of(const char *text)
{
    return (SkSpan){ (const uint8_t *)text,
                     (const uint8_t *)text + strlen(text) };
}

/* The inspector's word: safe, and of that type. */
static void
assert_safe(const char *claimed, const char *name, SkInspectType type)
{
    if (!sk_name_is_safe(span_of(name)) || sk_name_type(span_of(name)) != type)
        g_error("\"%s\" became \"%s\"", g_strescape(claimed, NULL),
                g_strescape(name, NULL));
}

static void
test_long(void)
{
    static const char *const pieces[] = { "a",
                                          "あ",
                                          "𠮷",
                                          "か\xE3\x82\x99",
                                          "e\xCC\x81\xCC\x81\xCC\x81",
                                          "👨\xE2\x80\x8D👩",
                                          "葛\xF3\xA0\x84\x80",
                                          ".",
                                          " ." };

    for (guint i = 0; i < G_N_ELEMENTS(pieces); i++)
        for (guint n = 20; n < 400; n++) {
            g_autoptr(GString) claimed = g_string_new(NULL);

            for (guint k = 0; k < n; k++)
                g_string_append(claimed, pieces[i]);
            g_string_append(claimed, ".json");
            g_autofree char *name =
                sk_file_name_fit_to(claimed->str, "application/json");
            g_assert_cmpuint(strlen(name), <=, SK_FILE_NAME_MAX);
            assert_safe(claimed->str, name, SK_INSPECT_TYPE_JSON);
            g_autofree char *second = sk_file_name_numbered(name, n);
            g_assert_cmpuint(strlen(second), <=, SK_FILE_NAME_MAX);
            assert_safe(name, second, SK_INSPECT_TYPE_JSON);
        }
}

static void
test_marks(void)
{
    g_autoptr(GString) claimed = g_string_new("Z");

    for (guint i = 0; i < 500; i++)
        g_string_append_unichar(claimed, 0x300 + i % 0x30);
    g_string_append(claimed, "algo.txt");
    g_autofree char *name = sk_file_name_fit_to(claimed->str, "text/plain");
    g_assert_true(g_str_has_suffix(name, "algo.txt"));
    g_assert_cmpint(g_utf8_strlen(name, -1), <=, 1 + 3 + 8);
}

static const char *const tricks[] = {
    "exe",
    "com",
    ".",
    ".",
    "..",
    " ",
    "  ",
    "a",
    "CON",
    "nul",
    "COM1",
    "lpt9",
    "/",
    "\\",
    ":",
    "{",
    ".{",
    "}",
    "\t",
    "\n",
    "txt",
    ".txt",
    ".csv",
    ".exe",
    ".url",
    "$",
    "::$DATA",
    "%00",
    "あ",
    "．",
    "　",
    "★",
    "(",
    ")",
    "_",
    "-",
    "\x01",
    "\x7f",
    "\xff",
    "\xE3",
    "\xC2\xA0",
    "\xE2\x80\xAE",
    "\xE2\x80\x8D",
    "\xE2\x80\x8B",
    "\xE2\x80\xA4",
    "\xEF\xB9\x92",
    "\xEF\xB8\x8F",
    "\xE2\x9C\x88",
    "\xF0\x9F\x91\xA9",
    "\xCC\x81",
    "\xE3\x82\x99",
    "\xE2\x80\x89",
    "\xF3\xA0\x84\x81",
    "\xEF\xBB\xBF",
    "\xC2\xB2",
    "\xE3\x85\xA4",
    "\xC2\xA5",
    "ｅｘｅ",
    "clock$",
    "|",
    "conin$",
    "*",
    "\"",
    "<",
};

static void
test_generated(void)
{
    static const char *const types[SK_INSPECT_N_TYPES] = {
#define SK_X(symbol, name, type, extensions) type,
        SK_INSPECT_TYPES(SK_X)
#undef SK_X
    };
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261120);

    for (guint i = 0; i < 60000; i++) {
        g_autoptr(GString) claimed = g_string_new(NULL);
        guint n = (guint)g_rand_int_range(rand, 0, i % 16 == 0 ? 120 : 9);
        guint type = (guint)g_rand_int_range(rand, 0, SK_INSPECT_N_TYPES);

        for (guint k = 0; k < n; k++)
            g_string_append(
                claimed,
                tricks[g_rand_int_range(rand, 0, G_N_ELEMENTS(tricks))]);
        g_autofree char *name = sk_file_name_fit_to(claimed->str, types[type]);
        assert_safe(claimed->str, name, (SkInspectType)type);
        g_autofree char *again = sk_file_name_fit_to(name, types[type]);
        g_assert_cmpstr(again, ==, name);
        g_autofree char *second = sk_file_name_numbered(name, 2 + i);
        assert_safe(name, second, (SkInspectType)type);
        g_autofree char *clean = sk_file_name_clean(claimed->str);
        if (!sk_name_is_safe(span_of(clean)))
            g_error("\"%s\" became \"%s\"", g_strescape(claimed->str, NULL),
                    g_strescape(clean, NULL));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/file-name/row/%s", rows[i].path);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    g_test_add_func("/file-name/long", test_long);
    g_test_add_func("/file-name/marks", test_marks);
    g_test_add_func("/file-name/generated", test_generated);
    return g_test_run();
}
