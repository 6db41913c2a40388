/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables as text: read as Excel and old systems write them, written in the one
 * form that leaves (src/inspector/README.md): CRLF records, quotes where they
 * must be, no cell that a spreadsheet would reckon with.
 */
#ifndef SK_CSV_CSV_H
#define SK_CSV_CSV_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_csv_separator: what parts the cells of @text (@len bytes of UTF-8): ","
 * ";" or TAB, or what its first line says ("sep=|"). "," when nothing does. */
char sk_csv_separator(const char *text, gsize len);

/* sk_csv_rewrite: @text (@len bytes of UTF-8, not yet clean, any line ends),
 * whose cells are parted by @from, anew, parted by @to ("," or TAB): written as
 * it is read, cell by cell, each cleaned by itself. Cells that begin a formula
 * get an apostrophe in front, and so does what would be one for a program set
 * to another separator: counted as "formula" on @part. Lines that tell Excel
 * another separator go ("separator-line"). Links in cells become what @links
 * says ("link"). No line begins what mail readers decode: the first cell of a
 * record stands in quotes then, a line within a cell is broken
 * ("decodable-line"). Idempotent. NULL when time is up.
 * New string. */
GString *sk_csv_rewrite(SkPart *part, const char *text, gsize len, char from,
                        char to, SkLinks links);

/* sk_csv_is_formula: whether a spreadsheet would reckon with @cell: behind
 * blanks "=", "+", "-" or "@", wide ones too; but neither a number nor "-". */
gboolean sk_csv_is_formula(const char *cell);

/* sk_csv_neutralise: puts apostrophes into @cell, which leaves between
 * @separator ("," or TAB), as sk_csv_rewrite() says. Blanks behind a number go:
 * columns of fixed width stay numbers. */
void sk_csv_neutralise(SkPart *part, GString *cell, char separator);

/* sk_csv_skip_blanks: what follows the blanks at @p. */
const char *sk_csv_skip_blanks(const char *p);

#endif
