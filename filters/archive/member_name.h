/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes the names of archive members. Their charset is rarely declared, so it
 * is decided once for the whole archive. A decoded name is UTF-8 in NFC with
 * "/" between its parts. Decoding does not make a name safe to leave under; the
 * filter verify-type does that. This file defends against paths that lead out
 * of their folder and against two names that a disk takes for the same.
 */
#ifndef SK_ARCHIVE_MEMBER_NAME_H
#define SK_ARCHIVE_MEMBER_NAME_H

#include <glib.h>

typedef struct {
    const guint8 *bytes; /* lent */
    gsize len;
    gboolean utf8; /* The archive declares the name as UTF-8. */
    const guint8
        *other; /* a second name (the ZIP field 0x7075, in UTF-8), or NULL */
    gsize other_len;
    /* Readers that know the field use the second name. */
    gboolean other_counts;
} SkRawName;

/* No honest archive has deeper or longer paths than these. A hostile one uses
 * them to make each pass over its names cost more than the archive is long. */
#define SK_MEMBER_FOLDERS_MAX 32
#define SK_MEMBER_PATH_MAX    1024 /* in bytes */

typedef struct {
    char *name; /* never NULL, and within the two bounds above */
    /* the full name, if outer folders (or the middle of one part) had to be
     * given up; else NULL */
    char *whole;
    char *other; /* what other readers would call the member, or NULL */
    /* how a name that is not ASCII was read: "name-cp932", "name-euc-jp",
     * "name-utf8", "name-utf8-flag", "name-unicode-field" or "name-other"; NULL
     * for ASCII */
    const char *read;
    /* The path is absolute, has a drive letter, or leads through "..". */
    gboolean outside;
    /* A file manager leaves such files behind; nobody needs to hear of them. */
    gboolean silent;
} SkMemberName;

/* sk_member_charset: chooses one charset for all names of an archive that are
 * neither flagged as UTF-8 nor plainly UTF-8. Returns a static label for
 * sk_charset_decode. */
const char *sk_member_charset(const SkRawName *names, guint n);

/* sk_member_name_read: decodes the name @raw. @charset is the one chosen for
 * its archive. */
void sk_member_name_read(const SkRawName *raw, const char *charset,
                         SkMemberName *name);
void sk_member_name_clear(SkMemberName *name);

/* sk_member_path_end: returns the place in @path from which the rest has at
 * most @most bytes and SK_MEMBER_FOLDERS_MAX folders. The last part is always
 * whole. */
const char *sk_member_path_end(const char *path, gsize most);

/* sk_member_name_key: returns a key that is equal for names which a disk that
 * ignores case takes for the same. The key of a folder is the beginning of the
 * key of each file in it. New string. */
char *sk_member_name_key(const char *name);

#endif
