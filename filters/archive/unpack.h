/* SPDX-License-Identifier: Apache-2.0
 *
 * The result of unpacking an archive, whichever reader did it: its members in
 * order, each whole in memory, within the limits.
 *
 * What these files define is declared here: pack.c, pack_lzh.c, unpack_gzip.c.
 */
#ifndef SK_ARCHIVE_UNPACK_H
#define SK_ARCHIVE_UNPACK_H

#include <glib.h>
#include <sekisho/part.h>
#include <archive/member_name.h>

typedef enum {
    SK_MEMBER_FILE,
    SK_MEMBER_DIRECTORY,
    SK_MEMBER_LINK, /* a symbolic or hard link */
    SK_MEMBER_DEVICE,
} SkMemberKind;

typedef struct {
    SkMemberKind kind;
    SkRawName raw; /* points into the archive or into @owned */
    /* the bytes of the name where the reader had to build them, or NULL */
    char *owned;
    char *other;   /* the bytes of raw.other, or NULL */
    GBytes *bytes; /* the content of a file; NULL if it could not be unpacked */
    SkReason reason; /* why @bytes is NULL */
} SkMember;

/* An archive that is being unpacked. */
typedef struct {
    SkPart *part;  /* the part whose time limit applies */
    guint members; /* the most members that may be listed */
    guint64 bytes; /* the most bytes that all members together may have */
    /* the largest factor between unpacked and packed size, judged once
     * SK_RATIO_FROM bytes are unpacked */
    guint ratio;
    GArray *list;    /* of SkMember */
    guint64 so_far;  /* bytes unpacked so far */
    SkReason reason; /* why the archive cannot be unpacked, or SK_REASON_NONE */
    const char *why; /* one more word on the reason (static), or NULL */
} SkUnpack;

/* sk_unpack_begin: starts with the limits that are left to @part. Free with
 * sk_unpack_clear. */
void sk_unpack_begin(SkUnpack *unpack, SkPart *part, guint ratio);
void sk_unpack_clear(SkUnpack *unpack);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkUnpack, sk_unpack_clear)

/* sk_unpack_refuse: notes why the archive cannot be unpacked. Always returns
 * FALSE. */
gboolean sk_unpack_refuse(SkUnpack *unpack, SkReason reason, const char *why);

/* sk_unpack_may_grow: returns whether @more bytes, unpacked from an archive or
 * member of @packed bytes, are still within the limits. If not, notes the limit
 * that was reached. */
gboolean sk_unpack_may_grow(SkUnpack *unpack, guint64 more, guint64 packed);

/* sk_unpack_add: appends @member (taken). Returns FALSE if the archive has too
 * many members. */
gboolean sk_unpack_add(SkUnpack *unpack, SkMember member);

/* The readers. Each fills unpack->list or notes a reason. @archive must stay
 * alive as long as the list. sk_unzip reads ZIP by the strict walk and knows
 * the methods "stored" and DEFLATE. */
void sk_unzip(SkUnpack *unpack, GBytes *archive);

/* sk_unpack_by_library: reads every other format. @found is its media type.
 * @name is the name of the part, from which the only member of a compressed
 * file gets its name; it may be NULL. */
void sk_unpack_by_library(SkUnpack *unpack, GBytes *archive, const char *found,
                          const char *name);

/* sk_unpack_gzip: reads a file compressed by gzip. @name is used as above. */
void sk_unpack_gzip(SkUnpack *unpack, GBytes *archive, const char *name);

/* sk_unpack_name_alone: returns what "report.tar.gz" (or NULL) is called
 * without its compression. New string. */
char *sk_unpack_name_alone(const char *name);

/* sk_unpack_lzh: reads LZH and related formats, all methods. */
void sk_unpack_lzh(SkUnpack *unpack, GBytes *archive);

#endif
