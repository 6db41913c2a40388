/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the dictionary of an inline image, whose keys and values have short and
 * long names (ISO 32000-1, tables 93 and 94). Unknown entries are left out.
 */
#include <string.h>
#include "pdf_content/inline_image.h"

typedef struct {
    const char *shorter, *longer;
} Word;

static const struct {
    Word word;
    guint components;
} spaces[] = {
    { { "G", "DeviceGray" }, 1 },
    { { "RGB", "DeviceRGB" }, 3 },
    { { "CMYK", "DeviceCMYK" }, 4 },
};

static gboolean
is_word(const Word *word, const char *name)
{
    return strcmp(name, word->shorter) == 0 || strcmp(name, word->longer) == 0;
}

static gboolean
is_either(const char *name, const char *shorter, const char *longer)
{
    return is_word(&(Word){ shorter, longer }, name);
}

/* Steps over the value that begins with @token. */
static void
skip_value(SkPdfLexer *lexer, SkPdfToken token)
{
    guint depth = 0;

    do {
        if (token == SK_PDF_TOKEN_ARRAY || token == SK_PDF_TOKEN_DICT)
            depth++;
        else if (depth > 0 && (token == SK_PDF_TOKEN_ARRAY_END ||
                               token == SK_PDF_TOKEN_DICT_END))
            depth--;
        if (depth > 0)
            token = sk_pdf_token_next(lexer);
    } while (depth > 0 && token != SK_PDF_TOKEN_END);
}

/* Reads a number that the value is, or 0. */
static gint64
take_number(SkPdfLexer *lexer, SkPdfToken token)
{
    gint64 n = 0;

    if (token != SK_PDF_TOKEN_NUMBER)
        skip_value(lexer, token);
    else if (!sk_pdf_token_int(lexer, G_MININT32, G_MAXINT32, &n))
        n = 0;
    return n;
}

static gboolean
take_truth(SkPdfLexer *lexer, SkPdfToken token)
{
    if (token == SK_PDF_TOKEN_WORD)
        return strcmp(lexer->text->str, "true") == 0;
    skip_value(lexer, token);
    return FALSE;
}

/* Writes the colour space @name. Returns the number of its components. */
static guint
put_space(SkPdfWriting *writing, const char *name, GString *out)
{
    const SkPdfContent *content = writing->content;
    guint n = 0;

    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (is_word(&spaces[i].word, name)) {
            sk_pdf_put_name(out, spaces[i].word.shorter);
            return spaces[i].components;
        }
    if (name[0] != '\0' && content->components != NULL)
        n = content->components(content, name);
    if (n > 0 && n <= 32)
        sk_pdf_put_name(out, name);
    return n <= 32 ? n : 0;
}

/* Reads [/Indexed base hival lookup] behind its bracket. */
static void
take_indexed(SkPdfWriting *writing, SkPdfInline *image)
{
    SkPdfLexer *lexer = &writing->lexer;
    SkPdfToken token = sk_pdf_token_next(lexer);
    gint64 highest = -1;
    guint base = 0;

    if (token != SK_PDF_TOKEN_NAME ||
        !is_either(lexer->text->str, "I", "Indexed")) {
        skip_value(lexer, token);
    } else {
        g_string_assign(image->space, "[/I");
        if (sk_pdf_token_next(lexer) == SK_PDF_TOKEN_NAME)
            base = put_space(writing, lexer->text->str, image->space);
        if (sk_pdf_token_next(lexer) == SK_PDF_TOKEN_NUMBER &&
            sk_pdf_token_int(lexer, 0, 255, &highest))
            sk_pdf_put_word(image->space, lexer->text->str);
        if (sk_pdf_token_next(lexer) == SK_PDF_TOKEN_STRING && base > 0 &&
            highest >= 0) {
            gsize most = (gsize)(highest + 1) * base, has = lexer->text->len;

            g_string_set_size(lexer->text, most);
            if (has < most)
                memset(lexer->text->str + has, 0, most - has);
            sk_pdf_put_hex(image->space, lexer->text->str, most);
            g_string_append_c(image->space, ']');
            image->components = 1;
            image->is_indexed = TRUE;
        }
    }
    while (token != SK_PDF_TOKEN_ARRAY_END && token != SK_PDF_TOKEN_END)
        token = sk_pdf_token_next(lexer);
}

static void
take_space(SkPdfWriting *writing, SkPdfInline *image, SkPdfToken token)
{
    image->components = 0;
    image->is_indexed = FALSE;
    g_string_truncate(image->space, 0);
    if (token == SK_PDF_TOKEN_NAME)
        image->components =
            put_space(writing, writing->lexer.text->str, image->space);
    else if (token == SK_PDF_TOKEN_ARRAY)
        take_indexed(writing, image);
    else
        skip_value(&writing->lexer, token);
}

static void
take_decode(SkPdfLexer *lexer, SkPdfInline *image, SkPdfToken token)
{
    image->n_decode = 0;
    g_string_assign(image->decode, "[");
    if (token != SK_PDF_TOKEN_ARRAY)
        return;
    while ((token = sk_pdf_token_next(lexer)) == SK_PDF_TOKEN_NUMBER) {
        sk_pdf_put_word(image->decode, lexer->text->str);
        image->n_decode++;
    }
    g_string_append_c(image->decode, ']');
}

