/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads one member of a ZIP: its entry in the central directory and the local
 * header, data and descriptor, which must say the same and fill their place to
 * the byte. This defends against a name, a size or a method that only one kind
 * of reader sees.
 */
#include <string.h>
#include <archive/deflate.h>
#include <archive/zip_record.h>

#define FLAG_ENCRYPTED 0x0001
/* These bits only say how hard the packer tried. */
#define FLAG_LEVEL      0x0006
#define FLAG_DESCRIPTOR 0x0008
#define FLAG_PATCH      0x0020
#define FLAG_STRONG     0x0040
#define FLAG_UTF8       0x0800
#define FLAG_MASKED     0x2000

#define METHOD_AES 99

/* The values of the extra fields that matter. */
typedef struct {
    const guint8 *zip64;
    guint16 zip64_len;
    const guint8 *unicode; /* the whole field 0x7075 */
    guint16 unicode_len;
} Extra;

/* Walks over the extra fields. Unknown fields are ignored; some writers end
 * with a few bytes that are no field. */
static gboolean
read_extra(SkZipBytes *zip, const guint8 *at, gsize len, Extra *extra)
{
    memset(extra, 0, sizeof *extra);
    while (len >= 4) {
        guint16 id = sk_read_le16(at), size = sk_read_le16(at + 2);

        if (size > len - 4)
            return TRUE;
        if ((id == 0x0001 && extra->zip64 != NULL) ||
            (id == 0x7075 && extra->unicode != NULL))
            return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS,
                                 "extra-twice");
        if (id == 0x0001) {
            extra->zip64 = at + 4;
            extra->zip64_len = size;
        } else if (id == 0x7075) {
            extra->unicode = at + 4;
            extra->unicode_len = size;
        }
        at += 4 + size;
        len -= 4 + (gsize)size;
    }
    return TRUE;
}

/* Takes the next eight bytes of the ZIP64 field for a value that does not fit
 * the short form. */
static gboolean
widen(SkZipBytes *zip, Extra *extra, guint64 *value)
{
    if (*value != G_MAXUINT32)
        return TRUE;
    if (extra->zip64_len < 8)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "zip64-field");
    *value = sk_read_le64(extra->zip64);
    extra->zip64 += 8;
    extra->zip64_len = (guint16)(extra->zip64_len - 8);
    return TRUE;
}

/* Some writers repeat a size in the ZIP64 field although the short form had
 * room. It must then be the same, or 0. */
static gboolean
is_spare_honest(const Extra *extra, guint64 size, guint64 packed)
{
    if (extra->zip64_len != 16)
        return TRUE;
    return (sk_read_le64(extra->zip64) == size &&
            sk_read_le64(extra->zip64 + 8) == packed) ||
           (sk_read_le64(extra->zip64) == 0 &&
            sk_read_le64(extra->zip64 + 8) == 0);
}

/* Reads field 0x7075: version 1, the CRC of the name, the name in UTF-8. */
static void
take_unicode(SkZipMember *member, const Extra *extra)
{
    if (extra->unicode_len < 6 || extra->unicode[0] != 1)
        return;
    member->unicode = extra->unicode + 5;
    member->unicode_len = (guint16)(extra->unicode_len - 5);
    member->unicode_counts = sk_read_le32(extra->unicode + 1) ==
                             sk_crc32(member->name, member->name_len);
}

static SkZipKind
kind_of(const SkZipMember *member, guint16 made_by, guint32 attributes)
{
    guint mode = attributes >> 16;
    guint8 last = member->name[member->name_len - 1];
    gboolean unix_mode =
        made_by >> 8 == 3 || made_by >> 8 == 19 || (attributes & 0x8000) != 0;

    if (unix_mode && (mode & 0170000) == 0120000)
        return SK_ZIP_LINK;
    if (unix_mode && (mode & 0170000) != 0 && (mode & 0170000) != 0100000 &&
        (mode & 0170000) != 0040000)
        return SK_ZIP_DEVICE;
    if (last == '/' || (member->size == 0 && (attributes & 0x10) != 0))
        return SK_ZIP_DIRECTORY;
    return SK_ZIP_FILE;
}

static gboolean
judge_central(SkZipBytes *zip, const SkZipMember *member)
{
    if ((member->flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED)) != 0 ||
        member->method == METHOD_AES)
        return sk_zip_refuse(zip, SK_REASON_ENCRYPTED, NULL);
    if ((member->flags & FLAG_PATCH) != 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_METHOD, "patch");
    if (memchr(member->name, 0, member->name_len) != NULL)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "nul-in-name");
    if (member->kind == SK_ZIP_DIRECTORY && member->size != 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS,
                             "folder-with-content");
    return TRUE;
}

