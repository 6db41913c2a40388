/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts that drawings lead to (drawing_kind.h), and the lists of
 * what may stand in them.
 */
#include "drawingml/drawing_kind.h"
#include "drawingml/drawingml.h"
#include "drawingml/vml_normal.h"

#define OPEN "application/vnd.openxmlformats-officedocument."

/* clang-format off */

/* ---- lists --------------------------------------------------------------- */

static const SkMarkupSet chart[] = {
    { "c", sk_rows_c }, { "c14", sk_rows_c14 }, { "c15", sk_rows_c15 },
    { "c16", sk_rows_c16 }, { "c16r2", sk_rows_none },
    { "c16r3", sk_rows_c16r3 }, SK_SETS_SHAPES, { NULL, NULL },
};

static const SkMarkupSet chartex[] = {
    { "cx", sk_rows_cx }, SK_SETS_SHAPES, { NULL, NULL },
};

static const SkMarkupSet chart_style[] = {
    { "cs", sk_rows_cs }, SK_SETS_SHAPES, { NULL, NULL },
};

static const SkMarkupSet chart_shapes[] = {
    { "c", sk_rows_c_shapes }, { "cdr", sk_rows_cdr }, SK_SETS_SHAPES,
    { NULL, NULL },
};

static const SkMarkupSet diagram[] = {
    { "dgm", sk_rows_dgm }, { "dsp", sk_rows_dsp }, { "dgm14", sk_rows_dgm14 },
    { "dgm1612", sk_rows_dgm1612 }, SK_SETS_SHAPES, { NULL, NULL },
};

static const SkMarkupSet vml[] = {
    SK_SETS_VML, { "", sk_rows_vml_plain }, { NULL, NULL },
};

static const SkMarkupList list_chart = { "c", "chartSpace", chart };
static const SkMarkupList list_chartex = { "cx", "chartSpace", chartex };
static const SkMarkupList list_style = { "cs", "chartStyle", chart_style };
static const SkMarkupList list_colors = { "cs", "colorStyle", chart_style };
static const SkMarkupList list_shapes = { "c", "userShapes", chart_shapes };
static const SkMarkupList list_data = { "dgm", "dataModel", diagram };
static const SkMarkupList list_layout = { "dgm", "layoutDef", diagram };
static const SkMarkupList list_quick = { "dgm", "styleDef", diagram };
static const SkMarkupList list_tones = { "dgm", "colorsDef", diagram };
static const SkMarkupList list_drawing = { "dsp", "drawing", diagram };
static const SkMarkupList list_vml = { "", "xml", vml };

/* ---- what they lead to --------------------------------------------------- */

static const SkOoxmlKind *const of_chart[] = {
    &sk_ooxml_picture, &sk_ooxml_workbook_file, &sk_ooxml_theme_override,
    &sk_kind_chart_style, &sk_kind_chart_colors, &sk_kind_chart_shapes, NULL,
};
static const SkOoxmlKind *const of_shapes[] = { &sk_ooxml_picture, NULL };

SkMarkupDo
sk_diagram_drawn(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, NULL, "relId");

    if (id != NULL)
        id = sk_ooxml_owner_id(sk_ooxml_part(markup), id);
    if (id == NULL)
        return SK_MARKUP_DROP; /* The program draws the shapes anew. */
    sk_markup_set_value(tag, NULL, "relId", id);
    return SK_MARKUP_KEEP;
}

/* ---- kinds --------------------------------------------------------------- */

const SkOoxmlKind sk_kind_chart = {
    .relation = "o:chart",
    .content_type = OPEN "drawingml.chart+xml",
    .name = "~/charts/chart%u.xml",
    .list = &list_chart,
    .holds = of_chart,
};

const SkOoxmlKind sk_kind_chartex = {
    .relation = "m:2014/relationships/chartEx",
    .content_type = "application/vnd.ms-office.chartex+xml",
    .name = "~/charts/chartEx%u.xml",
    .list = &list_chartex,
    .holds = of_chart,
};

const SkOoxmlKind sk_kind_chart_style = {
    .relation = "m:2011/relationships/chartStyle",
    .content_type = "application/vnd.ms-office.chartstyle+xml",
    .name = "~/charts/style%u.xml",
    .list = &list_style,
    .holds = of_shapes,
    .is_implicit = TRUE,
};

const SkOoxmlKind sk_kind_chart_colors = {
    .relation = "m:2011/relationships/chartColorStyle",
    .content_type = "application/vnd.ms-office.chartcolorstyle+xml",
    .name = "~/charts/colors%u.xml",
    .list = &list_colors,
    .is_implicit = TRUE,
};

const SkOoxmlKind sk_kind_chart_shapes = {
    .relation = "o:chartUserShapes",
    .content_type = OPEN "drawingml.chartshapes+xml",
    .name = "~/drawings/shapes%u.xml",
    .list = &list_shapes,
    .holds = of_shapes,
};

const SkOoxmlKind sk_kind_diagram_data = {
    .relation = "o:diagramData",
    .content_type = OPEN "drawingml.diagramData+xml",
    .name = "~/diagrams/data%u.xml",
    .list = &list_data,
    .holds = of_shapes,
};

const SkOoxmlKind sk_kind_diagram_layout = {
    .relation = "o:diagramLayout",
    .content_type = OPEN "drawingml.diagramLayout+xml",
    .name = "~/diagrams/layout%u.xml",
    .list = &list_layout,
    .holds = of_shapes,
};

const SkOoxmlKind sk_kind_diagram_style = {
    .relation = "o:diagramQuickStyle",
    .content_type = OPEN "drawingml.diagramStyle+xml",
    .name = "~/diagrams/quickStyle%u.xml",
    .list = &list_quick,
};

const SkOoxmlKind sk_kind_diagram_colors = {
    .relation = "o:diagramColors",
    .content_type = OPEN "drawingml.diagramColors+xml",
    .name = "~/diagrams/colors%u.xml",
    .list = &list_tones,
};

const SkOoxmlKind sk_kind_diagram_drawing = {
    .relation = "m:2007/relationships/diagramDrawing",
    .content_type = "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    .name = "~/diagrams/drawing%u.xml",
    .list = &list_drawing,
    .holds = of_shapes,
    .is_implicit = TRUE,
};

const SkOoxmlKind sk_kind_vml = {
    .relation = "o:vmlDrawing",
    .content_type = OPEN "vmlDrawing",
    .name = "~/drawings/vmlDrawing%u.vml",
    .list = &list_vml,
    .holds = of_shapes,
    .normal = sk_vml_normal,
};
/* clang-format on */
