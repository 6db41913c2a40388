/* SPDX-License-Identifier: Apache-2.0
 *
 * Functions (ISO 32000-1, 7.10): tables, exponentials, functions joined from
 * others, and calculations. A calculation is a small program of arithmetic: it
 * is read word by word and written anew from the list of its operators.
 */
#include <string.h>
#include "pdf/pdf_kinds.h"

#define PROGRAM_MAX (64u << 10)
#define BRACES_MAX  32

static const char *const operators[] = {
    "abs",      "add", "and",  "atan",  "bitshift", "ceiling", "copy",  "cos",
    "cvi",      "cvr", "div",  "dup",   "eq",       "exch",    "exp",   "false",
    "floor",    "ge",  "gt",   "idiv",  "if",       "ifelse",  "index", "le",
    "ln",       "log", "lt",   "mod",   "mul",      "ne",      "neg",   "not",
    "or",       "pop", "roll", "round", "sin",      "sqrt",    "sub",   "true",
    "truncate", "xor", NULL,
};

static gboolean
is_number(const char *word)
{
    const char *p = word + (*word == '-' || *word == '+');
    gsize n = strspn(p, "0123456789"), m = 0;

    p += n;
    if (*p == '.')
        m = strspn(++p, "0123456789");
    p += m;
    return n + m > 0 && n + m < 20 && *p == '\0';
}

/* Returns the end of the word that begins at @p. */
static const char *
end_of_word(const char *p, const char *end)
{
    if (*p == '{' || *p == '}')
        return p + 1;
    while (p < end && strchr(" \t\r\n\f{}%", *p) == NULL)
        p++;
    return p;
}

/* Returns the program @p anew, with one blank between words, or NULL if it has
 * another word or braces that do not match. */
static GBytes *
rewrite_program(const char *p, const char *end)
{
    g_autoptr(GString) out = g_string_new(NULL);
    guint depth = 0;

    while (p < end) {
        const char *next = end_of_word(p, end);
        g_autofree char *word = g_strndup(p, (gsize)(next - p));

        if (strchr(" \t\r\n\f", *p) != NULL) {
            p++; /* strchr finds a NUL, too, which is a blank in PDF */
            continue;
        }
        if (*p == '%') { /* a comment, up to the end of the line */
            while (p < end && *p != '\n' && *p != '\r')
                p++;
            continue;
        }
        if (out->len > 0 && depth == 0)
            return NULL; /* Nothing may follow the last brace. */
        if (*p == '{')
            depth++;
        else if (*p == '}')
            depth--;
        else if (!is_number(word) && !g_strv_contains(operators, word))
            return NULL;
        if (depth > BRACES_MAX || (out->len == 0 && depth != 1))
            return NULL;
        if (out->len > 0)
            g_string_append_c(out, ' ');
        g_string_append(out, word);
        p = next;
    }
    if (depth != 0 || out->len == 0)
        return NULL;
    return g_string_free_to_bytes(g_steal_pointer(&out));
}

static SkPdfObject *
make_calculation(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    g_autoptr(GBytes) data = sk_pdf_data(walk, in);
    GBytes *program = NULL;
    gsize len = 0;
    const char *p = data != NULL ? g_bytes_get_data(data, &len) : NULL;

    if (p != NULL && len <= PROGRAM_MAX)
        program = rewrite_program(p, p + len);
    if (program == NULL) {
        sk_pdf_count(walk, "pdf-entry");
        return NULL;
    }
    return sk_pdf_fill(walk, kind, in, program);
}

static const SkPdfRow table_rows[] = {
    { "BitsPerSample", &sk_pdf_kind_integer },
    { "Decode", &sk_pdf_kind_numbers },
    { "Domain", &sk_pdf_kind_numbers },
    { "Encode", &sk_pdf_kind_numbers },
    { "FunctionType", &sk_pdf_kind_integer },
    { "Order", &sk_pdf_kind_integer },
    { "Range", &sk_pdf_kind_numbers },
    { "Size", &sk_pdf_kind_numbers },
    { NULL, NULL },
};
static const SkPdfRow power_rows[] = {
    { "C0", &sk_pdf_kind_numbers },
    { "C1", &sk_pdf_kind_numbers },
    { "Domain", &sk_pdf_kind_numbers },
    { "FunctionType", &sk_pdf_kind_integer },
    { "N", &sk_pdf_kind_number },
    { "Range", &sk_pdf_kind_numbers },
    { NULL, NULL },
};
static const SkPdfKind parts = { .types = SK_PDF_BIT(ARRAY),
                                 .item = &sk_pdf_kind_function,
                                 .is_inline = TRUE };
static const SkPdfRow joined_rows[] = {
    { "Bounds", &sk_pdf_kind_numbers },
    { "Domain", &sk_pdf_kind_numbers },
    { "Encode", &sk_pdf_kind_numbers },
    { "FunctionType", &sk_pdf_kind_integer },
    { "Functions", &parts },
    { "Range", &sk_pdf_kind_numbers },
    { NULL, NULL },
};
static const SkPdfRow calculation_rows[] = {
    { "Domain", &sk_pdf_kind_numbers },
    { "FunctionType", &sk_pdf_kind_integer },
    { "Range", &sk_pdf_kind_numbers },
    { NULL, NULL },
};

/* A joined function leaves only if all of its partial functions do. */
static SkPdfObject *
finish_joined(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    const SkPdfObject *were = sk_pdf_at(walk->pdf, in, "Functions");
    const SkPdfObject *are = sk_pdf_entry(out, "Functions");

    return were != NULL && are != NULL && were->len == are->len && are->len > 0
               ? out
               : NULL;
}

static const SkPdfKind *
choose_function(SkPdfWalk *walk, SkPdfObject *in)
{
    static const SkPdfKind table = { .types = SK_PDF_BIT(STREAM),
                                     .rows = table_rows,
                                     .is_at_once = TRUE };
    static const SkPdfKind power = { .types = SK_PDF_BIT(DICTIONARY),
                                     .rows = power_rows,
                                     .is_at_once = TRUE };
    static const SkPdfKind joined = { .types = SK_PDF_BIT(DICTIONARY),
                                      .rows = joined_rows,
                                      .finish = finish_joined,
                                      .is_at_once = TRUE };
    static const SkPdfKind calculation = { .types = SK_PDF_BIT(STREAM),
                                           .rows = calculation_rows,
                                           .make = make_calculation,
                                           .is_at_once = TRUE };
    static const SkPdfKind *const kinds[] = { &table, NULL, &power, &joined,
                                              &calculation };
    const SkPdfObject *type = sk_pdf_at(walk->pdf, in, "FunctionType");

    if (type == NULL || type->type != SK_PDF_INTEGER || type->integer < 0 ||
        type->integer >= (gint64)G_N_ELEMENTS(kinds))
        return NULL;
    return kinds[type->integer];
}

const SkPdfKind sk_pdf_kind_function = { .choose = choose_function };

/* One function, or an array of them, one for each component. */
static const SkPdfKind *
choose_functions(SkPdfWalk *walk, SkPdfObject *in)
{
    return in->type == SK_PDF_ARRAY ? &parts : choose_function(walk, in);
}

const SkPdfKind sk_pdf_kind_functions = { .choose = choose_functions };
