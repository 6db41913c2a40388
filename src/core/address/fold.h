/* SPDX-License-Identifier: Apache-2.0
 *
 * Names and labels in the one form in which they are compared (fold.c).
 */
#ifndef SK_CORE_ADDRESS_FOLD_H
#define SK_CORE_ADDRESS_FOLD_H

#include <glib.h>

/* sk_fold: returns @text in the form in which names and labels are compared:
 * NFKC, without upper case and, if @blanks is FALSE, without blanks. New
 * string; empty if @text is no UTF-8. */
char *sk_fold(const char *text, gboolean blanks);

/* sk_glob_matches: returns whether the folded @name matches the folded
 * @pattern, in which "*" stands for any characters and "?" for one. It takes
 * time in proportion to the product of both lengths. */
gboolean sk_glob_matches(const char *pattern, const char *name);

#endif
