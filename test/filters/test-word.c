/* SPDX-License-Identifier: Apache-2.0
 *
 * What leaves of the text of a Word document: each row is put into a document,
 * which is written anew twice, and the second time changes nothing. Also
 * documents as text, and damaged ones.
 */
#include <string.h>

#include <sekisho/filter.h>
#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include <archive/zip_write.h>
#include <ooxml/document.h>
#include <ooxml/ooxml.h>
#include <package/package.h>
#include <word/word_text.h>

#define OPEN "http://schemas.openxmlformats.org/"
#define MS   "http://schemas.microsoft.com/office/"
#define REL  OPEN "officeDocument/2006/relationships/"
#define TYPE                                                                   \
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define KEEP "base = \"files-faithful\";"
#define BARE                                                                   \
    "base = \"files-faithful\"; inside = { comments = \"remove\"; forms = "    \
    "\"remove\"; formulas = \"remove\"; hyperlinks = \"remove\"; metadata = "  \
    "\"remove\"; };"
#define FLIPS 500
/* Relationships with one hyperlink. */
#define RELATIONS(id, target)                                                  \
    HEAD "<Relationships xmlns=\"" OPEN "package/2006/relationships\">"        \
         "<Relationship Id=\"" id "\" Type=\"" REL                             \
         "hyperlink\" Target=\"" target                                        \
         "\" TargetMode=\"External\"/></Relationships>"

/* ---- a document --------------------------------------------------------- */

static void
add(SkZipWriter *writer, const char *name, const char *text)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

    sk_zip_writer_add(writer, name, bytes);
}

/* Adds the part that names who wrote comments. */
static void
add_people(SkZipWriter *writer)
{
    add(writer, "word/people.xml",
        HEAD "<w15:people xmlns:w15=\"" MS "word/2012/wordml\">"
             "<w15:person w15:author=\"A\"><w15:presenceInfo/></w15:person>"
             "</w15:people>");
    add(writer, "word/_rels/document.xml.rels",
        HEAD "<Relationships xmlns=\"" OPEN "package/2006/relationships\">"
             "<Relationship Id=\"p\" Type=\"" MS
             "2011/relationships/people\" Target=\"people.xml\"/>"
             "</Relationships>");
}

/* Returns a document with @body in its body. */
static GBytes *
document(const char *body)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autofree char *text = g_strdup_printf(
        HEAD "<w:document xmlns:w=\"" OPEN "wordprocessingml/2006/main\" "
             "xmlns:r=\"" OPEN "officeDocument/2006/relationships\" "
             "xmlns:v=\"urn:schemas-microsoft-com:vml\" "
             "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
             "xmlns:mc=\"" OPEN "markup-compatibility/2006\" "
             "xmlns:w14=\"" MS "word/2010/wordml\"><w:body>%s</w:body>"
             "</w:document>",
        body);

    add(writer, "[Content_Types].xml",
        HEAD "<Types xmlns=\"" OPEN "package/2006/content-types\"><Default "
             "Extension=\"rels\" ContentType=\"application/"
             "vnd.openxmlformats-package.relationships+xml\"/><Override "
             "PartName=\"/word/document.xml\" ContentType=\"" TYPE
             ".main+xml\"/><Override PartName=\"/word/people.xml\" "
             "ContentType=\"application/vnd.openxmlformats-officedocument."
             "wordprocessingml.people+xml\"/></Types>");
    add(writer, "_rels/.rels",
        HEAD "<Relationships xmlns=\"" OPEN "package/2006/relationships\">"
             "<Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" "
             "Target=\"word/document.xml\"/></Relationships>");
    if (strstr(body, "r:id=\"web\"") != NULL)
        add(writer, "word/_rels/document.xml.rels",
            RELATIONS("web", "https://www.example.jp/"));
    if (strstr(body, "r:id=\"exe\"") != NULL)
        add(writer, "word/_rels/document.xml.rels",
            RELATIONS("exe", "file:///c:/a.exe"));
    if (strstr(body, "people") != NULL)
        add_people(writer);
    add(writer, "word/document.xml", text);
    return sk_zip_writer_finish(writer);
}

static const SkPolicy *
policy_of(const char *settings, SkPolicyFile **file)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text =
        g_strdup_printf("profiles = { p = { %s }; };\n", settings);

    *file = sk_policy_file_load_text(text, strlen(text), &error);
    g_assert_no_error(error);
    return sk_policy_file_profile(*file, "p");
}

