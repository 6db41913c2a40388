/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a workbook, for one that leaves as text.
 */
#ifndef SK_SHEET_SHEET_TEXT_H
#define SK_SHEET_SHEET_TEXT_H

#include <package/package.h>

/* sk_sheet_text: returns the words of the workbook @package, sheet by sheet
 * with its title: the cells as they are shown, in columns, or with tabs between
 * them where there are many; then text boxes and comments with a mark before
 * them, the comments if @policy keeps any. Sheets that are hidden are said to
 * be, and how many rows and columns are. Lines end in LF; the text is not
 * cleaned. Returns NULL with *@why and
 * *@detail set if a part cannot be read. New string. */
char *sk_sheet_text(SkPackage *package, const SkPolicy *policy, SkReason *why,
                    const char **detail);

#endif
