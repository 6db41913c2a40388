/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of the members of one ZIP of ours: made to fit its grammar
 * (zip_write.h), and each nobody else's. Stands against names that a disk holds
 * for one, files that are also folders, and names chosen to be slow.
 */
#ifndef SK_ARCHIVE_ZIP_NAMES_H
#define SK_ARCHIVE_ZIP_NAMES_H

#include <glib.h>

typedef struct _SkZipNames SkZipNames;

SkZipNames *sk_zip_names_new(void);
void sk_zip_names_free(SkZipNames *names);

/* sk_zip_names_take: @name (UTF-8 or nearly) made to fit and unique: "a (2).csv"
 * where "a.csv" is taken, "(2) a/b.csv" where the folder "a" is a file. Cost is
 * linear in the length of the name. New string. */
char *sk_zip_names_take(SkZipNames *names, const char *name);

/* sk_zip_name: @name made to fit the grammar: at most SK_MEMBER_PATH_MOST bytes
 * and SK_MEMBER_FOLDERS_MOST folders, the outer ones given up first. New string,
 * never empty. */
char *sk_zip_name(const char *name);

#endif
