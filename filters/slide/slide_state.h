/* SPDX-License-Identifier: Apache-2.0
 *
 * What is remembered while one slide is written. Only slide_*.c include this.
 *
 * What slide_kind.c defines is declared here.
 */
#ifndef SK_SLIDE_SLIDE_STATE_H
#define SK_SLIDE_SLIDE_STATE_H

#include "markup/markup_write.h"

typedef struct _SkSlideState SkSlideState;

struct _SkSlideState {
    /* in a frame; what was found in it */
    gboolean in_frame, is_object, is_diagram, is_shown, in_picture, has_picture;
    gsize frame_at, picture_at, picture_end; /* where it was written */
    char *id, *name;                         /* of the frame */
    char *shape; /* of the object, in the legacy drawing */
    /* x, y, width and height of the frame, as they were written */
    char *place[4];
    gsize tree_end; /* the offset behind </p:spTree>; 0 before that */
    gboolean
        is_control; /* The picture that is being written shows a control. */
    /* the pictures of the shapes in the legacy drawing; NULL before one is
     * asked for (slide_object.c) */
    GHashTable *pictures;
    guint diagrams;   /* of PowerPoint 2003 on this slide, so far */
    GArray *children; /* of gsize, where each open p:childTnLst begins */
};

/* sk_slide_state_clear: forgets the last frame. */
void sk_slide_state_clear(SkSlideState *state);

/* sk_slide_state: returns the state of the slide that @markup writes. Lent. */
SkSlideState *sk_slide_state(SkMarkup *markup);

#endif
