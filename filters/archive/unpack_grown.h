/* SPDX-License-Identifier: Apache-2.0
 *
 * The content of one member while it is unpacked: bytes that grow within the
 * limits of the archive (unpack.h), whichever library gives them.
 */
#ifndef SK_ARCHIVE_UNPACK_GROWN_H
#define SK_ARCHIVE_UNPACK_GROWN_H

#include <archive/unpack.h>

typedef struct {
    SkUnpack *unpack; /* lent; whose limits these are */
    guint8 *bytes;
    gsize len, room;
} SkGrown;

/* sk_grown_clear: what was not taken is thrown away, and counted: it cost the
 * memory that a member would have cost. */
void sk_grown_clear(SkGrown *content);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkGrown, sk_grown_clear)

/* sk_grown_add: @len bytes at @more (may be NULL with 0) join; sk_grown_fill:
 * zeros up to @to, the holes of a sparse file. @packed: bytes of the archive.
 * FALSE past a limit, which the archive then names. */
gboolean sk_grown_add(SkGrown *content, const void *more, gsize len,
                        guint64 packed);
gboolean sk_grown_fill(SkGrown *content, guint64 to, guint64 packed);

/* sk_grown_take: all of it; @content is empty after that. */
GBytes *sk_grown_take(SkGrown *content);

#endif
