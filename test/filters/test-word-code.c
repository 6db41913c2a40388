/* SPDX-License-Identifier: Apache-2.0
 *
 * The codes of fields of Word: which of them stay. The filters and the
 * inspector, which judge them by code of their own, are held against each
 * other, also over codes that are put together at random.
 */
#include <string.h>

#include <glib.h>
#include <word/word_code.h>
#include "inspector/office/word_code.h"

#define COMPOSED 20000

typedef struct {
    const char *code;
    gboolean stays;
    const char *word;
} Code;

static const Code codes[] = {
    { " PAGE ", TRUE, NULL },
    { "page\\*MERGEFORMAT", TRUE, NULL },
    { "NUMPAGES \\# \"0\"", TRUE, NULL },
    { "DATE \\@ \"ggge年M月d日\"", TRUE, NULL },
    { "TOC \\o \"1-3\" \\h \\z \\u", TRUE, NULL },
    { "TOC \\o\"1-3\"\\h", TRUE, NULL },
    { "REF _Ref1 \\r \\h", TRUE, NULL },
    { "SEQ 図 \\* ARABIC", TRUE, NULL },
    { "STYLEREF \"見出し 1\" \\n", TRUE, NULL },
    { "EQ \\o\\ac(○,印)", TRUE, NULL },
    { "SYMBOL 61608 \\f \"Wingdings\" \\s 12", TRUE, NULL },
    { "HYPERLINK \"https://www.example.jp/\"", TRUE, NULL },
    { "HYPERLINK mailto:a@example.jp", TRUE, NULL },
    { "HYPERLINK \\l \"_Toc1\"", TRUE, NULL },
    { "HYPERLINK \"https://www.example.jp/\" \\o \"案内\" \\t \"_blank\"", TRUE,
      NULL },
    { "=SUM(ABOVE) \\# \"#,##0\"", TRUE, NULL },
    { "=IF(a1>3,b1*2,0)", TRUE, NULL },
    { "XE \"語:小語\" \\y \"ご\"", TRUE, NULL },
    { "", FALSE, NULL },
    { "氏名", FALSE, NULL },
    { "MERGEFIELD 氏名", FALSE, NULL },
    { "QUOTE 68 68 69", FALSE, NULL },
    { "IF 1 = 1 \"a\" \"b\"", FALSE, NULL },
    { "PAGE DDE", FALSE, NULL },
    { "PAGE \\k", FALSE, NULL },
    { "DDE a b", FALSE, "dde" },
    { "DdeAuto a b", FALSE, "dde" },
    { "INCLUDEPICTURE \"http://a/\" \\d", FALSE, "external-field" },
    { "INCLUDETEXT\"a\"", FALSE, "external-field" },
    { "IMPORT a", FALSE, "external-field" },
    { "LINK Excel.Sheet.8 a", FALSE, "external-field" },
    { "EMBED Package", FALSE, "external-field" },
    { "AUTOTEXT a", FALSE, "external-field" },
    { "DATABASE \\d a", FALSE, "external-field" },
    { "RD a", FALSE, "external-field" },
    { "MACROBUTTON a b", FALSE, "command-field" },
    { "GOTOBUTTON a b", FALSE, "command-field" },
    { "PRINT \"a\"", FALSE, "command-field" },
    { "FILLIN \"a\"", FALSE, "command-field" },
    { "ASK a \"b\"", FALSE, "command-field" },
    { "HYPERLINK \"file:///c:/a.exe\"", FALSE, "hyperlink" },
    { "HYPERLINK \"\\\\\\\\server\\\\a\"", FALSE, "hyperlink" },
    { "HYPERLINK a.exe", FALSE, "hyperlink" },
    { "HYPERLINK \"https://a.jp/\" \"file:///c:/\"", FALSE, "hyperlink" },
    { "HYPERLINK \"https://a.jp/\" \\o \"https://bank.jp/\"", FALSE,
      "hyperlink" },
    { "HYPERLINK \"https://a.jp/\" \\m", FALSE, "hyperlink" },
    { "HYPERLINK \"https://a.jp/", FALSE, "hyperlink" },
    { "HYPERLINK \"\1\"", FALSE, "hyperlink" },
    { "=EXEC(1)", FALSE, "formula" },
    { "=1 \\x", FALSE, "formula" },
    { "=\"a\"", FALSE, "formula" },
};

/* Links that may not stay as they are: the code under which they leave, NULL
 * for none, and whether a tip was left out. */
