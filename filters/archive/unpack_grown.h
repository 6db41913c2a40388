/* SPDX-License-Identifier: Apache-2.0
 *
 * The content of one member while a library unpacks it: bytes that grow within
 * the limits of the archive (unpack.h).
 */
#ifndef SK_ARCHIVE_UNPACK_GROWN_H
#define SK_ARCHIVE_UNPACK_GROWN_H

#include <archive/unpack.h>

typedef struct {
    SkUnpack *unpack; /* The limits of this archive apply. Lent. */
    guint8 *bytes;
    gsize len, room;
} SkGrown;

/* sk_grown_clear: frees content that was not taken. Its bytes still count
 * against the limits, because they cost the memory that a member would have
 * cost. */
void sk_grown_clear(SkGrown *content);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkGrown, sk_grown_clear)

/* sk_grown_add appends @len bytes at @more (may be NULL if @len is 0);
 * sk_grown_fill appends zeros up to the length @to, for the holes of a sparse
 * file. @packed is the size of the archive. Both return FALSE once a limit is
 * passed, which is noted for the archive. */
gboolean
sk_grown_add(SkGrown *content, const void *more, gsize len, guint64 packed);
gboolean sk_grown_fill(SkGrown *content, guint64 to, guint64 packed);

/* sk_grown_take: returns all content and leaves @content empty. */
GBytes *sk_grown_take(SkGrown *content);

#endif
