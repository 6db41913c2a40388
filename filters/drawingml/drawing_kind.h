/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts that drawings lead to, in every format of OOXML: charts,
 * SmartArt, legacy drawings.
 */
#ifndef SK_DRAWINGML_DRAWING_KIND_H
#define SK_DRAWINGML_DRAWING_KIND_H

#include "ooxml/ooxml_kind.h"

extern const SkOoxmlKind sk_kind_chart, sk_kind_chartex;
/* what charts lead to */
extern const SkOoxmlKind sk_kind_chart_style, sk_kind_chart_colors,
    sk_kind_chart_shapes;

/* The four parts of SmartArt, and the part with the shapes that PowerPoint or
 * Word drew from them. */
extern const SkOoxmlKind sk_kind_diagram_data, sk_kind_diagram_layout,
    sk_kind_diagram_style, sk_kind_diagram_colors, sk_kind_diagram_drawing;

extern const SkOoxmlKind sk_kind_vml;

/* The kinds to which a part with shapes may lead. Such a part names them in its
 * own list of kinds. */
#define SK_KINDS_SHAPES                                                        \
    &sk_ooxml_picture, &sk_kind_chart, &sk_kind_chartex,                       \
        &sk_kind_diagram_data, &sk_kind_diagram_layout,                        \
        &sk_kind_diagram_style, &sk_kind_diagram_colors,                       \
        &sk_kind_diagram_drawing

#endif
