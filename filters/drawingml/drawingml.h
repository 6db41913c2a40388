/* SPDX-License-Identifier: Apache-2.0
 *
 * DrawingML and what belongs to it: the elements that may leave, as rows of
 * the allow-list writer, one table for each namespace. Word, Excel and
 * PowerPoint share them. A table whose name ends in _frame holds only the
 * element by which a document refers to a part of that namespace.
 *
 * What these files define is declared here: drawing_ext.c, drawing_formula.c,
 * drawing_link.c, rows_chart.c, rows_chart_extension.c, rows_chartex.c,
 * rows_diagram.c, rows_extension.c, rows_main.c, rows_math.c,
 * rows_sheet_drawing.c, rows_vml.c, rows_word_drawing.c, vml_style.c.
 */
#ifndef SK_DRAWINGML_DRAWINGML_H
#define SK_DRAWINGML_DRAWINGML_H

#include "markup/markup_write.h"

/* ---- rows ---------------------------------------------------------------- */

extern const SkMarkupRow sk_rows_a[];   /* DrawingML itself */
extern const SkMarkupRow sk_rows_pic[]; /* pictures */
extern const SkMarkupRow sk_rows_m[];   /* OMML, formulas for reading */

/* drawings in a text document */
extern const SkMarkupRow sk_rows_wp[], sk_rows_wp14[], sk_rows_wps[],
    sk_rows_wpg[], sk_rows_wpc[];

/* drawings on a sheet and in a chart */
extern const SkMarkupRow sk_rows_xdr[], sk_rows_cdr[];

/* what stands in a:extLst */
extern const SkMarkupRow sk_rows_a14[], sk_rows_a15[], sk_rows_a16[],
    sk_rows_asvg[], sk_rows_adec[], sk_rows_ahyp[], sk_rows_thm15[];

/* charts, their extensions, styles and the charts of 2016 */
extern const SkMarkupRow sk_rows_c[], sk_rows_c_frame[], sk_rows_c_shapes[],
    sk_rows_c14[], sk_rows_c15[], sk_rows_c16[], sk_rows_c16r3[], sk_rows_cs[],
    sk_rows_cx[], sk_rows_cx_frame[];

/* SmartArt */
extern const SkMarkupRow sk_rows_dgm[], sk_rows_dgm_frame[], sk_rows_dgm14[],
    sk_rows_dgm1612[], sk_rows_dsp[];

/* VML: shapes, Office's additions, the data of comments and form controls in
 * Excel (the namespace x), of Word and PowerPoint, and the HTML in text boxes
 * (in no namespace) */
extern const SkMarkupRow sk_rows_v[], sk_rows_o[], sk_rows_x_vml[],
    sk_rows_w10[], sk_rows_pvml[], sk_rows_vml_plain[];

/* A namespace that only has to be known, since mc:Choice asks for it. */
extern const SkMarkupRow sk_rows_none[];

/* The sets of every part that may hold shapes, for an SkMarkupSet array. */
#define SK_SETS_SHAPES                                                         \
    { "a", sk_rows_a }, { "pic", sk_rows_pic }, { "a14", sk_rows_a14 },        \
        { "a15", sk_rows_a15 }, { "a16", sk_rows_a16 },                        \
        { "asvg", sk_rows_asvg }, { "adec", sk_rows_adec },                    \
        { "ahyp", sk_rows_ahyp },                                              \
    {                                                                          \
        "m", sk_rows_m                                                         \
    }

/* The sets of a part that may hold frames with charts and SmartArt, too. */
#define SK_SETS_FRAMES                                                         \
    SK_SETS_SHAPES, { "c", sk_rows_c_frame }, { "cx", sk_rows_cx_frame },      \
        { "dgm", sk_rows_dgm_frame }, { "cx1", sk_rows_none },                 \
        { "cx2", sk_rows_none },                                               \
    {                                                                          \
        "cx4", sk_rows_none                                                    \
    }

