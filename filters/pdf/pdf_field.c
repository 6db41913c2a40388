/* SPDX-License-Identifier: Apache-2.0
 *
 * Fields of forms (ISO 32000-1, 12.7): they keep their names, their values and
 * what they look like. What would run, send or fetch is on no list. A field for
 * a signature is no field any more, because a document that was written anew
 * has no valid signature; what it looks like stays on the page.
 */
#include <string.h>
#include "pdf/pdf_kinds.h"

#define FIELD_DEPTH_MAX 32

/* ---- values ------------------------------------------------------------- */

static gboolean
is_style_word(const char *word)
{
    static const char *const operators[] = { "G",  "K",  "RG", "TL", "Tc", "Td",
                                             "Tf", "Tm", "Tr", "Ts", "Tw", "Tz",
                                             "g",  "k",  "rg", NULL };
    gsize n = strspn(word, "+-.0123456789");

    if (*word == '/')
        return strpbrk(word + 1, "()<>[]{}/%") == NULL;
    return word[n] == '\0' || g_strv_contains(operators, word);
}

/* How a text is to look: names of fonts, numbers and a few operators. */
static SkPdfObject *
make_style(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    g_auto(GStrv) words = g_strsplit_set(in->text, " \t\r\n\f", -1);
    g_autoptr(GString) out = g_string_new(NULL);

    (void)kind;
    for (guint i = 0; words[i] != NULL; i++) {
        if (*words[i] == '\0')
            continue;
        if (!is_style_word(words[i])) {
            sk_pdf_count(walk, "pdf-entry");
            return NULL;
        }
        if (out->len > 0)
            g_string_append_c(out, ' ');
        g_string_append(out, words[i]);
    }
    return sk_pdf_new_text(walk->arena, SK_PDF_STRING, out->str, out->len);
}

const SkPdfKind sk_pdf_kind_text_style = { .types = SK_PDF_BIT(STRING),
                                           .make = make_style };

/* A value is a text, a name, or several of them. */
static const SkPdfKind *choose_value(SkPdfWalk *walk, SkPdfObject *in);
static const SkPdfKind value = { .choose = choose_value };

static const SkPdfKind *
choose_value(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind several = { .types = SK_PDF_BIT(ARRAY),
                                       .item = &value,
                                       .is_inline = TRUE };

    (void)walk;
    if (in->type == SK_PDF_STRING)
        return &sk_pdf_kind_words;
    return in->type == SK_PDF_ARRAY ? &several : &sk_pdf_kind_name;
}

/* How a button looks. */
static const SkPdfRow fit_rows[] = {
    { "A", &sk_pdf_kind_numbers },
    { "FB", &sk_pdf_kind_boolean },
    { "S", &sk_pdf_kind_name },
    { "SW", &sk_pdf_kind_name },
    { NULL, NULL },
};
static const SkPdfKind fit = { .types = SK_PDF_BIT(DICTIONARY),
                               .rows = fit_rows,
                               .is_inline = TRUE };
static const SkPdfRow looks_rows[] = {
    { "AC", &sk_pdf_kind_words },   { "BC", &sk_pdf_kind_numbers },
    { "BG", &sk_pdf_kind_numbers }, { "CA", &sk_pdf_kind_words },
    { "I", &sk_pdf_kind_form },     { "IF", &fit },
    { "IX", &sk_pdf_kind_form },    { "R", &sk_pdf_kind_integer },
    { "RC", &sk_pdf_kind_words },   { "RI", &sk_pdf_kind_form },
    { "TP", &sk_pdf_kind_integer }, { NULL, NULL },
};
static const SkPdfKind looks = { .types = SK_PDF_BIT(DICTIONARY),
                                 .rows = looks_rows,
                                 .is_inline = TRUE };

/* ---- fields ------------------------------------------------------------- */

static const SkPdfKind *choose_field(SkPdfWalk *walk, SkPdfObject *in);
static const SkPdfKind field_link = { .choose = choose_field };
static const SkPdfKind kids = { .types = SK_PDF_BIT(ARRAY),
                                .item = &field_link,
                                .is_inline = TRUE };

/* clang-format off */
#define FIELD_ROWS                                                             \
    { "DA", &sk_pdf_kind_text_style },                                         \
    { "DR", &sk_pdf_kind_resources },                                          \
    { "DV", &value },                                                          \
    { "FT", &sk_pdf_kind_name },                                               \
    { "Ff", &sk_pdf_kind_integer },                                            \
    { "I", &sk_pdf_kind_numbers },                                             \
    { "Kids", &kids },                                                         \
    { "MaxLen", &sk_pdf_kind_integer },                                        \
    { "Opt", &value },                                                         \
    { "Parent", &field_link },                                                 \
    { "Q", &sk_pdf_kind_integer },                                             \
    { "T", &sk_pdf_kind_words },                                               \
    { "TI", &sk_pdf_kind_integer },                                            \
    { "TU", &sk_pdf_kind_words },                                              \
    { "V", &value }

