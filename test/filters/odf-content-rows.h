/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of test-clean-opendocument.c: the content of a document.
 */
#ifndef SK_TEST_ODF_CONTENT_ROWS_H
#define SK_TEST_ODF_CONTENT_ROWS_H

#include "odf-table.h"

/* clang-format off: a table */
static const OdfRow rows[] = {
    { .name = "text/plain",
      .type = "text",
      .content =
          "<office:body><office:text><text:p text:style-name=\"P1\">東京 <t"
          "ext:s text:c=\"2\"/>a&amp;b</text:p></office:text></office:body>",
      .kept = { "東京 <text:s text:c=\"2\"/>a&amp;b" },
      .counts = "" },
    { .name = "text/ruby",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><text:ruby text:style-name=\"R"
          "\"><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</"
          "text:ruby-text></text:ruby></text:p></office:text></office:body>",
      .kept = { "<text:ruby-base>漢字</text:ruby-base><text:ruby-text>かん"
                "じ" },
      .counts = "" },
    { .name = "text/vertical",
      .type = "text",
      .content =
          "<office:automatic-styles><style:page-layout style:name=\"p\"><st"
          "yle:page-layout-properties style:writing-mode=\"tb-rl\" fo:page-"
          "width=\"21cm\"/></style:page-layout></office:automatic-styles><o"
          "ffice:body><office:text><text:p>縦</text:p></office:text></offic"
          "e:body>",
      .kept = { "style:writing-mode=\"tb-rl\"" },
      .counts = "" },
    { .name = "text/wareki",
      .type = "text",
      .content =
          "<office:automatic-styles><number:date-style style:name=\"N1\" nu"
          "mber:language=\"ja\" number:country=\"JP\"><number:era number:st"
          "yle=\"long\" number:calendar=\"gengou\"/><number:year number:cal"
          "endar=\"gengou\"/><number:text>年</number:text></number:date-sty"
          "le></office:automatic-styles><office:body><office:text><text:p/>"
          "</office:text></office:body>",
      .kept = { "number:calendar=\"gengou\"",
                "<number:text>年" },
      .counts = "" },
    { .name = "text/unknown-goes",
      .type = "text",
      .content =
          "<office:body><office:text><text:p evil:x=\"1\">a<evil:b>c</evil:"
          "b><text:nothing>d</text:nothing></text:p></office:text></office:"
          "body>",
      .kept = { "<text:p>a</text:p>" },
      .gone = { "evil",
                "nothing",
                ">d<" },
      .counts = "unknown-attribute=1 unknown-element=2" },
    { .name = "script/basic",
      .type = "text",
      .content =
          "<office:scripts><office:script script:language=\"ooo:Basic\"><oo"
          "o:libraries><ooo:library-embedded ooo:name=\"Standard\">Sub A</o"
          "oo:library-embedded></ooo:libraries></office:script><office:even"
          "t-listeners><script:event-listener script:event-name=\"dom:load"
          "\" xlink:href=\"vnd.sun.star.script:A.B\"/></office:event-listen"
          "ers></office:scripts><office:body><office:text><text:p>x</text:p"
          "></office:text></office:body>",
      .kept = { ">x<" },
      .gone = { "Basic",
                "Sub A",
                "vnd.sun",
                "event" },
      .counts = "basic=1 event-handler=1 unknown-attribute=1" },
    { .name = "script/none",
      .type = "text",
      .content =
          "<office:scripts><office:script script:language=\"ooo:Basic\"><oo"
          "o:libraries/></office:script></office:scripts><office:body><offi"
          "ce:text><text:p>x</text:p></office:text></office:body>",
      .kept = { ">x<" },
      .gone = { "scripts" },
      .counts = "" },
    { .name = "script/other",
      .type = "text",
      .content =
          "<office:scripts><office:script script:language=\"JavaScript\">al"
          "ert(1)</office:script></office:scripts><office:body><office:text"
          "><text:p>x<text:script script:language=\"JavaScript\">alert(2)</"
          "text:script><text:execute-macro text:name=\"M\">shown</text:exec"
          "ute-macro></text:p></office:text></office:body>",
      .kept = { ">xshown<" },
      .gone = { "alert",
                "JavaScript" },
      .counts = "script=3 unknown-attribute=2" },
    { .name = "script/folders",
      .type = "text",
      .content =
          "<office:body><office:text><text:p/></office:text></office:body>",
      .more = { { "Basic/script-lc.xml",
                  "<MARK/>" },
                { "Dialogs/a.xml",
                  "<MARK/>" },
                { "Scripts/python/a.py",
                  "MARK" },
                { "Configurations2/menubar/menubar.xml",
                  "<MARK/>" },
                { "Thumbnails/thumbnail.png",
                  "MARK" } },
      .gone = { "MARK" },
      .counts = "basic=2 script=1 setting=1 thumbnail=1" },
    { .name = "event/shape",
      .type = "presentation",
      .content =
          "<office:body><office:presentation><draw:page draw:name=\"a\"><dr"
          "aw:rect svg:width=\"1cm\"><office:event-listeners><presentation:"
          "event-listener script:event-name=\"dom:click\" presentation:acti"
          "on=\"execute\" xlink:href=\"file:///c:/x.exe\"/></office:event-l"
          "isteners></draw:rect></draw:page></office:presentation></office:"
          "body>",
      .kept = { "<draw:rect svg:width=\"1cm\"/>" },
      .gone = { "event",
                "x.exe" },
      .counts = "event-handler=1" },
    { .name = "link/web",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><text:a xlink:type=\"simple\" "
          "xlink:href=\"HTTPS://city.example.jp/a b\">v</text:a></text:p></"
          "office:text></office:body>",
      .kept = { "xlink:href=\"https://city.example.jp/a%20b\"" },
      .counts = "" },
    { .name = "link/file",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><text:a xlink:href=\"file:///e"
          "tc/passwd\">v</text:a><text:a xlink:href=\"vnd.sun.star.script:x"
          "\">w</text:a></text:p></office:text></office:body>",
      .kept = { "<text:a xlink:href=\"#\">v</text:a>",
                "<text:a xlink:href=\"#\">w</text:a>" },
      .gone = { "file:",
                "vnd.sun" },
      .counts = "hyperlink=2" },
    { .name = "link/user",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><text:a xlink:href=\"https://b"
          "ank.example@evil.example/\">v</text:a></text:p></office:text></o"
          "ffice:body>",
      .kept = { "<text:a xlink:href=\"#\">v</text:a>" },
      .gone = { "bank" },
      .counts = "hyperlink=1" },
    { .name = "link/place",
      .type = "text",
      .settings = "",
      .content =
          "<office:body><office:text><text:p><text:a xlink:href=\"#目次|out"
          "line\">v</text:a></text:p></office:text></office:body>",
      .kept = { "xlink:href=\"#目次|outline\"" },
      .counts = "" },
    { .name = "link/policy",
      .type = "text",
      .settings = "",
      .content =
          "<office:body><office:text><text:p><text:a xlink:href=\"https://c"
          "ity.example.jp/\">v</text:a></text:p></office:text></office:body"
          ">",
      .kept = { "<text:p>v</text:p>" },
      .gone = { "https://city" },
      .counts = "hyperlink=1" },
    { .name = "external/section",
      .type = "text",
      .content =
          "<office:body><office:text><text:section text:name=\"s\"><text:se"
          "ction-source xlink:href=\"http://evil.example/a.odt\"/><text:p>l"
          "ast</text:p></text:section></office:text></office:body>",
      .kept = { "<text:section text:name=\"s\"><text:p>last</text:p>" },
      .gone = { "evil.example/a" },
      .counts = "external-source=1 unknown-attribute=1" },
    { .name = "external/cell-source",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-source xlink:href=\"file:///x.ods\" table:table-name"
          "=\"T\"/><table:table-row><table:table-cell><table:cell-range-sou"
          "rce xlink:href=\"http://evil.example/x\"/><text:p>1</text:p></ta"
          "ble:table-cell></table:table-row></table:table></office:spreadsh"
          "eet></office:body>",
      .kept = { "<text:p>1</text:p>" },
      .gone = { "x.ods",
                "evil.example/x" },
      .counts = "external-source=2 unknown-attribute=3" },
    { .name = "dde/text",
      .type = "text",
      .content =
          "<office:body><office:text><text:dde-connection-decls><text:dde-c"
          "onnection-decl office:dde-application=\"cmd\" office:dde-topic="
          "\"/c calc\" office:dde-item=\"x\" office:name=\"d\"/></text:dde-"
          "connection-decls><text:p><text:dde-connection text:connection-na"
          "me=\"d\">last</text:dde-connection></text:p></office:text></offi"
          "ce:body>",
      .kept = { "<text:p>last</text:p>" },
      .gone = { "calc",
                "dde" },
      .counts = "dde=2 unknown-attribute=1" },
    { .name = "dde/sheet",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"/>"
          "<table:dde-links><table:dde-link><office:dde-source office:dde-a"
          "pplication=\"cmd\"/></table:dde-link></table:dde-links></office:"
          "spreadsheet></office:body>",
      .kept = { "table:name=\"S\"" },
      .gone = { "dde",
                "cmd" },
      .counts = "dde=1" },
    { .name = "show/animation",
      .type = "presentation",
      .content =
          "<office:body><office:presentation><draw:page draw:name=\"a\"><an"
          "im:par presentation:node-type=\"timing-root\"><anim:seq><anim:se"
          "t smil:targetElement=\"i\" smil:attributeName=\"visibility\" smi"
          "l:to=\"visible\"/><anim:command anim:command=\"verb\"/><anim:aud"
          "io xlink:href=\"file:///a.wav\"/></anim:seq></anim:par></draw:pa"
          "ge></office:presentation></office:body>",
      .kept = { "smil:attributeName=\"visibility\"" },
      .gone = { "command",
                "a.wav" },
      .counts = "sound=2 unknown-attribute=2" },
    { .name = "external/cache",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:table-row><table:table-cell/></table:table-row></table:tab"
          "le><table:table table:name=\"'file:///c:/a.ods'#S\" table:print="
          "\"false\"><table:table-row><table:table-cell><text:p>cached</tex"
          "t:p></table:table-cell></table:table-row></table:table></office:"
          "spreadsheet></office:body>",
      .kept = { "table:name=\"S\"" },
      .gone = { "a.ods",
                "cached" },
      .counts = "external-source=1" },
};
/* clang-format on */

#endif
