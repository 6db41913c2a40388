/* SPDX-License-Identifier: Apache-2.0
 *
 * A ZIP of ours, deterministic: the same members give the same bytes. What it
 * writes is all there is to it; an inspector may walk it strictly by this
 * grammar (numbers little-endian):
 *
 *   zip      = *( local data ) *central end
 *   local    = "PK" 03 04, version 0014, flags 0800, method 0000 or 0008, time
 *              0000, date 0021 (1980-01-01), crc32, packed u32, size u32,
 *              name-len u16, extra-len 0000, name
 *   data     = packed bytes: with method 0000 packed = size; with method 0008
 *              one DEFLATE stream that ends with its last byte, packed < size
 *   central  = "PK" 01 02, made-by 0014, then version … name-len as the local
 *              header has them, extra-len 0000, comment-len 0000, disk 0000,
 *              internal 0000, external 00000000, offset u32, name
 *   end      = "PK" 05 06, 0000, 0000, entries u16, entries u16, directory-len
 *              u32, directory-offset u32, comment-len 0000
 *
 * The centrals stand in the order of the locals; the first local at offset 0,
 * each next where the one before ends, the first central where the last local
 * ends, the end record where the last central ends, and nothing behind it. No
 * entry for folders. 1 … 65534 members.
 *   name     = *32( part "/" ) part: 1 … 1024 bytes of UTF-8 in NFC; a part
 *              is 180 bytes at most, not empty, not ".", not "..", holds no
 * control (below 20, 7f, c1 controls), none of \ : * ? " < > |, no bidi control
 * and no zero-width character, and ends in neither blank nor dot No two names
 * are the same after case-folding, nor is one the folder of another.
 */
#ifndef SK_ARCHIVE_ZIP_WRITE_H
#define SK_ARCHIVE_ZIP_WRITE_H

#include <glib.h>

typedef struct _SkZipWriter SkZipWriter;

SkZipWriter *sk_zip_writer_new(void);
void sk_zip_writer_free(SkZipWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkZipWriter, sk_zip_writer_free)

/* sk_zip_writer_add: adds @bytes under @name, which is made to fit the grammar
 * and to be unique (" (2)" is put before the extension). Returns the name that
 * it got, lent until the next call. Returns NULL and adds nothing if the result
 * would need 64-bit fields. */
const char *
sk_zip_writer_add(SkZipWriter *writer, const char *name, GBytes *bytes);

/* A member of another ZIP that is copied in its compressed form, because its
 * content leaves unchanged. */
typedef struct {
    GBytes *bytes; /* deflated, or as they are */
    gboolean is_deflated;
    guint32 crc; /* of what they inflate to */
    gsize size;  /* likewise */
} SkZipPacked;

/* sk_zip_pack: returns @bytes packed, if that makes them shorter and @deflate
 * is set. sk_zip_packed_new: returns a member that was packed elsewhere, which
 * the caller has inflated once: @bytes (a reference is taken) are shorter than
 * @size if they are deflated. Free both with sk_zip_packed_free. */
SkZipPacked *sk_zip_pack(GBytes *bytes, gboolean deflate);
SkZipPacked *
sk_zip_packed_new(GBytes *bytes, gboolean is_deflated, guint32 crc, gsize size);
void sk_zip_packed_free(SkZipPacked *packed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkZipPacked, sk_zip_packed_free)

/* sk_zip_writer_put: adds a packed member, as sk_zip_writer_add does. */
const char *sk_zip_writer_put(SkZipWriter *writer, const char *name,
                              const SkZipPacked *packed);

/* sk_zip_writer_finish: returns the ZIP, or NULL if it has no member. Nothing
 * can be added afterwards. */
GBytes *sk_zip_writer_finish(SkZipWriter *writer);

#endif
