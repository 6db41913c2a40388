/* SPDX-License-Identifier: Apache-2.0
 *
 * DEFLATE both ways, in memory, by zlib. What is unpacked must be exactly what
 * was announced: not a byte more in, not a byte more out, checksum right.
 * Why zlib and not the archive library for members of a ZIP: the strict walk
 * has judged names, sizes and places already, and a second reader of the same
 * headers could only come to another opinion.
 */
#ifndef SK_ARCHIVE_DEFLATE_H
#define SK_ARCHIVE_DEFLATE_H

#include <glib.h>
#include <sekisho/part.h>

guint32 sk_crc32(const guint8 *bytes, gsize len);

/* sk_try_bytes: @size bytes, uninitialised, when so many and some to go on with
 * are to be had, else NULL: running out of memory is a verdict, not an abort.
 * Free with g_free. */
guint8 *sk_try_bytes(gsize size);

/* sk_deflate_undo: @packed bytes at @data, which unpack to exactly @size. NULL
 * and
 * *@reason: archive-damaged, limit-seconds, limit-expanded (no memory).
 * @part: whose time it costs; may be NULL. */
GBytes *sk_deflate_undo(SkPart *part, const guint8 *data, gsize packed,
                        gsize size, SkReason *reason);

/* SkGunzip: the streams of a gzip file (RFC 1952), one behind the other, step by
 * step; what stands behind the last is left alone. */
typedef struct _SkGunzip SkGunzip;

/* sk_gunzip_new: @data (lent) of @len bytes; NULL: no memory. */
SkGunzip *sk_gunzip_new(const guint8 *data, gsize len);
void sk_gunzip_free(SkGunzip *gunzip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkGunzip, sk_gunzip_free)

/* sk_gunzip_step: the next *@n bytes, at most @room (1 or more), at @out; 0 at
 * the end. FALSE: the file is damaged or cut. */
gboolean sk_gunzip_step(SkGunzip *gunzip, guint8 *out, gsize room, gsize *n);

/* sk_deflate: at one fixed level, so the same bytes give the same bytes (of one
 * version of zlib); NULL when that is not shorter: then store it. */
GBytes *sk_deflate(const guint8 *data, gsize len);

#endif
