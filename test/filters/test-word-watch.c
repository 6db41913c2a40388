/* SPDX-License-Identifier: Apache-2.0
 *
 * The inspector over the text of Word documents: fields in pieces, and what a
 * policy takes out. Each row is a part in our form of which one thing may not
 * leave, or just may.
 */
#include <string.h>

#include <glib.h>
#include "inspector/office/office.h"

#define MAIN                                                                   \
    "application/vnd.openxmlformats-officedocument.wordprocessingml."          \
    "document.main+xml"
#define ALL      SK_INSPECT_KEEPS_ALL
#define BUT(bit) (SK_INSPECT_KEEPS_ALL & ~SK_INSPECT_KEEPS_##bit)

#define R(inner)   "<w:r>" inner "</w:r>"
#define T(text)    R("<w:t>" text "</w:t>")
#define P(inner)   "<w:p>" inner "</w:p>"
#define CHAR(type) R("<w:fldChar w:fldCharType=\"" type "\"/>")
#define BEGIN      CHAR("begin")
#define SEPARATE   CHAR("separate")
#define END        CHAR("end")
#define CODE(code) R("<w:instrText>" code "</w:instrText>")
#define FIELD(in)  P(BEGIN in SEPARATE T("1") END)
#define SHAPE(tip)                                                             \
    P(R("<w:drawing><wp:inline><wp:docPr id=\"1\" name=\"b\"><a:hlinkClick "   \
        "r:id=\"\" action=\"ppaction://noaction\" tooltip=\"" tip             \
        "\"/></wp:docPr></wp:inline></w:drawing>"))
#define DEL(in)    "<w:del w:id=\"1\" w:author=\"Author\">" in "</w:del>"

typedef struct {
    const char *name;
    uint32_t inside;
    const char *body;
    gboolean leaves;
} Row;

#define OPEN "http://schemas.openxmlformats.org/"
#define DRAWING                                                                \
    " xmlns:r=\"" OPEN "officeDocument/2006/relationships\" xmlns:a=\"" OPEN    \
    "drawingml/2006/main\" xmlns:wp=\"" OPEN                                   \
    "drawingml/2006/wordprocessingDrawing\""

