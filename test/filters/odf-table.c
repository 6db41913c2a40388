/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows of OpenDocument files through the whole pipeline (odf-table.h).
 */
#include <string.h>
#include <archive/deflate.h>
#include <archive/zip_strict.h>
#include <archive/zip_write.h>
#include "odf-help.h"
#include "odf-table.h"

#define ODF "application/vnd.oasis.opendocument."

static const char spaces[] =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    " xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:"
    "presentation:1.0\""
    " xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\""
    " xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\""
    " xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\""
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
    " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\""
    " xmlns:anim=\"urn:oasis:names:tc:opendocument:xmlns:animation:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    " xmlns:smil=\"urn:oasis:names:tc:opendocument:xmlns:smil-compatible:1.0\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:math=\"http://www.w3.org/1998/Math/MathML\""
    " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:"
    "xmlns:calcext:1.0\""
    " xmlns:field=\"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:"
    "field:1.0\""
    " xmlns:ooo=\"http://openoffice.org/2004/office\""
    " xmlns:ooow=\"http://openoffice.org/2004/writer\""
    " xmlns:evil=\"http://evil.example/\""
    " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\"";

static void
add(SkZipWriter *writer, const char *name, const char *text, gsize len)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, len);

    sk_zip_writer_add(writer, name, bytes);
}

/* Adds @xml, in which "@@" stands for the declarations of all namespaces. */
static void
add_xml(SkZipWriter *writer, const char *name, const char *xml)
{
    g_auto(GStrv) around = g_strsplit(xml, "@@", 2);
    g_autofree char *text = g_strjoinv(spaces, around);

    add(writer, name, text, strlen(text));
}

/* A picture of two by two pixels. */
static void
add_picture(SkZipWriter *writer, const char *name)
{
    static const char bmp[] =
        "BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0\x01\0"
        "\x18\0\0\0\0\0\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        "\1\2\3\4\5\6\0\0\7\10\11\12\13\14\0\0";

    add(writer, name, bmp, 70);
}

/* Changes @flips bytes of @text, mostly to ones that mean something in XML. */
static void
flip(char *text, GRand *rand, guint flips)
{
    static const char bytes[] = "<>/\"'&;:=# []xA0";

    for (; flips > 0; flips--)
        text[g_rand_int_range(rand, 0, (gint32)strlen(text))] =
            g_rand_int_range(rand, 0, 8) == 0
                ? (char)g_rand_int_range(rand, 1, 256)
                : bytes[g_rand_int_range(rand, 0, sizeof bytes - 1)];
}

GBytes *
odf_table_package(const OdfRow *row, GRand *rand, guint flips)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autofree char *type = g_strconcat(ODF, row->type, NULL);
    g_autofree char *content = g_strconcat(
        "<office:document-content", spaces, " office:version=\"1.3\">",
        row->content, "</office:document-content>", NULL);

    if (flips > 0)
        flip(content, rand, flips);
    add(writer, "mimetype", type, strlen(type));
    add(writer, "content.xml", content, strlen(content));
    for (guint i = 0; i < G_N_ELEMENTS(row->more) && row->more[i].name; i++)
        if (g_str_has_suffix(row->more[i].name, ".bmp"))
            add_picture(writer, row->more[i].name);
        else
            add_xml(writer, row->more[i].name, row->more[i].xml);
    return sk_zip_writer_finish(writer);
}

/* Returns all members of @zip, one behind the other, as a text. New string. */
static char *
unpacked(GBytes *zip)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(zip, &len);
    g_auto(SkZipWalk) walk = sk_zip_walk(bytes, len, 1000);
    GString *text = g_string_new(NULL);

    g_assert_nonnull(walk.members);
    for (guint i = 0; i < walk.members->len; i++) {
        const SkZipMember *member =
            &g_array_index(walk.members, SkZipMember, i);
        g_autoptr(GBytes) content = NULL;
        SkReason why;

        g_string_append_printf(text, "\n[%.*s]\n", member->name_len,
                               (const char *)member->name);
        if (member->method == 8)
            content = sk_deflate_undo(NULL, member->data, member->packed,
                                      member->size, &why);
        else
            content = g_bytes_new(member->data, member->size);
        g_assert_nonnull(content);
        bytes = g_bytes_get_data(content, &len);
        for (gsize k = 0; k < len; k++)
            g_string_append_c(text, bytes[k] == '\0' ? '0' : (char)bytes[k]);
    }
    return g_string_free(text, FALSE);
}

static void
check_words(const char *text, const char *const *words, gboolean is_there)
{
    for (guint i = 0; i < 8 && words[i] != NULL; i++)
        if ((strstr(text, words[i]) != NULL) != is_there)
            g_error("%s \"%s\": %s", is_there ? "lost" : "still there",
                    words[i], text);
}

static void
run_row(gconstpointer data)
{
    const OdfRow *row = data;
    const SkPolicy *policy =
        odf_policy(row->settings != NULL ? row->settings : ODF_FAITHFUL);
    g_autoptr(GBytes) bytes = odf_table_package(row, NULL, 0);
    const char *name = g_str_equal(row->type, "spreadsheet")    ? "file.ods"
                       : g_str_equal(row->type, "presentation") ? "file.odp"
                                                                : "file.odt";
    g_autoptr(OdfResult) result = odf_run(policy, name, bytes);
    g_autoptr(OdfResult) again = NULL;
    g_autofree char *text = NULL, *refused = NULL;

    if (row->reason != SK_REASON_NONE) {
        g_assert_cmpstr(sk_reason_word(result->reason), ==,
                        sk_reason_word(row->reason));
        return;
    }
    g_assert_cmpstr(sk_reason_word(result->reason), ==, "none");
    g_assert_nonnull(result->bytes);
    text = unpacked(result->bytes);
    check_words(text, row->kept, TRUE);
    check_words(text, row->gone, FALSE);
    g_assert_true(g_str_has_prefix(text, "\n[mimetype]\napplication/vnd."));
    g_assert_cmpstr(result->counts, ==, row->counts);
    refused = odf_accepted(policy, result->type, result->bytes);
    g_assert_cmpstr(refused, ==, NULL);
    again = odf_run(policy, result->name, result->bytes);
    g_assert_true(again->bytes != NULL &&
                  g_bytes_equal(again->bytes, result->bytes));
    g_assert_cmpstr(again->counts, ==, "");
}

int
odf_table_main(int argc, char **argv, const OdfRow *rows, guint n)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < n; i++) {
        g_autofree char *path = g_strdup_printf("/odf/%s", rows[i].name);

        g_test_add_data_func(path, &rows[i], run_row);
    }
    return g_test_run();
}
