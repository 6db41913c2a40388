/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks closer at what a signature named (identify_kinds.h): whether it is
 * encrypted, which is neither damage nor harm, and whether another reader takes
 * the same bytes for another kind of file. Nothing is opened. This defends
 * against a picture that the program at the next hop reads as an archive.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include <archive/pack.h>
#include "text/mark_words.h"
#include "worker/identify/identify_kinds.h"

#define ZIP_END   22
#define ZIP_TAIL  (0xffff + ZIP_END)
#define RAR_STEPS 65536
/* pictures up to this size are searched whole */
#define SMALL (32 * 1024)

/* ---- encrypted ---------------------------------------------------------- */

/* Returns whether the header after the content of a 7z archive names the AES
 * coder. If that header itself is packed, only the library can tell. */
static gboolean
is_7z_locked(const guint8 *bytes, gsize len)
{
    guint64 offset, size;

    if (len < 32)
        return FALSE;
    offset = sk_read_le64(bytes + 12);
    size = sk_read_le64(bytes + 20);
    if (offset > len - 32 || size > len - 32 - offset)
        return FALSE;
    return memmem(bytes + 32 + offset, (gsize)size, "\x06\xf1\x07\x01", 4) !=
           NULL;
}

/* Returns whether a block of a RAR 4 archive has the flag for encryption, that
 * of a file or that of the whole archive. */
static gboolean
is_rar4_locked(const guint8 *bytes, gsize len)
{
    gsize at = 7;

    for (guint i = 0; i < RAR_STEPS && len - at >= 7; i++) {
        guint type = bytes[at + 2];
        guint flags = bytes[at + 3] | (guint)bytes[at + 4] << 8;
        guint64 size = bytes[at + 5] | (guint)bytes[at + 6] << 8;

        if ((type == 0x73 && (flags & 0x80) != 0) ||
            (type == 0x74 && (flags & 0x04) != 0))
            return TRUE;
        if ((flags & 0x8000) != 0 || type == 0x74) {
            if (len - at < 11)
                return FALSE;
            size += sk_read_le32(bytes + at + 7);
        }
        if (size < 7 || size > len - at)
            return FALSE;
        at += (gsize)size;
    }
    return FALSE;
}

static gboolean
is_rar_locked(const guint8 *bytes, gsize len)
{
    SkUnpack unpack = { 0 };

    if (len >= 7 && bytes[6] == 0)
        return is_rar4_locked(bytes, len);
    return !sk_pack_scan(bytes, len, &unpack) &&
           unpack.reason == SK_REASON_ENCRYPTED;
}

static gboolean
is_locked(const char *type, const guint8 *bytes, gsize len)
{
    if (g_str_equal(type, "application/x-7z-compressed"))
        return is_7z_locked(bytes, len);
    if (g_str_equal(type, "application/vnd.rar"))
        return is_rar_locked(bytes, len);
    return FALSE;
}

/* ---- two files in one --------------------------------------------------- */