/* clang-format off */
static const Row rows[] = {
    { "text", ALL, P(T("DDE x")), TRUE },
    { "page", ALL, FIELD(CODE("PAGE")), TRUE },
    { "pieces", ALL, FIELD(CODE("PA") CODE("GE")), TRUE },
    { "dde", ALL, FIELD(CODE("DDE x")), FALSE },
    { "dde-pieces", ALL, FIELD(CODE("PAGE") CODE("D") CODE("DE")), FALSE },
    { "dde-as-text", ALL, FIELD(T("DDE x")), FALSE },
    { "no-code", ALL, FIELD(""), FALSE },
    { "no-begin", ALL, P(SEPARATE T("1") END), FALSE },
    { "no-end", ALL, P(BEGIN CODE("PAGE") SEPARATE T("1")), FALSE },
    { "two-separators", ALL, FIELD(CODE("PAGE") SEPARATE), FALSE },
    { "other-character", ALL, P(CHAR("x")), FALSE },
    { "code-alone", ALL, P(CODE("PAGE")), FALSE },
    { "late-code", ALL, P(BEGIN CODE("PAGE") SEPARATE CODE("PAGE") END),
      FALSE },
    { "nested", ALL, FIELD(CODE("=") BEGIN CODE("PAGE") SEPARATE T("DDE") END
      CODE("+1")), TRUE },
    { "nested-dde", ALL, FIELD(CODE("=") BEGIN CODE("DDE") END CODE("+1")),
      FALSE },
    { "nested-name", ALL, FIELD(BEGIN CODE("PAGE") END CODE("AUTO")), FALSE },
    { "deleted-code", ALL, FIELD(DEL(R("<w:delInstrText>PAGE</w:delInstrText>"))
      ), FALSE },
    { "deleted-field", ALL, P(DEL(BEGIN R("<w:delInstrText>PAGE"
      "</w:delInstrText>") END)), TRUE },
    { "deleted-end", ALL, P(BEGIN CODE("PAGE") DEL(END)), FALSE },
    { "simple", ALL, P("<w:fldSimple w:instr=\"PAGE\"/>"), TRUE },
    { "simple-dde", ALL, P("<w:fldSimple w:instr=\"DDE x\"/>"), FALSE },
    { "simple-in-code", ALL, FIELD(CODE("EQ") "<w:fldSimple w:instr=\"PAGE\"/>"),
      FALSE },
    { "formula", ALL, FIELD(CODE("=1+1")), TRUE },
    { "formula-bare", BUT(FORMULAS), FIELD(CODE("=1+1")), FALSE },
    { "link", ALL, FIELD(CODE("HYPERLINK \"https://a.jp/\"")), TRUE },
    { "link-bare", BUT(LINKS), FIELD(CODE("HYPERLINK \"https://a.jp/\"")),
      FALSE },
    { "place-bare", BUT(LINKS), FIELD(CODE("HYPERLINK \\l \"a\"")), TRUE },
    { "form", ALL, FIELD(CODE("FORMTEXT")), TRUE },
    { "form-bare", BUT(FORMS), FIELD(CODE("FORMTEXT")), FALSE },
    { "control", ALL, "<w:sdt><w:sdtContent/></w:sdt>", TRUE },
    { "control-bare", BUT(FORMS), "<w:sdt><w:sdtContent/></w:sdt>", FALSE },
    { "change", ALL, P(DEL(R("<w:delText>x</w:delText>"))), TRUE },
    { "change-bare", BUT(COMMENTS), P(DEL(R("<w:delText>x</w:delText>"))),
      FALSE },
    { "author", ALL, P("<w:ins w:id=\"1\" w:author=\"A\"/>"), TRUE },
    { "author-bare", BUT(METADATA), P("<w:ins w:id=\"1\" w:author=\"A\"/>"),
      FALSE },
    { "date-bare", BUT(METADATA), P("<w:ins w:id=\"1\" w:author=\"Author\" "
      "w:date=\"2026-01-01T00:00:00Z\"/>"), FALSE },
    { "tip", ALL, P("<w:hyperlink w:tooltip=\"a\" w:anchor=\"b\"/>"), TRUE },
    { "tip-host", ALL, P("<w:hyperlink w:tooltip=\"a.jp\" w:anchor=\"b\"/>"),
      FALSE },
    { "tip-drawing", ALL, SHAPE("a"), TRUE },
    { "tip-drawing-host", ALL, SHAPE("//a"), FALSE },
    { "object", ALL, P(R("<w:control w:name=\"x\"/>")), FALSE },
    { "chunk", ALL, "<w:altChunk/>", FALSE },
    { "binding", ALL, "<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/\"/></w:sdtPr>"
      "</w:sdt>", FALSE },
    { "macro", ALL, P(R("<w:fldChar w:fldCharType=\"begin\"><w:ffData>"
      "<w:entryMacro w:val=\"x\"/></w:ffData></w:fldChar>")), FALSE },
};
/* clang-format on */

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    const uint8_t *type = (const uint8_t *)MAIN;
    const SkOfficeKind *kind =
        sk_office_kind((SkSpan){ type, type + strlen(MAIN) });
    SkOfficeTable *table = sk_office_table_new(kind);
    SkInspectOrder *order = g_new0(SkInspectOrder, 1);
    g_autofree char *xml = g_strdup_printf(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
        "wordprocessingml/2006/main\"%s><w:body>%s</w:body></w:document>",
        strstr(row->body, "<a:") != NULL ? DRAWING : "", row->body);
    const uint8_t *p = (const uint8_t *)xml;

    order->inside = row->inside;
    g_assert_cmpint(sk_office_markup_no(kind, table, order, 0,
                                        (SkSpan){ p, p + strlen(xml) }) == NULL,
                    ==, row->leaves);
    g_free(order);
    sk_office_table_free(table);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/word/watch/%s", rows[i].name);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    return g_test_run();
}
