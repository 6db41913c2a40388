/* SPDX-License-Identifier: Apache-2.0
 *
 * Presentations: the rows of the elements that may leave, and the kinds of
 * their parts. Only filters/slide includes this.
 *
 * What these files define is declared here: rows_later.c, rows_presentation.c,
 * rows_slide.c, slide_control.c.
 */
#ifndef SK_SLIDE_SLIDE_H
#define SK_SLIDE_SLIDE_H

#include "drawingml/drawingml.h"

/* PresentationML, by the parts in which the elements stand */
extern const SkMarkupRow sk_rows_p[], sk_rows_p_presentation[],
    sk_rows_p_properties[], sk_rows_p_view[], sk_rows_p_comment[];

/* what later versions added */
extern const SkMarkupRow sk_rows_p14[], sk_rows_p15[], sk_rows_p159[],
    sk_rows_p16[], sk_rows_p188[], sk_rows_oac[], sk_rows_pc[];

/* rows of other namespaces as slides judge them, before the general ones */
extern const SkMarkupRow sk_rows_slide_a[], sk_rows_slide_c[],
    sk_rows_slide_dgm[], sk_rows_slide_comp[];

/* ---- lists (slide_list.c) ------------------------------------------------ */

extern const SkMarkupList sk_list_presentation, sk_list_slide,
    sk_list_slide_layout, sk_list_slide_master, sk_list_notes,
    sk_list_notes_master, sk_list_handout_master, sk_list_presentation_props,
    sk_list_view_props, sk_list_slide_comments, sk_list_comment_authors,
    sk_list_modern_comments, sk_list_modern_authors, sk_list_table_styles;

/* ---- hooks (slide_hook.c) ------------------------------------------------ */

/* a command of an animation: plays media, starts an object */
SkMarkupDo sk_slide_command(SkMarkup *markup, SkMarkupTag *tag);
/* A frame, what is in it, and the picture of an object: a frame with an object
 * becomes the picture, one of whose content nothing stays goes. */
SkMarkupDo sk_slide_frame(SkMarkup *markup, SkMarkupTag *tag);
void sk_slide_frame_end(SkMarkup *markup);
SkMarkupDo sk_slide_graphic(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_slide_shown(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_slide_object(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_slide_diagram(SkMarkup *markup, SkMarkupTag *tag);
/* The hooks of the tree of shapes and of the controls that stand behind it. The
 * pictures of controls become shapes of the tree. */
void sk_slide_tree_end(SkMarkup *markup);
SkMarkupDo sk_slide_unwrap(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_slide_control(SkMarkup *markup, SkMarkupTag *tag);
/* Drops what is not counted here, because its relationship is: how an object is
 * kept, the data of other programs, embedded fonts. */
SkMarkupDo sk_slide_skip(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_slide_picture(SkMarkup *markup, SkMarkupTag *tag);
void sk_slide_picture_end(SkMarkup *markup);
SkMarkupDo sk_slide_named(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_slide_offset(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_slide_ext(SkMarkup *markup, SkMarkupTag *tag);

/* what happens in an animation; a list that is empty afterwards goes */
SkMarkupDo sk_slide_children(SkMarkup *markup, SkMarkupTag *tag);
void sk_slide_children_end(SkMarkup *markup);

#endif
