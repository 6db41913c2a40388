/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists the files that leave with one mail, and makes their names unique.
 */
#ifndef SK_WORKER_FILE_NAMES_H
#define SK_WORKER_FILE_NAMES_H

#include <sekisho/part.h>

/* sk_files_below: appends to @files (of SkFile) the files that leave with a
 * mail: every leaf below @part that a filter vouched for and gave a clean name,
 * and every container that was rebuilt. A file without a clean name does not
 * leave, because nothing has checked what it calls itself. */
void sk_files_below(const SkPart *part, GArray *files);

/* sk_files_make_unique: gives a number, as in "a (2).csv", to each file below
 * the mail @mail (as sk_files_below lists them) whose name equals that of a
 * file before it when upper and lower case are folded. Call this before the
 * mail is written and reported. */
void sk_files_make_unique(SkPart *mail);

#endif
