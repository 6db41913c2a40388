/* SPDX-License-Identifier: Apache-2.0
 *
 * The picture that PowerPoint 2007 keeps of an object in a legacy drawing.
 * Only slide_*.c include this.
 */
#ifndef SK_SLIDE_SLIDE_OBJECT_H
#define SK_SLIDE_SLIDE_OBJECT_H

#include "markup/markup_write.h"

/* sk_slide_put_preview: writes, at the current place, a picture (p:pic) that
 * shows what the legacy drawing beside this slide has for the shape that the
 * state calls `shape`, under the frame's number, name and place. Returns FALSE
 * if there is none. */
gboolean sk_slide_put_preview(SkMarkup *markup);

#endif
