/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks strictly over the bytes of a ZIP and lists the members on which every
 * reader agrees, or says why there is no such list. Unpacks nothing. This
 * defends against archives that show one list to a scanner and another to a
 * person: two end records, prefixes, gaps, overlaps, local headers that
 * contradict the central directory.
 */
#ifndef SK_ARCHIVE_ZIP_STRICT_H
#define SK_ARCHIVE_ZIP_STRICT_H

#include <glib.h>
#include <sekisho/verdict.h>

typedef enum {
    SK_ZIP_FILE,
    SK_ZIP_DIRECTORY,
    SK_ZIP_LINK,   /* a symbolic link */
    SK_ZIP_DEVICE, /* a device, socket or pipe: never a file */
} SkZipKind;

/* One member. All pointers point into the bytes walked over. */
typedef struct {
    /* as written; not NUL-terminated, but without NUL bytes */
    const guint8 *name;
    guint16 name_len;
    gboolean utf8;         /* flag 0x800 is set */
    const guint8 *unicode; /* the name in extra field 0x7075, or NULL */
    guint16 unicode_len;
    /* The checksum in that field matches the name, so readers use the field;
     * otherwise they use the name. */
    gboolean unicode_counts;
    SkZipKind kind;
    guint16 method; /* 0 is stored, 8 is DEFLATE */
    guint32 crc;
    guint64 packed, size;
    const guint8 *data; /* the packed bytes */
    guint64 offset;     /* the offset of the local header */
    guint16 flags;
} SkZipMember;

typedef struct {
    /* of SkZipMember, in the order in which they lie in the file; NULL if
     * readers do not agree on the archive */
    GArray *members;
    SkReason reason; /* why there is no list */
    const char *why; /* one more word on the reason (static) */
} SkZipWalk;

/* sk_zip_walk: walks over @bytes, which may hold at most @most members. The
 * cost is linear except for one sort. The caller frees the result with
 * sk_zip_walk_clear. */
SkZipWalk sk_zip_walk(const guint8 *bytes, gsize len, guint most);
void sk_zip_walk_clear(SkZipWalk *walk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkZipWalk, sk_zip_walk_clear)

#endif