typedef struct {
    SkPart *part;
    SkReport *report;
    SkTree tree;
    SkPolicyFile *file;
} Cleaned;

static void
cleaned_free(Cleaned *cleaned)
{
    sk_part_free(cleaned->part);
    sk_report_free(cleaned->report);
    sk_policy_file_unref(cleaned->file);
    g_free(cleaned);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cleaned, cleaned_free)

static Cleaned *
open_part(GBytes *bytes, const char *settings)
{
    Cleaned *cleaned = g_new0(Cleaned, 1);

    cleaned->tree.policy = policy_of(settings, &cleaned->file);
    cleaned->tree.report = cleaned->report = sk_report_new();
    cleaned->part = sk_part_new(SK_ROLE_ATTACHMENT, "a.docx", TYPE, bytes);
    sk_tree_begin(&cleaned->tree, cleaned->part);
    sk_part_set_found(cleaned->part, TYPE);
    sk_part_rename(cleaned->part, "a.docx");
    return cleaned;
}

static Cleaned *
clean(GBytes *bytes, const char *settings)
{
    static const SkFilter filter = { .name = "test" };
    Cleaned *cleaned = open_part(bytes, settings);

    cleaned->part->current = &filter;
    sk_document_clean_part(cleaned->part, cleaned->tree.policy);
    cleaned->part->current = NULL;
    return cleaned;
}

/* What stands in the body of the document that left. */
static char *
body_of(Cleaned *cleaned)
{
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL, *body = NULL;
    g_autoptr(SkPackage) package =
        sk_package_open(cleaned->part, cleaned->tree.policy, &why, &detail);
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *text = NULL;

    g_assert_nonnull(package);
    bytes = sk_package_read(
        package, (guint)sk_package_find(package, "word/document.xml"), &why,
        &detail);
    g_assert_nonnull(bytes);
    text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    body = strstr(text, "<w:body");
    g_assert_nonnull(body);
    body += strlen("<w:body");
    if (*body == '/')
        return g_strdup("");
    return g_strndup(body + 1, (gsize)(strstr(body, "</w:body>") - body) - 1);
}

static char *
counts_of(const Cleaned *cleaned)
{
    g_autoptr(GString) counts = g_string_new(NULL);
    const GPtrArray *removed = cleaned->part->removed;

    for (guint i = 0; removed != NULL && i < removed->len; i++) {
        const SkCount *count = g_ptr_array_index(removed, i);

        g_string_append_printf(counts, "%s%s=%u", counts->len ? " " : "",
                               count->what, count->count);
    }
    return g_strdup(counts->str);
}

/* ---- rows --------------------------------------------------------------- */

#define R(inner)   "<w:r>" inner "</w:r>"
#define T(text)    R("<w:t>" text "</w:t>")
#define P(inner)   "<w:p>" inner "</w:p>"
#define BEGIN      R("<w:fldChar w:fldCharType=\"begin\"/>")
#define SEPARATE   R("<w:fldChar w:fldCharType=\"separate\"/>")
#define END        R("<w:fldChar w:fldCharType=\"end\"/>")
#define CODE(code) R("<w:instrText>" code "</w:instrText>")
#define LINK(rest)                                                             \
    "<w:instrText xml:space=\"preserve\"> HYPERLINK " rest " </w:instrText>"
#define WHO        "w:id=\"1\" w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\""
#define ANY        "w:id=\"1\" w:author=\"Author\""
#define FORM(more)                                                             \
    "<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"x\"/>"       \
    "<w:enabled/>" more "</w:ffData></w:fldChar>"

typedef struct {
    const char *name, *settings, *in, *out, *counts;
} Row;

#define SAME NULL /* leaves as it came */

