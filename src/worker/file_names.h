/* SPDX-License-Identifier: Apache-2.0
 *
 * The names of the files of one mail, all different.
 */
#ifndef SK_WORKER_FILE_NAMES_H
#define SK_WORKER_FILE_NAMES_H

#include <sekisho/part.h>

/* sk_files_make_unique: of the files that leave below the mail @mail (those of
 * sk_files_below), each that is called as one before it, letters folded, gets a
 * number: "a (2).csv". Before the mail is written, and reported. */
void sk_files_make_unique(SkPart *mail);

#endif
