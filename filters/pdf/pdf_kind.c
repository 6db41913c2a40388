/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of objects that are alike wherever they stand: numbers, names,
 * texts, rectangles (pdf_walk.h).
 */
#include <string.h>
#include "pdf/pdf_text.h"
#include "pdf/pdf_walk.h"

#define BYTES_MAX (64u << 10)

static SkPdfObject *
copy_bytes(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    (void)walk;
    (void)kind;
    return in->len <= BYTES_MAX ? in : NULL;
}

/* A date is digits and signs (ISO 32000-1, 7.9.4). */
static SkPdfObject *
copy_date(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    (void)walk;
    (void)kind;
    if (in->len > 30 || strlen(in->text) != in->len ||
        strspn(in->text, "D:0123456789+-Z'") != in->len)
        return NULL;
    return in;
}

static SkPdfObject *
four_items(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)walk;
    (void)in;
    return out->len == 4 ? out : NULL;
}

static SkPdfObject *
six_items(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    (void)walk;
    (void)in;
    return out->len == 6 ? out : NULL;
}

const SkPdfKind sk_pdf_kind_boolean = { .types = SK_PDF_BIT(BOOLEAN) };
const SkPdfKind sk_pdf_kind_integer = { .types = SK_PDF_BIT(INTEGER) };
const SkPdfKind sk_pdf_kind_number = { .types = SK_PDF_NUMBERS };
const SkPdfKind sk_pdf_kind_name = { .types = SK_PDF_BIT(NAME) };
const SkPdfKind sk_pdf_kind_numbers = { .types = SK_PDF_BIT(ARRAY),
                                        .item = &sk_pdf_kind_number };
const SkPdfKind sk_pdf_kind_rect = { .types = SK_PDF_BIT(ARRAY),
                                     .item = &sk_pdf_kind_number,
                                     .finish = four_items,
                                     .is_inline = TRUE };
const SkPdfKind sk_pdf_kind_matrix = { .types = SK_PDF_BIT(ARRAY),
                                       .item = &sk_pdf_kind_number,
                                       .finish = six_items,
                                       .is_inline = TRUE };
const SkPdfKind sk_pdf_kind_words = { .types = SK_PDF_BIT(STRING),
                                      .make = sk_pdf_make_words };
const SkPdfKind sk_pdf_kind_bytes = { .types = SK_PDF_BIT(STRING),
                                      .make = copy_bytes };
const SkPdfKind sk_pdf_kind_date = { .types = SK_PDF_BIT(STRING),
                                     .make = copy_date };

/* Values that cannot do anything: they are shown, or rank something. */
static const SkPdfKind *
choose_plain(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind array = { .types = SK_PDF_BIT(ARRAY),
                                     .item = &sk_pdf_kind_plain,
                                     .is_inline = TRUE };

    switch (in->type) {
    case SK_PDF_STRING:
        return &sk_pdf_kind_words;
    case SK_PDF_ARRAY:
        return &array;
    case SK_PDF_NAME:
        return &sk_pdf_kind_name;
    case SK_PDF_BOOLEAN:
        return &sk_pdf_kind_boolean;
    case SK_PDF_INTEGER:
    case SK_PDF_REAL:
        return &sk_pdf_kind_number;
    case SK_PDF_NULL:
    case SK_PDF_DICTIONARY:
    case SK_PDF_STREAM:
    case SK_PDF_REFERENCE:
    default:
        sk_pdf_count(walk, "pdf-entry");
        return NULL;
    }
}

const SkPdfKind sk_pdf_kind_plain = { .choose = choose_plain };