/* clang-format off */
static const Row rows[] = {
    /* fields */
    { "page", KEEP, P(BEGIN CODE(" PAGE ") SEPARATE T("1") END), SAME, "" },
    { "split", KEEP, P(BEGIN CODE(" PA") CODE("GE \\* ") CODE("Arabic ") SEPARATE
      T("1") END), SAME, "" },
    { "dde", KEEP, P(T("a") BEGIN CODE("DD") CODE("E x") SEPARATE T("1") END),
      P(T("a") "<w:r/>" "<w:r/>" T("1") "<w:r/>"), "dde=1" },
    { "one-run", KEEP,
      P(R("<w:rPr><w:b/></w:rPr><w:t>a</w:t><w:fldChar w:fldCharType=\"begin\"/>"
          "<w:instrText>LINK x</w:instrText><w:fldChar "
          "w:fldCharType=\"separate\"/><w:t>b</w:t><w:fldChar "
          "w:fldCharType=\"end\"/><w:t>c</w:t>")),
      P(R("<w:rPr><w:b/></w:rPr><w:t>a</w:t><w:t>b</w:t><w:t>c</w:t>")),
      "external-field=1" },
    { "nested-stays", KEEP, P(BEGIN CODE("=") BEGIN CODE("NUMPAGES") SEPARATE
      T("3") END CODE("-1") SEPARATE T("2") END), SAME, "" },
    { "nested-goes", KEEP, P(BEGIN CODE("QUOTE ") BEGIN CODE("DDE x") SEPARATE
      T("in") END SEPARATE T("out") END),
      P("<w:r/><w:r/>" T("out") "<w:r/>"), "dde=1 field=1" },
    { "inner-goes", KEEP, P(BEGIN CODE("PAGE ") SEPARATE T("1") BEGIN
      CODE("ASK x") SEPARATE T("2") END END),
      P(BEGIN CODE("PAGE ") SEPARATE T("1") "<w:r/><w:r/>" T("2") "<w:r/>" END),
      "command-field=1" },
    { "no-end", KEEP, P(BEGIN CODE("PAGE") SEPARATE T("1")),
      P("<w:r/><w:r/>" T("1")), "field=1" },
    { "no-begin", KEEP, P(CODE("DDE x") SEPARATE T("1") END),
      P("<w:r/><w:r/>" T("1") "<w:r/>"), "field=3" },
    { "late-code", KEEP, P(BEGIN CODE("PAGE") SEPARATE CODE("DDE x") T("1")
      END), P(BEGIN CODE("PAGE") SEPARATE "<w:r/>" T("1") END), "field=1" },
    { "text-as-code", KEEP, P(BEGIN CODE("PA") T("GE") SEPARATE T("1") END),
      SAME, "" },
    { "deleted-code", KEEP, P(BEGIN "<w:del " WHO ">" R("<w:delInstrText>PAGE"
      "</w:delInstrText>") "</w:del>" CODE("DDE x") SEPARATE T("1") END),
      P("<w:r/><w:del " WHO "/>" "<w:r/>" T("1") "<w:r/>"), "field=1" },
    { "box-in-field", KEEP, P(BEGIN CODE("PAGE") R("<w:pict><v:shape "
      "id=\"a\"><v:textbox><w:txbxContent>" P(END T("x")) "</w:txbxContent>"
      "</v:textbox></v:shape></w:pict>") SEPARATE T("1") END),
      P(BEGIN CODE("PAGE") R("<w:pict><v:shape id=\"a\"><v:textbox>"
      "<w:txbxContent>" P("<w:r/>" T("x")) "</w:txbxContent></v:textbox>"
      "</v:shape></w:pict>") SEPARATE T("1") END), "field=1" },
    { "simple", KEEP, P("<w:fldSimple w:instr=\" PAGE \">" T("1")
      "</w:fldSimple>"), SAME, "" },
    { "simple-goes", KEEP, P("<w:fldSimple w:instr=\"DDE x\">" T("1")
      "</w:fldSimple>"), P(T("1")), "dde=1" },
    { "button", KEEP, P(BEGIN CODE(" MACROBUTTON NoMacro [name]") END),
      P("<w:r/>" T("[name]")), "command-field=1" },
    /* without what acts */
    { "formula", BARE, P(BEGIN CODE("=1+1") SEPARATE T("2") END),
      P("<w:r/><w:r/>" T("2") "<w:r/>"), "formula=1" },
    { "box", BARE, P(R(FORM("<w:checkBox><w:sizeAuto/><w:default w:val=\"1\"/>"
      "</w:checkBox>")) CODE("FORMCHECKBOX") END),
      P("<w:r/>" T("☑")), "form=1" },
    { "list", BARE, P(R(FORM("<w:ddList><w:result w:val=\"1\"/><w:listEntry "
      "w:val=\"a\"/><w:listEntry w:val=\"b\"/></w:ddList>"))
      CODE("FORMDROPDOWN") END), P("<w:r/>" T("b")), "form=1" },
    { "control", BARE, "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr>"
      "<w:sdtContent>" P(T("x")) "</w:sdtContent></w:sdt>", P(T("x")),
      "form=1" },
    { "link-renewed", KEEP, P(BEGIN CODE("HYPERLINK ") R("<w:rPr><w:b/></w:rPr>"
      "<w:instrText>&quot;https://a.jp/&quot;</w:instrText>") CODE(" \\h")
      SEPARATE T("x") END), P(BEGIN R(LINK("\"https://a.jp/\"")
      "<w:fldChar w:fldCharType=\"separate\"/>") T("x") END), "" },
    { "link-renewed-run", KEEP, P(R("<w:t>a</w:t><w:fldChar w:fldCharType="
      "\"begin\"/><w:instrText>HYPERLINK HTTP://a.jp/</w:instrText><w:fldChar "
      "w:fldCharType=\"separate\"/><w:t>x</w:t><w:fldChar w:fldCharType="
      "\"end\"/>")), P(R("<w:t>a</w:t><w:fldChar w:fldCharType=\"begin\"/>"
      LINK("\"http://a.jp/\"") "<w:fldChar w:fldCharType=\"separate\"/>"
      "<w:t>x</w:t><w:fldChar w:fldCharType=\"end\"/>")), "" },
    { "link-renewed-tip", KEEP, P("<w:fldSimple w:instr=\"HYPERLINK "
      "https://a.jp/ \\o https://b.jp/\">" T("x") "</w:fldSimple>"),
      P("<w:fldSimple w:instr=\" HYPERLINK &quot;https://a.jp/&quot; \">"
      T("x") "</w:fldSimple>"), "link-text=1" },
    { "link-renewed-lost", KEEP, P(BEGIN CODE("HYPERLINK HTTP://a.jp/")
      SEPARATE T("x")), P("<w:r/><w:r/>" T("x")), "field=1" },
    { "link-renewed-bare", BARE, P(BEGIN CODE("HYPERLINK HTTP://a.jp/")
      SEPARATE T("x") END), P("<w:r/><w:r/>" T("x") "<w:r/>"),
      "hyperlink=1" },
    { "conflict", KEEP, P("<w14:conflictIns " WHO ">" T("x")
      "</w14:conflictIns><w14:conflictDel " WHO ">" R("<w:delText>y</w:delText>")
      "</w14:conflictDel>"), P(T("x")), "tracked-change=2" },
    { "place", BARE, P(BEGIN CODE("HYPERLINK \\l &quot;x&quot;") SEPARATE
      T("x") END), P(BEGIN CODE("HYPERLINK \\l \"x\"") SEPARATE T("x") END), "" },
    { "inserted", BARE, P("<w:ins " WHO ">" T("x") "</w:ins><w:del " WHO ">"
      R("<w:delText>y</w:delText>") "</w:del>"), P(T("x")),
      "tracked-change=2" },
    { "deleted-paragraph", BARE, P(T("x")) P("<w:pPr><w:rPr><w:del " WHO
      "/></w:rPr></w:pPr><w:del " WHO ">" R("<w:delText>y</w:delText>")
      "</w:del>"), P(T("x")), "tracked-change=2" },
    { "deleted-row", BARE, "<w:tbl><w:tr><w:tc>" P(T("x")) "</w:tc></w:tr>"
      "<w:tr><w:trPr><w:del " WHO "/></w:trPr><w:tc>" P(T("y")) "</w:tc>"
      "</w:tr></w:tbl>", "<w:tbl><w:tr><w:tc>" P(T("x")) "</w:tc></w:tr>"
      "</w:tbl>", "tracked-change=1" },
    { "deleted-cell", BARE, "<w:tbl><w:tr><w:tc>" P(T("x")) "</w:tc><w:tc>"
      "<w:tcPr><w:cellDel " WHO "/></w:tcPr>" P(T("y")) "</w:tc></w:tr>"
      "<w:tr><w:tc><w:tcPr><w:cellDel " WHO "/></w:tcPr>" P(T("z"))
      "</w:tc></w:tr></w:tbl>", "<w:tbl><w:tr><w:tc>" P(T("x"))
      "</w:tc></w:tr></w:tbl>", "tracked-change=2" },
    { "deleted-cells", BARE, P(T("x")) "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel "
      WHO "/></w:tcPr><w:tbl><w:tr><w:tc>" P(T("y")) "</w:tc></w:tr></w:tbl>"
      P(T("z")) "</w:tc></w:tr></w:tbl>" P(T("w")), P(T("x")) P(T("w")),
      "tracked-change=1" },
    { "deleted-cell-kept", KEEP, "<w:tbl><w:tr><w:tc>"
      "<w:tcPr><w:cellDel " WHO "/></w:tcPr>" P(T("y")) "</w:tc></w:tr>"
      "</w:tbl>", "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel " WHO "/></w:tcPr>"
      P(T("y")) "</w:tc></w:tr></w:tbl>", "" },
    { "old-format", BARE, P(R("<w:rPr><w:b/><w:rPrChange " WHO "><w:rPr/>"
      "</w:rPrChange></w:rPr><w:t>x</w:t>")), P(R("<w:rPr><w:b/></w:rPr><w:t>x"
      "</w:t>")), "tracked-change=1" },
    { "nobody", "base = \"files-faithful\"; inside = { metadata = \"remove\"; "
      "};", P("<w:ins " WHO ">" T("x") "</w:ins>"),
      P("<w:ins " ANY ">" T("x") "</w:ins>"), "author=1 time=1" },
    /* links */
    { "web", KEEP, P("<w:hyperlink r:id=\"web\">" T("x") "</w:hyperlink>"),
      P("<w:hyperlink r:id=\"rId1\">" T("x") "</w:hyperlink>"), "" },
    { "web-bare", BARE, P("<w:hyperlink r:id=\"web\">" T("x") "</w:hyperlink>"),
      P(T("x")), "hyperlink=1" },
    { "program", KEEP, P("<w:hyperlink r:id=\"exe\">" T("x") "</w:hyperlink>"),
      P(T("x")), "external-target=1" },
    { "anchor", KEEP, P("<w:hyperlink w:anchor=\"a\" w:tgtFrame=\"_blank\">"
      T("x") "</w:hyperlink>"), P("<w:hyperlink w:anchor=\"a\">" T("x")
      "</w:hyperlink>"), "unknown-attribute=1" },
    /* the rest */
    { "chunk", KEEP, "<w:tbl><w:tr><w:tc><w:altChunk r:id=\"x\"/></w:tc></w:tr>"
      "</w:tbl>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
      "unknown-attribute=1" },
    { "object", KEEP, P(R("<w:object><v:shape id=\"a\"/><o:OLEObject "
      "r:id=\"x\"/></w:object>")), P(R("<w:pict><v:shape id=\"a\"/></w:pict>")),
      "unknown-element=1" },
    { "object-drawing", KEEP, P(R("<w:object><v:shape id=\"a\"/><w:drawing>"
      "<wp:inline xmlns:wp=\"" OPEN "drawingml/2006/wordprocessingDrawing\"/>"
      "</w:drawing><w:objectEmbed r:id=\"x\"/></w:object>")),
      P(R("<w:drawing><wp:inline/></w:drawing>")), "unknown-element=1" },
    { "object-no-drawing", KEEP, P(R("<w:t>a</w:t><w:object><w:drawing/>"
      "</w:object>")), P(T("a")), "" },
    { "object-shape", KEEP, P(R("<w:object><v:shape id=\"a\"/><w:drawing/>"
      "</w:object>")), P(R("<w:pict><v:shape id=\"a\"/></w:pict>")), "" },
    { "no-picture", KEEP, P(R("<w:t>a</w:t><w:object><o:OLEObject "
      "r:id=\"x\"/></w:object>")), P(T("a")), "unknown-element=1" },
    { "meaning", KEEP, P("<w:smartTag w:uri=\"u\" w:element=\"e\">" T("x")
      "</w:smartTag>"), P(T("x")), "unknown-element=1 unknown-attribute=2" },
    { "overridden", KEEP, P("<w:bdo w:val=\"rtl\">" T("x") "</w:bdo>"),
      P(T("x")), "bidi=1" },
    { "unknown", KEEP, P(T("x") "<w:evil>" T("y") "</w:evil>"), P(T("x")),
      "unknown-element=1" },
};
/* clang-format on */

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GBytes) bytes = document(row->in);
    g_autoptr(Cleaned) once = clean(bytes, row->settings);
    g_autoptr(Cleaned) twice = NULL;
    g_autofree char *body = NULL, *counts = counts_of(once);

    g_assert_cmpstr(once->part->detail, ==, NULL);
    body = body_of(once);
    g_assert_cmpstr(body, ==, row->out != SAME ? row->out : row->in);
    /* The link to a program is in every document, and goes. */
    g_assert_cmpstr(counts, ==, row->counts);
    twice = clean(sk_part_bytes(once->part), row->settings);
    g_assert_true(
        g_bytes_equal(sk_part_bytes(once->part), sk_part_bytes(twice->part)));
}

