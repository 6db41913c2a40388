/* SPDX-License-Identifier: Apache-2.0
 *
 * Annotations (ISO 32000-1, 12.5), by their subtypes. One of another subtype
 * that has an appearance becomes a stamp with it: what was seen on the page is
 * still seen, and nothing plays, opens or signs.
 */
#include <string.h>
#include "pdf/pdf_kinds.h"

/* ---- appearances -------------------------------------------------------- */

static const SkPdfKind states = { .types = SK_PDF_BIT(DICTIONARY),
                                  .any = &sk_pdf_kind_form,
                                  .is_at_once = TRUE };

/* One appearance, or one for each state. */
static const SkPdfKind *
choose_appearance(SkPdfWalk *walk, SkPdfObject *in)
{
    return in->type == SK_PDF_DICTIONARY ? &states
                                         : sk_pdf_kind_form.choose(walk, in);
}

static const SkPdfKind one_appearance = { .choose = choose_appearance };
static const SkPdfRow appearance_rows[] = {
    { "D", &one_appearance },
    { "N", &one_appearance },
    { "R", &one_appearance },
    { NULL, NULL },
};
const SkPdfKind sk_pdf_kind_appearance = { .types = SK_PDF_BIT(DICTIONARY),
                                           .rows = appearance_rows,
                                           .is_at_once = TRUE };

/* ---- tables ------------------------------------------------------------- */

static const SkPdfRow style_rows[] = {
    { "D", &sk_pdf_kind_numbers }, { "I", &sk_pdf_kind_number },
    { "S", &sk_pdf_kind_name },    { "Type", &sk_pdf_kind_name },
    { "W", &sk_pdf_kind_number },  { NULL, NULL },
};
const SkPdfKind sk_pdf_kind_border = { .types = SK_PDF_BIT(DICTIONARY),
                                       .rows = style_rows,
                                       .is_inline = TRUE };
static const SkPdfKind ends = { .types = SK_PDF_BIT(NAME) | SK_PDF_BIT(ARRAY),
                                .item = &sk_pdf_kind_name,
                                .is_inline = TRUE };

/* clang-format off */
#define COMMON_ROWS                                                            \
    { "AP", &sk_pdf_kind_appearance },                                         \
    { "AS", &sk_pdf_kind_name },                                               \
    { "Border", &sk_pdf_kind_plain },                                          \
    { "C", &sk_pdf_kind_numbers },                                             \
    { "F", &sk_pdf_kind_integer },                                             \
    { "OC", &sk_pdf_kind_layer },                                              \
    { "P", &sk_pdf_kind_page },                                                \
    { "Rect", &sk_pdf_kind_rect },                                             \
    { "StructParent", &sk_pdf_kind_integer },                                  \
    { "Subtype", &sk_pdf_kind_name },                                          \
    { "Type", &sk_pdf_kind_name }

static const SkPdfRow shown_rows[] = { COMMON_ROWS, { NULL, NULL } };

static const SkPdfRow link_rows[] = {
    COMMON_ROWS,
    { "A", &sk_pdf_kind_action },
    { "BS", &sk_pdf_kind_border },
    { "Contents", &sk_pdf_kind_words },
    { "Dest", &sk_pdf_kind_destination },
    { "H", &sk_pdf_kind_name },
    { "M", &sk_pdf_kind_date },
    { "QuadPoints", &sk_pdf_kind_numbers },
    { NULL, NULL },
};

static const SkPdfRow markup_rows[] = {
    COMMON_ROWS,
    { "BE", &sk_pdf_kind_border },
    { "BS", &sk_pdf_kind_border },
    { "CA", &sk_pdf_kind_number },
    { "CL", &sk_pdf_kind_numbers },
    { "CO", &sk_pdf_kind_numbers },
    { "CP", &sk_pdf_kind_name },
    { "Cap", &sk_pdf_kind_boolean },
    { "Contents", &sk_pdf_kind_words },
    { "CreationDate", &sk_pdf_kind_date },
    { "DA", &sk_pdf_kind_text_style },
    { "IC", &sk_pdf_kind_numbers },
    { "IRT", &sk_pdf_kind_annotation },
    { "IT", &sk_pdf_kind_name },
    { "InkList", &sk_pdf_kind_plain },
    { "L", &sk_pdf_kind_numbers },
    { "LE", &ends },
    { "LL", &sk_pdf_kind_number },
    { "LLE", &sk_pdf_kind_number },
    { "LLO", &sk_pdf_kind_number },
    { "M", &sk_pdf_kind_date },
    { "Name", &sk_pdf_kind_name },
    { "Open", &sk_pdf_kind_boolean },
    { "Parent", &sk_pdf_kind_annotation },
    { "Popup", &sk_pdf_kind_annotation },
    { "Q", &sk_pdf_kind_integer },
    { "QuadPoints", &sk_pdf_kind_numbers },
    { "RD", &sk_pdf_kind_numbers },
    { "RT", &sk_pdf_kind_name },
    { "State", &sk_pdf_kind_words },
    { "StateModel", &sk_pdf_kind_words },
    { "Subj", &sk_pdf_kind_words },
    { "Sy", &sk_pdf_kind_name },
    { "T", &sk_pdf_kind_words },
    { "Vertices", &sk_pdf_kind_numbers },
    { NULL, NULL },
};
/* clang-format on */

