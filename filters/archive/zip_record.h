/* SPDX-License-Identifier: Apache-2.0
 *
 * The records that a ZIP consists of, read one at a time. Only the files
 * zip_*.c use this.
 *
 * What zip_end.c defines is declared here.
 */
#ifndef SK_ARCHIVE_ZIP_RECORD_H
#define SK_ARCHIVE_ZIP_RECORD_H

#include <sekisho/bytes.h>
#include <archive/zip_strict.h>

#define SK_ZIP_LOCAL_LEN   30
#define SK_ZIP_CENTRAL_LEN 46
#define SK_ZIP_END_LEN     22

/* The state of a walk over a ZIP. Every function here that can fail sets the
 * reason once. */
typedef struct {
    const guint8 *bytes;
    guint64 len;
    SkReason reason;
    const char *why;
} SkZipBytes;

/* The end of the archive: where the central directory lies and how many entries
 * it has. */
typedef struct {
    guint64 directory, directory_end, entries;
} SkZipEnd;

/* sk_zip_refuse: notes why the walk failed. Always returns FALSE. */
gboolean sk_zip_refuse(SkZipBytes *zip, SkReason reason, const char *why);

/* sk_zip_find_end: finds the only end record and the ZIP64
 * records before it. */
gboolean sk_zip_find_end(SkZipBytes *zip, SkZipEnd *end);

/* sk_zip_read_central: reads the directory entry at *@at, which moves behind
 * it. No byte of it may lie past @limit. The field data stays NULL. */
gboolean sk_zip_read_central(SkZipBytes *zip, guint64 *at, guint64 limit,
                             SkZipMember *member);

/* sk_zip_match_local: checks that the local header of @member, its data and its
 * descriptor fill exactly the bytes from member->offset to @next and say what
 * the central directory says. Sets the field data. */
gboolean sk_zip_match_local(SkZipBytes *zip, SkZipMember *member, guint64 next);

#endif
