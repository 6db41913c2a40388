/* SPDX-License-Identifier: Apache-2.0
 *
 * Text for people on a terminal of 80 columns, on which a kanji takes two.
 */
#ifndef SK_CLI_PAGE_H
#define SK_CLI_PAGE_H

#include <glib.h>
#include <stdio.h>

#define SK_PAGE_COLUMNS 80

/* A stream is colourful if it is a terminal whose user has not forbidden
 * colours (by the variable NO_COLOR, whatever it holds). */

/* sk_print_bold: prints @text, in bold if @to is colourful. */
void sk_print_bold(FILE *to, const char *text);

#define SK_PAGE_RED      "\033[31m"
#define SK_PAGE_BOLD_RED "\033[1;31m"
#define SK_PAGE_GREEN    "\033[32m"
#define SK_PAGE_YELLOW   "\033[33m"

/* sk_page_colour: lets what is printed next be of @colour, one of those above,
 * if @to is colourful; "" changes nothing, and NULL ends every colour. */
void sk_page_colour(FILE *to, const char *colour);

/* sk_page_line: prints @text to stdout, made printable, behind @indent blanks,
 * in lines of at most SK_PAGE_COLUMNS columns. Lines after the first begin with
 * @indent + @hang blanks. */
void sk_page_line(guint indent, guint hang, const char *text);
void sk_page_linef(guint indent, guint hang, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* sk_page_wrapped: prints @text to @to, made printable, in lines of at most
 * SK_PAGE_COLUMNS columns. The first begins with @first, the others with @rest,
 * which takes as many columns as @first or the last of its lines. Both are
 * printed as they are. */
void sk_page_wrapped(FILE *to, const char *first, const char *rest,
                     const char *text);

/* sk_page_row: prints @text as sk_page_line does, and @origin ("town.conf:12")
 * as "[town.conf:12]" at the right end of its last line, or of a line of its
 * own if there is no room. @origin may be NULL. */
void
sk_page_row(guint indent, guint hang, const char *text, const char *origin);

/* sk_page_cell: returns @text, made printable, cut with "…" or filled with
 * blanks to exactly @columns columns. New string. */
char *sk_page_cell(const char *text, guint columns);

/* sk_page_cut: does the same without filling. New string. */
char *sk_page_cut(const char *text, guint columns);

#endif