/* Names leave where authors do. */
static void
test_people(void)
{
    g_autoptr(GBytes) bytes = document(P(T("people")));
    g_autoptr(Cleaned) kept = clean(bytes, KEEP);
    g_autoptr(Cleaned) gone = clean(
        bytes,
        "base = \"files-faithful\"; inside = { fields = [ \"title\" ]; };");
    g_autofree char *counts = counts_of(kept), *fewer = counts_of(gone);

    g_assert_cmpstr(counts, ==, "unknown-element=1");
    g_assert_cmpstr(fewer, ==, "author=1");
}

/* ---- as text ------------------------------------------------------------- */

typedef struct {
    const char *name, *body, *text;
} Words;

/* clang-format off */
static const Words words[] = {
    { "lines", P(T("a") R("<w:tab/>") T("b")) P(T("c")), "a\tb\nc\n" },
    { "field", P(BEGIN CODE("PAGE") SEPARATE T("7") END), "7\n" },
    { "circled", P(BEGIN CODE("eq \\o\\ac(○,印)") END), "○印\n" },
    { "reading", P(R("<w:ruby><w:rt>" T("かな") "</w:rt><w:rubyBase>" T("仮名")
      "</w:rubyBase></w:ruby>")), "仮名（かな）\n" },
    { "table", "<w:tbl><w:tr><w:tc>" P(T("表")) "</w:tc><w:tc>" P(T("b"))
      "</w:tc></w:tr><w:tr><w:tc>" P(T("c")) "</w:tc><w:tc>" P(T("d"))
      "</w:tc></w:tr></w:tbl>", "表 | b\nc  | d\n" },
    { "hidden", P(T("a") R("<w:rPr><w:vanish/></w:rPr><w:t>b</w:t>") T("c")),
      "a［隠し文字: b］c\n" },
    { "changes", P("<w:ins " WHO ">" T("a") "</w:ins><w:del " WHO ">"
      R("<w:delText>b</w:delText>") "</w:del>"), "［挿入: a］［削除: b］\n" },
    { "link", P("<w:hyperlink r:id=\"web\">" T("a") "</w:hyperlink>"),
      "a［リンク: hxxps://www[.]example[.]jp/］\n" },
    { "symbol", P(R("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym "
      "w:font=\"x\" w:char=\"E000\"/>")), "☑〓\n" },
};
/* clang-format on */