gboolean
sk_ends_as_zip(const guint8 *bytes, gsize len)
{
    gsize tail = MIN(len, ZIP_TAIL);
    const guint8 *start = bytes + len - tail, *end = bytes + len;

    for (const guint8 *p = start;
         (p = memchr(p, 'P', (gsize)(end - p))) != NULL; p++) {
        gsize left = (gsize)(end - p), before = (gsize)(p - bytes);

        if (left < ZIP_END)
            return FALSE;
        if (memcmp(p, "PK\x05\x06", 4) != 0)
            continue;
        if (left == ZIP_END + (p[20] | (gsize)p[21] << 8) &&
            sk_read_le32(p + 12) <= before && sk_read_le32(p + 12) >= 46 &&
            memcmp(p - sk_read_le32(p + 12), "PK\x01\x02", 4) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Returns whether the file ends as a RAR archive does: both versions have a
 * last block that is always the same. */
static gboolean
ends_as_rar(const guint8 *bytes, gsize len)
{
    return (len >= 7 &&
            memcmp(bytes + len - 7, "\xc4\x3d\x7b\0\x40\x07\0", 7) == 0) ||
           (len >= 8 &&
            memcmp(bytes + len - 8, "\x1d\x77\x56\x51\x03\x05\x04\0", 8) == 0);
}

/* Returns whether an archive follows directly after the end of a picture. A
 * large picture is searched only if it ends as a RAR does, because looking at
 * each byte costs as much as all other identification. */
static gboolean
goes_on_as_archive(const guint8 *bytes, gsize len)
{
    static const struct {
        const char *bytes;
        gsize len;
    } joints[] = {
        { "\xff\xd9Rar!\x1a\x07", 8 },
        { "\xff\xd9\x37\x7a\xbc\xaf", 6 },
        { "\xff\xd9MSCF", 6 },
        { "IEND\xae\x42\x60\x82Rar!", 12 },
        { "IEND\xae\x42\x60\x82\x37\x7a", 10 },
        { "\0;Rar!\x1a\x07", 8 },
        { "\0;7z\xbc\xaf", 6 },
    };

    if (len > SMALL && !ends_as_rar(bytes, len))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(joints); i++)
        if (memmem(bytes, len, joints[i].bytes, joints[i].len) != NULL)
            return TRUE;
    return FALSE;
}

/* Returns whether markup stands where a browser looks for it if no type was
 * given. */
static gboolean
holds_early_markup(const guint8 *bytes, gsize len)
{
    const char *text = (const char *)bytes;
    gsize most = MIN(len, SK_MARK_EARLY);

    for (gsize i = 0; i < most; i++)
        if (sk_mark_early_word(text + i, most - i) != NULL ||
            (most - i > 5 && g_ascii_strncasecmp(text + i, "<?php", 5) == 0))
            return TRUE;
    return FALSE;
}

gboolean
sk_holds_early_pdf(const guint8 *bytes, gsize len)
{
    return memmem(bytes, MIN(len, SK_MARK_EARLY + 4), "%PDF-", 5) != NULL;
}

gboolean
sk_begins_as_pdf(const guint8 *bytes, gsize len, gsize *start)
{
    gsize at = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    while (at < MIN(len, SK_MARK_EARLY) && bytes[at] != '\0' &&
           strchr(" \t\r\n\f", bytes[at]) != NULL)
        at++;
    *start = at;
    return len - at >= 5 && memcmp(bytes + at, "%PDF-", 5) == 0;
}

/* Returns whether the beginning of a picture consists of text bytes only, as in
 * a script that pretends to be a picture. */
static gboolean
is_all_text(const guint8 *bytes, gsize len)
{
    for (gsize i = 0; i < MIN(len, SK_MARK_EARLY); i++)
        if (bytes[i] < 0x09 || bytes[i] >= 0x7f)
            return FALSE;
    return TRUE;
}

static gboolean
is_polyglot(const char *type, const guint8 *bytes, gsize len)
{
    gsize start;

    if (g_str_has_prefix(type, "image/"))
        return is_all_text(bytes, len) || sk_holds_early_pdf(bytes, len) ||
               holds_early_markup(bytes, len) || sk_ends_as_zip(bytes, len) ||
               goes_on_as_archive(bytes, len);
    if (g_str_equal(type, "application/pdf"))
        return !sk_begins_as_pdf(bytes, len, &start) ||
               holds_early_markup(bytes, len) || sk_ends_as_zip(bytes, len);
    if (g_str_has_prefix(type, "audio/") || g_str_has_prefix(type, "video/"))
        return sk_ends_as_zip(bytes, len);
    if (g_str_equal(type, "application/vnd.ms-outlook"))
        /* Its text may stand early in the file, and it never
         * leaves as it is. */
        return FALSE;
    return len >= 8 && memcmp(bytes, "\xd0\xcf\x11\xe0", 4) == 0 &&
           (sk_holds_early_pdf(bytes, len) || holds_early_markup(bytes, len));
}

void
sk_kind_look_closer(SkKind *kind, const guint8 *bytes, gsize len)
{
    if (kind->type == NULL)
        return;
    kind->locked |= is_locked(kind->type, bytes, len);
    kind->polyglot |= is_polyglot(kind->type, bytes, len);
}
