/* SPDX-License-Identifier: Apache-2.0
 *
 * Presentations: the rows of the elements that may leave, and the kinds of
 * their parts. Only filters/slide includes this.
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

/* Hooks of rows_slide.c and rows_presentation.c, in slide_hook.c. */

/* a command of an animation: plays media, starts an object */
SkMarkupDo sk_slide_command(SkMarkup *markup, SkMarkupTag *tag);
/* ActiveX controls */
SkMarkupDo sk_slide_control(SkMarkup *markup, SkMarkupTag *tag);
/* data that other programs keep in a presentation */
SkMarkupDo sk_slide_data(SkMarkup *markup, SkMarkupTag *tag);
/* embedded fonts */
SkMarkupDo sk_slide_fonts(SkMarkup *markup, SkMarkupTag *tag);
/* a frame: one with an object becomes the object's picture */
SkMarkupDo sk_slide_frame(SkMarkup *markup, SkMarkupTag *tag);
void sk_slide_frame_end(SkMarkup *markup);
SkMarkupDo sk_slide_object(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_slide_picture(SkMarkup *markup, SkMarkupTag *tag);
void sk_slide_picture_end(SkMarkup *markup);
SkMarkupDo sk_slide_named(SkMarkup *markup, SkMarkupTag *tag);
/* what happens in an animation; a list that is empty afterwards goes */
SkMarkupDo sk_slide_children(SkMarkup *markup, SkMarkupTag *tag);
void sk_slide_children_end(SkMarkup *markup);

#endif
