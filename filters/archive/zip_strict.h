/* SPDX-License-Identifier: Apache-2.0
 *
 * ZIP, walked strictly over the bytes: the list of members every reader agrees
 * on, or the word for why there is none. Unpacks nothing. Stands against
 * archives that show one list to a scanner and another to the person: two end
 * records, prefixes, gaps, overlaps, local headers that contradict the central
 * directory.
 */
#ifndef SK_ARCHIVE_ZIP_STRICT_H
#define SK_ARCHIVE_ZIP_STRICT_H

#include <glib.h>
#include <sekisho/verdict.h>

typedef enum {
    SK_ZIP_FILE,
    SK_ZIP_DIRECTORY,
    SK_ZIP_LINK,   /* symbolic */
    SK_ZIP_DEVICE, /* and sockets, pipes: nothing a file can be */
} SkZipKind;

/* One member. Everything that points is lent by the bytes walked over. */
typedef struct {
    const guint8 *name; /* as written; not NUL-terminated, holds no NUL */
    guint16 name_len;
    gboolean utf8;         /* flag 0x800 */
    const guint8 *unicode; /* the name of extra field 0x7075, or NULL */
    guint16 unicode_len;
    gboolean unicode_counts; /* its checksum is that of the name: readers use
                                it; else they use the name */
    SkZipKind kind;
    guint16 method; /* 0 stored, 8 deflated, … */
    guint32 crc;
    guint64 packed, size;
    const guint8 *data; /* packed bytes of it */
    guint64 offset;     /* of its local header */
    guint16 flags;
} SkZipMember;

typedef struct {
    GArray *members; /* of SkZipMember, in the order they lie in the file; NULL
                        when it is no ZIP to agree on */
    SkReason reason; /* then */
    const char *why; /* then: one more word, static */
} SkZipWalk;

/* sk_zip_walk: walks @bytes; at most @most members. Linear but for one sort.
 * The caller frees members with sk_zip_walk_clear. */
SkZipWalk sk_zip_walk(const guint8 *bytes, gsize len, guint most);
void sk_zip_walk_clear(SkZipWalk *walk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkZipWalk, sk_zip_walk_clear)

#endif
