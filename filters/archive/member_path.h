/* SPDX-License-Identifier: Apache-2.0
 *
 * Where a file that passed lay: the folders of the archives (and mails) around
 * it, as a path in a clean ZIP or as one readable name beside a mail. Names
 * only; that they are unique is for whoever writes them.
 */
#ifndef SK_ARCHIVE_MEMBER_PATH_H
#define SK_ARCHIVE_MEMBER_PATH_H

#include <sekisho/part.h>

/* SkMemberFolders: the folders below one archive as far as they were asked for,
 * each name cleaned once. Lives no longer than the parts. */
typedef struct _SkMemberFolders SkMemberFolders;

/* sk_member_folders_new: for what lies below @above (lent). */
SkMemberFolders *sk_member_folders_new(const SkPart *above);
void sk_member_folders_free(SkMemberFolders *folders);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMemberFolders, sk_member_folders_free)

/* sk_member_path: the path of @part, which has an out name, below the archive:
 * "2026/forms/a.csv" for a.csv in forms.zip in the folder 2026. Containers are
 * folders; what only compresses is none. Each part of it is a clean name; of
 * more than SK_MEMBER_FOLDERS_MOST folders the outer ones are given up. New
 * string. */
char *sk_member_path(SkMemberFolders *folders, const SkPart *part);

/* sk_member_flat_name: the same as the name of a file: "2026_forms_a.csv", at
 * most 180 bytes, the outer folders given up first. New string. */
char *sk_member_flat_name(SkMemberFolders *folders, const SkPart *part);

/* sk_member_is_compressed: whether the media type @found is of a compressed
 * file, which holds one other and nothing else (gzip, xz …). */
gboolean sk_member_is_compressed(const char *found);

#endif