static SkPdfObject *
finish_any(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)in;
    if (sk_pdf_entry(out, "Type") != NULL)
        sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "Annot"));
    return out;
}

/* Makes a stamp of an annotation that does not stay itself but whose appearance
 * does. */
static SkPdfObject *
finish_shown(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    SkPdfObject *looks = sk_pdf_out(walk, sk_pdf_entry(out, "AP"));

    if (sk_pdf_entry(looks, "N") == NULL)
        return NULL;
    sk_pdf_set(walk, out, "Subtype", sk_pdf_new_name(walk->arena, "Stamp"));
    return finish_any(walk, in, out);
}

static const SkPdfKind shown = { .types = SK_PDF_BIT(DICTIONARY),
                                 .rows = shown_rows,
                                 .finish = finish_shown,
                                 .is_at_once = TRUE };
static const SkPdfKind link_kind = { .types = SK_PDF_BIT(DICTIONARY),
                                     .rows = link_rows,
                                     .finish = finish_any };
static const SkPdfKind markup = { .types = SK_PDF_BIT(DICTIONARY),
                                  .rows = markup_rows,
                                  .finish = finish_any };

/* ---- which it is -------------------------------------------------------- */

typedef enum { NOTE, DRAWN, LINK, WIDGET, OTHER } Group;

static const struct {
    const char *subtype;
    Group group;
    const char *what; /* the word for it if it does not leave */
} subtypes[] = {
    { "Caret", DRAWN, "annotation" },    { "Circle", DRAWN, "annotation" },
    { "FreeText", DRAWN, "annotation" }, { "Highlight", DRAWN, "annotation" },
    { "Ink", DRAWN, "annotation" },      { "Line", DRAWN, "annotation" },
    { "Link", LINK, "hyperlink" },       { "PolyLine", DRAWN, "annotation" },
    { "Polygon", DRAWN, "annotation" },  { "Popup", NOTE, "annotation" },
    { "Square", DRAWN, "annotation" },   { "Squiggly", DRAWN, "annotation" },
    { "Stamp", DRAWN, "annotation" },    { "StrikeOut", DRAWN, "annotation" },
    { "Text", NOTE, "annotation" },      { "Underline", DRAWN, "annotation" },
    { "Widget", WIDGET, "form" },        { "3D", OTHER, "media" },
    { "FileAttachment", OTHER, NULL }, /* Each file is counted. */
    { "Movie", OTHER, "media" },         { "PrinterMark", OTHER, NULL },
    { "Projection", OTHER, NULL },       { "Redact", OTHER, "annotation" },
    { "RichMedia", OTHER, "media" },     { "Screen", OTHER, "media" },
    { "Sound", OTHER, "media" },         { "TrapNet", OTHER, NULL },
    { "Watermark", OTHER, NULL },
};

/* Returns whether @in is a stamp as finish_shown makes them. It has an
 * appearance and no note, so nothing is taken out of it, and a file that was
 * cleaned before is not reported a second time. */
static gboolean
is_bare_stamp(SkPdfWalk *walk, SkPdfObject *in)
{
    for (guint i = 0; i < in->len; i++)
        if (sk_pdf_kind_of_entry(&shown, in->entries[i].key) == NULL)
            return FALSE;
    return sk_pdf_is_name(sk_pdf_at(walk->pdf, in, "Subtype"), "Stamp");
}

static const SkPdfKind *
show_only(SkPdfWalk *walk, SkPdfObject *in, const char *what)
{
    if (what != NULL && !is_bare_stamp(walk, in))
        sk_pdf_count(walk, what);
    return sk_pdf_at(walk->pdf, sk_pdf_at(walk->pdf, in, "AP"), "N") != NULL
               ? &shown
               : NULL;
}

static const SkPdfKind *
choose_annotation(SkPdfWalk *walk, SkPdfObject *in)
{
    const char *subtype = sk_pdf_name(sk_pdf_at(walk->pdf, in, "Subtype"));
    gboolean has_notes =
        sk_policy_inside(walk->policy, SK_INSIDE_COMMENTS) == SK_TREAT_KEEP;
    const SkPdfKind *field;
    guint i = 0;

    while (i < G_N_ELEMENTS(subtypes) &&
           g_strcmp0(subtypes[i].subtype, subtype) != 0)
        i++;
    if (in->type != SK_PDF_DICTIONARY || i == G_N_ELEMENTS(subtypes)) {
        sk_pdf_count(walk, "annotation");
        return NULL;
    }
    switch (subtypes[i].group) {
    case LINK:
        return &link_kind;
    case WIDGET:
        field = sk_pdf_choose_widget(walk, in);
        return field != NULL ? field : show_only(walk, in, NULL);
    case NOTE:
        if (!has_notes)
            sk_pdf_count(walk, subtypes[i].what);
        return has_notes ? &markup : NULL;
    case DRAWN:
        return has_notes ? &markup : show_only(walk, in, subtypes[i].what);
    case OTHER:
    default:
        return show_only(walk, in, subtypes[i].what);
    }
}

const SkPdfKind sk_pdf_kind_annotation = { .choose = choose_annotation };
