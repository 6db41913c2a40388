/* SPDX-License-Identifier: Apache-2.0
 *
 * The diagrams of PowerPoint 2003 (organisation charts and the like). Later
 * versions keep them as a group of shapes in a legacy drawing, to which a frame
 * of the slide refers. Only slide_*.c include this.
 */
#ifndef SK_SLIDE_SLIDE_DIAGRAM_H
#define SK_SLIDE_SLIDE_DIAGRAM_H

#include "markup/markup_write.h"

#define SK_SLIDE_SHAPES_MAX 1000

/* A shape of a diagram. */
typedef struct {
    guint number;       /* as the drawing numbers it */
    const char *preset; /* what DrawingML calls its form; a static string */
    const char *adjust; /* the name of the number that bends it, or NULL */
    gint64 bent;        /* that number, in hundredths of a per mille */
    gint64 box[4];      /* x, y, width and height in units of the group */
    gint64 turned;      /* in degrees */
    gboolean flip_x, flip_y;
    char fill[7], line[7]; /* colours in hexadecimal; "" for none */
    gint64 weight;         /* of the line, in EMU */
    char *text_id;         /* the relationship of its text, or NULL */
} SkSlideShape;

typedef struct {
    gint64 origin[2], size[2]; /* the units of the group */
    gint64 letters;            /* the size of letters in points */
    GArray *shapes;            /* of SkSlideShape */
} SkSlideDiagram;

void sk_slide_diagram_free(SkSlideDiagram *diagram);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkSlideDiagram, sk_slide_diagram_free)

/* sk_slide_diagram_read: reads the group @id of the legacy drawing @drawing (a
 * relationship of the slide). Returns NULL if there is none, or if a shape in
 * it has a form that is not known here. */
SkSlideDiagram *
sk_slide_diagram_read(SkMarkup *markup, const char *drawing, const char *id);

/* sk_slide_diagram_text: returns the text in @bytes, which are records of the
 * PowerPoint of 2003, or NULL. New string. */
char *sk_slide_diagram_text(GBytes *bytes);

/* sk_slide_put_diagram: writes the diagram that the state names as a group of
 * shapes. Returns FALSE, having written nothing, if that cannot be done. */
gboolean sk_slide_put_diagram(SkMarkup *markup);

#endif
