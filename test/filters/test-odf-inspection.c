/* SPDX-License-Identifier: Apache-2.0
 *
 * The exit inspection against a cleaner that lets something out: a document that
 * was cleaned is changed in one place and packed again as our writer packs. The
 * inspection knows each rule by its own code, and refuses; so it does where the
 * cleaner kept what the policy takes out.
 */
#include <string.h>
#include <archive/deflate.h>
#include <archive/zip_strict.h>
#include <archive/zip_write.h>
#include "odf-help.h"
#include "odf-table.h"

/* What is changed: in @member the first @from becomes @to. A @member of NULL
 * adds one called @from that holds @to. */
typedef struct {
    const char *name, *member, *from, *to;
} Change;

#define CONTENT "content.xml"
#define TAGS(inside) "<text:p>q", inside "<text:p>q"

/* clang-format off: a table */
static const Change changes[] = {
    { "declaration", CONTENT, "standalone=\"yes\"", "standalone=\"no\"" },
    { "doctype", CONTENT, "?>\n<", "?>\n<!DOCTYPE x><" },
    { "comment", CONTENT, TAGS("<!-- x -->") },
    { "instruction", CONTENT, TAGS("<?x y?>") },
    { "cdata", CONTENT, "<text:p>q", "<text:p><![CDATA[x]]>q" },
    { "reference", CONTENT, "<text:p>q", "<text:p>&#65;q" },
    { "entity", CONTENT, "<text:p>q", "<text:p>&x;q" },
    { "behind", CONTENT, "</office:document-content>", "</office:document-content> " },
    { "quotes", CONTENT, "office:version=\"1.3\"", "office:version='1.3'" },
    { "twice", CONTENT, "office:version=\"1.3\"", "office:version=\"1.3\" office:version=\"1.3\"" },
    { "end-tag", CONTENT, "</text:p>", "</text:h>" },
    { "namespace", CONTENT, " xmlns:text=", " xmlns:evil=\"http://evil.example/\" xmlns:text=" },
    { "namespace-order", CONTENT, " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"", "" },
    { "other-uri", CONTENT, "xmlns:text:1.0", "xmlns:text:1.1" },
    { "inner-namespace", CONTENT, "<text:p>q", "<text:p xmlns:draw=\"x\">q" },
    { "element", CONTENT, TAGS("<text:script>x</text:script>") },
    { "element-case", CONTENT, TAGS("<text:P/>") },
    { "no-prefix", CONTENT, TAGS("<p/>") },
    { "scripts", CONTENT, "<office:body>", "<office:scripts/><office:body>" },
    { "events", CONTENT, TAGS("<office:event-listeners/>") },
    { "plugin", CONTENT, TAGS("<draw:frame><draw:plugin/></draw:frame>") },
    { "ole", CONTENT, TAGS("<draw:frame><draw:object-ole/></draw:frame>") },
    { "section-source", CONTENT, TAGS("<text:section-source/>") },
    { "binary", CONTENT, TAGS("<office:binary-data>AAAA</office:binary-data>") },
    { "attribute", CONTENT, "<text:p>q", "<text:p text:evil=\"x\">q" },
    { "engine", CONTENT, "<draw:frame ", "<draw:frame draw:engine=\"x\" " },
    { "tip-of-host", CONTENT, "xlink:href=\"https://city.example.jp/\"",
      "office:title=\"https://bank.example/\" xlink:href=\"https://city.example.jp/\"" },
    { "href-where", CONTENT, "<text:p>q", "<text:p xlink:href=\"#x\">q" },
    { "picture-elsewhere", CONTENT, "Pictures/1.bmp", "http://evil.example/1.bmp" },
    { "picture-missing", CONTENT, "Pictures/1.bmp", "Pictures/2.bmp" },
    { "picture-file", CONTENT, "Pictures/1.bmp", "../Pictures/1.bmp" },
    { "object-missing", CONTENT, "./Object 1", "./Object 2" },
    { "object-elsewhere", CONTENT, "./Object 1", "../a.odt" },
    { "link-file", CONTENT, "https://city.example.jp/", "file:///c:/x" },
    { "link-script", CONTENT, "https://city.example.jp/", "vnd.sun.star.script:x" },
    { "link-user", CONTENT, "https://city.example.jp/", "https://a@evil.example/" },
    { "formula-dde", CONTENT, "of:=SUM(1)", "of:=DDE(1)" },
    { "formula-external", CONTENT, "of:=SUM(1)", "of:=['a'#$S.A1]" },
    { "formula-language", CONTENT, "of:=SUM(1)", "msoxl:=SUM(1)" },
    { "formula-open", CONTENT, "of:=SUM(1)", "of:=SUM((1)" },
    { "formula-pipe", CONTENT, "of:=SUM(1)", "of:=cmd|1" },
    { "table-of-a-file", CONTENT, "<text:p>q", "<table:table table:name=\"'file:///a'#S\"/><text:p>q" },
    { "body", CONTENT, "office:text>", "office:chart>" },
    { "settings-name", "settings.xml", "AddParaTableSpacing", "PrinterName" },
    { "settings-type", "settings.xml", "\"boolean\"", "\"string\"" },
    { "settings-value", "settings.xml", ">true<", ">http://x<" },
    { "settings-group", "settings.xml", "ooo:configuration-settings", "ooo:other" },
    { "meta-template", "meta.xml", "<dc:title>", "<meta:template/><dc:title>" },
    { "meta-program", "meta.xml", "<dc:title>", "<meta:generator>http://x</meta:generator><dc:title>" },
    { "inner-script", "Object 1/content.xml", "<office:body>", "<office:scripts/><office:body>" },
    { "inner-body", "Object 1/content.xml", "office:chart>", "office:text>" },
    { "picture", "Pictures/1.bmp", "BM", "MZ" },
    { "mimetype", "mimetype", "text", "spreadsheet" },
    { "manifest", "META-INF/manifest.xml", "image/bmp", "image/png" },
    { "manifest-version", "META-INF/manifest.xml", "manifest:version=\"1.3\"", "manifest:version=\"1.2\"" },
    { "version", CONTENT, "office:version=\"1.3\"", "office:version=\"1.2\"" },
    { "manifest-more", "META-INF/manifest.xml", "</manifest:manifest>",
      "<manifest:file-entry manifest:full-path=\"x\" manifest:media-type=\"\"/></manifest:manifest>" },
    { "manifest-root", "META-INF/manifest.xml", "opendocument.text\"", "opendocument.graphics\"" },
    { "manifest-object", "META-INF/manifest.xml", "opendocument.chart\"", "opendocument.text\"" },
    { "member", NULL, "Basic/a.xml", "x" },
    { "member-picture", NULL, "Pictures/9.bmp", "BM" },
    { "member-object", NULL, "Object 9/content.xml", "x" },
    { "member-name", NULL, "Pictures/a.png", "x" },
};
/* clang-format on */

static const OdfRow base = {
    .name = "base",
    .type = "text",
    .content =
        "<office:body><office:text><text:p>q</text:p><text:p><text:a "
        "xlink:href=\"https://city.example.jp/\">v</text:a><text:expression "
        "text:formula=\"of:=SUM(1)\">1</text:expression><draw:frame "
        "draw:name=\"f\"><draw:image xlink:href=\"Pictures/a.bmp\"/>"
        "</draw:frame><draw:frame><draw:object xlink:href=\"./Object 7\"/>"
        "</draw:frame></text:p></office:text></office:body>",
    .more = { { "Pictures/a.bmp", "" },
              { "meta.xml",
                "<office:document-meta@@><office:meta><dc:title>T</dc:title>"
                "</office:meta></office:document-meta>" },
              { "settings.xml",
                "<office:document-settings@@><office:settings>"
                "<config:config-item-set "
                "config:name=\"ooo:configuration-settings\"><config:config-item "
                "config:name=\"AddParaTableSpacing\" config:type=\"boolean\">"
                "true</config:config-item></config:config-item-set>"
                "</office:settings></office:document-settings>" },
              { "Object 7/content.xml",
                "<office:document-content@@><office:body><office:chart>"
                "<chart:chart chart:class=\"chart:bar\"/></office:chart>"
                "</office:body></office:document-content>" } },
};

/* Returns @bytes with the change made. New reference. */
static GBytes *
changed(GBytes *bytes, const Change *change)
{
    gsize len = 0, from = strlen(change->from), to = strlen(change->to);
    const char *p = g_bytes_get_data(bytes, &len);
    const char *at = memmem(p, len, change->from, from);
    GByteArray *out = g_byte_array_new();

    if (at == NULL)
        g_error("%s: not there", change->name);
    g_byte_array_append(out, (const guint8 *)p, (guint)(at - p));
    g_byte_array_append(out, (const guint8 *)change->to, (guint)to);
    g_byte_array_append(out, (const guint8 *)at + from,
                        (guint)(p + len - at - from));
    return g_byte_array_free_to_bytes(out);
}

static GBytes *
content_of(const SkZipMember *member)
{
    SkReason why;

    return member->method == 8
               ? sk_deflate_undo(NULL, member->data, (gsize)member->packed,
                                 (gsize)member->size, &why)
               : g_bytes_new(member->data, (gsize)member->size);
}

/* Returns @zip with @change (NULL for none), packed as the writer packs. */
static GBytes *
packed_again(GBytes *zip, const Change *change)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(zip, &len);
    g_auto(SkZipWalk) walk = sk_zip_walk(bytes, len, 1000);
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();

    for (guint i = 0; i < walk.members->len; i++) {
        const SkZipMember *member =
            &g_array_index(walk.members, SkZipMember, i);
        g_autofree char *name =
            g_strndup((const char *)member->name, member->name_len);
        g_autoptr(GBytes) content = content_of(member);
        g_autoptr(SkZipPacked) packed = NULL;

        if (change != NULL && change->member == NULL &&
            i + 1 == walk.members->len) {
            g_autoptr(GBytes) more =
                g_bytes_new_static(change->to, strlen(change->to));

            sk_zip_writer_add(writer, change->from, more);
        }
        if (change != NULL && g_strcmp0(change->member, name) == 0) {
            GBytes *other = changed(content, change);

            g_bytes_unref(content);
            content = other;
        }
        packed = sk_zip_pack(content, i > 0);
        sk_zip_writer_put(writer, name, packed);
    }
    return sk_zip_writer_finish(writer);
}

