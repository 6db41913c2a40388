/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the parts of a workbook for their words. Only sheet_text.c uses this.
 *
 * What sheet_margin.c and sheet_words.c define is declared here.
 */
#ifndef SK_SHEET_SHEET_SHOWN_H
#define SK_SHEET_SHEET_SHOWN_H

#include <markup/markup_read.h>

/* What the sheets of a workbook refer to. */
typedef struct {
    GPtrArray *strings; /* of char *: the shared strings */
    GHashTable *codes;  /* formats of numbers by their identifiers */
    GArray *formats;    /* guint: the identifier of each format of cells */
    gboolean from_1904;
} SkSheetWords;

void sk_sheet_words_init(SkSheetWords *words);
void sk_sheet_words_clear(SkSheetWords *words);

/* sk_sheet_strings_read, sk_sheet_formats_read: read the shared strings and the
 * styles. */
gboolean sk_sheet_strings_read(SkPart *part, GBytes *bytes, SkSheetWords *words,
                               SkReason *why, const char **detail);
gboolean sk_sheet_formats_read(SkPart *part, GBytes *bytes, SkSheetWords *words,
                               SkReason *why, const char **detail);

/* sk_sheet_cells_read: appends the cells of a sheet to @out, and behind them
 * its headers and footers. */
gboolean
sk_sheet_cells_read(SkPart *part, GBytes *bytes, const SkSheetWords *words,
                    GString *out, SkReason *why, const char **detail);

/* sk_sheet_boxes_read, sk_sheet_comments_read: append the paragraphs in a
 * drawing, and the comments on a sheet, with a mark before each. */
gboolean sk_sheet_boxes_read(SkPart *part, GBytes *bytes, GString *out,
                             SkReason *why, const char **detail);
gboolean sk_sheet_comments_read(SkPart *part, GBytes *bytes, GString *out,
                                SkReason *why, const char **detail);

/* sk_sheet_margin_words: returns the words of the header or footer @code, in
 * which what is put when the sheet is printed is named; NULL if there are no
 * others. New string. */
char *sk_sheet_margin_words(const char *code);

#endif
