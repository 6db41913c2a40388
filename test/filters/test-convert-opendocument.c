/* SPDX-License-Identifier: Apache-2.0
 *
 * OpenDocument files that leave as text: the words of each row, line by line.
 */
#include "odf-help.h"
#include "odf-table.h"

typedef struct {
    OdfRow row; /* its type and content */
    const char *text;
} TextRow;

#define TEXT(inside)                                                           \
    "<office:body><office:text>" inside "</office:text></office:body>"
#define SHEETS(styles, inside)                                                 \
    "<office:automatic-styles>" styles                                         \
    "</office:automatic-styles><office:body><office:spreadsheet>" inside       \
    "</office:spreadsheet></office:body>"
#define CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"

/* clang-format off: a table */
static const TextRow rows[] = {
    { { .name = "paragraphs", .type = "text",
        .content = TEXT("<text:h>見出し</text:h><text:p>一<text:s text:c=\"2\"/>二"
                        "<text:tab/>三<text:line-break/>四  五</text:p>") },
      "■ 見出し\r\n一  二\t三\r\n四 五\r\n" },
    { { .name = "list", .type = "text",
        .content = TEXT("<text:list><text:list-item><text:p>一</text:p><text:list>"
                        "<text:list-item><text:p>二</text:p></text:list-item>"
                        "</text:list></text:list-item></text:list>") },
      "・一\r\n  ・二\r\n" },
    { { .name = "table", .type = "text",
        .content = TEXT("<table:table><table:table-row>" CELL("氏名") CELL("印")
                        "</table:table-row><table:table-row>" CELL("a") CELL("b")
                        "</table:table-row></table:table>") },
      "氏名 | 印\r\na    | b\r\n" },
    { { .name = "ruby", .type = "text",
        .content = TEXT("<text:p><text:ruby><text:ruby-base>関所</text:ruby-base>"
                        "<text:ruby-text>せきしょ</text:ruby-text></text:ruby></text:p>") },
      "関所（せきしょ）\r\n" },
    { { .name = "beside", .type = "text",
        .content = TEXT("<text:p>本文<text:note><text:note-citation>1</text:note-citation>"
                        "<text:note-body><text:p>脚注</text:p></text:note-body></text:note>"
                        "<office:annotation><dc:creator>山田</dc:creator><text:p>確認"
                        "</text:p></office:annotation></text:p>") },
      "本文［注1］\r\n［注1］脚注\r\n［コメント：山田］確認\r\n" },
    { { .name = "dated", .type = "text",
        .content = TEXT("<text:p>本文<office:annotation><dc:creator>山田</dc:creator><dc:date>"
                        "2026-04-01T09:00:00</dc:date><loext:sender-initials "
                        "xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:"
                        "loext:1.0\">山"
                        "</loext:sender-initials><text:p>確認</text:p></office:annotation></text:p>") },
      "本文\r\n［コメント：山田］確認\r\n" },
    { { .name = "unseen", .type = "text",
        .content = TEXT("<text:p>見える<text:script script:language=\"JavaScript\">evil()"
                        "</text:script><draw:frame><draw:image><office:binary-data>AAAA"
                        "</office:binary-data></draw:image><svg:title>市章</svg:title></draw:frame>"
                        "</text:p>") },
      "見える［図］市章\r\n" },
    { { .name = "links", .type = "text",
        .content = TEXT("<text:p><text:a xlink:href=\"https://www.city.example.jp/a\">案内</text:a>と"
                        "<text:a xlink:href=\"#x\">上</text:a></text:p>") },
      "案内［リンク: hxxps://www[.]city[.]example[.]jp/a］と上\r\n" },
    { { .name = "formula", .type = "text",
        .content = TEXT("<text:p>式は<draw:object><math:math><math:semantics><math:mi>x</math:mi>"
                        "<math:mo>=</math:mo><math:mn>2</math:mn><math:annotation>x = 2"
                        "</math:annotation></math:semantics></math:math></draw:object></text:p>") },
      "式はx=2\r\n" },
    { { .name = "forms", .type = "text",
        .content = TEXT("<office:forms><form:form form:name=\"f\"><form:properties>x</form:properties>"
                        "<form:text form:id=\"a\" form:value=\"前\" form:current-value=\"山田\"/>"
                        "<form:checkbox form:id=\"b\" form:label=\"同意\" form:current-state=\"checked\"/>"
                        "<form:radio form:id=\"c\" form:label=\"はい\" form:value=\"1\"/><form:listbox "
                        "form:id=\"d\"><form:option form:label=\"甲\"/><form:option form:label=\"乙\" "
                        "form:current-selected=\"true\"/></form:listbox><form:password form:id=\"e\" "
                        "form:value=\"秘\"/><form:textarea form:id=\"g\" form:current-value=\"二行\">"
                        "<text:p>二行</text:p></form:textarea></form:form></office:forms><text:p>氏名"
                        "<draw:control draw:control=\"a\"/> <draw:control draw:control=\"b\"/>"
                        "<draw:control draw:control=\"c\"/><draw:control draw:control=\"d\"/>"
                        "<draw:control draw:control=\"e\"/></text:p><draw:control draw:control=\"g\"/>") },
      "氏名山田 ☑同意○はい乙\r\n二行\r\n" },
    { { .name = "chart", .type = "text",
        .content = TEXT("<text:p>前<draw:frame><draw:object xlink:href=\"./Object 1\"/><draw:image "
                        "xlink:href=\"./ObjectReplacements/Object 1\"/></draw:frame>後</text:p>"
                        "<text:p>次</text:p>"),
        .more = { { "Object 1/content.xml", "<office:document-content@@><office:body><office:chart><chart:chart><chart:title>"
                    "<text:p>人口</text:p></chart:title><table:table table:name=\"local-table\">"
                    "<table:table-row>" CELL("4月") CELL("120") "</table:table-row></table:table>"
                    "</chart:chart></office:chart></office:body></office:document-content>" } } },
      "前［図］後\r\n［図］人口\r\n4月 | 120\r\n次\r\n" },
    { { .name = "deleted", .type = "text",
        .content = TEXT("<text:tracked-changes><text:changed-region><text:deletion>"
                        "<text:p>消した</text:p></text:deletion></text:changed-region>"
                        "</text:tracked-changes><text:p>残る</text:p>") },
      "残る\r\n" },
    { { .name = "hidden", .type = "text",
        .content = "<office:automatic-styles><style:style style:name=\"T1\">"
                   "<style:text-properties text:display=\"none\"/></style:style>"
                   "</office:automatic-styles>"
                   TEXT("<text:p>a<text:span text:style-name=\"T1\">b</text:span></text:p>") },
      "a［隠し文字］b\r\n" },
    { { .name = "sheets", .type = "spreadsheet",
        .content = SHEETS("<style:style style:name=\"ta1\"><style:table-properties "
                          "table:display=\"false\"/></style:style>",
                          "<table:table table:name=\"表\"><table:table-row>" CELL("1")
                          "<table:table-cell table:number-columns-repeated=\"3\"/>" CELL("2")
                          "<table:table-cell table:number-columns-repeated=\"1019\"/>"
                          "</table:table-row><table:table-row table:visibility=\"collapse\">"
                          CELL("3") "</table:table-row><table:table-row "
                          "table:number-rows-repeated=\"1048574\"><table:table-cell/>"
                          "</table:table-row></table:table><table:table table:name=\"裏\" "
                          "table:style-name=\"ta1\"/>") },
      "■ シート 1：表\r\n1 |                |  |  | 2\r\n3 | （非表示の行）\r\n\r\n"
      "■ シート 2：裏（非表示のシート）\r\n" },
    { { .name = "slides", .type = "presentation",
        .content = "<office:body><office:presentation><draw:page draw:name=\"題\">"
                   "<draw:frame><draw:text-box><text:p>説明</text:p></draw:text-box>"
                   "</draw:frame><presentation:notes><draw:frame><draw:text-box>"
                   "<text:p>話す</text:p></draw:text-box></draw:frame></presentation:notes>"
                   "</draw:page></office:presentation></office:body>" },
      "■ スライド 1：題\r\n説明\r\n［ノート］話す\r\n" },
};
/* clang-format on */

static void
run_row(gconstpointer data)
{
    const TextRow *row = data;
    g_autoptr(GBytes) bytes = odf_table_package(&row->row, NULL, 0);
    g_autoptr(OdfResult) result = odf_run(odf_text_policy(), "f.odt", bytes);
    g_autofree char *text = NULL;

    g_assert_nonnull(result->bytes);
    text = g_strndup(g_bytes_get_data(result->bytes, NULL),
                     g_bytes_get_size(result->bytes));
    g_assert_cmpstr(text, ==, row->text);
    g_assert_cmpstr(result->name, ==, "f.txt");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/odf/text/%s", rows[i].row.name);

        g_test_add_data_func(path, &rows[i], run_row);
    }
    return g_test_run();
}
