/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks at the headers of an archive before a library does (pack.h), so that
 * one volume of several or an encrypted list of members is named as such and
 * not called damaged.
 */
#include <string.h>
#include <archive/pack.h>

#define RAR4_VOLUME    0x0001
#define RAR4_ENCRYPTED 0x0080
/* the cabinet continues in, or continues, another one */
#define CAB_CHAINED 0x0003
#define SFX_FROM    512 /* No program is shorter. */

static gboolean
begins(const guint8 *bytes, gsize len, const char *magic, gsize magic_len)
{
    return len >= magic_len && memcmp(bytes, magic, magic_len) == 0;
}

/* Reads a number of RAR 5: seven bits a byte, lowest first. Returns FALSE if it
 * does not end. */
static gboolean
read_vint(const guint8 **at, const guint8 *end, guint64 *value)
{
    *value = 0;
    for (guint shift = 0; *at < end && shift < 63; shift += 7) {
        guint8 byte = *(*at)++;

        *value |= (guint64)(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0)
            return TRUE;
    }
    return FALSE;
}

/* One header block of RAR 5, behind its checksum. */
typedef struct {
    guint64 type, flags, extra, data;
    /* the bytes between the flags and the end of the header */
    const guint8 *fields, *end;
} Rar5Header;

/* Reads the header at *@at, which moves behind it and its data. Returns FALSE
 * if none is there. */
static gboolean
read_rar5(const guint8 **at, const guint8 *end, Rar5Header *header)
{
    const guint8 *p = *at + 4;
    guint64 size;

    memset(header, 0, sizeof *header);
    if (end - *at < 7 || !read_vint(&p, end, &size) ||
        size > (guint64)(end - p))
        return FALSE;
    header->end = p + size;
    if (!read_vint(&p, header->end, &header->type) ||
        !read_vint(&p, header->end, &header->flags) ||
        ((header->flags & 1) != 0 &&
         !read_vint(&p, header->end, &header->extra)) ||
        ((header->flags & 2) != 0 &&
         !read_vint(&p, header->end, &header->data)))
        return FALSE;
    header->fields = p;
    if (header->data > (guint64)(end - header->end))
        return FALSE;
    *at = header->end + header->data;
    return TRUE;
}

/* Returns whether the extra area of a file, the last bytes of its header, holds
 * an encryption record. */
static gboolean
is_locked_rar5(const Rar5Header *header)
{
    const guint8 *p;
    guint64 size, type;

    if (header->extra > (guint64)(header->end - header->fields))
        return FALSE;
    p = header->end - header->extra;
    while (read_vint(&p, header->end, &size) && size > 0 &&
           size <= (guint64)(header->end - p)) {
        const guint8 *record = p;

        if (read_vint(&record, header->end, &type) && type == 1)
            return TRUE;
        p += size;
    }
    return FALSE;
}

/* Walks over the headers. Errors in them are left for the library to report. */
static gboolean
scan_rar5(const guint8 *bytes, gsize len, SkUnpack *unpack)
{
    const guint8 *at = bytes + 8, *end = bytes + len;
    Rar5Header header;
    guint64 archive;

    while (read_rar5(&at, end, &header)) {
        if (header.type == 4 || (header.type == 2 && is_locked_rar5(&header)))
            return sk_unpack_refuse(unpack, SK_REASON_ENCRYPTED,
                                    header.type == 4 ? "headers" : NULL);
        if (header.type == 1 &&
            read_vint(&header.fields, header.end, &archive) &&
            (archive & 1) != 0)
            return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_SPLIT, "volumes");
    }
    return TRUE;
}

/* ---- tar ---------------------------------------------------------------- */

#define TAR_BLOCK             512
#define MEMBER_NAME_BYTES_MAX 4096 /* No system has longer paths. */

/* Reads a number of tar at @text: octal digits, or base 256 if its first bit is
 * set. */
static guint64
tar_number(const guint8 *text, guint len)
{
    guint64 value = 0;

    if ((text[0] & 0x80) != 0) {
        for (guint i = len - 8; i < len; i++)
            value = value << 8 | text[i];
        return value;
    }
    for (guint i = 0; i < len && (text[i] == ' ' || text[i] >= '0'); i++)
        if (text[i] != ' ')
            value = value << 3 | (text[i] & 7);
    return value;
}

/* Returns whether the pax records at @text hold a path that is too long. */
static gboolean
has_long_path(const guint8 *text, gsize len)
{
    const guint8 *end = text + len;

    while (text < end) {
        guint64 size = 0;
        const guint8 *at = text;

        while (at < end && g_ascii_isdigit(*at) && size < len)
            size = size * 10 + (*at++ - '0');
        if (size > (guint64)(end - text) || size < (guint64)(at - text) + 1)
            /* The record is damaged; the library will report it. */
            return FALSE;
        if (size > MEMBER_NAME_BYTES_MAX &&
            (begins(at, (gsize)(end - at), " path=", 6) ||
             begins(at, (gsize)(end - at), " linkpath=", 10)))
            return TRUE;
        text += size;
    }
    return FALSE;
}

