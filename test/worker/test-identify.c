/* SPDX-License-Identifier: Apache-2.0
 *
 * What a file is found to be: kinds of text by claim and by what starts
 * something, ZIP by its list of members, OLE2 by its directory, encrypted and
 * two-in-one. All made here; the corpus is looked at in the laws.
 */
#include <string.h>
#include "../filters/zip-make.h"
#include "core/part_private.h"
#include "charset/charset.h"
#include "worker/identify/identify.h"

typedef struct {
    const char *path;
    const char *name, *claimed;
    const char *bytes;
    gsize len;
    const char *found;
} Row;

#include "identify-rows.h"

static char *
identify(const char *name, const char *claimed, const void *bytes, gsize len)
{
    g_autoptr(GBytes) content = g_bytes_new(bytes, len);
    g_autoptr(SkPart) part =
        sk_part_new(SK_ROLE_ATTACHMENT, name, claimed, content);

    sk_identify(part);
    if (len > 0)
        g_assert_nonnull(part->evidence);
    return g_strdup(sk_part_found(part));
}

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autofree char *found =
        identify(row->name, row->claimed, row->bytes, row->len);

    g_assert_cmpstr(found, ==, row->found);
}

/* ---- ZIP ----------------------------------------------------------------- */

#define TYPES(main)                                                            \
    {                                                                          \
        .name = "[Content_Types].xml",                                         \
        .content = "<Override ContentType=\"application/" main "+xml\"/>"      \
    }
#define WORD "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
/* stored behind the twelve bytes of its key */
#define LOCKED                                                                 \
    {                                                                          \
        .name = "a.txt", .content = "0123456789ab!", .l_size_add = -12,        \
        .c_size_add = -12, .flags = 1                                          \
    }
#define DOCX                                                                   \
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define DOCM "application/vnd.ms-word.document.macroenabled.12"
#define ODT  "application/vnd.oasis.opendocument.text"

typedef struct {
    const char *path, *found;
    ZipRow rows[4];
    ZipFrame frame;
} Zip;

static const Zip zips[] = {
    { "plain", "application/zip", { { "a.txt", "a" } } },
    { "empty", "application/zip", { { NULL } } },
    { "docx", DOCX, { TYPES(WORD), { "word/document.xml", "x" } } },
    { "docx-by-member", DOCX, { { "word/document.xml", "x" } } },
    { "docm",
      DOCM,
      { TYPES("vnd.ms-word.document.macroEnabled.main"),
        { "word/document.xml", "x" } } },
    { "docx-with-macros",
      DOCM,
      { TYPES(WORD), { "word/vbaProject.bin", "x" } } },
    { "xlsb-by-member",
      "application/vnd.ms-excel.sheet.binary.macroenabled.12",
      { { "xl/workbook.bin", "x" } } },
    { "named-in-content",
      "application/zip",
      { { "a.txt", "word/document.xml META-INF/MANIFEST.MF" } } },
    { "jar", "application/java-archive", { { "META-INF/MANIFEST.MF", "x" } } },
    { "apk",
      "application/vnd.android.package-archive",
      { { "META-INF/MANIFEST.MF", "x" }, { "AndroidManifest.xml", "x" } } },
    { "odt", ODT, { { "mimetype", ODT } } },
    { "odt-locked",
      ODT "+encrypted",
      { { "mimetype", ODT },
        { "META-INF/manifest.xml", "<manifest:encryption-data/>" } } },
    { "mimetype-lies", "application/zip", { { "mimetype", "text/html" } } },
    { "locked", "application/zip+encrypted", { LOCKED } },
    { "partly-locked",
      "application/zip+encrypted",
      { LOCKED, { "b.txt", "b" } } },
    { "two-ends",
      "application/zip",
      { { "a.txt", "a" } },
      { .second_end = TRUE } },
    { "prefix-of-text",
      "application/zip",
      { { "a.txt", "a" } },
      { .prefix = "<html><script>x</script>" } },
    { "prefix-of-png",
      "image/png+polyglot",
      { { "a.txt", "a" } },
      { .prefix = "\x89PNG\r\n\x1a\n" } },
    { "prefix-of-jpeg",
      "image/jpeg+polyglot",
      { { "a.txt", "a" } },
      { .prefix = "\xff\xd8\xff\xe0 JFIF \xff\xd9" } },
    { "prefix-of-pdf",
      "application/pdf+polyglot",
      { { "a.txt", "a" } },
      { .prefix = "%PDF-1.4\n" } },
    { "prefix-of-program",
      "application/x-dosexec",
      { { "a.txt", "a" } },
      { .prefix = "MZ\x90 program" } },
};

static void
test_zip(gconstpointer data)
{
    const Zip *zip = data;
    g_autoptr(GByteArray) bytes = zip_make(zip->rows, &zip->frame);
    g_autofree char *found = identify("a.docx", NULL, bytes->data, bytes->len);

    g_assert_cmpstr(found, ==, zip->found);
}

/* ---- OLE2 ---------------------------------------------------------------- */

static void
put_u32(guint8 *at, guint32 value)
{
    for (guint i = 0; i < 4; i++)
        at[i] = (guint8)(value >> (8 * i));
}

