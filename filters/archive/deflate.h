/* SPDX-License-Identifier: Apache-2.0
 *
 * Packs and unpacks DEFLATE data in memory, by zlib. Unpacking succeeds only if
 * the stream gives exactly the announced number of bytes, uses exactly the
 * given input and carries the right checksum. ZIP members are unpacked here and
 * not by the archive library, because the strict walk (zip_strict.h) has
 * already judged their names, sizes and places: a second reader of the same
 * headers could only come to a different opinion.
 */
#ifndef SK_ARCHIVE_DEFLATE_H
#define SK_ARCHIVE_DEFLATE_H

#include <glib.h>
#include <sekisho/part.h>

guint32 sk_crc32(const guint8 *bytes, gsize len);

/* sk_try_bytes: allocates @size uninitialised bytes. Returns NULL if they, plus
 * a reserve for the rest of the program, cannot be had: running out of memory
 * over a file is a verdict on that file and must not abort the worker. Free
 * with g_free. */
guint8 *sk_try_bytes(gsize size);

/* sk_deflate_undo: unpacks the @packed bytes at @data, which must give exactly
 * @size bytes. On failure returns NULL and sets *@reason to archive-damaged,
 * limit-seconds, or limit-expanded (no memory). @part is the part whose time
 * limit applies; it may be NULL. */
GBytes *sk_deflate_undo(SkPart *part, const guint8 *data, gsize packed,
                        gsize size, SkReason *reason);

/* SkGunzip reads the streams of a gzip file (RFC 1952), one behind the other,
 * step by step. Bytes behind the last stream are ignored. */
typedef struct _SkGunzip SkGunzip;

/* sk_gunzip_new: begins to read the @len bytes at @data, which must outlive the
 * reader. Returns NULL if there is no memory. */
SkGunzip *sk_gunzip_new(const guint8 *data, gsize len);
void sk_gunzip_free(SkGunzip *gunzip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkGunzip, sk_gunzip_free)

/* sk_gunzip_step: writes the next bytes, at most @room (1 or more), to @out and
 * their number to *@n, which is 0 at the end of the file. Returns FALSE if the
 * file is damaged or cut. */
gboolean sk_gunzip_step(SkGunzip *gunzip, guint8 *out, gsize room, gsize *n);

/* sk_deflate: packs @data at one fixed level, so that the same bytes always
 * give the same result (with one version of zlib). Returns NULL if the result
 * would not be shorter, or if pieces of long @data say that it would be by less
 * than a thirtieth; the caller then stores the bytes as they are. */
GBytes *sk_deflate(const guint8 *data, gsize len);

#endif
