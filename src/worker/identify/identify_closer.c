/* SPDX-License-Identifier: Apache-2.0
 *
 * A closer look at what a signature named (identify_kinds.h): whether it is
 * encrypted, which is neither damage nor harm, and whether another reader takes
 * the same bytes for another file. Opens nothing. Stands against the picture
 * that is an archive to the program behind the next one.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include <archive/pack.h>
#include "worker/identify/identify_kinds.h"

#define EARLY          1024
#define PDF_ENDS       (16 * 1024) /* where a damaged file may have its trailer */
#define PDF_DICTIONARY 4096        /* bytes that a trailer takes */
#define ZIP_END        22
#define ZIP_TAIL       (0xffff + ZIP_END)
#define RAR_STEPS      65536
#define SMALL          (32 * 1024) /* pictures that are looked through whole */

/* ---- encrypted ----------------------------------------------------------- */

/* The coder of AES in the header behind the content; where that is packed
 * itself, only the library can tell. */
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

/* Block by block: a file's flag, or the archive's. */
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

/* "/Encrypt" as a key of its own within @len bytes. */
static gboolean
holds_encrypt(const guint8 *bytes, gsize len)
{
    static const char key[] = "/Encrypt";
    const guint8 *end = bytes + len;

    for (const guint8 *p = bytes;
         (p = memmem(p, (gsize)(end - p), key, sizeof key - 1)) != NULL;) {
        p += sizeof key - 1;
        if (p < end && !g_ascii_isalnum(*p))
            return TRUE;
    }
    return FALSE;
}

/* Where the last "startxref" says the list of objects stands; @len when it
 * says nothing we can follow. */
static gsize
xref_of(const guint8 *bytes, gsize len)
{
    static const char word[] = "startxref";
    gsize tail = MIN(len, 1024), at;
    const guint8 *p = bytes + len - tail, *last = NULL;

    while ((p = memmem(p, (gsize)(bytes + len - p), word, sizeof word - 1)) !=
           NULL)
        last = p += sizeof word - 1;
    if (last == NULL)
        return len;
    while (last < bytes + len && g_ascii_isspace(*last))
        last++;
    for (at = 0; last < bytes + len && g_ascii_isdigit(*last) && at < len;)
        at = at * 10 + (gsize)(*last++ - '0');
    return MIN(at, len);
}

/* In the trailer: at the end; where the list of objects stands; in files made
 * for the web near the beginning; anywhere near the end of a damaged one. */
static gboolean
is_pdf_locked(const guint8 *bytes, gsize len)
{
    gsize head = MIN(len, PDF_DICTIONARY), xref = xref_of(bytes, len);
    gsize near = MIN(len - xref, PDF_DICTIONARY);
    gsize tail = xref < len ? MIN(len, PDF_DICTIONARY) : MIN(len, PDF_ENDS);

    return holds_encrypt(bytes, head) || holds_encrypt(bytes + xref, near) ||
           holds_encrypt(bytes + len - tail, tail);
}

static gboolean
is_locked(const char *type, const guint8 *bytes, gsize len)
{
    if (g_str_equal(type, "application/x-7z-compressed"))
        return is_7z_locked(bytes, len);
    if (g_str_equal(type, "application/vnd.rar"))
        return is_rar_locked(bytes, len);
    if (g_str_equal(type, "application/pdf"))
        return is_pdf_locked(bytes, len);
    return FALSE;
}

/* ---- two files in one ---------------------------------------------------- */

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

/* Whether the file ends as a RAR does: both have a last block that is always
 * the same. */
static gboolean
ends_as_rar(const guint8 *bytes, gsize len)
{
    return (len >= 7 &&
            memcmp(bytes + len - 7, "\xc4\x3d\x7b\0\x40\x07\0", 7) == 0) ||
           (len >= 8 &&
            memcmp(bytes + len - 8, "\x1d\x77\x56\x51\x03\x05\x04\0", 8) == 0);
}

/* Whether an archive stands directly behind the end of a picture. In large
 * ones only where the end says so: each byte looked at costs as much as all
 * other naming. */
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

/* Markup where a browser that was told nothing looks for it. */
static gboolean
holds_early_markup(const guint8 *bytes, gsize len)
{
    static const char *const tags[] = { "<script",          "<html",
                                        "<iframe",          "<!doctype html",
                                        "<hta:application", "<?php" };
    const char *text = (const char *)bytes;
    gsize most = MIN(len, EARLY);

    for (gsize i = 0; i < most; i++)
        for (guint k = 0; text[i] == '<' && k < G_N_ELEMENTS(tags); k++)
            if (most - i > strlen(tags[k]) &&
                g_ascii_strncasecmp(text + i, tags[k], strlen(tags[k])) == 0)
                return TRUE;
    return FALSE;
}

gboolean
sk_holds_early_pdf(const guint8 *bytes, gsize len)
{
    return memmem(bytes, MIN(len, EARLY + 4), "%PDF-", 5) != NULL;
}

/* A picture whose every byte is text: a script that pretends. */
static gboolean
is_all_text(const guint8 *bytes, gsize len)
{
    for (gsize i = 0; i < MIN(len, EARLY); i++)
        if (bytes[i] < 0x09 || bytes[i] >= 0x7f)
            return FALSE;
    return TRUE;
}

static gboolean
is_polyglot(const char *type, const guint8 *bytes, gsize len)
{
    if (g_str_has_prefix(type, "image/"))
        return is_all_text(bytes, len) || sk_holds_early_pdf(bytes, len) ||
               holds_early_markup(bytes, len) || sk_ends_as_zip(bytes, len) ||
               goes_on_as_archive(bytes, len);
    if (g_str_equal(type, "application/pdf"))
        return memcmp(bytes, "%PDF-", 5) != 0 ||
               holds_early_markup(bytes, len) || sk_ends_as_zip(bytes, len);
    if (g_str_has_prefix(type, "audio/") || g_str_has_prefix(type, "video/"))
        return sk_ends_as_zip(bytes, len);
    if (g_str_equal(type, "application/vnd.ms-outlook"))
        return FALSE; /* its text may stand early; it never leaves as it is */
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