gboolean
sk_zip_read_central(SkZipBytes *zip, guint64 *at, guint64 limit,
                    SkZipMember *member)
{
    const guint8 *entry = zip->bytes + *at;
    guint64 room = limit - *at, volume;
    gsize name_len, extra_len, whole;
    Extra extra;

    if (room < SK_ZIP_CENTRAL_LEN || memcmp(entry, "PK\x01\x02", 4) != 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "directory");
    name_len = sk_read_le16(entry + 28);
    extra_len = sk_read_le16(entry + 30);
    whole =
        SK_ZIP_CENTRAL_LEN + name_len + extra_len + sk_read_le16(entry + 32);
    if (room < whole || name_len == 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "directory");
    *member = (SkZipMember){
        .name = entry + SK_ZIP_CENTRAL_LEN,
        .name_len = (guint16)name_len,
        .flags = sk_read_le16(entry + 8),
        .utf8 = (sk_read_le16(entry + 8) & FLAG_UTF8) != 0,
        .method = sk_read_le16(entry + 10),
        .crc = sk_read_le32(entry + 16),
        .packed = sk_read_le32(entry + 20),
        .size = sk_read_le32(entry + 24),
        .offset = sk_read_le32(entry + 42),
    };
    volume = sk_read_le16(entry + 34);
    if (!read_extra(zip, member->name + name_len, extra_len, &extra))
        return FALSE;
    if (member->size != G_MAXUINT32 && member->packed != G_MAXUINT32 &&
        member->offset != G_MAXUINT32 &&
        !is_spare_honest(&extra, member->size, member->packed))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "zip64-field");
    if (!widen(zip, &extra, &member->size) ||
        !widen(zip, &extra, &member->packed) ||
        !widen(zip, &extra, &member->offset))
        return FALSE;
    if (volume != 0 && volume != G_MAXUINT16)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_SPLIT, "volumes");
    take_unicode(member, &extra);
    member->kind =
        kind_of(member, sk_read_le16(entry + 4), sk_read_le32(entry + 38));
    *at += whole;
    return judge_central(zip, member);
}

/* Checks the descriptor between the data and @next, which has 12 or 20 bytes,
 * or four more with a signature. It must say what the directory says. */
static gboolean
match_descriptor(SkZipBytes *zip, const SkZipMember *member, guint64 at,
                 guint64 len)
{
    const guint8 *p = zip->bytes + at;
    gboolean wide = len == 20 || len == 24;

    if (len != 12 && len != 16 && !wide)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "gap");
    if ((len == 16 || len == 24) && memcmp(p, "PK\x07\x08", 4) != 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "descriptor");
    if (len == 16 || len == 24)
        p += 4;
    if (sk_read_le32(p) != member->crc ||
        (wide ? sk_read_le64(p + 4) : sk_read_le32(p + 4)) != member->packed ||
        (wide ? sk_read_le64(p + 12) : sk_read_le32(p + 8)) != member->size)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "descriptor");
    return TRUE;
}

/* Compares the fields that stand both in the local header and
 * in the directory. */
static gboolean
match_header(SkZipBytes *zip, SkZipMember *member, const guint8 *local)
{
    guint16 differing = sk_read_le16(local + 6) ^ member->flags;
    guint16 name_len = sk_read_le16(local + 26);

    if (name_len != member->name_len ||
        memcmp(local + SK_ZIP_LOCAL_LEN, member->name, name_len) != 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "name-differs");
    if (sk_read_le16(local + 8) != member->method)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS,
                             "method-differs");
    if ((differing & ~FLAG_LEVEL) != 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "flags-differ");
    return TRUE;
}

/* Compares CRC and sizes of the local header with those of the directory; they
 * may be 0 if a descriptor follows. Sets *@open if one value was left to the
 * descriptor. */
static gboolean
match_sizes(SkZipBytes *zip, SkZipMember *member, const guint8 *local,
            Extra *extra, gboolean *open)
{
    guint32 crc = sk_read_le32(local + 14);
    guint64 packed = sk_read_le32(local + 18), size = sk_read_le32(local + 22);
    gboolean later = (member->flags & FLAG_DESCRIPTOR) != 0;

    if (packed != G_MAXUINT32 && size != G_MAXUINT32 &&
        !is_spare_honest(extra, member->size, member->packed))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "zip64-field");
    if (!widen(zip, extra, &size) || !widen(zip, extra, &packed))
        return FALSE;
    *open =
        crc != member->crc || packed != member->packed || size != member->size;
    if (*open && !later)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "sizes-differ");
    if ((crc != 0 && crc != member->crc) ||
        (packed != 0 && packed != member->packed) ||
        (size != 0 && size != member->size))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "sizes-differ");
    return TRUE;
}

/* If the local header has a Unicode name, it must be that of the directory. */
static gboolean
match_unicode(SkZipBytes *zip, const SkZipMember *member, const Extra *extra)
{
    SkZipMember other = { .name = member->name, .name_len = member->name_len };

    take_unicode(&other, extra);
    if (other.unicode == NULL || member->unicode == NULL)
        return TRUE;
    if (other.unicode_len != member->unicode_len ||
        memcmp(other.unicode, member->unicode, other.unicode_len) != 0 ||
        other.unicode_counts != member->unicode_counts)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "name-differs");
    return TRUE;
}

gboolean
sk_zip_match_local(SkZipBytes *zip, SkZipMember *member, guint64 next)
{
    const guint8 *local = zip->bytes + member->offset;
    guint64 room = next - member->offset, head;
    gboolean open = FALSE;
    Extra extra;

    if (room < SK_ZIP_LOCAL_LEN || memcmp(local, "PK\x03\x04", 4) != 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "overlap");
    head = SK_ZIP_LOCAL_LEN + (guint64)sk_read_le16(local + 26) +
           sk_read_le16(local + 28);
    if (room < head || room - head < member->packed)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "overlap");
    if (!match_header(zip, member, local) ||
        !read_extra(zip, local + SK_ZIP_LOCAL_LEN + member->name_len,
                    sk_read_le16(local + 28), &extra) ||
        !match_unicode(zip, member, &extra) ||
        !match_sizes(zip, member, local, &extra, &open))
        return FALSE;
    member->data = local + head;
    if (room - head == member->packed)
        return !open ||
               sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "no-descriptor");
    if ((member->flags & FLAG_DESCRIPTOR) == 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "gap");
    return match_descriptor(zip, member, member->offset + head + member->packed,
                            room - head - member->packed);
}
