/* SPDX-License-Identifier: Apache-2.0
 *
 * Keeps the limits of unpacking (unpack.h), and unpacks ZIP. It defends against
 * archive bombs: sizes that an archive announces are judged before it is
 * unpacked, all others while the content grows.
 */
#include <string.h>
#include <sekisho/policy.h>
#include <archive/deflate.h>
#include <archive/unpack.h>
#include <archive/zip_strict.h>

static void
clear_member(gpointer data)
{
    SkMember *member = data;

    g_free(member->owned);
    g_free(member->other);
    if (member->bytes != NULL)
        g_bytes_unref(member->bytes);
}

void
sk_unpack_begin(SkUnpack *unpack, SkPart *part, guint ratio)
{
    memset(unpack, 0, sizeof *unpack);
    unpack->part = part;
    unpack->ratio = ratio;
    sk_part_left(part, &unpack->members, &unpack->bytes);
    unpack->list = g_array_new(FALSE, FALSE, sizeof(SkMember));
    g_array_set_clear_func(unpack->list, clear_member);
}

void
sk_unpack_clear(SkUnpack *unpack)
{
    g_clear_pointer(&unpack->list, g_array_unref);
}

gboolean
sk_unpack_refuse(SkUnpack *unpack, SkReason reason, const char *why)
{
    if (unpack->reason == SK_REASON_NONE) {
        unpack->reason = reason;
        unpack->why = why;
    }
    return FALSE;
}

gboolean
sk_unpack_may_grow(SkUnpack *unpack, guint64 more, guint64 packed)
{
    guint64 most;

    if (more > unpack->bytes || unpack->so_far > unpack->bytes - more)
        return sk_unpack_refuse(unpack, SK_REASON_LIMIT_EXPANDED, NULL);
    if (more > SK_RATIO_FROM &&
        g_uint64_checked_mul(&most, packed, unpack->ratio) && more > most)
        return sk_unpack_refuse(unpack, SK_REASON_LIMIT_RATIO, NULL);
    return TRUE;
}

gboolean
sk_unpack_add(SkUnpack *unpack, SkMember member)
{
    g_array_append_val(unpack->list, member);
    if (member.bytes != NULL)
        unpack->so_far += g_bytes_get_size(member.bytes);
    if (unpack->list->len > unpack->members)
        return sk_unpack_refuse(unpack, SK_REASON_LIMIT_PARTS, NULL);
    return TRUE;
}

/* ---- ZIP ---------------------------------------------------------------- */

static SkMemberKind
kind_of(const SkZipMember *member)
{
    switch (member->kind) {
    case SK_ZIP_DIRECTORY:
        return SK_MEMBER_DIRECTORY;
    case SK_ZIP_LINK:
        return SK_MEMBER_LINK;
    case SK_ZIP_DEVICE:
        return SK_MEMBER_DEVICE;
    case SK_ZIP_FILE:
    default:
        return SK_MEMBER_FILE;
    }
}

/* Unpacks the member @from. On failure returns NULL and sets *@reason. */
static GBytes *
content_of(SkUnpack *unpack, GBytes *archive, const SkZipMember *from,
           SkReason *reason)
{
    gsize offset =
        (gsize)(from->data - (const guint8 *)g_bytes_get_data(archive, NULL));
    g_autoptr(GBytes) bytes = NULL;
    gsize len;
    const guint8 *data;

    *reason = SK_REASON_ARCHIVE_DAMAGED;
    if (from->method == 0 && from->packed == from->size)
        bytes = g_bytes_new_from_bytes(archive, offset, from->size);
    else if (from->method == 8 && from->size == 0 && from->packed == 0)
        bytes = g_bytes_new_static("", 0);
    else if (from->method == 8)
        bytes = sk_deflate_undo(unpack->part, from->data, from->packed,
                                from->size, reason);
    else if (from->method != 0)
        *reason = SK_REASON_ARCHIVE_METHOD;
    if (bytes == NULL)
        return NULL;
    data = g_bytes_get_data(bytes, &len);
    if (sk_crc32(data, len) == from->crc)
        return g_steal_pointer(&bytes);
    *reason = SK_REASON_ARCHIVE_DAMAGED;
    return NULL;
}

static gboolean
unpack_member(SkUnpack *unpack, GBytes *archive, const SkZipMember *from)
{
    SkMember member = {
        .kind = kind_of(from),
        .raw = { from->name, from->name_len, from->utf8, from->unicode,
                 from->unicode_len, from->unicode_counts },
    };

    if (member.kind == SK_MEMBER_FILE) {
        member.bytes = content_of(unpack, archive, from, &member.reason);
        if (member.bytes != NULL)
            member.reason = SK_REASON_NONE;
        else if (member.reason != SK_REASON_ARCHIVE_METHOD)
            return sk_unpack_refuse(unpack, member.reason, "member");
    }
    return sk_unpack_add(unpack, member);
}

/* Judges the sizes that the archive announces, before anything is unpacked. */
static gboolean
judge_announced(SkUnpack *unpack, const GArray *members, guint64 archive_len)
{
    guint64 total = 0;

    for (guint i = 0; i < members->len; i++) {
        const SkZipMember *m = &g_array_index(members, SkZipMember, i);

        if (m->method != 0 && m->method != 8)
            continue; /* This member is not unpacked. */
        if (!g_uint64_checked_add(&total, total, m->size))
            return sk_unpack_refuse(unpack, SK_REASON_LIMIT_EXPANDED, NULL);
        if (!sk_unpack_may_grow(unpack, m->size, m->packed))
            return FALSE;
    }
    return sk_unpack_may_grow(unpack, total, archive_len);
}

void
sk_unzip(SkUnpack *unpack, GBytes *archive)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(archive, &len);
    g_auto(SkZipWalk) walk = sk_zip_walk(bytes, len, unpack->members);

    if (walk.members == NULL) {
        sk_unpack_refuse(unpack, walk.reason, walk.why);
        return;
    }
    if (!judge_announced(unpack, walk.members, len))
        return;
    for (guint i = 0; i < walk.members->len; i++)
        if (!unpack_member(unpack, archive,
                           &g_array_index(walk.members, SkZipMember, i)))
            return;
}
