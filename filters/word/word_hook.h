/* SPDX-License-Identifier: Apache-2.0
 *
 * The hooks that the rows of WordprocessingML name (word_rows.h). Each judges
 * one element; what they must remember about the part that is being written is
 * in word_state.h. Only the folder word/ includes this.
 */
#ifndef SK_WORD_WORD_HOOK_H
#define SK_WORD_WORD_HOOK_H

#include <markup/markup_write.h>

/* ---- word_content.c ----------------------------------------------------- */

/* Stories end what is open in them: a field never reaches from one into
 * another. A note of Word (w:comment) has an author, too. */
SkMarkupDo sk_word_start_story(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_start_note(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_story(SkMarkup *markup);
void sk_word_end_root(SkMarkup *markup);

SkMarkupDo sk_word_start_hyperlink(SkMarkup *markup, SkMarkupTag *tag);
/* An OLE object or an ActiveX control becomes its picture, as w:pict. */
SkMarkupDo sk_word_start_object(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_object(SkMarkup *markup);
SkMarkupDo sk_word_start_drawing(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_drawing(SkMarkup *markup);
/* A chunk of another format, in whose place an empty paragraph stands. */
SkMarkupDo sk_word_drop_chunk(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_drop_part(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_drop_binding(SkMarkup *markup, SkMarkupTag *tag);
/* Content controls, and legacy form fields, as inside.forms says. */
SkMarkupDo sk_word_start_control(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_start_control_part(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_start_compat(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_unwrap(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_unwrap_bidi(SkMarkup *markup, SkMarkupTag *tag);

/* ---- word_change.c: tracked changes and comments, by inside.comments ----- */

SkMarkupDo sk_word_start_p(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_ppr(SkMarkup *markup);
SkMarkupDo sk_word_start_section(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_p(SkMarkup *markup);
SkMarkupDo sk_word_start_tbl(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_tbl(SkMarkup *markup);
SkMarkupDo sk_word_start_tr(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_tr(SkMarkup *markup);
SkMarkupDo sk_word_start_tc(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_tc(SkMarkup *markup);
SkMarkupDo sk_word_start_cell_deleted(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_start_inserted(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_inserted(SkMarkup *markup);
SkMarkupDo sk_word_start_deleted(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_deleted(SkMarkup *markup);
SkMarkupDo sk_word_start_change(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_start_conflict(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_start_comment(SkMarkup *markup, SkMarkupTag *tag);
/* One of those who wrote comments, by name. */
SkMarkupDo sk_word_start_person(SkMarkup *markup, SkMarkupTag *tag);

/* ---- word_field.c: fields ------------------------------------------------ */

SkMarkupDo sk_word_start_r(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_r(SkMarkup *markup);
void sk_word_end_format(SkMarkup *markup); /* of w:rPr */
SkMarkupDo sk_word_start_simple(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_word_start_char(SkMarkup *markup, SkMarkupTag *tag);
void sk_word_end_char(SkMarkup *markup);
SkMarkupDo sk_word_start_code(SkMarkup *markup, SkMarkupTag *tag);
char *sk_word_gather(SkMarkup *markup, const char *text);
SkMarkupDo sk_word_start_entry(SkMarkup *markup, SkMarkupTag *tag);

#endif
