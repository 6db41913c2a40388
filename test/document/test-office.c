/* SPDX-License-Identifier: Apache-2.0
 *
 * The inspector over documents that are almost as the cleaner writes them: one
 * thing in one member is changed, and the document must not leave. What is not
 * changed leaves.
 */
#include <string.h>

#include "document-help.h"
#include "package-make.h"

#include <archive/zip_write.h>

#define TYPES_NAME "[Content_Types].xml"
#define ROOT       "_rels/.rels"
#define DOCUMENT   "word/document.xml"
#define LINKS      "word/_rels/document.xml.rels"
#define PICTURE    "word/media/image1.png"
#define PR_NS      "http://schemas.openxmlformats.org/package/2006/relationships"

/* A picture that is shown, and a link. */
#define BODY                                                                   \
    "<w:hyperlink r:id=\"h\"><w:r><w:t>link</w:t></w:r></w:hyperlink>"         \
    "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" "         \
    "style=\"width:9pt;height:9pt\"><v:imagedata r:id=\"p\"/></v:shape>"       \
    "</w:pict></w:r>"

static const PackageMember members[] = {
    TYPES(WORD_TYPE),
    WORD_ROOT,
    WORD_DOCUMENT(BODY),
    { "word/a.png", NULL },
    WORD_RELATIONS(RELATION("p", OFFICE "image", "a.png") OUTSIDE(
        "h", OFFICE "hyperlink", "https://www.example.jp/?a=1&amp;b=2")),
    { NULL, NULL },
};

typedef struct {
    const char *path;
    const char *member; /* in which @from becomes @to; NULL for none */
    const char *from, *to;
    const char *more, *content; /* a member that is added behind all */
} Case;

