/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of archive members: bytes of a charset nobody declared, decided for
 * the archive as a whole, as UTF-8 in NFC with "/" between its parts. Makes no
 * name safe to leave under (verify-type does). Stands against paths that lead
 * out of their folder, and against two names that a disk holds for one.
 */
#ifndef SK_ARCHIVE_MEMBER_NAME_H
#define SK_ARCHIVE_MEMBER_NAME_H

#include <glib.h>

typedef struct {
    const guint8 *bytes; /* lent */
    gsize len;
    gboolean utf8; /* the archive says that it is UTF-8 */
    const guint8
        *other; /* a second name (ZIP's field 0x7075, UTF-8), or NULL */
    gsize other_len;
    gboolean other_counts; /* readers that know the field use it */
} SkRawName;

/* Nobody sends deeper or longer paths than a disk can hold; whoever does wants
 * each step over the names of an archive to cost more than the archive. */
#define SK_MEMBER_FOLDERS_MOST 32
#define SK_MEMBER_PATH_MOST    1024 /* bytes */

typedef struct {
    char *name;       /* never NULL; within the two bounds above */
    char *whole;      /* of which the outer folders were given up (or the
                         middle of one part); NULL: nothing was */
    char *other;      /* what other readers would call it, or NULL */
    const char *read; /* how a non-ASCII name was read: "name-cp932",
                         "name-euc-jp", "name-utf8", "name-utf8-flag",
                         "name-unicode-field", "name-other"; NULL for ASCII */
    gboolean outside; /* absolute, with a drive, or through ".." */
    gboolean silent;  /* what file managers leave behind: not worth a word */
} SkMemberName;

/* sk_member_charset: the charset of all names of an archive that are neither
 * flagged nor plainly UTF-8; a label for sk_charset_decode, static. */
const char *sk_member_charset(const SkRawName *names, guint n);

/* sk_member_name_read: @raw of an archive of that @charset. */
void sk_member_name_read(const SkRawName *raw, const char *charset,
                         SkMemberName *name);
void sk_member_name_clear(SkMemberName *name);

/* sk_member_path_end: where in @path the last parts begin that come to @most
 * bytes and SK_MEMBER_FOLDERS_MOST folders at most; the last part whole. */
const char *sk_member_path_end(const char *path, gsize most);

/* sk_member_name_key: what a disk that folds case takes for the same name. The key
 * of a folder is where the key of what lies in it begins. New string. */
char *sk_member_name_key(const char *name);

#endif
