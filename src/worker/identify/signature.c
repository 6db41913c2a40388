/* SPDX-License-Identifier: Apache-2.0
 *
 * Holds our signature table: the usual kinds of files by their first bytes. It
 * is a hundred times cheaper than libmagic, and says nothing about what it does
 * not know. What the inspector refuses by its first bytes also stands here, so
 * that such a file is removed and named and the mail is not refused as a whole.
 * Files are only named here (identify.h).
 */
#include <string.h>
#include "worker/identify/identify.h"
#include "worker/identify/identify_kinds.h"

typedef struct {
    guint offset;
    guint len;
    const char *bytes;
    const char *type;
    gboolean weak; /* a text may begin with these letters */
} Signature;

#define SIG(offset, bytes, type)                                               \
    {                                                                          \
        offset, sizeof(bytes) - 1, bytes, type, 0                              \
    }
#define WEAK(offset, bytes, type)                                              \
    {                                                                          \
        offset, sizeof(bytes) - 1, bytes, type, 1                              \
    }

/* Of two with the same start, the longer comes first. */
/* clang-format off */
static const Signature signatures[] = {
    /* A letter may begin like this, too; see is_program. */
    WEAK(0, "MZ", "application/x-dosexec"),
    SIG(0,
        "\x7f"
        "ELF",
        "application/x-executable"),
    SIG(0, "\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    SIG(0, "\xce\xfa\xed\xfe", "application/x-mach-binary"),
    SIG(0, "\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    SIG(0, "\xfe\xed\xfa\xce", "application/x-mach-binary"),
    SIG(0, "\xca\xfe\xba\xbe", "application/java-vm"),
    SIG(0, "\0asm", "application/wasm"),
    SIG(0, "dex\n", "application/x-dex"),
    SIG(0, "L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
    SIG(0, "#!", "text/x-shellscript"),
    SIG(0, "#@~^", "text/vbscript"),
    SIG(0, "%PDF-", "application/pdf"),
    SIG(0, "%!PS", "application/postscript"),
    SIG(0, "\xc5\xd0\xd3\xc6", "application/postscript"),
    SIG(0, "Rar!\x1a\x07", "application/vnd.rar"),
    SIG(0, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    SIG(0, "\x1f\x8b", "application/gzip"),
    SIG(4, "1AY&SY", "application/x-bzip2"),
    WEAK(0, "BZh", "application/x-bzip2"),
    SIG(0,
        "\xfd"
        "7zXZ\0",
        "application/x-xz"),
    SIG(0, "\x28\xb5\x2f\xfd", "application/zstd"),
    SIG(0, "MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    SIG(0, "ITSF", "application/vnd.ms-htmlhelp"),
    SIG(0, "\x1f\x9d", "application/x-compress"),
    SIG(0, "\x04\x22\x4d\x18", "application/x-lz4"),
    SIG(0, "\x02\x21\x4c\x18", "application/x-lz4"),
    SIG(0, "\x5d\0\0", "application/x-lzma"),
    WEAK(0, "070701", "application/x-cpio"),
    WEAK(0, "070702", "application/x-cpio"),
    WEAK(0, "070707", "application/x-cpio"),
    SIG(0, "\xc7\x71", "application/x-cpio"),
    WEAK(0, "\x71\xc7", "application/x-cpio"),
    SIG(0, "!<arch>\ndebian", "application/x-debian-package"),
    SIG(0, "!<arch>\n", "application/x-archive"),
    SIG(257, "ustar", "application/x-tar"),
    SIG(0, "\xed\xab\xee\xdb", "application/x-rpm"),
    SIG(7, "**ACE**", "application/x-ace-compressed"),
    SIG(0, "\x60\xea", "application/x-arj"),
    SIG(20, "\xdc\xa7\xc4\xfd", "application/x-zoo"),
    SIG(0, "ALZ\x01", "application/x-alz"),
    SIG(0, "EGGA\0", "application/x-egg"),
    SIG(0, "xar!\0", "application/x-xar"),
    SIG(0, "LRZI\0", "application/x-lrzip"),
    SIG(0, "\x89LZO\0\r\n\x1a\n", "application/x-lzop"),
    SIG(0, "conectix", "application/x-vhd"),
    SIG(0, "vhdxfile", "application/x-vhdx"),
    SIG(0, "KDMV", "application/x-vmdk"),
    SIG(0, "# Disk DescriptorFile", "application/x-vmdk"),
    SIG(0, "QFI\xfb", "application/x-qcow2"),
    SIG(0, "MSWIM\0\0\0", "application/x-ms-wim"),
    SIG(32769, "CD001", "application/x-iso9660-image"),
    SIG(32769, "BEA01", "application/x-udf-image"),
    SIG(0, "\x78\x9f\x3e\x22", "application/ms-tnef"),
    SIG(0, "{\\rt", "application/rtf"),
    SIG(0, "\x60\x0e\x82\x01", "application/vnd.fujixerox.docuworks"),
    SIG(0, "\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "application/onenote"),
    SIG(4, "Standard Jet DB", "application/x-msaccess"),
    SIG(4, "Standard ACE DB", "application/x-msaccess"),
    SIG(0, "!BDN", "application/vnd.ms-outlook-pst"),
    SIG(0, "\x89PNG\r\n\x1a\n", "image/png"),
    SIG(0, "\xff\xd8\xff", "image/jpeg"),
    SIG(0, "GIF87a", "image/gif"),
    SIG(0, "GIF89a", "image/gif"),
    SIG(0, "II*\0", "image/tiff"),
    SIG(0, "MM\0*", "image/tiff"),
    SIG(0, "II+\0", "image/tiff"), /* BigTIFF */
    SIG(0, "MM\0+", "image/tiff"),
    WEAK(0, "BM", "image/bmp"),
    WEAK(8, "WEBP", "image/webp"),
    WEAK(4, "ftypheic", "image/heic"),
    WEAK(4, "ftypheix", "image/heic"),
    WEAK(4, "ftypheim", "image/heic"),
    WEAK(4, "ftyphevc", "image/heic"),
    WEAK(4, "ftypmif1", "image/heic"),
    WEAK(4, "ftypmsf1", "image/heic"),
    WEAK(4, "ftypavif", "image/avif"),
    WEAK(4, "ftypavis", "image/avif"),
    SIG(4, "jP  \r\n\x87\n", "image/jp2"),
    SIG(0, "\xff\x4f\xff\x51", "image/jp2"),
    WEAK(4, "ftyp", "video/mp4"),
    WEAK(8, "AVI ", "video/x-msvideo"),
    WEAK(8, "WAVE", "audio/x-wav"),
    WEAK(0, "ID3", "audio/mpeg"),
    WEAK(0, "OggS", "audio/ogg"),
    WEAK(0, "fLaC", "audio/flac"),
    SIG(0, "\x1a\x45\xdf\xa3", "video/x-matroska"),
    SIG(0, "FLV\x01", "video/x-flv"),
    SIG(0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    WEAK(0, "FWS", "application/x-shockwave-flash"),
    WEAK(0, "CWS", "application/x-shockwave-flash"),
    WEAK(0, "ZWS", "application/x-shockwave-flash"),
    SIG(0, "\xd7\xcd\xc6\x9a", "image/wmf"),
    SIG(0, "\x01\0\x09\0\0\x03", "image/wmf"),
    SIG(0, "\x02\0\x09\0\0\x03", "image/wmf"),
    SIG(0, "\x01\0\x09\0\0\x01", "image/wmf"),
    SIG(40, " EMF", "image/emf"),
    SIG(0, "8BPS\0\x01", "image/vnd.adobe.photoshop"),
    SIG(0, "AT&TFORM", "image/vnd.djvu"),
    WEAK(0, "AC10", "image/vnd.dwg"),
    SIG(0, "\0\x01\0\0\0", "font/ttf"),
    WEAK(0, "OTTO", "font/otf"),
    WEAK(0, "ttcf", "font/collection"),
    WEAK(0, "wOFF", "font/woff"),
    WEAK(0, "wOF2", "font/woff2"),
    SIG(0, "SQLite format 3", "application/vnd.sqlite3"),
    SIG(0, "-----BEGIN PGP MESSAGE", "application/pgp-encrypted"),
};
/* clang-format on */

/* Returns whether the bytes begin with "MZ" and go on as no sentence does: this
 * is a program, or at least one to the inspector. */
static gboolean
is_program(const guint8 *bytes, gsize len)
{
    if (len < 2 || memcmp(bytes, "MZ", 2) != 0)
        return FALSE;
    return len > 2 && bytes[2] < 0x80 &&
           (bytes[2] == 0 || strchr(" ,\"\t\r\n", bytes[2]) == NULL);
}

/* Returns whether "-lh5-" or the like stands in the header of a LZH archive.
 * All five characters are checked, because "-lh" alone also occurs in names. */
static gboolean
is_lzh(const guint8 *bytes, gsize len)
{
    return len >= 22 && bytes[2] == '-' && bytes[6] == '-' &&
           ((bytes[3] == 'l' && (bytes[4] == 'h' || bytes[4] == 'z')) ||
            (bytes[3] == 'p' && bytes[4] == 'm')) &&
           (g_ascii_isdigit(bytes[5]) || strchr("dsx", bytes[5]) != NULL);
}

/* Returns the type of a disk image whose description stands after its content,
 * or NULL. Static. */
static const char *
type_by_footer(const guint8 *bytes, gsize len)
{
    if (len < 1024)
        return NULL;
    if (memcmp(bytes + len - 512, "conectix", 8) == 0)
        return "application/x-vhd";
    return memcmp(bytes + len - 512, "koly", 4) == 0
               ? "application/x-apple-diskimage"
               : NULL;
}

SkKind
sk_kind_by_signature(const guint8 *bytes, gsize len, gboolean *weak)
{
    SkKind kind = { .by = "signature" };

    *weak = FALSE;
    if (len >= 4 && (memcmp(bytes, "PK\x03\x04", 4) == 0 ||
                     memcmp(bytes, "PK\x05\x06", 4) == 0))
        return sk_kind_of_zip(bytes, len);
    if (len >= 8 && memcmp(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
        return sk_kind_of_ole2(bytes, len);
    if (is_program(bytes, len))
        kind.type = "application/x-dosexec";
    else if (is_lzh(bytes, len))
        kind.type = "application/x-lzh-compressed";
    for (guint i = 0; kind.type == NULL && i < G_N_ELEMENTS(signatures); i++) {
        const Signature *s = &signatures[i];

        if (len < s->offset + s->len ||
            memcmp(bytes + s->offset, s->bytes, s->len) != 0)
            continue;
        kind.type = s->type;
        kind.at = s->offset;
        *weak = s->weak;
    }
    if (kind.type == NULL)
        kind.type = type_by_footer(bytes, len);
    return kind;
}

const char *
sk_signature(const guint8 *bytes, gsize len)
{
    gboolean weak;

    return sk_kind_by_signature(bytes, len, &weak).type;
}
