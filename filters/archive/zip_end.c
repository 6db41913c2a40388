/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the end of a ZIP: exactly one end record, as the very last bytes, with
 * nothing between it and the central directory but its own ZIP64 records. This
 * defends against a second directory that hides in the archive comment, behind
 * it or before it.
 */
#include <string.h>
#include <archive/zip_record.h>

#define END64_LEN   56
#define LOCATOR_LEN 20
#define PADDING_MAX 65536

gboolean
sk_zip_refuse(SkZipBytes *zip, SkReason reason, const char *why)
{
    if (zip->reason == SK_REASON_NONE) {
        zip->reason = reason;
        zip->why = why;
    }
    return FALSE;
}

static gboolean
is_at(const SkZipBytes *zip, guint64 at, const char signature[4])
{
    return at <= zip->len && zip->len - at >= 4 &&
           memcmp(zip->bytes + at, signature, 4) == 0;
}

/* Some readers would take a comment that holds ZIP records for
 * another archive. */
static gboolean
is_plain_comment(const guint8 *comment, gsize len)
{
    for (gsize i = 0; i + 4 <= len; i++)
        if (comment[i] == 'P' && comment[i + 1] == 'K' && comment[i + 2] < 9 &&
            comment[i + 3] < 9)
            return FALSE;
    return TRUE;
}

/* Says why there is no end record where it must be. */
static gboolean
refuse_endless(SkZipBytes *zip, guint64 seen)
{
    if (is_at(zip, 0, "PK\x07\x08"))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_SPLIT, "first-volume");
    if (seen > 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "trailing-data");
    return sk_zip_refuse(zip, SK_REASON_ARCHIVE_DAMAGED, "no-end-record");
}

/* Counts the zeros and line ends that mail programs and block devices append to
 * a file. No reader takes them for content. */
static guint64
padding_of(const SkZipBytes *zip)
{
    static const guint8 padding[] = { '\0', '\r', '\n' };
    guint64 n = 0;

    while (n < zip->len && n < PADDING_MAX &&
           memchr(padding, zip->bytes[zip->len - 1 - n], sizeof padding) !=
               NULL)
        n++;
    return n;
}

/* Returns the offset of the end record plus 1, or 0 if there is none or there
 * are two. */
static guint64
locate_end(SkZipBytes *zip)
{
    guint64 from, seen = 0, found = 0, padding = padding_of(zip);
    const guint8 *low, *p;

    if (zip->len < SK_ZIP_END_LEN)
        return refuse_endless(zip, 0);
    from = zip->len - SK_ZIP_END_LEN;
    low = zip->bytes + from - MIN(from, G_MAXUINT16 + padding);
    for (p = zip->bytes + from + 1;
         (p = memrchr(low, 'P', (gsize)(p - low))) != NULL;) {
        guint64 at = (guint64)(p - zip->bytes), i = from - at, comment;

        if (!is_at(zip, at, "PK\x05\x06"))
            continue;
        seen++;
        comment = sk_read_le16(zip->bytes + at + 20);
        if (comment > i || i - comment > padding)
            continue;
        if (found != 0)
            return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS,
                                 "two-end-records");
        found = at + 1;
    }
    if (found == 0)
        return refuse_endless(zip, seen);
    if (!is_plain_comment(zip->bytes + found - 1 + SK_ZIP_END_LEN,
                          zip->len - (found - 1) - SK_ZIP_END_LEN))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS,
                             "archive-in-comment");
    return found;
}

static gboolean
agrees(guint64 narrow, guint64 all_ones, guint64 wide)
{
    return narrow == all_ones || narrow == wide;
}

/* Reads the ZIP64 record, which must stand right before its locator at
 * @locator. */
static gboolean
read_end64(SkZipBytes *zip, guint64 locator, const guint8 *end32, SkZipEnd *end)
{
    const guint8 *bytes = zip->bytes, *at;
    guint64 where = sk_read_le64(bytes + locator + 8);

    if (sk_read_le32(bytes + locator + 4) != 0 ||
        sk_read_le32(bytes + locator + 16) > 1)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_SPLIT, "volumes");
    if (locator < END64_LEN || where != locator - END64_LEN ||
        !is_at(zip, where, "PK\x06\x06"))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "zip64-end");
    at = bytes + where;
    if (sk_read_le64(at + 4) != END64_LEN - 12)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "zip64-end");
    if (sk_read_le32(at + 16) != 0 || sk_read_le32(at + 20) != 0 ||
        sk_read_le64(at + 24) != sk_read_le64(at + 32))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_SPLIT, "volumes");
    if (!agrees(sk_read_le16(end32 + 10), G_MAXUINT16, sk_read_le64(at + 32)) ||
        !agrees(sk_read_le32(end32 + 12), G_MAXUINT32, sk_read_le64(at + 40)) ||
        !agrees(sk_read_le32(end32 + 16), G_MAXUINT32, sk_read_le64(at + 48)))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "zip64-end");
    end->entries = sk_read_le64(at + 32);
    end->directory = sk_read_le64(at + 48);
    end->directory_end = where;
    if (end->directory > where ||
        sk_read_le64(at + 40) != where - end->directory)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "zip64-end");
    return TRUE;
}

gboolean
sk_zip_find_end(SkZipBytes *zip, SkZipEnd *end)
{
    guint64 found = locate_end(zip);
    const guint8 *at;
    guint64 size;

    if (found == 0)
        return FALSE;
    found--;
    at = zip->bytes + found;
    if (found >= LOCATOR_LEN && is_at(zip, found - LOCATOR_LEN, "PK\x06\x07"))
        return read_end64(zip, found - LOCATOR_LEN, at, end);
    if (sk_read_le16(at + 4) != 0 || sk_read_le16(at + 6) != 0 ||
        sk_read_le16(at + 8) != sk_read_le16(at + 10))
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_SPLIT, "volumes");
    size = sk_read_le32(at + 12);
    end->entries = sk_read_le16(at + 10);
    end->directory = sk_read_le32(at + 16);
    end->directory_end = found;
    if (size > found || end->directory > found - size)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_DAMAGED, "directory");
    if (end->directory != found - size)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "prefix");
    return TRUE;
}