static const struct {
    const char *code, *link;
    gboolean names_host;
} links[] = {
    { "HYPERLINK \"https://a.jp/\" \\h", " HYPERLINK \"https://a.jp/\" ",
      FALSE },
    { "hyperlink HTTP://A.jp/あ \\* MERGEFORMAT",
      " HYPERLINK \"http://a.jp/%E3%81%82\" ", FALSE },
    { "HYPERLINK\"https://a.jp/a b\\\\c\" \\n",
      " HYPERLINK \"https://a.jp/a%20b%5Cc\" ", FALSE },
    { "HYPERLINK \"https://市.jp:80/#x\" \\l \"見出し \\\"1\\\"\"",
      " HYPERLINK \"https://xn--7st.jp:80/#x\" \\l \"見出し \\\"1\\\"\" ",
      FALSE },
    { "HYPERLINK \"mailto:a@a.jp?subject=b\" \\o \"連絡先\"",
      " HYPERLINK \"mailto:a@a.jp\" \\o \"連絡先\" ", FALSE },
    { "HYPERLINK \"https://a.jp/\" \\o \"https://bank.jp/\" \\t \"main\"",
      " HYPERLINK \"https://a.jp/\" ", TRUE },
    { "HYPERLINK \\l \"_Toc1\" \\m", " HYPERLINK \\l \"_Toc1\" ", FALSE },
    { "HYPERLINK \\o \"a\"", NULL, FALSE },
    { "HYPERLINK", NULL, FALSE },
    { "HYPERLINK \"https://bank.jp@a.jp/\"", NULL, FALSE },
    { "HYPERLINK \"https://a.jp/\" \\x \"b\"", NULL, FALSE },
    { "HYPERLINK \"https://a.jp/\\x\"", NULL, FALSE },
    { "HYPERLINK \"https://a.jp/\1\"", NULL, FALSE },
    { "HYPERLINK \\\1 \"https://a.jp/\"", NULL, FALSE },
    { "HYPERLINK \"a.exe\" \\h", NULL, FALSE },
    { "HYPERLINKS \"https://a.jp/\"", NULL, FALSE },
    { "REF a", NULL, FALSE },
};

/* What the inspector says, which allows everything that a policy can. */
static gboolean
inspect(const char *code)
{
    const uint8_t *p = (const uint8_t *)code;
    const SkSpan span = { p, p + strlen(code) };

    return sk_office_code_is_ours(span, SK_INSPECT_KEEPS_ALL);
}

static void
test_code(gconstpointer data)
{
    const Code *row = data;
    SkWordCode code = sk_word_code_judge(row->code);

    g_assert_cmpint(code.stays, ==, row->stays);
    g_assert_cmpstr(code.word, ==, row->word);
    g_assert_cmpint(inspect(row->code), ==, row->stays);
}

/* What is written in the place of a code stays, and stays as it is. */
static void
test_links(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(links); i++) {
        gboolean names_host = FALSE;
        g_autofree char *link = sk_word_code_link(links[i].code, &names_host);

        g_assert_cmpstr(link, ==, links[i].link);
        g_assert_cmpint(names_host, ==, links[i].names_host);
        g_assert_true(link == NULL || sk_word_code_judge(link).stays);
        g_assert_true(link == NULL || inspect(link));
    }
}

static void
test_composed(void)
{
    static const char *const pieces[] = {
        " ",       "\\",     "\"",       "\\*", "\\o",         "\\l", "\\t",
        "\\h",     "PAGE",   "REF",      "TOC", "HYPERLINK",   "=",   "SUM",
        "(",       ")",      "+1",       "DDE", "EQ",          "\1",  "a",
        "http://", "a.jp",   "/",        ".",   "mailto:",     "@",   "#x",
        "。",      "_blank", "\t",       "\\@", "MERGEFORMAT", "1-3", "\\\\",
        "seq",     "図",     "FORMTEXT", "\\!", "XE",          ",",   ":80",
    };
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    guint stay = 0, renewed = 0;

    for (guint i = 0; i < COMPOSED; i++) {
        g_autoptr(GString) code = g_string_new(NULL);
        g_autofree char *link = NULL;
        gboolean names_host = FALSE;

        for (gint n = g_rand_int_range(rand, 1, 9); n > 0; n--)
            g_string_append(code, pieces[g_rand_int_range(
                                      rand, 0, (gint32)G_N_ELEMENTS(pieces))]);
        if (sk_word_code_judge(code->str).stays != inspect(code->str))
            g_error("not agreed: %s", code->str);
        stay += sk_word_code_judge(code->str).stays;
        link = sk_word_code_link(code->str, &names_host);
        g_assert_true(link == NULL || inspect(link));
        renewed += link != NULL;
    }
    g_assert_cmpuint(renewed, >, 0);
    g_assert_cmpuint(stay, >, COMPOSED / 100);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autofree char *path = g_strdup_printf("/word/code/%u", i);

        g_test_add_data_func(path, &codes[i], test_code);
    }
    g_test_add_func("/word/links", test_links);
    g_test_add_func("/word/composed", test_composed);
    return g_test_run();
}
