/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of WordprocessingML (ISO/IEC 29500-1, 17, and [MS-DOCX]) that may
 * leave, and the hooks that they name. What is not listed are revision
 * identifiers, marks of proofing, bindings to data, references to templates and
 * parts of a glossary, macros of form fields, printers, and embedded fonts.
 * Only the folder word/ includes this.
 *
 * What these files define is declared here: word_rows_format.c,
 * word_rows_later.c, word_rows_parts.c, word_rows_story.c.
 */
#ifndef SK_WORD_WORD_ROWS_H
#define SK_WORD_WORD_ROWS_H

#include <markup/markup_write.h>

/* Groups of attributes that many elements share. */
#define SK_WORD_VAL   "w:val"
#define SK_WORD_WIDTH "w:w w:type"
#define SK_WORD_TINT  "w:themeColor w:themeTint w:themeShade"
#define SK_WORD_BORDER                                                         \
    "w:val w:color w:sz w:space w:shadow w:frame " SK_WORD_TINT
/* The same names stand for borders and, in tables, for margins. */
#define SK_WORD_SIDE   SK_WORD_BORDER " " SK_WORD_WIDTH
#define SK_WORD_CHANGE "w:id w:author w:date"

/* What stands in the text of a document, a header, a note or a comment. */
extern const SkMarkupRow sk_word_rows_story[];
/* How runs, paragraphs, tables and sections look; also in styles. */
extern const SkMarkupRow sk_word_rows_format[];
extern const SkMarkupRow sk_word_rows_changes[]; /* tracked changes */
extern const SkMarkupRow sk_word_rows_styles[];
extern const SkMarkupRow sk_word_rows_numbering[];
extern const SkMarkupRow sk_word_rows_fonts[];
extern const SkMarkupRow sk_word_rows_settings[];
extern const SkMarkupRow sk_word_rows_compat[]; /* of the settings */
/* The roots of the parts that hold stories, and the notes in them. */
extern const SkMarkupRow sk_word_rows_stories[];
/* Additions of Word 2010 and later. */
extern const SkMarkupRow sk_word_rows_w14[];
extern const SkMarkupRow sk_word_rows_w15[];
extern const SkMarkupRow sk_word_rows_w16cid[];
extern const SkMarkupRow sk_word_rows_w16se[];

#endif
