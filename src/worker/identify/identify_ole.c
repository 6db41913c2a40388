/* SPDX-License-Identifier: Apache-2.0
 *
 * Names OLE2 containers by their streams (identify.h): old Office files,
 * Ichitaro, Outlook, installers, and the container in which newer Office
 * versions put what they encrypt. The first bytes of a stream say whether an
 * old Office file is encrypted. Nothing is opened.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "worker/identify/identify_kinds.h"

static const struct {
    const char *stream;
    const char *type;
} streams[] = {
    { "EncryptedPackage", "application/vnd.openxmlformats" },
    { "JSRV_SegmentInformation", "application/x-ichitaro" },
    { "WordDocument", "application/msword" },
    { "Workbook", "application/vnd.ms-excel" },
    { "Book", "application/vnd.ms-excel" },
    { "PowerPoint Document", "application/vnd.ms-powerpoint" },
    { "__properties_version1.0", "application/vnd.ms-outlook" },
    { "VisioDocument", "application/vnd.visio" },
    { "Quill", "application/x-mspublisher" },
    { "HwpSummaryInformation", "application/x-hwp" },
    { "BodyText", "application/x-hwp" },
};

/* Returns whether a Word document is encrypted: the 16-bit word at offset 10 of
 * its header has a bit for that. */
static gboolean
is_word_locked(const guint8 *head, gsize len)
{
    return len >= 12 && (head[11] & 0x01) != 0;
}

/* Returns whether a workbook is encrypted: the record FilePass then stands
 * after the first record. */
static gboolean
is_workbook_locked(const guint8 *head, gsize len)
{
    for (gsize at = 0; at + 4 <= len;) {
        guint type = sk_read_le16(head + at);
        guint size = sk_read_le16(head + at + 2);

        if (type == 0x2f)
            return TRUE;
        /* Only these records may stand before FilePass. */
        if (type != 0x809 && type != 0x409 && type != 0x209 && type != 0x86)
            return FALSE;
        at += 4 + size;
    }
    return FALSE;
}

/* Returns whether a presentation is encrypted: the stream "Current User" then
 * holds another magic number than for a plain one. */
static gboolean
is_slides_locked(const guint8 *head, gsize len)
{
    return len >= 16 && memcmp(head + 12, "\xdf\xc4\xd1\xf3", 4) == 0;
}

static gboolean
is_locked(const SkOle *ole, const char *type, const SkOleEntry *stream)
{
    guint8 head[128];
    const SkOleEntry *user = sk_ole_find(ole, "Current User");

    if (g_str_equal(type, "application/vnd.openxmlformats"))
        return TRUE;
    if (g_str_equal(type, "application/msword"))
        return is_word_locked(head, sk_ole_head(ole, stream, head, 128));
    if (g_str_equal(type, "application/vnd.ms-excel"))
        return is_workbook_locked(head, sk_ole_head(ole, stream, head, 128));
    if (g_str_equal(type, "application/vnd.ms-powerpoint"))
        return sk_ole_find(ole, "EncryptedSummary") != NULL ||
               (user != NULL &&
                is_slides_locked(head, sk_ole_head(ole, user, head, 128)));
    return FALSE;
}

static gboolean
is_installer(const SkOle *ole)
{
    static const guint8 class[16] = { 0x84, 0x10, 0x0c, 0, 0, 0, 0, 0,
                                      0xc0, 0,    0,    0, 0, 0, 0, 0x46 };

    /* Installers, patches and transforms differ only in the first byte. */
    return (ole->class[0] == 0x84 || ole->class[0] == 0x86 ||
            ole->class[0] == 0x82) &&
           memcmp(ole->class + 1, class + 1, 15) == 0;
}

SkKind
sk_kind_of_ole2(const guint8 *bytes, gsize len)
{
    SkKind kind = { .type = "application/x-ole-storage", .by = "ole2" };
    g_auto(SkOle) ole = { 0 };

    if (!sk_ole_open(&ole, bytes, len))
        return kind;
    if (is_installer(&ole)) {
        kind.type = "application/x-msi";
        return kind;
    }
    for (guint i = 0; i < G_N_ELEMENTS(streams); i++) {
        const SkOleEntry *stream = sk_ole_find(&ole, streams[i].stream);

        if (stream == NULL)
            continue;
        kind.type = streams[i].type;
        kind.what = streams[i].stream;
        kind.at = ((gsize)stream->start + 1) * ole.sector;
        kind.locked = is_locked(&ole, kind.type, stream);
        return kind;
    }
    return kind;
}
