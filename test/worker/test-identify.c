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

#define TEXT(s) (s), sizeof(s) - 1
#define SVG     "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
#define PNG     "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1"

/* clang-format off */
static const Row rows[] = {
    { "empty", "a.txt", NULL, TEXT(""), "application/x-empty" },
    { "plain", "a.txt", "text/plain", TEXT("Good morning.\r\n"), "text/plain" },
    { "plain-unclaimed", "a", NULL, TEXT("Good morning.\n"), "text/plain" },
    { "name-chooses", "a.csv", "text/plain", TEXT("a,b\n"), "text/csv" },
    { "type-chooses", "a", "text/csv", TEXT("a,b\n"), "text/csv" },
    { "alias", NULL, "text/comma-separated-values", TEXT("a\n"), "text/csv" },
    { "tsv", "a.tsv", NULL, TEXT("a\tb\n"), "text/tab-separated-values" },
    { "json", "a.json", NULL, TEXT("{}"), "application/json" },
    { "xml", "a.xml", NULL, TEXT("<a/>"), "application/xml" },
    { "xml-unclaimed", "a", NULL, TEXT("<?xml version=\"1.0\"?><x/>"), "application/xml" },
    { "calendar", "a.ics", NULL, TEXT("BEGIN:VCALENDAR\r\n"), "text/calendar" },
    { "calendar-unclaimed", "a", NULL, TEXT("BEGIN:VCALENDAR\r\n"), "text/calendar" },
    { "contact", "a", NULL, TEXT("BEGIN:VCARD\r\n"), "text/vcard" },
    { "mail", "a.eml", NULL, TEXT("Subject: x\r\n\r\ny\r\n"), "message/rfc822" },
    { "mail-8bit", "a.eml", NULL, TEXT("Subject: x\r\n\r\n\x00\x01\xff\r\n"), "message/rfc822" },
    { "mail-not", "a.eml", NULL, TEXT("Good morning.\r\n"), "text/plain" },
    { "mail-mime-first", "a.eml", NULL, TEXT("MIME-Version: 1.0\r\n\r\n"), "message/rfc822" },
    { "mbox", "a.mbox", NULL, TEXT("From a@b Fri Nov 20\nSubject: x\n\ny\n"), "application/mbox" },
    { "trailing-dot", "a.csv.", NULL, TEXT("a\n"), "text/csv" },

    { "cp932", "a.txt", NULL, TEXT("\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x95\xb6\x8e\x9a\x97\xf1\x82\xc5\x82\xb7\x81\x42\r\n"), "text/plain" },
    { "euc-jp", "a.txt", NULL, TEXT("\xc6\xfc\xcb\xdc\xb8\xec\xa4\xce\xca\xb8\xbb\xfa\xce\xf3\xa4\xc7\xa4\xb9\xa1\xa3\n"), "text/plain" },
    { "iso-2022-jp", "a.txt", NULL, TEXT("\x1b$BF|K\\8l\x1b(B\r\n"), "text/plain" },
    { "utf-8", "a.txt", NULL, TEXT("日本語\n"), "text/plain" },
    { "utf-16", "a.txt", NULL, TEXT("\xff\xfe" "a\0b\0\r\0\n\0"), "text/plain" },
    { "utf-16-no-mark", "a.txt", NULL, TEXT("a\0b\0c\0d\0\r\0\n\0"), "text/plain" },
    { "control", "a.txt", NULL, TEXT("abc\x01\x02"), "application/octet-stream" },
    { "dos-end", "a.txt", NULL, TEXT("abc\r\n\x1a"), "text/plain" },
    { "letter-mz", "a.txt", NULL, TEXT("MZ, a village\n"), "text/plain" },
    { "letter-bm", "a.txt", NULL, TEXT("BMW\n"), "text/plain" },
    { "letter-lh", "a.txt", NULL, TEXT("no-lhasa here, nor there, nor\n"), "text/plain" },

    { "html", "a.txt", "text/plain", TEXT("\r\n<HTML><body>"), "text/html" },
    { "html-table", "a.csv", NULL, TEXT("<table border=1>"), "text/html" },
    { "pdf-behind-blanks", "a.pdf", NULL, "\xef\xbb\xbf \r\n%PDF-1.4\n\x80", 16, "application/pdf" },
    { "pdf-behind-text", "a.pdf", NULL, "x\x01\n%PDF-1.4\n\x80", 13, "application/pdf+polyglot" },
    { "html-early", "a.txt", NULL, TEXT("see <script>x</script>"), "text/html" },
    { "html-comment", "a.txt", NULL, TEXT("<!-- x --><b>"), "text/html" },
    { "html-utf-16", "a.txt", NULL, TEXT("\xff\xfe<\0h\0t\0m\0l\0>\0"), "text/html" },
    { "html-invisible", "a.txt", NULL, TEXT("\xE2\x80\x8B<scr\xE2\x80\x8Bipt>"), "text/html" },
    { "markup-in-table", "a.csv", NULL, TEXT("<x>"), "text/html" },
    { "svg", "a.xml", NULL, TEXT("<?xml version=\"1.0\"?>\n<!-- x -->\n" SVG), "image/svg+xml" },
    { "svg-prefix", "a.xml", NULL, TEXT("<s:svg/>"), "image/svg+xml" },
    { "svg-doctype", "a.txt", NULL, TEXT("<!DOCTYPE svg>" SVG), "image/svg+xml" },
    { "xsl", "a.xml", NULL, TEXT("<xsl:stylesheet/>"), "text/xsl" },
    { "library-ms", "a.xml", NULL, TEXT("<?xml version=\"1.0\"?><libraryDescription/>"), "application/x-library-ms" },
    { "search-ms", "a.txt", NULL, TEXT("<persistedQuery version=\"1.0\">"), "application/x-search-ms" },
    { "settingcontent", "a.xml", NULL, TEXT("<PCSettings>"), "application/x-settingcontent-ms" },
    { "flat-opc", "a.doc", NULL, TEXT("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package>"), "application/x-office-xml" },
    { "workbook", "a.xml", NULL, TEXT("<Workbook/>"), "application/x-office-xml-spreadsheet" },
    { "workbook-space", "a.xml", NULL, TEXT("<a xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>"), "application/x-office-xml-spreadsheet" },
    { "xml-named-a", "a.xml", NULL, TEXT("<a><b/><table/></a>"), "application/xml" },
    { "flat-odf", "a.md", NULL, TEXT("<?xml version=\"1.0\"?><!-- x --><o:document x=\"y\" xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">"), "application/vnd.oasis.opendocument.flat-xml" },
    { "flat-opc-space", "a.xml", NULL, TEXT("<package xmlns='http://schemas.microsoft.com/office/2006/xmlPackage'/>"), "application/x-office-xml" },
    { "visio", "a.xml", NULL, TEXT("<VisioDocument xmlns='http://schemas.microsoft.com/visio/2003/core'>"), "application/vnd.visio" },
    { "msbuild", "a.xml", NULL, TEXT("<p:Project  xmlns:p = 'http://schemas.microsoft.com/developer/msbuild/2003'>"), "application/x-msbuild+xml" },
    { "msbuild-sdk", "a.xml", NULL, TEXT("<Project Sdk=\"Microsoft.NET.Sdk\">"), "application/x-msbuild+xml" },
    { "project-of-another", "a.xml", NULL, TEXT("<Project xmlns='urn:x'>"), "application/xml" },
    { "xaml", "a.xml", NULL, TEXT("<Window xmlns='http://schemas.microsoft.com/winfx/2006/xaml/presentation'>"), "application/xaml+xml" },
    { "xul", "a.xml", NULL, TEXT("<window xmlns='http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul'>"), "application/vnd.mozilla.xul+xml" },
    { "xdp", "a.xml", NULL, TEXT("<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'>"), "application/vnd.adobe.xdp+xml" },
    { "jnlp", "a.xml", NULL, TEXT("<jnlp spec='1.0+'>"), "application/x-java-jnlp-file" },
    { "windows-script", "a.xml", NULL, TEXT("<?xml version='1.0'?><package><job id='a'>"), "text/scriptlet" },
    { "xslt-transform", "a.xml", NULL, TEXT("<x:transform xmlns:x='http://www.w3.org/1999/XSL/Transform'>"), "text/xsl" },
    { "xhtml-prefix", "a.xml", NULL, TEXT("<h:body xmlns:h='http://www.w3.org/1999/xhtml'>"), "text/html" },
    { "rss", "a.xml", NULL, TEXT("<rss version='2.0'><channel><item><enclosure url='x'/>"), "application/xml" },
    { "mathml", "a.xml", NULL, TEXT("<math xmlns='http://www.w3.org/1998/Math/MathML'/>"), "application/xml" },
    { "plist", "a.xml", NULL, TEXT("<?xml version='1.0'?><!DOCTYPE plist PUBLIC 'x' 'y'><plist/>"), "application/xml" },
    { "hta", "a.txt", NULL, TEXT("x <hta:application id=a>"), "text/html" },
    { "url", "a.txt", NULL, TEXT("[InternetShortcut]\r\nURL=x"), "application/x-mswinurl" },
    { "url-utf-16", "a.txt", NULL, TEXT("\xff\xfe[\0I\0n\0t\0e\0r\0n\0e\0t\0S\0h\0o\0r\0t\0c\0u\0t\0]\0"), "application/x-mswinurl" },
    { "url-base", "a.txt", NULL, TEXT("[DEFAULT]\r\nBASEURL=x"), "application/x-mswinurl" },
    { "scf", "a.txt", NULL, TEXT(" \r\n[shell]\r\nCommand=2"), "application/x-ms-scf" },
    { "autorun", "a.txt", NULL, TEXT("[autorun]\nopen=x"), "text/x-ms-ini" },
    { "desktop-ini", "a.txt", NULL, TEXT("[.ShellClassInfo]"), "text/x-ms-ini" },
    { "reg", "a.txt", NULL, TEXT("Windows Registry Editor Version 5.00"), "text/x-ms-regedit" },
    { "script", "a.txt", NULL, TEXT("#!/bin/sh\n"), "text/x-shellscript" },
    { "sylk", "a.csv", NULL, TEXT("ID;PWXL;N;E"), "application/x-sylk" },
    { "dif", "a.csv", NULL, TEXT("TABLE\r\n0,1\r\n"), "application/x-dif" },
    { "iqy", "a.txt", NULL, TEXT("WEB\r\n1\r\nhttp://x"), "text/x-ms-iqy" },
    { "rtf", "a.doc", NULL, TEXT("{\\rtf1 x}"), "application/rtf" },
    { "rtf-odd", "a.doc", NULL, TEXT("{\\rt"), "application/rtf" },
    { "mht", "a.doc", NULL, TEXT("MIME-Version: 1.0\r\nContent-Type: multipart/related"), "application/x-mimearchive" },
    { "php", "a.txt", NULL, TEXT("<?php echo 1;"), "text/x-php" },
    { "postscript", "a.txt", NULL, TEXT("%!PS-Adobe"), "application/postscript" },

    { "program", "a.txt", NULL, TEXT("MZ\x90\0\3\0\0\0"), "application/x-dosexec" },
    { "program-text", "a.txt", NULL, TEXT("MZabc"), "application/x-dosexec" },
    { "elf", "a.txt", NULL, TEXT("\x7f" "ELF\2\1\1"), "application/x-executable" },
    { "lnk", "a.txt", NULL, TEXT("L\0\0\0\1\x14\2\0\0\0"), "application/x-ms-shortcut" },
    { "onenote", "a", NULL, TEXT("\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1"), "application/onenote" },
    { "chm", "a", NULL, TEXT("ITSF\3\0\0\0"), "application/vnd.ms-htmlhelp" },
    { "docuworks", "a.xdw", NULL, TEXT("\x60\x0e\x82\x01\0\0"), "application/vnd.fujixerox.docuworks" },
    { "pdf", "a.pdf", NULL, TEXT("%PDF-1.4\n\x01\x02"), "application/pdf" },
    { "pdf-locked", "a.pdf", NULL, TEXT("%PDF-1.4\n\x01 trailer << /Encrypt 5 0 R >>"), "application/pdf" }, /* its cleaner tries the empty password */
    { "pdf-not-locked", "a.pdf", NULL, TEXT("%PDF-1.4\n\x01 << /EncryptMetadata true >>"), "application/pdf" },
    { "png", "a.png", NULL, TEXT(PNG), "image/png" },
    { "rar4-locked", "a.rar", NULL, TEXT("Rar!\x1a\x07\0\0\0\x73\0\0\x0d\0\0\0\0\0\0\0\0\0\x74\x04\x80\x20\0\0\0\0\0"), "application/vnd.rar+encrypted" },
    { "rar4-locked-names", "a.rar", NULL, TEXT("Rar!\x1a\x07\0\0\0\x73\x80\0\x0d\0\0\0\0\0\0\0"), "application/vnd.rar+encrypted" },
    { "rar4", "a.rar", NULL, TEXT("Rar!\x1a\x07\0\0\0\x73\0\0\x0d\0\0\0\0\0\0\0"), "application/vnd.rar" },
    { "7z-locked", "a.7z", NULL, TEXT("7z\xbc\xaf\x27\x1c\0\4\0\0\0\0\0\0\0\0\0\0\0\0\6\0\0\0\0\0\0\0\0\0\0\0\x17\6\6\xf1\7\1"), "application/x-7z-compressed+encrypted" },
    { "7z", "a.7z", NULL, TEXT("7z\xbc\xaf\x27\x1c\0\4\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\1\5"), "application/x-7z-compressed" },

    { "poly-text-pdf", "a.txt", NULL, TEXT("Good morning.\n%PDF-1.4\n"), "text/plain+polyglot" },
    { "poly-utf-16-pdf", "a.txt", NULL, TEXT("\xff\xfe" "a\0%\0P\0D\0F\0-\0"), "text/plain+polyglot" },
    { "poly-png-pdf", "a.png", NULL, TEXT(PNG "%PDF-1.4"), "image/png+polyglot" },
    { "poly-png-html", "a.png", NULL, TEXT(PNG "<ScRiPt>alert(1)</script>"), "image/png+polyglot" },
    { "poly-gif-script", "a.gif", NULL, TEXT("GIF89a/*aaaa*/=1;alert(1)//"), "image/gif+polyglot" },
    { "poly-jpeg-rar", "a.jpg", NULL, TEXT("\xff\xd8\xff\xe0\0\x10JFIF\0\xff\xd9Rar!\x1a\7\0"), "image/jpeg+polyglot" },
    { "poly-pdf-html", "a.pdf", NULL, TEXT("%PDF-1.4\n\x01<html><script>"), "application/pdf+polyglot" },
    { "poly-prefix-pdf", "a.pdf", NULL, TEXT("\x01\x02\x03 junk %PDF-1.4\n"), "application/pdf+polyglot" },
    { "poly-ole-pdf", "a.doc", NULL, TEXT("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1%PDF-1.4"), "application/x-ole-storage+polyglot" },
};
/* clang-format on */

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