static void
test_words(gconstpointer data)
{
    const Words *row = data;
    g_autoptr(GBytes) bytes = document(row->body);
    g_autoptr(Cleaned) opened = open_part(bytes, KEEP);
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;
    g_autoptr(SkPackage) package =
        sk_package_open(opened->part, opened->tree.policy, &why, &detail);
    g_autofree char *text =
        sk_word_text(package, opened->tree.policy, &why, &detail);

    g_assert_cmpstr(text, ==, row->text);
}

/* ---- damage -------------------------------------------------------------- */

/* A byte of the document's XML is another one. Whatever comes of it is a
 * verdict, and what leaves is written the same again. */
static void
test_flips(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(12);
    g_autoptr(GString) all = g_string_new(NULL);
    guint left = 0;

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        g_string_append(all, rows[i].in);
    for (guint i = 0; i < FLIPS; i++) {
        g_autofree char *body = g_strdup(all->str);
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(Cleaned) once = NULL;
        g_autoptr(Cleaned) twice = NULL;

        for (guint n = (guint)g_rand_int_range(rand, 1, 3); n > 0; n--)
            body[g_rand_int_range(rand, 0, (gint32)all->len)] =
                (char)g_rand_int_range(rand, 0x20, 0x7F);
        bytes = document(body);
        once = clean(bytes, i % 2 == 0 ? KEEP : BARE);
        if (once->part->verdict == SK_VERDICT_REMOVED)
            continue;
        left++;
        twice = clean(sk_part_bytes(once->part), i % 2 == 0 ? KEEP : BARE);
        g_assert_true(g_bytes_equal(sk_part_bytes(once->part),
                                    sk_part_bytes(twice->part)));
    }
    g_assert_cmpuint(left, >, FLIPS / 10);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    sk_ooxml_prepare();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/word/%s", rows[i].name);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *path = g_strdup_printf("/word/text/%s", words[i].name);

        g_test_add_data_func(path, &words[i], test_words);
    }
    g_test_add_func("/word/people", test_people);
    g_test_add_func("/word/flips", test_flips);
    return g_test_run();
}
