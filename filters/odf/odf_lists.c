/* SPDX-License-Identifier: Apache-2.0
 *
 * The lists of the members that hold XML: which namespaces may stand in which.
 */
#include "odf/odf_inner.h"
#include "odf/odf_rows.h"

static const SkMarkupSet content_sets[] = {
    { "office", sk_odf_office_rows },
    { "style", sk_odf_style_rows },
    { "text", sk_odf_text_rows },
    { "table", sk_odf_table_rows },
    { "draw", sk_odf_draw_rows },
    { "number", sk_odf_number_rows },
    { "presentation", sk_odf_presentation_rows },
    { "chart", sk_odf_chart_rows },
    { "dr3d", sk_odf_dr3d_rows },
    { "form", sk_odf_form_rows },
    { "anim", sk_odf_anim_rows },
    { "svg", sk_odf_svg_rows },
    { "dc", sk_odf_dc_rows },
    { "meta", sk_odf_meta_rows },
    { "field", sk_odf_field_rows },
    { "math", sk_odf_math_rows },
    { "loext", sk_odf_loext_rows },
    { "calcext", sk_odf_calcext_rows },
    { "chartooo", sk_odf_chartooo_rows },
    { "script", sk_odf_script_rows },
    { "ooo", sk_odf_ooo_rows },
    { "xforms", sk_odf_xforms_rows },
    { NULL, NULL },
};

static const SkMarkupSet math_sets[] = {
    { "math", sk_odf_math_rows },
    { NULL, NULL },
};

const SkMarkupList sk_odf_content = { "office", "document-content",
                                      content_sets };
const SkMarkupList sk_odf_styles = { "office", "document-styles",
                                     content_sets };
const SkMarkupList sk_odf_formula = { "math", "math", math_sets };
