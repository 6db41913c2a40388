/* SPDX-License-Identifier: Apache-2.0
 *
 * The picture that PowerPoint 2007 keeps of an object in a legacy drawing.
 * Only slide_*.c include this.
 */
#ifndef SK_SLIDE_SLIDE_OBJECT_H
#define SK_SLIDE_SLIDE_OBJECT_H

#include "markup/markup_write.h"

/* what stands before the number of a shape in a legacy drawing */
#define SK_SLIDE_SHAPE_PREFIX "_x0000_s"

/* sk_slide_find_preview: the identifier of the picture that the legacy drawing
 * beside this slide has of the shape that the state calls `shape`, or NULL.
 * Where the state has no place yet, it gets that of the shape. Lent. */
const char *sk_slide_find_preview(SkMarkup *markup);

/* sk_slide_put_preview: writes, at the current place, a picture (p:pic) that
 * shows the picture @id under the number, name and place in the state. */
void sk_slide_put_preview(SkMarkup *markup, const char *id);

/* sk_slide_control_picture: judges a picture that stands in a control. */
SkMarkupDo sk_slide_control_picture(SkMarkup *markup);

/* sk_slide_close_tree: ends p:spTree once more, behind such a picture. */
void sk_slide_close_tree(SkMarkup *markup);

#endif