/* The sets of VML inside another part, and of a part that is VML. */
#define SK_SETS_VML                                                            \
    { "v", sk_rows_v }, { "o", sk_rows_o }, { "x", sk_rows_x_vml },            \
        { "w10", sk_rows_w10 },                                                \
    {                                                                          \
        "pvml", sk_rows_pvml                                                   \
    }

/* ---- rows of one's own --------------------------------------------------- */

#define SK_ROW(name, attributes)                                               \
    {                                                                          \
        (name), (attributes), 0, NULL, NULL, NULL                              \
    }
/* an element that @start judges and whose text @text judges; either may be
 * NULL */
#define SK_ROW_BOTH(name, attributes, start, text)                             \
    {                                                                          \
        (name), (attributes), SK_MARKUP_TEXT, (start), (text), NULL            \
    }
/* an element that @start judges, and behind which @end is called */
#define SK_ROW_AROUND(name, attributes, start, end)                            \
    {                                                                          \
        (name), (attributes), 0, (start), NULL, (end)                          \
    }
/* an element that holds text */
#define SK_ROW_TEXT(name, attributes)                                          \
    {                                                                          \
        (name), (attributes), SK_MARKUP_TEXT, NULL, NULL, NULL                 \
    }
/* an element that @start judges */
#define SK_ROW_START(name, attributes, start)                                  \
    {                                                                          \
        (name), (attributes), 0, (start), NULL, NULL                           \
    }
/* an element whose text @text judges */
#define SK_ROW_VALUE(name, attributes, text)                                   \
    {                                                                          \
        (name), (attributes), SK_MARKUP_TEXT, NULL, (text), NULL               \
    }
#define SK_ROW_END                                                             \
    {                                                                          \
        NULL, NULL, 0, NULL, NULL, NULL                                        \
    }

/* ---- hooks --------------------------------------------------------------- */

/* sk_drawing_link: judges a link that is clicked (a:hlinkClick). It keeps a
 * hyperlink and a jump within the presentation, and drops what starts
 * something. */
SkMarkupDo sk_drawing_link(SkMarkup *markup, SkMarkupTag *tag);

/* sk_drawing_hover: judges what happens when the mouse passes over a shape. It
 * keeps only a jump within the show that needs no relationship. */
SkMarkupDo sk_drawing_hover(SkMarkup *markup, SkMarkupTag *tag);

/* sk_drawing_media: drops sound and films. The picture that stands for them
 * stays. */
SkMarkupDo sk_drawing_media(SkMarkup *markup, SkMarkupTag *tag);

/* sk_drawing_ink: strokes of a pen, which are a part of another format. */
SkMarkupDo sk_drawing_ink(SkMarkup *markup, SkMarkupTag *tag);

/* sk_drawing_ext: judges an entry of an extension list and keeps it only if its
 * URI is in a list. An a:ext that is a size stays. */
SkMarkupDo sk_drawing_ext(SkMarkup *markup, SkMarkupTag *tag);

/* sk_drawing_graphic: judges a:graphicData, whose URI says what is in it. */
SkMarkupDo sk_drawing_graphic(SkMarkup *markup, SkMarkupTag *tag);

/* sk_drawing_macro: judges a shape that may name a macro, which becomes empty,
 * and a cell whose text the shape shows, which stays if it is a plain
 * reference. */
SkMarkupDo sk_drawing_macro(SkMarkup *markup, SkMarkupTag *tag);

/* sk_diagram_drawn: says which relationship of the slide (or other part) that
 * shows the SmartArt leads to its shapes. The identifier becomes the one that
 * leaves. */
SkMarkupDo sk_diagram_drawn(SkMarkup *markup, SkMarkupTag *tag);

/* sk_vml_shape: judges an element of VML that has a style attribute. It keeps
 * the listed properties of the style and counts addresses in it; a link stays
 * where links may. */
SkMarkupDo sk_vml_shape(SkMarkup *markup, SkMarkupTag *tag);

/* sk_drawing_formula: judges @text, the formula of a chart. Returns what is
 * written in its place, newly allocated, or NULL to keep it. */
char *sk_drawing_formula(SkMarkup *markup, const char *text);

#endif
