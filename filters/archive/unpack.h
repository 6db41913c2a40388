/* SPDX-License-Identifier: Apache-2.0
 *
 * What an archive is unpacked into, whichever reader did it: members in order,
 * each whole in memory, under limits.
 */
#ifndef SK_ARCHIVE_UNPACK_H
#define SK_ARCHIVE_UNPACK_H

#include <glib.h>
#include <sekisho/part.h>
#include <archive/member_name.h>

typedef enum {
    SK_MEMBER_FILE,
    SK_MEMBER_DIRECTORY,
    SK_MEMBER_LINK, /* symbolic or hard */
    SK_MEMBER_DEVICE,
} SkMemberKind;

typedef struct {
    SkMemberKind kind;
    SkRawName raw;   /* lent by the archive, or by owned */
    char *owned;     /* or NULL */
    char *other;     /* owned: raw.other, or NULL */
    GBytes *bytes;   /* of a FILE; NULL: not unpacked, because of */
    SkReason reason; /* this */
} SkMember;

/* One archive being unpacked. */
typedef struct {
    SkPart *part;    /* whose time it costs */
    guint members;   /* at most */
    guint64 bytes;   /* all members together, at most */
    guint ratio;     /* unpacked : packed, from RATIO_FROM on */
    GArray *list;    /* of SkMember */
    guint64 so_far;  /* bytes unpacked */
    SkReason reason; /* why the archive cannot be unpacked; NONE: it was */
    const char *why; /* one more word, static; or NULL */
} SkUnpack;

/* sk_unpack_begin: the limits left to @part. */
void sk_unpack_begin(SkUnpack *unpack, SkPart *part, guint ratio);
void sk_unpack_clear(SkUnpack *unpack);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkUnpack, sk_unpack_clear)

/* sk_unpack_refuse: notes why the archive cannot be unpacked; always FALSE. */
gboolean sk_unpack_refuse(SkUnpack *unpack, SkReason reason, const char *why);

/* sk_unpack_may_grow: whether @more bytes, unpacked from an archive (or member)
 * of @packed bytes, are within the limits; else notes which is not. */
gboolean sk_unpack_may_grow(SkUnpack *unpack, guint64 more, guint64 packed);

/* sk_unpack_add: @member (taken) joins the list; FALSE past the limit. */
gboolean sk_unpack_add(SkUnpack *unpack, SkMember member);

/* The readers. Each fills unpack->list, or notes a reason. @archive stays alive
 * as long as the list.
 * sk_unzip: by the strict walk; stored and DEFLATE. */
void sk_unzip(SkUnpack *unpack, GBytes *archive);

/* sk_unpack_by_library: everything else; @found its media type, @name the
 * part's, for what is compressed alone (may be NULL). */
void sk_unpack_by_library(SkUnpack *unpack, GBytes *archive, const char *found,
                          const char *name);

/* sk_unpack_gzip: a file compressed by gzip; @name as above. */
void sk_unpack_gzip(SkUnpack *unpack, GBytes *archive, const char *name);

/* sk_unpack_name_alone: what "report.tar.gz" (or NULL) is called without its
 * compression. New string. */
char *sk_unpack_name_alone(const char *name);

/* sk_unpack_lzh: LZH and its kin, all methods. */
void sk_unpack_lzh(SkUnpack *unpack, GBytes *archive);

#endif
