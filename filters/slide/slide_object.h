/* SPDX-License-Identifier: Apache-2.0
 *
 * The picture that PowerPoint 2007 keeps of an object or a control in a legacy
 * drawing, and where it is written. Only slide_*.c include this.
 */
#ifndef SK_SLIDE_SLIDE_OBJECT_H
#define SK_SLIDE_SLIDE_OBJECT_H

#include "markup/markup_write.h"

/* An identifier of a shape in a legacy drawing is this and a number. */
#define SK_SLIDE_SHAPE_PREFIX "_x0000_s"

/* sk_slide_find_preview: returns the identifier, among the relationships of
 * this slide, of the picture by which the legacy drawing beside it shows the
 * shape that the state calls `shape`, or NULL. A state without a place gets
 * that of the shape. Lent. */
const char *sk_slide_find_preview(SkMarkup *markup);

/* sk_slide_put_preview: writes a p:pic element that shows the picture @id with
 * the number, name and place that the state has. */
void sk_slide_put_preview(SkMarkup *markup, const char *id);

/* sk_slide_control_picture: judges a picture that stands in a control. If it
 * stays, the tree of shapes is open again for it. */
SkMarkupDo sk_slide_control_picture(SkMarkup *markup);

/* sk_slide_close_tree: writes the end tag of p:spTree again, behind the picture
 * of a control. */
void sk_slide_close_tree(SkMarkup *markup);

#endif
