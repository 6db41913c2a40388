/* SPDX-License-Identifier: Apache-2.0
 *
 * Names for the members of a ZIP that we write: each fits its grammar
 * (zip_write.h) and is unique. This defends against names that a disk takes for
 * the same, files that are also folders, and names that were chosen to be slow.
 */
#ifndef SK_ARCHIVE_ZIP_NAMES_H
#define SK_ARCHIVE_ZIP_NAMES_H

#include <glib.h>

typedef struct _SkZipNames SkZipNames;

SkZipNames *sk_zip_names_new(void);
void sk_zip_names_free(SkZipNames *names);

/* sk_zip_names_take: makes @name (UTF-8, possibly with errors) fit and unique:
 * "a (2).csv" if "a.csv" is taken, "(2) a/b.csv" if the folder "a" is a file.
 * The cost is linear in the length of the name. New string. */
char *sk_zip_names_take(SkZipNames *names, const char *name);

/* sk_zip_name: makes @name fit the grammar: at most SK_MEMBER_PATH_MAX bytes
 * and SK_MEMBER_FOLDERS_MAX folders, of which the outer ones are given up
 * first. New string, never empty. */
char *sk_zip_name(const char *name);

#endif
