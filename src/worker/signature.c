/* SPDX-License-Identifier: Apache-2.0
 *
 * Our signature table: the usual kinds of files by their first bytes, cheaper
 * than libmagic by two orders and quiet about what it does not know. Names
 * only (identify.h).
 */
#include <string.h>
#include "worker/identify.h"

typedef struct {
    guint offset;
    guint len;
    const char *bytes;
    const char *type;
} Signature;

#define SIG(offset, bytes, type) { offset, sizeof(bytes) - 1, bytes, type }

/* Longer signatures before shorter ones of the same beginning. */
static const Signature signatures[] = {
    SIG(0, "MZ", "application/x-dosexec"),
    SIG(0, "\x7f" "ELF", "application/x-executable"),
    SIG(0, "\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    SIG(0, "\xce\xfa\xed\xfe", "application/x-mach-binary"),
    SIG(0, "\xca\xfe\xba\xbe", "application/java-vm"),
    SIG(0, "L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
    SIG(0, "#!", "text/x-shellscript"),
    SIG(0, "%PDF-", "application/pdf"),
    SIG(0, "%!PS", "application/postscript"),
    SIG(0, "Rar!\x1a\x07", "application/vnd.rar"),
    SIG(0, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    SIG(0, "\x1f\x8b", "application/gzip"),
    SIG(0, "BZh", "application/x-bzip2"),
    SIG(0, "\xfd" "7zXZ\0", "application/x-xz"),
    SIG(0, "\x28\xb5\x2f\xfd", "application/zstd"),
    SIG(0, "MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    SIG(0, "ITSF", "application/vnd.ms-htmlhelp"),
    SIG(2, "-lh", "application/x-lzh-compressed"),
    SIG(2, "-lz", "application/x-lzh-compressed"),
    SIG(2, "-pm", "application/x-lzh-compressed"),
    SIG(0, "\x1f\x9d", "application/x-compress"),
    SIG(0, "\x04\x22\x4d\x18", "application/x-lz4"),
    SIG(0, "\x02\x21\x4c\x18", "application/x-lz4"),
    SIG(0, "\x5d\0\0", "application/x-lzma"),
    SIG(0, "070701", "application/x-cpio"),
    SIG(0, "070702", "application/x-cpio"),
    SIG(0, "070707", "application/x-cpio"),
    SIG(0, "\xc7\x71", "application/x-cpio"),
    SIG(0, "\x71\xc7", "application/x-cpio"),
    SIG(0, "!<arch>\n", "application/x-archive"),
    SIG(257, "ustar", "application/x-tar"),
    SIG(0, "\x78\x9f\x3e\x22", "application/ms-tnef"),
    SIG(0, "{\\rtf", "application/rtf"),
    SIG(0, "{\\rt", "application/rtf"),
    SIG(0, "\x60\x0e\x82\x01", "application/vnd.fujixerox.docuworks"),
    SIG(0, "\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "application/onenote"),
    SIG(0, "\x89PNG\r\n\x1a\n", "image/png"),
    SIG(0, "\xff\xd8\xff", "image/jpeg"),
    SIG(0, "GIF87a", "image/gif"),
    SIG(0, "GIF89a", "image/gif"),
    SIG(0, "II*\0", "image/tiff"),
    SIG(0, "MM\0*", "image/tiff"),
    SIG(0, "BM", "image/bmp"),
    SIG(8, "WEBP", "image/webp"),
    SIG(4, "ftypheic", "image/heic"),
    SIG(4, "ftypavif", "image/avif"),
    SIG(4, "ftyp", "video/mp4"),
    SIG(8, "AVI ", "video/x-msvideo"),
    SIG(8, "WAVE", "audio/x-wav"),
    SIG(0, "ID3", "audio/mpeg"),
    SIG(0, "OggS", "audio/ogg"),
    SIG(0, "fLaC", "audio/flac"),
    SIG(0, "\x1a\x45\xdf\xa3", "video/x-matroska"),
    SIG(0, "\xd7\xcd\xc6\x9a", "image/wmf"),
    SIG(40, " EMF", "image/emf"),
    SIG(0, "SQLite format 3", "application/vnd.sqlite3"),
    SIG(32769, "CD001", "application/x-iso9660-image"),
    SIG(0, "-----BEGIN PGP MESSAGE", "application/pgp-encrypted"),
    SIG(0, "BEGIN:VCALENDAR", "text/calendar"),
    SIG(0, "BEGIN:VCARD", "text/vcard"),
};

/* Whether @needle, an ASCII name, stands in @bytes in UTF-16LE: how OLE2 writes
 * the names of its streams. */
static gboolean
holds_utf16(const guint8 *bytes, gsize len, const char *needle)
{
    guint8 wide[64];
    gsize n = strlen(needle);

    g_assert(n * 2 <= sizeof wide);
    for (gsize i = 0; i < n; i++) {
        wide[i * 2] = (guint8)needle[i];
        wide[i * 2 + 1] = 0;
    }
    return memmem(bytes, len, wide, n * 2) != NULL;
}

/* Which office document an OLE2 container is, by the names of its streams. */
static const char *
name_ole2(const guint8 *bytes, gsize len)
{
    static const struct {
        const char *stream;
        const char *type;
    } table[] = {
        { "EncryptedPackage", "application/vnd.openxmlformats+encrypted" },
        { "JSRV_SegmentInformation", "application/x-ichitaro" },
        { "WordDocument", "application/msword" },
        { "Workbook", "application/vnd.ms-excel" },
        { "PowerPoint Document", "application/vnd.ms-powerpoint" },
        { "__properties_version1.0", "application/vnd.ms-outlook" },
        { "Book", "application/vnd.ms-excel" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (holds_utf16(bytes, len, table[i].stream))
            return table[i].type;
    return "application/x-ole-storage";
}

/* What a ZIP holds, by the name of its first members and its flags. */
static const char *
name_zip(const guint8 *bytes, gsize len)
{
    static const struct {
        const char *member;
        const char *type;
    } table[] = {
        { "word/document.xml", "application/vnd.openxmlformats-officedocument"
                               ".wordprocessingml.document" },
        { "xl/workbook.xml", "application/vnd.openxmlformats-officedocument"
                             ".spreadsheetml.sheet" },
        { "ppt/presentation.xml", "application/vnd.openxmlformats-officedocument"
                                  ".presentationml.presentation" },
        { "mimetypeapplication/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.text" },
        { "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.spreadsheet" },
        { "mimetypeapplication/vnd.oasis.opendocument.presentation",
          "application/vnd.oasis.opendocument.presentation" },
        { "META-INF/MANIFEST.MF", "application/java-archive" },
    };

    if (len > 8 && (bytes[6] & 1) != 0)
        return "application/zip+encrypted";
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (memmem(bytes, len, table[i].member, strlen(table[i].member)))
            return table[i].type;
    return "application/zip";
}

const char *
sk_signature(const guint8 *bytes, gsize len)
{
    if (len >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0)
        return name_zip(bytes, len);
    if (len >= 4 && memcmp(bytes, "PK\x05\x06", 4) == 0)
        return "application/zip";
    if (len >= 8 && memcmp(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
        return name_ole2(bytes, len);
    for (guint i = 0; i < G_N_ELEMENTS(signatures); i++) {
        const Signature *s = &signatures[i];

        if (len >= s->offset + s->len &&
            memcmp(bytes + s->offset, s->bytes, s->len) == 0)
            return s->type;
    }
    return NULL;
}
