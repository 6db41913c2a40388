/* SPDX-License-Identifier: Apache-2.0
 *
 * The files that leave with one mail, and their names, all different.
 */
#ifndef SK_WORKER_FILE_NAMES_H
#define SK_WORKER_FILE_NAMES_H

#include <sekisho/part.h>

/* sk_files_below: the files that leave with a mail, appended to @files (of
 * SkFile): every leaf below @part that a filter vouched for and gave a clean
 * name, and every container that was rebuilt. One without a name does not
 * leave: nobody has looked at what it calls itself. */
void sk_files_below(const SkPart *part, GArray *files);

/* sk_files_make_unique: of the files that leave below the mail @mail (those of
 * sk_files_below), each that is called as one before it, letters folded, gets a
 * number: "a (2).csv". Before the mail is written, and reported. */
void sk_files_make_unique(SkPart *mail);

#endif
