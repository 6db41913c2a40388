/* SPDX-License-Identifier: Apache-2.0
 *
 * The records a ZIP is made of, read one at a time. For zip_*.c only.
 */
#ifndef SK_ARCHIVE_ZIP_RECORD_H
#define SK_ARCHIVE_ZIP_RECORD_H

#include <archive/zip_strict.h>

#define SK_ZIP_LOCAL_LEN   30
#define SK_ZIP_CENTRAL_LEN 46
#define SK_ZIP_END_LEN     22

/* A walk that failed; every function here that can fail sets it once. */
typedef struct {
    const guint8 *bytes;
    guint64 len;
    SkReason reason;
    const char *why;
} SkZipBytes;

/* The end of the archive: where the central directory lies and how many
 * entries it has. */
typedef struct {
    guint64 directory, directory_end, entries;
} SkZipEnd;

guint16 sk_zip_u16(const guint8 *at);
guint32 sk_zip_u32(const guint8 *at);
guint64 sk_zip_u64(const guint8 *at);

/* sk_zip_refuse: notes why; always FALSE. */
gboolean sk_zip_refuse(SkZipBytes *zip, SkReason reason, const char *why);

/* sk_zip_find_end: the one end record, and the ZIP64 ones before it. */
gboolean sk_zip_find_end(SkZipBytes *zip, SkZipEnd *end);

/* sk_zip_read_central: the entry at *@at, which moves behind it; nothing of it
 * reaches past @limit. data stays NULL. */
gboolean sk_zip_read_central(SkZipBytes *zip, guint64 *at, guint64 limit,
                             SkZipMember *member);

/* sk_zip_match_local: the local header of @member, its data and descriptor
 * fill exactly the bytes from member->offset to @next and say what the central
 * directory says. Sets data. */
gboolean sk_zip_match_local(SkZipBytes *zip, SkZipMember *member, guint64 next);

#endif
