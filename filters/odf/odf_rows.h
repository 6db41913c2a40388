/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables of elements that may leave (odf_rows_*.c) and the hooks that judge
 * them. What stands in no table does not leave.
 *
 * What these files define is declared here: odf_gone.c, odf_hook_form.c,
 * odf_hook_frame.c, odf_hook_other.c, odf_hook_values.c, odf_lists.c,
 * odf_meta.c, odf_rows_chart.c, odf_rows_draw.c, odf_rows_math.c,
 * odf_rows_other.c, odf_rows_show.c, odf_rows_style.c, odf_rows_table.c,
 * odf_rows_text.c, odf_settings.c.
 */
#ifndef SK_ODF_ODF_ROWS_H
#define SK_ODF_ODF_ROWS_H

#include <markup/markup_write.h>

/* The forms of a row: nothing but its attributes, text in it, attributes whose
 * values are judged, or an element that is left out under a word. */
#define ROW(name, attributes)                                                  \
    {                                                                          \
        name, attributes, 0, NULL, NULL, NULL                                  \
    }
#define TEXT(name, attributes)                                                 \
    {                                                                          \
        name, attributes, SK_MARKUP_TEXT, NULL, NULL, NULL                     \
    }
#define JUDGED(name, attributes)                                               \
    {                                                                          \
        name, attributes, 0, sk_odf_values, NULL, NULL                         \
    }
#define GONE(name)                                                             \
    {                                                                          \
        name, NULL, SK_MARKUP_TEXT, sk_odf_gone, NULL, NULL                    \
    }

extern const SkMarkupRow sk_odf_anim_rows[], sk_odf_calcext_rows[],
    sk_odf_chart_rows[], sk_odf_chartooo_rows[], sk_odf_config_rows[],
    sk_odf_dc_rows[], sk_odf_dr3d_rows[], sk_odf_draw_rows[],
    sk_odf_field_rows[], sk_odf_form_rows[], sk_odf_loext_rows[],
    sk_odf_math_rows[], sk_odf_meta_rows[], sk_odf_number_rows[],
    sk_odf_office_rows[], sk_odf_ooo_rows[], sk_odf_presentation_rows[],
    sk_odf_script_rows[], sk_odf_style_rows[], sk_odf_svg_rows[],
    sk_odf_table_rows[], sk_odf_text_rows[], sk_odf_xforms_rows[];

/* The lists of the members that hold XML. */
extern const SkMarkupList sk_odf_content, sk_odf_styles, sk_odf_formula,
    sk_odf_meta, sk_odf_settings;

/* Hooks. Each is said to be what it does with its element.
 * sk_odf_gone: leaves it out, under its word. sk_odf_values: takes out
 * attributes with formulas, ranges and the like that may not leave; all hooks
 * below do so, too. */
SkMarkupDo sk_odf_gone(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_values(SkMarkup *markup, SkMarkupTag *tag);

/* Scripts. Every document has the element around them, and an empty list of
 * libraries, which are left out unsaid. */
SkMarkupDo sk_odf_empty(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_script(SkMarkup *markup, SkMarkupTag *tag);

/* Links that a reader clicks: those of text and drawings lose their tags, those
 * of image maps go. */
SkMarkupDo sk_odf_anchor(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_area(SkMarkup *markup, SkMarkupTag *tag);

/* Pictures, objects, and the frames around them. */
SkMarkupDo sk_odf_picture(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_object(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_frame(SkMarkup *markup, SkMarkupTag *tag);
void sk_odf_frame_end(SkMarkup *markup);
SkMarkupDo sk_odf_chart(SkMarkup *markup, SkMarkupTag *tag);

/* Tables that hold what was read from another file go. */
SkMarkupDo sk_odf_table(SkMarkup *markup, SkMarkupTag *tag);

/* Pivot tables go with a source that is no range of the sheet. */
SkMarkupDo sk_odf_pivot(SkMarkup *markup, SkMarkupTag *tag);
void sk_odf_pivot_end(SkMarkup *markup);
SkMarkupDo sk_odf_pivot_source(SkMarkup *markup, SkMarkupTag *tag);

/* Fields that show metadata keep what they show, whatever becomes of it. */
SkMarkupDo sk_odf_fixed(SkMarkup *markup, SkMarkupTag *tag);

/* Forms: the element around them and what shows a field; the fields. Where they
 * do not stay, what was filled in does.
 *
 * Names of ranges and expressions, comments and tracked changes, the fields of
 * Word with their parameters, and the element that says which kind
 * of document this is. */
SkMarkupDo sk_odf_named(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_form(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_control(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_note(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_field(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_field_param(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_odf_body(SkMarkup *markup, SkMarkupTag *tag);
/* the root element of a content, whose version the manifest must repeat */
SkMarkupDo sk_odf_version(SkMarkup *markup, SkMarkupTag *tag);

#endif