static void
take_filter(const SkPdfLexer *lexer, SkPdfInline *image)
{
    SkPdfData coding = sk_pdf_data_find(lexer->text->str);

    if (coding < SK_PDF_DATA_JBIG2 &&
        image->n_filters < SK_PDF_INLINE_FILTERS_MAX)
        image->filter[image->n_filters++] = coding;
    else
        image->is_bad = TRUE;
}

static void
take_filters(SkPdfLexer *lexer, SkPdfInline *image, SkPdfToken token)
{
    image->n_filters = 0;
    if (token == SK_PDF_TOKEN_NAME)
        take_filter(lexer, image);
    if (token != SK_PDF_TOKEN_ARRAY)
        return;
    while ((token = sk_pdf_token_next(lexer)) == SK_PDF_TOKEN_NAME)
        take_filter(lexer, image);
}

static void
take_parm(SkPdfLexer *lexer, SkPdfInlineParms *parms)
{
    char key[SK_PDF_NAME_MAX + 1];
    const struct {
        const char *key;
        gint64 *number;
        gboolean *truth;
    } rows[] = {
        { "Predictor", &parms->predicted.predictor, NULL },
        { "Colors", &parms->predicted.colors, NULL },
        { "BitsPerComponent", &parms->predicted.bits, NULL },
        { "Columns", &parms->ccitt_columns, NULL },
        { "K", &parms->k, NULL },
        { "Rows", &parms->rows, NULL },
        { "ColorTransform", &parms->color_transform, NULL },
        { "EarlyChange", NULL, &parms->is_late },
        { "EndOfLine", NULL, &parms->end_of_line },
        { "EncodedByteAlign", NULL, &parms->byte_align },
        { "EndOfBlock", NULL, &parms->end_of_block },
        { "BlackIs1", NULL, &parms->black_is_1 },
    };
    SkPdfToken token;

    g_strlcpy(key, lexer->text->str, sizeof key);
    token = sk_pdf_token_next(lexer);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].key, key) != 0)
            continue;
        if (rows[i].number != NULL)
            *rows[i].number = take_number(lexer, token);
        else if (token == SK_PDF_TOKEN_NUMBER) /* EarlyChange */
            *rows[i].truth = take_number(lexer, token) == 0;
        else
            *rows[i].truth = take_truth(lexer, token);
        parms->predicted.columns =
            parms->ccitt_columns >= 0 ? parms->ccitt_columns : 1;
        return;
    }
    skip_value(lexer, token);
}

/* Reads the dictionary of parameters that begins with @token, or steps over
 * null, which stands for one. */
static void
take_parms(SkPdfLexer *lexer, SkPdfInline *image, SkPdfToken token)
{
    SkPdfInlineParms unused = { 0 };
    SkPdfInlineParms *parms = image->n_parms < SK_PDF_INLINE_FILTERS_MAX
                                  ? &image->parms[image->n_parms++]
                                  : &unused;

    while (token == SK_PDF_TOKEN_DICT &&
           (token = sk_pdf_token_next(lexer)) == SK_PDF_TOKEN_NAME) {
        take_parm(lexer, parms);
        token = SK_PDF_TOKEN_DICT;
    }
}

static void
take_all_parms(SkPdfLexer *lexer, SkPdfInline *image, SkPdfToken token)
{
    image->n_parms = 0;
    if (token != SK_PDF_TOKEN_ARRAY) {
        take_parms(lexer, image, token);
        return;
    }
    while ((token = sk_pdf_token_next(lexer)) != SK_PDF_TOKEN_ARRAY_END &&
           token != SK_PDF_TOKEN_END)
        take_parms(lexer, image, token);
}

/* Reads the value of the key @key. */
static void
take_entry(SkPdfWriting *writing, SkPdfInline *image, const char *key)
{
    SkPdfLexer *lexer = &writing->lexer;
    SkPdfToken token = sk_pdf_token_next(lexer);

    if (is_either(key, "W", "Width"))
        image->width = take_number(lexer, token);
    else if (is_either(key, "H", "Height"))
        image->height = take_number(lexer, token);
    else if (is_either(key, "BPC", "BitsPerComponent"))
        image->bits = take_number(lexer, token);
    else if (is_either(key, "IM", "ImageMask"))
        image->is_mask = take_truth(lexer, token);
    else if (is_either(key, "I", "Interpolate"))
        image->interpolate = take_truth(lexer, token);
    else if (is_either(key, "CS", "ColorSpace"))
        take_space(writing, image, token);
    else if (is_either(key, "D", "Decode"))
        take_decode(lexer, image, token);
    else if (is_either(key, "F", "Filter"))
        take_filters(lexer, image, token);
    else if (is_either(key, "DP", "DecodeParms"))
        take_all_parms(lexer, image, token);
    else
        skip_value(lexer, token);
}

gboolean
sk_pdf_inline_entries(SkPdfWriting *writing, SkPdfInline *image)
{
    SkPdfLexer *lexer = &writing->lexer;
    SkPdfToken token;

    while ((token = sk_pdf_token_next(lexer)) == SK_PDF_TOKEN_NAME) {
        char key[SK_PDF_NAME_MAX + 1];

        g_strlcpy(key, lexer->text->str, sizeof key);
        take_entry(writing, image, key);
    }
    if (token != SK_PDF_TOKEN_WORD || strcmp(lexer->text->str, "ID") != 0)
        return FALSE;
    if (lexer->p < lexer->end && sk_pdf_is_space(*lexer->p)) {
        gboolean is_cr = *lexer->p++ == '\r';

        if (is_cr && lexer->p < lexer->end && *lexer->p == '\n')
            lexer->p++;
    }
    return TRUE;
}
