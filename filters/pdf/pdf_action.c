/* SPDX-License-Identifier: Apache-2.0
 *
 * Actions and destinations (ISO 32000-1, 12.3.2 and 12.6). Two kinds of actions
 * leave: going to a page of the same document, and opening a link, where the
 * policy keeps links. An action is written where it is referred to, and none
 * follows another.
 */
#include <string.h>
#include "pdf/pdf_kinds.h"
#include "pdf/pdf_left.h"

#define LINK_MAX 4096

/* ---- destinations ------------------------------------------------------- */

/* Returns the reference to the page that @in names: itself, or by its number,
 * as some writers do. */
static SkPdfObject *
page_of(SkPdfWalk *walk, SkPdfObject *in)
{
    if (in == NULL)
        return NULL;
    if (in->type != SK_PDF_INTEGER)
        return sk_pdf_make(walk, &sk_pdf_kind_page, in);
    if (in->integer < 0 || walk->kids == NULL || in->integer >= walk->kids->len)
        return NULL;
    return walk->kids->items[in->integer];
}

static SkPdfObject *
make_place(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    static const char *const views[] = { "XYZ",   "Fit",   "FitH",
                                         "FitV",  "FitR",  "FitB",
                                         "FitBH", "FitBV", NULL };
    SkPdfObject *out = sk_pdf_new_items(walk->arena, 6), *page = NULL;
    const char *view = NULL;

    (void)kind;
    if (in->len < 2 || in->len > 6)
        return NULL;
    page = page_of(walk, in->items[0]);
    view = sk_pdf_name(sk_pdf_follow(walk->pdf, in->items[1]));
    if (page == NULL || view == NULL || !g_strv_contains(views, view))
        return NULL;
    out->items[out->len++] = page;
    out->items[out->len++] = sk_pdf_new_name(walk->arena, view);
    for (guint i = 2; i < in->len; i++) {
        SkPdfObject *number =
            sk_pdf_make(walk, &sk_pdf_kind_number, in->items[i]);

        out->items[out->len++] =
            number != NULL ? number : sk_pdf_new(walk->arena, SK_PDF_NULL);
    }
    return out;
}

static const SkPdfKind place = { .types = SK_PDF_BIT(ARRAY),
                                 .make = make_place,
                                 .is_inline = TRUE };

static const SkPdfKind *
choose_place(SkPdfWalk *walk, SkPdfObject *in)
{
    (void)walk;
    if (in->type == SK_PDF_NAME)
        return &sk_pdf_kind_name;
    return in->type == SK_PDF_STRING ? &sk_pdf_kind_bytes : &place;
}

const SkPdfKind sk_pdf_kind_destination = { .choose = choose_place };

/* What stands behind a name: a place, or a dictionary that has one. */
static const SkPdfRow named_rows[] = { { "D", &place }, { NULL, NULL } };

static SkPdfObject *
finish_place(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)walk;
    (void)in;
    return sk_pdf_entry(out, "D") != NULL ? out : NULL;
}

static const SkPdfKind *
choose_named(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind dictionary = { .types = SK_PDF_BIT(DICTIONARY),
                                          .rows = named_rows,
                                          .finish = finish_place,
                                          .is_inline = TRUE };

    (void)walk;
    return in->type == SK_PDF_ARRAY ? &place : &dictionary;
}

const SkPdfKind sk_pdf_kind_named_place = { .choose = choose_named };

/* ---- actions ------------------------------------------------------------ */

static gboolean
begins(const char *text, const char *word)
{
    return g_ascii_strncasecmp(text, word, strlen(word)) == 0;
}

/* Returns the link @in as it leaves, with everything but printable ASCII as
 * percents, or NULL. */
static SkPdfObject *
make_link(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    static const char *const schemes[] = { "http://", "https://",
                                           "mailto:", "tel:" };
    g_autoptr(GString) out = g_string_new(NULL);
    gboolean is_known = FALSE;

    (void)kind;
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++)
        is_known = is_known || begins(in->text, schemes[i]);
    if (!is_known || in->len > LINK_MAX)
        return NULL;
    for (guint i = 0; i < in->len; i++) {
        if (in->text[i] > ' ' && in->text[i] < 0x7F)
            g_string_append_c(out, in->text[i]);
        else
            g_string_append_printf(out, "%%%02X", (guint8)in->text[i]);
    }
    return sk_pdf_new_text(walk->arena, SK_PDF_STRING, out->str, out->len);
}

static const SkPdfKind link_text = { .types = SK_PDF_BIT(STRING),
                                     .make = make_link };
static const SkPdfRow link_rows[] = {
    { "IsMap", &sk_pdf_kind_boolean },
    { "S", &sk_pdf_kind_name },
    { "Type", &sk_pdf_kind_name },
    { "URI", &link_text },
    { NULL, NULL },
};
static const SkPdfRow go_rows[] = {
    { "D", &sk_pdf_kind_destination },
    { "S", &sk_pdf_kind_name },
    { "Type", &sk_pdf_kind_name },
    { NULL, NULL },
};

static SkPdfObject *
finish_action(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    gboolean is_whole =
        sk_pdf_entry(out, "D") != NULL || sk_pdf_entry(out, "URI") != NULL;

    if (!is_whole)
        sk_pdf_count_action(walk, in);
    if (sk_pdf_entry(out, "Type") != NULL)
        sk_pdf_set(walk, out, "Type", sk_pdf_new_name(walk->arena, "Action"));
    return is_whole ? out : NULL;
}

static const SkPdfKind *
choose_action(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind go = { .types = SK_PDF_BIT(DICTIONARY),
                                  .rows = go_rows,
                                  .finish = finish_action,
                                  .is_inline = TRUE };
    static const SkPdfKind link_kind = { .types = SK_PDF_BIT(DICTIONARY),
                                         .rows = link_rows,
                                         .finish = finish_action,
                                         .is_inline = TRUE };
    const SkPdfObject *what = sk_pdf_at(walk->pdf, in, "S");

    if (sk_pdf_is_name(what, "GoTo"))
        return &go;
    if (sk_pdf_is_name(what, "URI") &&
        sk_policy_inside(walk->policy, SK_INSIDE_HYPERLINKS) == SK_TREAT_KEEP)
        return &link_kind;
    sk_pdf_count_action(walk, in);
    return NULL;
}

const SkPdfKind sk_pdf_kind_action = { .choose = choose_action };

/* What is done when the document is opened: a place, or an action. */
static const SkPdfKind *
choose_first(SkPdfWalk *walk, SkPdfObject *in)
{
    return in->type == SK_PDF_ARRAY ? &place : choose_action(walk, in);
}

const SkPdfKind sk_pdf_kind_first_action = { .choose = choose_first };
