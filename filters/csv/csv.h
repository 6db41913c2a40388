/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables as text. They are read as Excel and old systems write them, and
 * written in the only form that leaves (see src/inspector/README.md): records
 * that end in CRLF, quotes only where they are needed, and no cell that a
 * spreadsheet would compute.
 *
 * What csv_formula.c defines is declared here.
 */
#ifndef SK_CSV_CSV_H
#define SK_CSV_CSV_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_csv_separator: returns the separator of the cells of @text (@len bytes of
 * UTF-8): ",", ";" or TAB, or the one that its first line declares ("sep=|").
 * Returns "," if nothing speaks for another. */
char sk_csv_separator(const char *text, gsize len);

/* sk_csv_rewrite: reads @text (@len bytes of UTF-8, not yet clean, any line
 * ends), whose cells are separated by @from, and returns it separated by @to
 * ("," or TAB). Each cell is cleaned by itself. A cell that begins a formula,
 * here or for a program set to another separator, gets an apostrophe in front
 * and is counted on @part as "formula". Lines that tell Excel another separator
 * are removed ("separator-line"). Links in cells are treated as @links says
 * ("link"). No line may make a mail reader begin to decode: the first cell of
 * such a record is quoted, and such a line inside a cell is broken
 * ("decodable-line"). Cleaning the result again changes nothing. Returns NULL
 * when time is up. New string. */
GString *sk_csv_rewrite(SkPart *part, const char *text, gsize len, char from,
                        char to, SkLinks links);

/* sk_csv_neutralise: puts apostrophes into @cell, which leaves between
 * @separator ("," or TAB), by the rules of sk_csv_rewrite. Blanks behind a
 * number are removed, so that columns of fixed width stay numbers. */
void sk_csv_neutralise(SkPart *part, GString *cell, char separator);

/* sk_csv_skip_blanks: returns the first character at or behind @p that is no
 * blank. */
const char *sk_csv_skip_blanks(const char *p);

#endif