static const Case cases[] = {
    /* the package */
    { .path = "member-behind", .more = "word/a.xml", .content = "<a/>" },
    { .path = "program-behind", .more = "a.txt", .content = "MZ" },
    { .path = "relations-of-nothing",
      .more = "word/_rels/a.xml.rels",
      .content = "<a/>" },
    { .path = "type-of-nothing",
      .member = TYPES_NAME,
      .from = "</Types>",
      .to = "<Override PartName=\"/a.xml\" ContentType=\"" WORD
            "styles+xml\"/></Types>" },
    { .path = "type-by-default",
      .member = TYPES_NAME,
      .from = "<Default Extension=\"png\"",
      .to = "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-"
            "office.vbaProject\"/><Default Extension=\"png\"" },
    { .path = "type-of-macros",
      .member = TYPES_NAME,
      .from = WORD "document.main+xml",
      .to = "application/vnd.ms-word.document.macroEnabled.main+xml" },
    { .path = "type-of-template",
      .member = TYPES_NAME,
      .from = WORD "document.main+xml",
      .to = WORD "template.main+xml" },
    { .path = "type-of-picture",
      .member = TYPES_NAME,
      .from = "image/png",
      .to = "text/html" },
    { .path = "types-space",
      .member = TYPES_NAME,
      .from = "<Types ",
      .to = "<Types  " },
    { .path = "types-comment",
      .member = TYPES_NAME,
      .from = "</Types>",
      .to = "<!-- --></Types>" },
    /* relationships */
    { .path = "no-main",
      .member = ROOT,
      .from = "officeDocument\"",
      .to = "styles\"" },
    { .path = "main-outside",
      .member = ROOT,
      .from = "\"/>",
      .to = "\" TargetMode=\"External\"/>" },
    { .path = "main-elsewhere",
      .member = ROOT,
      .from = "word/document.xml",
      .to = "../word/document.xml" },
    { .path = "template",
      .member = LINKS,
      .from = "</Relationships>",
      .to = "<Relationship Id=\"rId3\" Type=\"" OFFICE
            "attachedTemplate\" Target=\"http://192.0.2.1/\" "
            "TargetMode=\"External\"/></Relationships>" },
    { .path = "remote-image",
      .member = LINKS,
      .from = "Target=\"media/image1.png\"",
      .to = "Target=\"http://192.0.2.1/\" TargetMode=\"External\"" },
    { .path = "unknown-relation",
      .member = LINKS,
      .from = "/image\"",
      .to = "/oleObject\"" },
    { .path = "missing-target",
      .member = LINKS,
      .from = "image1.png",
      .to = "image2.png" },
    { .path = "target-of-types",
      .member = LINKS,
      .from = "media/image1.png",
      .to = "../[Content_Types].xml" },
    { .path = "target-absolute",
      .member = LINKS,
      .from = "media/image1.png",
      .to = "/word/media/image1.png" },
    { .path = "link-file",
      .member = LINKS,
      .from = "https://www",
      .to = "file://www" },
    { .path = "link-share",
      .member = LINKS,
      .from = "https://www",
      .to = "\\\\www" },
    { .path = "link-script",
      .member = LINKS,
      .from = "https://www",
      .to = "javascript:www" },
    { .path = "link-capitals",
      .member = LINKS,
      .from = "https://www",
      .to = "HTTPS://www" },
    { .path = "link-user",
      .member = LINKS,
      .from = "https://www",
      .to = "https://bank.example@www" },
    { .path = "link-blank", .member = LINKS, .from = "/?a=1", .to = "/ a=1" },
    { .path = "link-entity", .member = LINKS, .from = "&amp;", .to = "&#38;" },
    { .path = "link-mode",
      .member = LINKS,
      .from = "\"External\"",
      .to = "\"Internal\"" },
    { .path = "id-twice",
      .member = LINKS,
      .from = "\"rId2\"",
      .to = "\"rId1\"" },
    { .path = "id-other",
      .member = LINKS,
      .from = "\"rId2\"",
      .to = "\"rId3\"" },
    { .path = "base",
      .member = LINKS,
      .from = "<Relationships ",
      .to = "<Relationships xml:base=\"/a/\" " },
    /* the XML of a part */
    { .path = "declaration",
      .member = DOCUMENT,
      .from = " standalone=\"yes\"",
      .to = "" },
    { .path = "doctype",
      .member = DOCUMENT,
      .from = "?>\n",
      .to = "?>\n<!DOCTYPE w:document>" },
    { .path = "comment",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body><!-- -->" },
    { .path = "instruction",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body><?a b?>" },
    { .path = "section",
      .member = DOCUMENT,
      .from = ">a<",
      .to = "><![CDATA[a]]><" },
    { .path = "behind",
      .member = DOCUMENT,
      .from = "</w:document>",
      .to = "</w:document>\n" },
    { .path = "second-root",
      .member = DOCUMENT,
      .from = "</w:document>",
      .to = "</w:document><w:document/>" },
    { .path = "cut", .member = DOCUMENT, .from = "</w:document>", .to = "" },
    { .path = "unknown-element",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body><w:altChunk r:id=\"rId1\"/>" },
    { .path = "unknown-attribute",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body w:a=\"1\">" },
    { .path = "attribute-twice",
      .member = DOCUMENT,
      .from = "<w:t>",
      .to = "<w:t xml:space=\"preserve\" xml:space=\"preserve\">" },
    { .path = "attribute-quote",
      .member = DOCUMENT,
      .from = "<w:t>",
      .to = "<w:t xml:space='preserve'>" },
    { .path = "unknown-space",
      .member = DOCUMENT,
      .from = " xmlns:w=",
      .to = " xmlns:evil=\"urn:evil\" xmlns:w=" },
    { .path = "space-within",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body xmlns:w=\"" W_NS "\">" },
    { .path = "space-undeclared",
      .member = DOCUMENT,
      .from = " xmlns:r=\"" R_NS "\"",
      .to = "" },
    { .path = "space-order",
      .member = DOCUMENT,
      .from = " xmlns:w=\"" W_NS "\" xmlns:r=\"" R_NS "\"",
      .to = " xmlns:r=\"" R_NS "\" xmlns:w=\"" W_NS "\"" },
    { .path = "ignorable-unasked",
      .member = DOCUMENT,
      .from = "><w:body>",
      .to = " mc:Ignorable=\"w\"><w:body>" },
    { .path = "relation-beyond",
      .member = DOCUMENT,
      .from = "\"rId2\"",
      .to = "\"rId9\"" },
    { .path = "relation-zero",
      .member = DOCUMENT,
      .from = "\"rId2\"",
      .to = "\"rId02\"" },
    { .path = "two-tags",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body><w:p></w:p>" },
    { .path = "blanks",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body>\n" },
    { .path = "text-in-body",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body>a" },
    { .path = "text-quote",
      .member = DOCUMENT,
      .from = ">a<",
      .to = ">&quot;<" },
    { .path = "text-number",
      .member = DOCUMENT,
      .from = ">a<",
      .to = ">&#97;<" },
    { .path = "text-entity",
      .member = DOCUMENT,
      .from = ">a<",
      .to = ">&nbsp;<" },
    { .path = "text-bidi",
      .member = DOCUMENT,
      .from = ">a<",
      .to = ">\xE2\x80\xAE"
            "a<" },
    { .path = "text-bytes",
      .member = DOCUMENT,
      .from = ">a<",
      .to = ">\xC0\xAF<" },
    { .path = "choices",
      .member = DOCUMENT,
      .from = "<w:body>",
      .to = "<w:body><mc:AlternateContent/>" },
    /* a file in it */
    { .path = "picture-longer", .member = PICTURE, .from = NULL, .to = "MZ" },
};

/* Returns @text with its first @from replaced; or, without @from, @to behind
 * it. */
static GBytes *
changed(GBytes *bytes, const char *from, const char *to)
{
    gsize len = 0;
    const char *text = g_bytes_get_data(bytes, &len);
    const char *at =
        from != NULL ? memmem(text, len, from, strlen(from)) : text + len;
    GByteArray *out = g_byte_array_new();
    const gsize skip = from != NULL ? strlen(from) : 0;

    g_assert_nonnull(at);
    g_byte_array_append(out, (const guint8 *)text, (guint)(at - text));
    g_byte_array_append(out, (const guint8 *)to, (guint)strlen(to));
    g_byte_array_append(out, (const guint8 *)at + skip,
                        (guint)(len - (gsize)(at - text) - skip));
    return g_byte_array_free_to_bytes(out);
}

/* Returns the document @zip, packed anew with the change of @row, if any. */
static GBytes *
repacked(GBytes *zip, const Case *row)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autofree char *list = package_list(zip);
    g_auto(GStrv) names = g_strsplit(list, " ", -1);
    gboolean found = FALSE;

    for (guint i = 0; names[i] != NULL; i++) {
        g_autoptr(GBytes) bytes = package_bytes(zip, names[i]);

        if (row != NULL && g_strcmp0(row->member, names[i]) == 0) {
            GBytes *other = changed(bytes, row->from, row->to);

            g_bytes_unref(bytes);
            bytes = other;
            found = TRUE;
        }
        sk_zip_writer_add(writer, names[i], bytes);
    }
    if (row != NULL && row->more != NULL) {
        g_autoptr(GBytes) more =
            g_bytes_new_static(row->content, strlen(row->content));

        sk_zip_writer_add(writer, row->more, more);
        found = TRUE;
    }
    g_assert_true(found == (row != NULL));
    return sk_zip_writer_finish(writer);
}

static DocumentResult *
clean_document(void)
{
    const SkPolicy *policy = document_policy("files-faithful", "");
    g_autoptr(GBytes) bytes = package_make(members);
    DocumentResult *result = document_run(policy, "a.docx", bytes);

    g_assert_nonnull(result->bytes);
    return result;
}

static void
test_same(void)
{
    const SkPolicy *policy = document_policy("files-faithful", "");
    g_autoptr(DocumentResult) result = clean_document();
    GBytes *same = repacked(result->bytes, NULL);

    g_assert_cmpstr(document_accepted(policy, result, NULL), ==, NULL);
    g_assert_true(g_bytes_equal(same, result->bytes));
    g_bytes_unref(same);
}

static void
test_case(gconstpointer data)
{
    const Case *row = data;
    const SkPolicy *policy = document_policy("files-faithful", "");
    g_autoptr(DocumentResult) result = clean_document();
    GBytes *other = repacked(result->bytes, row);

    g_assert_false(g_bytes_equal(other, result->bytes));
    g_bytes_unref(result->bytes);
    result->bytes = other;
    g_assert_nonnull(document_accepted(policy, result, NULL));
}

/* A document with links does not leave where the order keeps none. */
static void
test_links(void)
{
    const SkPolicy *policy = document_policy(
        "files-faithful", "inside = { hyperlinks = \"remove\"; };");
    g_autoptr(DocumentResult) result = clean_document();

    g_assert_nonnull(document_accepted(policy, result, NULL));
}

/* No document is another kind of document. */
static void
test_types(void)
{
    static const char *const others[] = { "spreadsheetml.sheet",
                                          "presentationml.presentation",
                                          "wordprocessingml.template" };
    const SkPolicy *policy = document_policy("files-faithful", "");
    g_autoptr(DocumentResult) result = clean_document();

    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        g_free(result->type);
        result->type = g_strconcat(
            "application/vnd.openxmlformats-officedocument.", others[i], NULL);
        g_assert_nonnull(document_accepted(policy, result, NULL));
    }
}

/* ---- damaged documents -------------------------------------------------- */

#define ROUNDS 500

/* Cuts, doubles, exchanges or replaces a few bytes of @text. */
static void
damage(GRand *rand, GString *text)
{
    static const char *const words[] = {
        "<w:p>", "</w:p>",   "\"",   "&",     "<",   "&amp;", "rId1",
        "w:",    "External", "<!--", "word/", "../", "]]>"
    };
    gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)text->len);
    gsize n = (gsize)g_rand_int_range(rand, 1, 20);
    guint word = (guint)g_rand_int_range(rand, 0, G_N_ELEMENTS(words));
    g_autofree char *piece = NULL;

    n = MIN(n, text->len - at);
    piece = g_strndup(text->str + at, n);
    switch (g_rand_int_range(rand, 0, 4)) {
    case 0:
        g_string_erase(text, (gssize)at, (gssize)n);
        break;
    case 1:
        g_string_insert(text, (gssize)at, piece);
        break;
    case 2:
        g_string_insert(text, (gssize)at, words[word]);
        break;
    default:
        text->str[at] = (char)g_rand_int_range(rand, 1, 256);
    }
}

/* Whatever becomes of a damaged document: what leaves is accepted, and cleaning
 * it again changes nothing. */
static void
test_storm(void)
{
    const SkPolicy *policy = document_policy("files-faithful", "");
    g_autoptr(GRand) rand = g_rand_new_with_seed(12);
    guint left = 0;

    for (guint i = 0; i < ROUNDS; i++) {
        PackageMember damaged[G_N_ELEMENTS(members)];
        guint which = (guint)g_rand_int_range(rand, 0, 3);
        g_autoptr(GString) text = g_string_new(members[which].content);
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(DocumentResult) first = NULL;
        g_autoptr(DocumentResult) again = NULL;

        memcpy(damaged, members, sizeof members);
        damage(rand, text);
        damaged[which].content = text->str;
        bytes = package_make(damaged);
        first = document_run(policy, "a.docx", bytes);
        if (first->bytes == NULL)
            continue;
        left++;
        g_assert_cmpstr(document_accepted(policy, first, NULL), ==, NULL);
        again = document_run(policy, first->name, first->bytes);
        g_assert_nonnull(again->bytes);
        g_assert_true(g_bytes_equal(again->bytes, first->bytes));
    }
    g_assert_cmpuint(left, >, ROUNDS / 20);
    g_test_message("%u of %u left", left, ROUNDS);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/office/same", test_same);
    g_test_add_func("/office/links", test_links);
    g_test_add_func("/office/types", test_types);
    g_test_add_func("/office/storm", test_storm);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strconcat("/office/refused/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    return g_test_run();
}
