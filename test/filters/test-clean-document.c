/* SPDX-License-Identifier: Apache-2.0
 *
 * Documents of OOXML as packages: what their parts, content types and
 * relationships may be, and what becomes of those that may not. What stands
 * within the parts is tested by the formats.
 */
#include <string.h>

#include "document/document-help.h"
#include "document/package-make.h"

#define MS        "application/vnd.ms-"
#define STRICT    "http://purl.oclc.org/ooxml/officeDocument/relationships/"
#define PACKAGE   "http://schemas.openxmlformats.org/package/2006/relationships/"
#define OFFICE_MS "http://schemas.microsoft.com/office/"
#define LEAST     "[Content_Types].xml _rels/.rels word/document.xml"

/* The members of the smallest document: no part can be missing from it. */
#define PLAIN TYPES(WORD_TYPE), WORD_ROOT, WORD_DOCUMENT("")

typedef struct {
    const char *path;
    const char *list; /* the members that leave; NULL if the file is refused */
    const char *said; /* what is counted, or the reason and its detail */
    PackageMember members[12];
    const char *name; /* the name of the file; NULL stands for "a.docx" */
} Case;

static const Case cases[] = {
    { "least", LEAST, "", { PLAIN } },
    { "orphan",
      LEAST,
      "",
      { PLAIN,
        { "word/vbaProject.xml", "<a/>" },
        { "evil.html", "<script/>" } } },
    { "folders", LEAST, "", { { "word/", "" }, PLAIN } },
    { "absolute-target",
      LEAST,
      "",
      { TYPES(WORD_TYPE), WORD_DOCUMENT(""),
        RELATIONS("_rels/.rels", RELATION("r", OFFICE "officeDocument",
                                          "/WORD/./x/../document.xml")) } },
    { "escaped-target",
      LEAST,
      "",
      { TYPES(TYPE("word/a%20b.xml", WORD "document.main+xml")),
        { "word/a b.xml", "<w:document xmlns:w='" W_NS "'/>" },
        RELATIONS("_rels/.rels",
                  RELATION("r", OFFICE "officeDocument", "word/a%20b.xml")) } },
    { "strict",
      LEAST,
      "",
      { TYPES(WORD_TYPE), WORD_DOCUMENT(""),
        RELATIONS("_rels/.rels", RELATION("r", STRICT "officeDocument",
                                          "word/document.xml")) } },
    { "strict-properties",
      "[Content_Types].xml _rels/.rels word/document.xml docProps/app.xml",
      "",
      { TYPES(WORD_TYPE TYPE("a.xml",
                             "application/vnd.openxmlformats-"
                             "officedocument.extended-properties+xml")),
        WORD_DOCUMENT(""),
        { "a.xml", "<Properties xmlns='http://purl.oclc.org/ooxml/"
                   "officeDocument/extendedProperties'/>" },
        RELATIONS("_rels/.rels",
                  RELATION("r1", STRICT "extendedProperties", "a.xml") RELATION(
                      "r2", STRICT "officeDocument", "word/document.xml")) } },
    { "macro-kind",
      LEAST,
      "format-changed=1",
      { TYPES(TYPE("word/document.xml",
                   MS "word.document.macroEnabled.main+xml")),
        WORD_ROOT, WORD_DOCUMENT("") },
      "a.docm" },
    { "macro-kind-named-docx",
      LEAST,
      "format-changed=1 vba-project=1",
      { TYPES(
            TYPE("word/document.xml", MS "word.document.macroEnabled.main+xml")
                TYPE("word/vbaProject.bin", MS "office.vbaProject")),
        WORD_ROOT,
        WORD_DOCUMENT(""),
        { "word/vbaProject.bin", "x" },
        WORD_RELATIONS(RELATION("r", OFFICE_MS "2006/relationships/vbaProject",
                                "vbaProject.bin")) },
      "a.docx" },
    { "macros-under-another-type",
      LEAST,
      "format-changed=1 unknown-part=1",
      { TYPES(WORD_TYPE "<Default Extension=\"bin\" ContentType=\"" MS
                        "office.vbaProject\"/>"),
        WORD_ROOT,
        WORD_DOCUMENT(""),
        { "word/a.bin", "x" },
        WORD_RELATIONS(RELATION("r", "http://example.jp/x", "a.bin")) } },
    { "macros-as-picture",
      LEAST,
      "format-changed=1",
      { TYPES(WORD_TYPE "<Default Extension=\"bin\" ContentType=\"" MS
                        "office.vbaProject\"/>"),
        WORD_ROOT,
        WORD_DOCUMENT(""),
        { "word/a.bin", "x" },
        WORD_RELATIONS(RELATION("r", OFFICE "image", "a.bin")) } },
    { "template",
      LEAST,
      "external-target=1",
      { PLAIN, WORD_RELATIONS(OUTSIDE("r", OFFICE "attachedTemplate",
                                      "http://192.0.2.1/a.dotm")) } },
    { "template-by-share",
      LEAST,
      "external-target=1",
      { PLAIN, WORD_RELATIONS(OUTSIDE("r", OFFICE "attachedTemplate",
                                      "\\\\192.0.2.1\\a\\b.dotm")) } },
    { "template-within",
      LEAST,
      "external-target=1",
      { TYPES(WORD_TYPE TYPE("word/t.xml", WORD "template.main+xml")),
        WORD_ROOT,
        WORD_DOCUMENT(""),
        { "word/t.xml", "<a/>" },
        WORD_RELATIONS(RELATION("r", OFFICE "attachedTemplate", "t.xml")) } },
    { "object-by-script",
      LEAST,
      "external-target=1",
      { PLAIN, WORD_RELATIONS(OUTSIDE("r", OFFICE "oleObject",
                                      "mhtml:http://192.0.2.1/a.html!x-usc:"
                                      "http://192.0.2.1/a.html")) } },
    { "outside",
      LEAST,
      "external-target=3 remote-image=1",
      { PLAIN, WORD_RELATIONS(
                   OUTSIDE("r1", OFFICE "frame", "http://192.0.2.1/")
                       OUTSIDE("r2", OFFICE "image", "http://192.0.2.1/a.png")
                           OUTSIDE("r3", OFFICE "subDocument", "a.docx")
                               OUTSIDE("r4", OFFICE "mailMergeSource",
                                       "file:///c:/a.mdb")) } },
    { "chunk",
      LEAST,
      "embedded-object=1",
      { TYPES(WORD_TYPE TYPE("word/a.html", "text/html")),
        WORD_ROOT,
        WORD_DOCUMENT(""),
        { "word/a.html", "<script/>" },
        WORD_RELATIONS(RELATION("r", OFFICE "aFChunk", "a.html")) } },
    { "objects",
      LEAST,
      "activex=1 embedded-object=2",
      { PLAIN,
        { "word/a.bin", "x" },
        WORD_RELATIONS(RELATION("r1", OFFICE "oleObject", "a.bin")
                           RELATION("r2", OFFICE "package", "a.bin")
                               RELATION("r3", OFFICE "control", "a.bin")) } },
    { "surface",
      LEAST,
      "custom-ui=3 web-extension=1",
      { TYPES(WORD_TYPE),
        WORD_DOCUMENT(""),
        { "customUI.xml", "<a/>" },
        RELATIONS("_rels/.rels",
                  RELATION("r1", OFFICE "officeDocument", "word/document.xml")
                      RELATION("r2",
                               OFFICE_MS "2006/relationships/ui/extensibility",
                               "customUI.xml")
                          RELATION("r3",
                                   OFFICE_MS
                                   "2011/relationships/webextensiontaskpanes",
                                   "customUI.xml")),
        WORD_RELATIONS(
            RELATION("r1", OFFICE_MS "2006/relationships/keyMapCustomizations",
                     "../customUI.xml")
                RELATION("r2", OFFICE_MS "2006/relationships/attachedToolbars",
                         "../customUI.xml")) } },
    { "signature",
      LEAST,
      "metadata=1 signature=1 thumbnail=1",
      { TYPES(WORD_TYPE),
        WORD_DOCUMENT(""),
        { "a.xml", "<a/>" },
        RELATIONS(
            "_rels/.rels",
            RELATION("r1", OFFICE "officeDocument", "word/document.xml")
                RELATION("r2", PACKAGE "digital-signature/origin", "a.xml")
                    RELATION("r3", PACKAGE "metadata/thumbnail", "a.xml")
                        RELATION("r4", OFFICE "extended-properties",
                                 "a.xml")) } },
    { "data",
      LEAST,
      "custom-xml=1 font-data=1 printer-settings=1 sound=1",
      { PLAIN,
        { "word/a", "x" },
        WORD_RELATIONS(RELATION("r1", OFFICE "font", "a")
                           RELATION("r2", OFFICE "customXml", "a")
                               RELATION("r3", OFFICE "printerSettings", "a")
                                   RELATION("r4", OFFICE "audio", "a")) } },
    { "out-of-package",
      LEAST,
      "unknown-part=2",
      { PLAIN,
        WORD_RELATIONS(RELATION("r1", OFFICE "styles", "../../word/x.xml")
                           RELATION("r2", OFFICE "styles", "NULL")) } },
    { "twice", NULL, "ambiguous part-twice", { PLAIN, WORD_DOCUMENT("") } },
    { "twice-by-case",
      NULL,
      "ambiguous part-twice",
      { PLAIN, { "Word/Document.xml", "<a/>" } } },
    { "twice-by-escape",
      NULL,
      "ambiguous part-twice",
      { PLAIN, { "word/d%6fcument.xml", "<a/>" } } },
    { "backslash",
      NULL,
      "ambiguous part-name",
      { PLAIN, { "word\\a.xml", "<a/>" } } },
    { "backslashes-alone",
      LEAST,
      "",
      { TYPES(WORD_TYPE),
        RELATIONS("_rels\\.rels", RELATION("rId1", OFFICE "officeDocument",
                                           "word/document.xml")),
        { "word\\document.xml", "<w:document xmlns:w='" W_NS "'/>" } } },
    { "backslashes-twice",
      NULL,
      "ambiguous part-twice",
      { TYPES(WORD_TYPE),
        RELATIONS("_rels\\.rels", RELATION("rId1", OFFICE "officeDocument",
                                           "word/document.xml")),
        { "word\\document.xml", "<w:document xmlns:w='" W_NS "'/>" },
        { "word\\Document.xml", "<w:document xmlns:w='" W_NS "'/>" } } },
    { "backslashes-up",
      NULL,
      "ambiguous part-name",
      { TYPES(WORD_TYPE), { "word\\..\\a.xml", "<a/>" } } },
    { "escaped-dots",
      NULL,
      "ambiguous part-name",
      { PLAIN, { "word/%2e%2e/a.xml", "<a/>" } } },
    { "escaped-slash",
      NULL,
      "ambiguous part-name",
      { PLAIN, { "word%2fa.xml", "<a/>" } } },
    { "like-a-slash",
      NULL,
      "ambiguous part-name",
      { PLAIN, { "word∕a.xml", "<a/>" } } },
    { "wide-slash",
      NULL,
      "ambiguous part-name",
      { PLAIN, { "word／a.xml", "<a/>" } } },
    { "dot-behind",
      NULL,
      "ambiguous part-name",
      { PLAIN, { "word/a.xml.", "<a/>" } } },
    { "piece",
      NULL,
      "ambiguous part-name",
      { PLAIN, { "word/a.xml/[0].piece", "<a/>" } } },
    { "types-differ",
      NULL,
      "ambiguous content-types",
      { TYPES(WORD_TYPE TYPE("word/document.xml",
                             MS "word.document.macroEnabled.main+xml")),
        WORD_ROOT, WORD_DOCUMENT("") } },
    { "types-say-twice",
      LEAST,
      "",
      { TYPES(WORD_TYPE WORD_TYPE), WORD_ROOT, WORD_DOCUMENT("") } },
    { "types-of-others",
      NULL,
      "ambiguous content-types",
      { TYPES(WORD_TYPE "<Other/>"), WORD_ROOT, WORD_DOCUMENT("") } },
    { "type-by-default",
      NULL,
      "unreadable main-part",
      { TYPES("<Default Extension=\"docx\" ContentType=\"" WORD
              "document.main+xml\"/>"),
        WORD_ROOT, WORD_DOCUMENT("") } },
    { "two-mains",
      NULL,
      "ambiguous main-part",
      { TYPES(WORD_TYPE TYPE("b.xml", WORD "document.main+xml")),
        WORD_DOCUMENT(""),
        { "b.xml", "<a/>" },
        RELATIONS("_rels/.rels",
                  RELATION("r1", OFFICE "officeDocument", "word/document.xml")
                      RELATION("r2", OFFICE "officeDocument", "b.xml")) } },
    { "two-ids",
      NULL,
      "ambiguous relationship-twice",
      { PLAIN, WORD_RELATIONS(RELATION("r", OFFICE "styles", "a.xml")
                                  RELATION("r", OFFICE "styles", "b.xml")) } },
    { "base",
      NULL,
      "ambiguous xml-base",
      { PLAIN,
        WORD_RELATIONS("<Relationship Id=\"r\" Type=\"" OFFICE
                       "styles\" Target=\"a.xml\" xml:base=\"/b/\"/>") } },
    { "mode",
      NULL,
      "ambiguous relationship-mode",
      { PLAIN,
        WORD_RELATIONS("<Relationship Id=\"r\" Type=\"" OFFICE
                       "image\" Target=\"a\" TargetMode=\"external\"/>") } },
    { "bomb",
      NULL,
      "unreadable doctype",
      { TYPES(WORD_TYPE),
        WORD_ROOT,
        { "word/document.xml",
          "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
          "<w:document xmlns:w='" W_NS "'><w:body><w:p><w:r><w:t>&b;"
          "</w:t></w:r></w:p></w:body></w:document>" } } },
    { "utf-7",
      NULL,
      "unreadable encoding",
      { TYPES(WORD_TYPE),
        WORD_ROOT,
        { "word/document.xml", "<?xml version='1.0' encoding='UTF-7'?>"
                               "<w:document xmlns:w='" W_NS "'/>" } } },
};

