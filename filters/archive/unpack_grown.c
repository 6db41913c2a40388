/* SPDX-License-Identifier: Apache-2.0
 *
 * Collects the content of a member while it is unpacked (unpack_grown.h).
 */
#include <string.h>
#include <archive/deflate.h>
#include <archive/unpack_grown.h>

#define ROOM_LEAST (4u << 10)

void
sk_grown_clear(SkGrown *content)
{
    if (content->bytes != NULL)
        sk_part_discarded(content->unpack->part, content->len);
    g_clear_pointer(&content->bytes, g_free);
    content->len = content->room = 0;
}

static gboolean
reserve(SkGrown *content, guint64 len, guint64 packed)
{
    gsize room = MAX(content->room, ROOM_LEAST);
    guint8 *bytes;

    if (!sk_unpack_may_grow(content->unpack, len, packed))
        return FALSE;
    if (len <= content->room)
        return TRUE;
    while (room < len)
        room += room / 2;
    bytes = sk_try_bytes(room);
    if (bytes == NULL) {
        (void)sk_unpack_refuse(content->unpack, SK_REASON_LIMIT_EXPANDED,
                               "memory");
        /* The reason is noted here so that it is also there for archives with a
         * single member. */
        return FALSE;
    }
    if (content->len > 0)
        memcpy(bytes, content->bytes, content->len);
    g_free(content->bytes);
    content->bytes = bytes;
    content->room = room;
    return TRUE;
}

gboolean
sk_grown_fill(SkGrown *content, guint64 to, guint64 packed)
{
    if (to <= content->len)
        return TRUE;
    if (!reserve(content, to, packed))
        return FALSE;
    memset(content->bytes + content->len, 0, to - content->len);
    content->len = to;
    return TRUE;
}

gboolean
sk_grown_add(SkGrown *content, const void *more, gsize len, guint64 packed)
{
    guint64 to;

    if (!g_uint64_checked_add(&to, content->len, len) ||
        !reserve(content, to, packed))
        return sk_unpack_refuse(content->unpack, SK_REASON_LIMIT_EXPANDED,
                                NULL);
    if (len > 0)
        memcpy(content->bytes + content->len, more, len);
    content->len = to;
    return TRUE;
}

GBytes *
sk_grown_take(SkGrown *content)
{
    gsize len = content->len;

    content->len = content->room = 0;
    return g_bytes_new_take(g_steal_pointer(&content->bytes), len);
}