static void
run(gconstpointer data)
{
    const Change *change = data;
    g_autoptr(GBytes) file = odf_table_package(&base, NULL, 0);
    g_autoptr(OdfResult) result =
        odf_run(odf_policy(ODF_FAITHFUL), "file.odt", file);
    g_autoptr(GBytes) other = NULL;
    g_autofree char *refused = NULL;

    g_assert_nonnull(result->bytes);
    other = packed_again(result->bytes, change);
    refused = odf_accepted(odf_policy(ODF_FAITHFUL), result->type, other);
    if (change == NULL)
        g_assert_cmpstr(refused, ==, NULL);
    else
        g_assert_nonnull(refused);
}

/* What a policy may keep, and a document that has it. */
static const struct {
    const char *name, *key, *content;
} kept[] = {
    { "hyperlinks", "hyperlinks",
      "<text:p><text:a "
      "xlink:href=\"https://city.example.jp/\">v</text:a></text:p>" },
    { "link-of-a-field", "hyperlinks",
      "<text:p><text:bibliography-mark text:bibliography-type=\"www\" "
      "text:url=\"https://city.example.jp/\">v</text:bibliography-mark></"
      "text:p>" },
    { "formulas", "formulas",
      "<table:table><table:table-column/><table:table-row><table:table-cell "
      "table:formula=\"of:=SUM(1)\"/></table:table-row></table:table>" },
    { "forms", "forms",
      "<office:forms><form:form form:name=\"f\"><form:text "
      "xml:id=\"a\"/></form:form></office:forms>" },
    { "control", "forms",
      "<text:p><draw:control draw:control=\"a\"/></text:p>" },
    { "field", "forms",
      "<text:p><field:fieldmark "
      "field:type=\"vnd.oasis.opendocument.field.FORMCHECKBOX\"/></text:p>" },
    { "comment", "comments",
      "<text:p><office:annotation><text:p>a</text:p></office:annotation></"
      "text:p>" },
    { "change", "comments",
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</"
      "text:p></text:deletion>"
      "</text:changed-region></text:tracked-changes><text:p>a</text:p>" },
    { "mark-of-a-change", "comments",
      "<text:p><text:change text:change-id=\"c\"/></text:p>" },
    { "metadata", "metadata", "<text:p>a</text:p>" },
};

