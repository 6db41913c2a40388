/* SPDX-License-Identifier: Apache-2.0
 *
 * Says where a file that passed used to lie: the folders of the archives and
 * mails around it, either as a path for a clean ZIP or as one readable file
 * name for an attachment. The writer of the ZIP or mail makes the names unique.
 */
#ifndef SK_ARCHIVE_MEMBER_PATH_H
#define SK_ARCHIVE_MEMBER_PATH_H

#include <sekisho/part.h>

/* SkMemberFolders remembers the folders below one archive and cleans each name
 * once. It must not outlive the parts. */
typedef struct _SkMemberFolders SkMemberFolders;

/* sk_member_folders_new: for the parts below @above, which is lent. */
SkMemberFolders *sk_member_folders_new(const SkPart *above);
void sk_member_folders_free(SkMemberFolders *folders);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMemberFolders, sk_member_folders_free)

/* sk_member_path: returns the path of @part (which has an out name) below the
 * archive, for example "2026/forms/a.csv" for a.csv in forms.zip in the folder
 * 2026. A container counts as a folder; a file that only compresses another
 * does not. Each part of the path is a clean name. If there are more than
 * SK_MEMBER_FOLDERS_MAX folders, the outer ones are given up. New string. */
char *sk_member_path(SkMemberFolders *folders, const SkPart *part);

/* sk_member_flat_name: returns the same path as one file name, for example
 * "2026_forms_a.csv", of at most 180 bytes. The outer folders are given up
 * first. New string. */
char *sk_member_flat_name(SkMemberFolders *folders, const SkPart *part);

/* sk_member_is_compressed: returns whether @found is the media type of a file
 * that compresses exactly one other (gzip, xz and so on). */
gboolean sk_member_is_compressed(const char *found);

#endif
