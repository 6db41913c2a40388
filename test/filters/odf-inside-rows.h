/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of test-rebuild-opendocument.c: pictures and objects in documents.
 */
#ifndef SK_TEST_ODF_INSIDE_ROWS_H
#define SK_TEST_ODF_INSIDE_ROWS_H

#include "odf-table.h"

/* clang-format off: a table */
static const OdfRow rows[] = {
    { .name = "link/area",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:image xlink:"
          "href=\"Pictures/a.bmp\"/><draw:image-map><draw:area-circle xlink"
          ":href=\"smb://x/y\" svg:r=\"1\"/></draw:image-map></draw:frame><"
          "/text:p></office:text></office:body>",
      .more = { { "Pictures/a.bmp",
                  "" } },
      .kept = { "Pictures/1.bmp",
                "<draw:image-map/>" },
      .gone = { "smb" },
      .counts = "hyperlink=1" },
    { .name = "picture/inside",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame draw:name=\"f\"><d"
          "raw:image xlink:href=\"Pictures/a.bmp\" xlink:type=\"simple\"/><"
          "/draw:frame></text:p></office:text></office:body>",
      .more = { { "Pictures/a.bmp",
                  "" } },
      .kept = { "xlink:href=\"Pictures/1.bmp\"",
                "[Pictures/1.bmp]",
                "manifest:media-type=\"image/bmp\"" },
      .gone = { "a.bmp",
                "removed.png" },
      .counts = "" },
    { .name = "picture/remote",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:image xlink:"
          "href=\"http://evil.example/t.gif\"/></draw:frame></text:p></offi"
          "ce:text></office:body>",
      .kept = { "Pictures/removed.png" },
      .gone = { "evil.example/t" },
      .counts = "remote-image=1" },
    { .name = "picture/not-referred-to",
      .type = "text",
      .content =
          "<office:body><office:text><text:p/></office:text></office:body>",
      .more = { { "Pictures/a.bmp",
                  "" } },
      .gone = { ".bmp" },
      .counts = "unknown-part=1" },
    { .name = "picture/no-picture",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:image xlink:"
          "href=\"Pictures/a.png\"/></draw:frame></text:p></office:text></o"
          "ffice:body>",
      .more = { { "Pictures/a.png",
                  "MARK" } },
      .kept = { "Pictures/removed.png" },
      .gone = { "MARK" },
      .counts = "embedded-picture=1" },
    { .name = "picture/background",
      .type = "text",
      .content =
          "<office:automatic-styles><style:style style:name=\"a\" style:fam"
          "ily=\"paragraph\"><style:paragraph-properties><style:background-"
          "image xlink:href=\"file:///x.png\"/></style:paragraph-properties"
          "></style:style></office:automatic-styles><office:body><office:te"
          "xt><text:p/></office:text></office:body>",
      .kept = { "<style:paragraph-properties/>" },
      .gone = { "x.png" },
      .counts = "remote-image=1" },
    { .name = "object/ole",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:object-ole x"
          "link:href=\"./Object 1\"/><draw:image xlink:href=\"./ObjectRepla"
          "cements/Object 1.bmp\"/></draw:frame></text:p></office:text></of"
          "fice:body>",
      .more = { { "ObjectReplacements/Object 1.bmp",
                  "" } },
      .kept = { "<draw:frame><draw:image xlink:href=\"Pictures/1.bmp\"/></d"
                "raw:frame>" },
      .gone = { "object-ole",
                "removed.png" },
      .counts = "embedded-object=1 unknown-attribute=1" },
    { .name = "object/ole-without-picture",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:object-ole x"
          "link:href=\"./Object 1\"/></draw:frame></text:p></office:text></"
          "office:body>",
      .kept = { "Pictures/removed.png" },
      .gone = { "object-ole" },
      .counts = "embedded-object=1 unknown-attribute=1" },
    { .name = "object/plugin",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:plugin xlink"
          ":href=\"a.swf\"/></draw:frame><draw:frame><draw:floating-frame x"
          "link:href=\"http://evil.example/\"/></draw:frame><draw:frame><dr"
          "aw:applet draw:code=\"A\"/></draw:frame></text:p></office:text><"
          "/office:body>",
      .kept = { "Pictures/removed.png" },
      .gone = { "swf",
                "evil.example/\"",
                "applet" },
      .counts = "embedded-object=2 floating-frame=1 unknown-attribute=3" },
    { .name = "object/linked",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:object xlink"
          ":href=\"../other.odt\"/></draw:frame></text:p></office:text></of"
          "fice:body>",
      .kept = { "Pictures/removed.png" },
      .gone = { "other" },
      .counts = "external-target=1" },
    { .name = "object/chart",
      .type = "spreadsheet",
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"><"
          "table:shapes><draw:frame><draw:object xlink:href=\"./Object 3\" "
          "draw:notify-on-update-of-ranges=\"S.A1:S.B2\"/></draw:frame></ta"
          "ble:shapes></table:table></office:spreadsheet></office:body>",
      .more = { { "Object 3/content.xml",
                  "<office:document-content@@><office:scripts><office:scrip"
                  "t script:language=\"x\">SCRIPT</office:script></office:s"
                  "cripts><office:body><office:chart><chart:chart chart:cla"
                  "ss=\"chart:bar\" xlink:href=\"..\"><chart:plot-area tabl"
                  "e:cell-range-address=\"S.A1:S.B2\"/></chart:chart></offi"
                  "ce:chart></office:body></office:document-content>" } },
      .kept = { "xlink:href=\"./Object 1\"",
                "[Object 1/content.xml]",
                "opendocument.chart\"",
                "chart:class=\"chart:bar\"" },
      .gone = { "Object 3",
                "SCRIPT" },
      .counts = "script=1" },
    { .name = "object/formula",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:object xlink"
          ":href=\"./Object 1\"/></draw:frame></text:p></office:text></offi"
          "ce:body>",
      .more = { { "Object 1/content.xml",
                  "<math:math@@><math:mrow href=\"javascript:1\"><math:mi>x"
                  "</math:mi></math:mrow></math:math>" } },
      .kept = { "<math:mi>x</math:mi>",
                "opendocument.formula\"" },
      .gone = { "javascript" },
      .counts = "unknown-attribute=1" },
    { .name = "object/text",
      .type = "text",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:object xlink"
          ":href=\"./Object 1\"/></draw:frame></text:p></office:text></offi"
          "ce:body>",
      .more = { { "Object 1/content.xml",
                  "<office:document-content@@><office:body><office:text><te"
                  "xt:p><text:a xlink:href=\"file:x\">inner</text:a></text:"
                  "p></office:text></office:body></office:document-content>" } },
      .kept = { ">inner<",
                "opendocument.text\"" },
      .gone = { "file:" },
      .counts = "hyperlink=1" },
    { .name = "object/text-policy",
      .type = "text",
      .settings = "",
      .content =
          "<office:body><office:text><text:p><draw:frame><draw:object xlink"
          ":href=\"./Object 1\"/></draw:frame></text:p></office:text></offi"
          "ce:body>",
      .more = { { "Object 1/content.xml",
                  "<office:document-content@@><office:body><office:text><te"
                  "xt:p>inner</text:p></office:text></office:body></office:"
                  "document-content>" } },
      .kept = { "removed.png" },
      .gone = { ">inner<" },
      .counts = "embedded-object=1" },
    { .name = "kind/lies",
      .type = "text",
      .reason = SK_REASON_AMBIGUOUS,
      .content =
          "<office:body><office:spreadsheet><table:table table:name=\"S\"/>"
          "</office:spreadsheet></office:body>" },
    { .name = "kind/broken",
      .type = "text",
      .reason = SK_REASON_UNREADABLE,
      .content =
          "<office:body>" },
    { .name = "kind/doctype",
      .type = "text",
      .reason = SK_REASON_UNREADABLE,
      .content =
          "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" },
    { .name = "kind/encrypted",
      .type = "text",
      .reason = SK_REASON_ENCRYPTED,
      .content =
          "<office:body><office:text><text:p/></office:text></office:body>",
      .more = { { "META-INF/manifest.xml",
                  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:o"
                  "pendocument:xmlns:manifest:1.0\"><manifest:file-entry ma"
                  "nifest:full-path=\"content.xml\"><manifest:encryption-da"
                  "ta/></manifest:file-entry></manifest:manifest>" } } },
};
/* clang-format on */

#endif
