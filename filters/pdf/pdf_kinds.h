/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of objects that the files of tables share, and what their makers
 * share.
 *
 * What pdf_image_entries.c defines is declared here.
 */
#ifndef SK_PDF_KINDS_H
#define SK_PDF_KINDS_H

#include "pdf/pdf_walk.h"
#include "pdf_content/content.h"

/* pdf_page.c */
extern const SkPdfKind sk_pdf_kind_page; /* one that is in the document */

/* pdf_resource.c */
extern const SkPdfKind sk_pdf_kind_resources, sk_pdf_kind_group;

/* pdf_xobject.c */
extern const SkPdfKind sk_pdf_kind_xobject, sk_pdf_kind_form, sk_pdf_kind_image,
    sk_pdf_kind_group_form;

/* pdf_color.c */
extern const SkPdfKind sk_pdf_kind_color_space;

/* pdf_function.c */
extern const SkPdfKind sk_pdf_kind_function, sk_pdf_kind_functions;

/* pdf_pattern.c */
extern const SkPdfKind sk_pdf_kind_pattern, sk_pdf_kind_shading;

/* pdf_font.c */
extern const SkPdfKind sk_pdf_kind_font;

/* pdf_descriptor.c, pdf_map.c */
extern const SkPdfKind sk_pdf_kind_descriptor, sk_pdf_kind_to_unicode,
    sk_pdf_kind_encoding, sk_pdf_kind_cid_system;

/* pdf_resource.c */
extern const SkPdfKind sk_pdf_kind_state;

/* pdf_layer.c */
extern const SkPdfKind sk_pdf_kind_layer; /* OCG or OCMD */
extern const SkPdfKind sk_pdf_kind_layers, sk_pdf_kind_property;

/* pdf_annotation.c */
extern const SkPdfKind sk_pdf_kind_annotation, sk_pdf_kind_appearance,
    sk_pdf_kind_border;

/* pdf_field.c */
extern const SkPdfKind sk_pdf_kind_form_fields, sk_pdf_kind_text_style;

/* sk_pdf_choose_widget: returns what the annotation @in of a field is, or NULL
 * if it is no field that may leave. */
const SkPdfKind *sk_pdf_choose_widget(SkPdfWalk *walk, SkPdfObject *in);

/* pdf_action.c */
extern const SkPdfKind sk_pdf_kind_action, sk_pdf_kind_destination,
    sk_pdf_kind_named_place, sk_pdf_kind_first_action;

/* pdf_outline.c */
extern const SkPdfKind sk_pdf_kind_outlines, sk_pdf_kind_labels;

/* pdf_structure.c */
extern const SkPdfKind sk_pdf_kind_structure;

/* sk_pdf_components: returns how many components the colour space @in, as it
 * was read, has; 0 if it is none. *@is_indexed is set if it is a palette. */
guint sk_pdf_components(SkPdfWalk *walk, SkPdfObject *in, gboolean *is_indexed);

/* sk_pdf_kind_of_resource: returns the kind of the resources in @category. */
const SkPdfKind *sk_pdf_kind_of_resource(SkPdfResource category);

/* sk_pdf_kind_elsewhere: the kind of an entry that does leave but is written by
 * other code than the tables, so that they do not count it as left out. */
extern const SkPdfKind sk_pdf_kind_elsewhere;

/* sk_pdf_later: gives the object that will be made of @in as @kind, which no
 * reference leads to, a number, and returns a reference to it. */
SkPdfObject *
sk_pdf_later(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in);

/* sk_pdf_flat_tree: returns the keys and values of the name tree or number tree
 * @root (ISO 32000-1, 7.9.6) as one node, the values made as @value, sorted by
 * key. NULL if nothing is left. */
SkPdfObject *sk_pdf_flat_tree(SkPdfWalk *walk, SkPdfObject *root,
                              gboolean is_of_names, const SkPdfKind *value);

#endif