/* A policy that keeps all but @key, which may be NULL. */
static const SkPolicy *
policy_without(const char *key)
{
    static const char *const keys[] = { "hyperlinks", "formulas", "forms",
                                        "comments", "metadata" };
    g_autoptr(GString) settings = g_string_new(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        g_string_append_printf(settings, "%s = \"%s\"; ", keys[i],
                               g_strcmp0(keys[i], key) == 0 ? "remove"
                                                            : "keep");
    return odf_policy(settings->str);
}

/* What one policy keeps is refused under the other, and what is left when it is
 * taken out is accepted. */
static void
run_kept(gconstpointer data)
{
    const guint i = GPOINTER_TO_UINT(data);
    g_autofree char *content =
        g_strconcat("<office:body><office:text>", kept[i].content,
                    "</office:text></office:body>", NULL);
    const OdfRow row = {
        .name = kept[i].name,
        .type = "text",
        .content = content,
        .more = { { "meta.xml",
                    "<office:document-meta@@><office:meta><dc:title>T"
                    "</dc:title></office:meta></office:document-meta>" } },
    };
    const SkPolicy *all = policy_without(NULL);
    const SkPolicy *strict = policy_without(kept[i].key);
    g_autoptr(GBytes) file = odf_table_package(&row, NULL, 0);
    g_autoptr(OdfResult) full = odf_run(all, "file.odt", file);
    g_autoptr(OdfResult) less = odf_run(strict, "file.odt", file);
    g_autofree char *accepted = NULL, *refused = NULL, *other = NULL;

    g_assert_true(full->bytes != NULL && less->bytes != NULL);
    accepted = odf_accepted(all, full->type, full->bytes);
    g_assert_cmpstr(accepted, ==, NULL);
    refused = odf_accepted(strict, full->type, full->bytes);
    g_assert_nonnull(refused);
    other = odf_accepted(strict, less->type, less->bytes);
    g_assert_cmpstr(other, ==, NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/odf/inspection/unchanged", NULL, run);
    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autofree char *path =
            g_strdup_printf("/odf/inspection/%s", changes[i].name);

        g_test_add_data_func(path, &changes[i], run);
    }
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_autofree char *path =
            g_strdup_printf("/odf/inspection/kept/%s", kept[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), run_kept);
    }
    return g_test_run();
}