static void
test_case(gconstpointer data)
{
    const Case *row = data;
    const SkPolicy *policy = document_policy("files-faithful", "");
    g_autoptr(GBytes) bytes = package_make(row->members);
    g_autoptr(DocumentResult) result =
        document_run(policy, row->name != NULL ? row->name : "a.docx", bytes);
    g_autoptr(DocumentResult) again = NULL;
    g_autofree char *list = NULL;

    if (result->bytes == NULL) {
        g_autofree char *said =
            g_strdup_printf("%s %s", sk_reason_word(result->reason),
                            result->detail != NULL ? result->detail : "");

        g_assert_cmpstr(said, ==, row->said);
        g_assert_null(row->list);
        return;
    }
    list = package_list(result->bytes);
    g_assert_cmpstr(list, ==, row->list);
    g_assert_cmpstr(result->counts, ==, row->said);
    g_assert_cmpstr(result->name, ==, "a.docx");
    g_assert_cmpstr(document_accepted(policy, result, NULL), ==, NULL);
    again = document_run(policy, "a.docx", result->bytes);
    g_assert_cmpint(again->verdict, ==, SK_VERDICT_KEPT);
    g_assert_true(g_bytes_equal(again->bytes, result->bytes));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strconcat("/clean-document/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    return g_test_run();
}
