/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts that drawings lead to, and themes (office.h).
 */
#include "inspector/office/office.h"
#include "inspector/office_rows/office_rows.h"

#define OPEN "application/vnd.openxmlformats-officedocument."
#define MSFT "application/vnd.ms-"

/* clang-format off */
static const char *const *const lists_chart[] = {
    sk_office_c, sk_office_c14, sk_office_c15, sk_office_c16,
    sk_office_none_c16r2, sk_office_c16r3, sk_office_a, sk_office_pic,
    sk_office_a14, sk_office_a15, sk_office_a16, sk_office_asvg, sk_office_adec,
    sk_office_ahyp, sk_office_m, NULL,
};

static const char *const *const lists_theme_override[] = {
    sk_office_a, sk_office_pic, sk_office_a14, sk_office_a15, sk_office_a16,
    sk_office_asvg, sk_office_adec, sk_office_ahyp, sk_office_m,
    sk_office_thm15, NULL,
};

static const char *const *const lists_chart_style[] = {
    sk_office_cs, sk_office_a, sk_office_pic, sk_office_a14, sk_office_a15,
    sk_office_a16, sk_office_asvg, sk_office_adec, sk_office_ahyp, sk_office_m,
    NULL,
};

static const char *const *const lists_chart_shapes[] = {
    sk_office_c_shapes, sk_office_cdr, sk_office_a, sk_office_pic,
    sk_office_a14, sk_office_a15, sk_office_a16, sk_office_asvg, sk_office_adec,
    sk_office_ahyp, sk_office_m, NULL,
};

static const char *const *const lists_chartex[] = {
    sk_office_cx, sk_office_a, sk_office_pic, sk_office_a14, sk_office_a15,
    sk_office_a16, sk_office_asvg, sk_office_adec, sk_office_ahyp, sk_office_m,
    NULL,
};

static const char *const *const lists_diagram_data[] = {
    sk_office_dgm, sk_office_dsp, sk_office_dgm14, sk_office_dgm1612,
    sk_office_a, sk_office_pic, sk_office_a14, sk_office_a15, sk_office_a16,
    sk_office_asvg, sk_office_adec, sk_office_ahyp, sk_office_m, NULL,
};

static const char *const *const lists_vml[] = {
    sk_office_v, sk_office_o, sk_office_x_vml, sk_office_w10, sk_office_pvml,
    sk_office_vml_plain, NULL,
};

const SkOfficeKind sk_office_drawing_kinds[] = {
    { .relation = "o:chart",
      .content_type = OPEN "drawingml.chart+xml",
      .root = "c:chartSpace",
      .lists = lists_chart },
    { .relation = "o:themeOverride",
      .content_type = OPEN "themeOverride+xml",
      .root = "a:themeOverride",
      .lists = lists_theme_override },
    { .relation = "m:2011/relationships/chartStyle",
      .content_type = MSFT "office.chartstyle+xml",
      .root = "cs:chartStyle",
      .lists = lists_chart_style },
    { .relation = "m:2011/relationships/chartColorStyle",
      .content_type = MSFT "office.chartcolorstyle+xml",
      .root = "cs:colorStyle",
      .lists = lists_chart_style },
    { .relation = "o:chartUserShapes",
      .content_type = OPEN "drawingml.chartshapes+xml",
      .root = "c:userShapes",
      .lists = lists_chart_shapes },
    { .relation = "m:2014/relationships/chartEx",
      .content_type = MSFT "office.chartex+xml",
      .root = "cx:chartSpace",
      .lists = lists_chartex },
    { .relation = "o:diagramData",
      .content_type = OPEN "drawingml.diagramData+xml",
      .root = "dgm:dataModel",
      .lists = lists_diagram_data },
    { .relation = "o:diagramLayout",
      .content_type = OPEN "drawingml.diagramLayout+xml",
      .root = "dgm:layoutDef",
      .lists = lists_diagram_data },
    { .relation = "o:diagramQuickStyle",
      .content_type = OPEN "drawingml.diagramStyle+xml",
      .root = "dgm:styleDef",
      .lists = lists_diagram_data },
    { .relation = "o:diagramColors",
      .content_type = OPEN "drawingml.diagramColors+xml",
      .root = "dgm:colorsDef",
      .lists = lists_diagram_data },
    { .relation = "m:2007/relationships/diagramDrawing",
      .content_type = MSFT "office.drawingml.diagramDrawing+xml",
      .root = "dsp:drawing",
      .lists = lists_diagram_data },
    { .relation = "o:theme",
      .content_type = OPEN "theme+xml",
      .root = "a:theme",
      .lists = lists_theme_override },
    { .relation = "o:vmlDrawing",
      .content_type = OPEN "vmlDrawing",
      .root = "xml",
      .lists = lists_vml },
    { 0 },
};
/* clang-format on */