static const SkPdfRow field_rows[] = { FIELD_ROWS, { NULL, NULL } };

static const SkPdfRow widget_rows[] = {
    FIELD_ROWS,
    { "AP", &sk_pdf_kind_appearance },
    { "AS", &sk_pdf_kind_name },
    { "A", &sk_pdf_kind_action },
    { "BS", &sk_pdf_kind_border },
    { "Border", &sk_pdf_kind_plain },
    { "C", &sk_pdf_kind_numbers },
    { "F", &sk_pdf_kind_integer },
    { "H", &sk_pdf_kind_name },
    { "M", &sk_pdf_kind_date },
    { "MK", &looks },
    { "OC", &sk_pdf_kind_layer },
    { "P", &sk_pdf_kind_page },
    { "Rect", &sk_pdf_kind_rect },
    { "StructParent", &sk_pdf_kind_integer },
    { "Subtype", &sk_pdf_kind_name },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};
/* clang-format on */

static SkPdfObject *
finish_field(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)in;
    if (sk_pdf_entry(out, "Type") != NULL)
        sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "Annot"));
    return out;
}

static const SkPdfKind field = { .types = SK_PDF_BIT(DICTIONARY),
                                 .rows = field_rows };
static const SkPdfKind widget = { .types = SK_PDF_BIT(DICTIONARY),
                                  .rows = widget_rows,
                                  .finish = finish_field };

/* Returns whether @in is a field that may leave: its parents end, and none of
 * them is for signatures. */
static gboolean
is_field(SkPdfWalk *walk, const SkPdfObject *in)
{
    for (guint i = 0; i < FIELD_DEPTH_MAX; i++) {
        if (in == NULL || in->type != SK_PDF_DICTIONARY)
            return i > 0;
        if (sk_pdf_is_name(sk_pdf_at(walk->pdf, in, "FT"), "Sig"))
            return FALSE;
        in = sk_pdf_at(walk->pdf, in, "Parent");
    }
    return FALSE;
}

static gboolean
keeps_forms(SkPdfWalk *walk)
{
    return sk_policy_inside(walk->policy, SK_INSIDE_FORMS) == SK_TREAT_KEEP;
}

const SkPdfKind *
sk_pdf_choose_widget(SkPdfWalk *walk, SkPdfObject *in)
{
    return keeps_forms(walk) && is_field(walk, in) ? &widget : NULL;
}

static const SkPdfKind *
choose_field(SkPdfWalk *walk, SkPdfObject *in)
{
    if (!keeps_forms(walk) || !is_field(walk, in))
        return NULL;
    return sk_pdf_is_name(sk_pdf_at(walk->pdf, in, "Subtype"), "Widget")
               ? &widget
               : &field;
}

/* ---- the form ----------------------------------------------------------- */

/* Counts the fields below @fields: those with a signature, or, if no field may
 * leave, all of them. */
static void
count_fields(SkPdfWalk *walk, SkPdfObject *fields, GHashTable *seen,
             guint depth)
{
    if (fields == NULL || fields->type != SK_PDF_ARRAY || depth == 0)
        return;
    for (guint i = 0; i < fields->len; i++) {
        SkPdfObject *in = sk_pdf_follow(walk->pdf, fields->items[i]);
        SkPdfObject *below = sk_pdf_at(walk->pdf, in, "Kids");

        if (in == NULL || !g_hash_table_add(seen, in))
            continue;
        if (sk_pdf_is_name(sk_pdf_at(walk->pdf, in, "FT"), "Sig")) {
            if (sk_pdf_at(walk->pdf, in, "V") != NULL)
                sk_pdf_count(walk, "signature");
        } else if (!keeps_forms(walk) &&
                   sk_pdf_at(walk->pdf, in, "FT") != NULL) {
            sk_pdf_count(walk, "form");
        }
        count_fields(walk, below, seen, depth - 1);
    }
}

static SkPdfObject *
finish_form(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    GHashTable *seen = g_hash_table_new(NULL, NULL);
    const SkPdfObject *fields = sk_pdf_entry(out, "Fields");

    count_fields(walk, sk_pdf_at(walk->pdf, in, "Fields"), seen,
                 FIELD_DEPTH_MAX);
    g_hash_table_unref(seen);
    return fields != NULL && fields->len > 0 ? out : NULL;
}

static const SkPdfRow form_rows[] = {
    { "DA", &sk_pdf_kind_text_style },
    { "DR", &sk_pdf_kind_resources },
    { "Fields", &kids },
    { "NeedAppearances", &sk_pdf_kind_boolean },
    { "Q", &sk_pdf_kind_integer },
    { NULL, NULL },
};
const SkPdfKind sk_pdf_kind_form_fields = { .types = SK_PDF_BIT(DICTIONARY),
                                            .rows = form_rows,
                                            .finish = finish_form,
                                            .is_inline = TRUE };