/* Header, table, directory, one stream of 4096 bytes that begins as @head. */
static GByteArray *
ole_make(const char *name, const char *head, gsize head_len)
{
    GByteArray *out = g_byte_array_new();
    guint8 *entry;

    g_byte_array_set_size(out, 512 * 11);
    memset(out->data, 0, out->len);
    memcpy(out->data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    out->data[30] = 9;
    put_u32(out->data + 48, 1); /* the directory */
    put_u32(out->data + 68, 0xfffffffe);
    memset(out->data + 76, 0xff, 109 * 4);
    put_u32(out->data + 76, 0); /* the table */
    memset(out->data + 512, 0xff, 512);
    put_u32(out->data + 512 + 4, 0xfffffffe);
    entry = out->data + 1024;
    entry[64] = 22;
    entry[66] = 5;
    put_u32(entry + 116, 0xfffffffe);
    entry += 128;
    for (gsize i = 0; name[i] != '\0'; i++)
        entry[i * 2] = (guint8)name[i];
    entry[64] = (guint8)((strlen(name) + 1) * 2);
    entry[66] = 2;
    put_u32(entry + 116, 2);
    put_u32(entry + 120, 4096);
    memcpy(out->data + 1536, head, head_len);
    return out;
}

static const struct {
    const char *path, *stream, *head;
    gsize len;
    const char *found;
} oles[] = {
    { "word", "WordDocument", TEXT("\xec\xa5\xc1\0\0\0\0\0\0\0\0\0\0"),
      "application/msword" },
    { "word-locked", "WordDocument", TEXT("\xec\xa5\xc1\0\0\0\0\0\0\0\0\1\0"),
      "application/msword+encrypted" },
    { "workbook", "Workbook", TEXT("\x09\x08\x04\0\0\6\5\0\x42\0\2\0\0\0"),
      "application/vnd.ms-excel" },
    { "workbook-locked", "Workbook",
      TEXT("\x09\x08\x04\0\0\6\5\0\x2f\0\2\0\0\0"),
      "application/vnd.ms-excel+encrypted" },
    { "package", "EncryptedPackage", TEXT("x"),
      "application/vnd.openxmlformats+encrypted" },
    { "ichitaro", "JSRV_SegmentInformation", TEXT("x"),
      "application/x-ichitaro" },
    { "message", "__properties_version1.0", TEXT("x"),
      "application/vnd.ms-outlook" },
    { "unknown", "Nothing", TEXT("WordDocument"), "application/x-ole-storage" },
};

static void
test_ole(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(oles); i++) {
        g_autoptr(GByteArray) bytes =
            ole_make(oles[i].stream, oles[i].head, oles[i].len);
        g_autofree char *found =
            identify("a.doc", NULL, bytes->data, bytes->len);

        g_assert_cmpstr(found, ==, oles[i].found);
    }
}

/* An installer by its class, whatever its streams are called. */
static void
test_ole_installer(void)
{
    g_autoptr(GByteArray) bytes = ole_make("WordDocument", TEXT("x"));
    g_autofree char *found = NULL;

    memcpy(bytes->data + 1024 + 80,
           "\x84\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46", 16);
    found = identify("a.doc", NULL, bytes->data, bytes->len);
    g_assert_cmpstr(found, ==, "application/x-msi");
}

/* Tables and directories that point at themselves, and each cut. */
static void
test_ole_hostile(void)
{
    g_autoptr(GByteArray) bytes = ole_make("WordDocument", TEXT("x"));

    for (guint32 sector = 0; sector < 12; sector++) {
        put_u32(bytes->data + 512 + 4, sector);
        put_u32(bytes->data + 68, sector);
        g_free(identify("a", NULL, bytes->data, bytes->len));
    }
    for (gsize len = 8; len < bytes->len; len += 7)
        g_free(identify("a", NULL, bytes->data, len));
}

static void
add_rows(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/identify/row/%s", rows[i].path);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    for (guint i = 0; i < G_N_ELEMENTS(zips); i++) {
        g_autofree char *path =
            g_strdup_printf("/identify/zip/%s", zips[i].path);

        g_test_add_data_func(path, &zips[i], test_zip);
    }
}

/* People are told the kind that a file is, not one beside it. */
static void
test_kinds(void)
{
    static const char *const kinds[][2] = {
        { "application/x-office-xml-spreadsheet", "excel" },
        { "application/x-office-xml", "word" },
        { "application/msword", "word" },
        { "application/vnd.ms-excel", "excel" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        g_assert_cmpstr(sk_kind_word(kinds[i][0]), ==, kinds[i][1]);
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    g_test_init(&argc, &argv, NULL);
    sk_charset_prepare(&error);
    g_assert_no_error(error);
    sk_identify_prepare(&error);
    g_assert_no_error(error);
    add_rows();
    g_test_add_func("/identify/kinds", test_kinds);
    g_test_add_func("/identify/ole", test_ole);
    g_test_add_func("/identify/ole-installer", test_ole_installer);
    g_test_add_func("/identify/ole-hostile", test_ole_hostile);
    return g_test_run();
}