/* Refuses names over which the library would spend minutes. */
static gboolean
scan_tar(const guint8 *bytes, gsize len, SkUnpack *unpack)
{
    for (gsize at = 0; len - at >= TAR_BLOCK;) {
        const guint8 *head = bytes + at;
        guint64 size = tar_number(head + 124, 12);
        gsize left = len - at - TAR_BLOCK;
        gboolean is_name = head[156] == 'L' || head[156] == 'K';

        if (sk_part_out_of_time(unpack->part))
            return sk_unpack_refuse(unpack, SK_REASON_LIMIT_SECONDS, NULL);
        if ((is_name && size > MEMBER_NAME_BYTES_MAX) ||
            ((head[156] == 'x' || head[156] == 'g') &&
             has_long_path(head + TAR_BLOCK, MIN(size, left))))
            return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_DAMAGED,
                                    "long-name");
        if (size > left)
            /* The archive is cut or sparse; the library will report it. */
            return TRUE;
        at += TAR_BLOCK + (gsize)MIN(left, (size + 511) / 512 * 512);
    }
    return TRUE;
}

gboolean
sk_pack_scan(const guint8 *bytes, gsize len, SkUnpack *unpack)
{
    guint flags;

    if (begins(bytes, len, "Rar!\x1a\x07\x01\0", 8))
        return scan_rar5(bytes, len, unpack);
    if (begins(bytes, len, "Rar!\x1a\x07\0", 7) && len >= 12) {
        flags = bytes[10] | (guint)bytes[11] << 8;
        if (bytes[9] == 0x73 && (flags & RAR4_ENCRYPTED) != 0)
            return sk_unpack_refuse(unpack, SK_REASON_ENCRYPTED, "headers");
        if (bytes[9] == 0x73 && (flags & RAR4_VOLUME) != 0)
            return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_SPLIT, "volumes");
    }
    if (begins(bytes, len, "MSCF", 4) && len >= 32 &&
        (bytes[30] & CAB_CHAINED) != 0)
        return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_SPLIT, "volumes");
    if (len >= TAR_BLOCK && memcmp(bytes + 257, "ustar", 5) == 0)
        return scan_tar(bytes, len, unpack);
    return TRUE;
}

static gboolean
are_digits(const char *text, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (!g_ascii_isdigit(text[i]))
            return FALSE;
    return text[n] == '\0';
}

/* Matches ".part2.rar" and ".part001.rar". */
static gboolean
is_part_rar(const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    const char *part;

    if (!g_str_has_suffix(lower, ".rar"))
        return FALSE;
    lower[strlen(lower) - 4] = '\0';
    part = g_strrstr(lower, ".part");
    return part != NULL && part[5] != '\0' &&
           are_digits(part + 5, strlen(part + 5));
}

/* Returns whether the first @len bytes of @name end in the extension of an
 * archive. */
static gboolean
ends_as_archive(const char *name, gsize len)
{
    static const char *const suffixes[] = { ".zip", ".7z",  ".rar",
                                            ".lzh", ".tar", ".tgz",
                                            ".gz",  ".cab", ".exe" };
    g_autofree char *lower = g_ascii_strdown(name, (gssize)len);

    for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++)
        if (g_str_has_suffix(lower, suffixes[i]))
            return TRUE;
    return FALSE;
}

gboolean
sk_pack_is_piece(const char *name, gboolean is_archive)
{
    const char *dot = name != NULL ? strrchr(name, '.') : NULL;
    char first;

    if (dot == NULL)
        return FALSE;
    if (is_part_rar(name))
        return TRUE;
    first = g_ascii_tolower(dot[1]);
    if ((first == 'z' || first == 'r') && are_digits(dot + 2, 2) &&
        dot[2] != '\0')
        return TRUE;
    /* "minutes.001" may be any file; "minutes.zip.001" is a piece of an
     * archive. */
    if (strlen(dot) != 4 || !are_digits(dot + 1, 3))
        return FALSE;
    return is_archive || ends_as_archive(name, (gsize)(dot - name));
}

gboolean
sk_pack_is_sfx(const guint8 *bytes, gsize len)
{
    static const struct {
        const char *magic;
        gsize len;
    } marks[] = {
        { "Rar!\x1a\x07", 6 }, { "7z\xbc\xaf\x27\x1c", 6 },
        { "MSCF\0\0\0\0", 8 }, { "PK\x05\x06", 4 },
        { "-lh5-", 5 },        { "-lh6-", 5 },
        { "-lh7-", 5 },        { "-lh0-", 5 },
        { "-lh1-", 5 },
    };

    if (len < SFX_FROM || memcmp(bytes, "MZ", 2) != 0)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (memmem(bytes + SFX_FROM, len - SFX_FROM, marks[i].magic,
                   marks[i].len) != NULL)
            return TRUE;
    return FALSE;
}
