/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads what Type 1 fonts define. They are programs of PostScript, of which
 * nothing is executed: definitions are recognised by the names that every such
 * font uses for them, as readers of PDF recognise them.
 */
#include <string.h>
#include "font/type1.h"
#include "pdf_content/token.h"

#define GLYPHS_MAX 65535

static const struct {
    const char *word;
    guint most;
} entries[] = {
#define SK_X(word, most) { word, most },
    SK_TYPE1_PRIVATE(SK_X)
#undef SK_X
};

/* The last tokens before the one that is read. */
typedef struct {
    SkType1 *type1;
    SkPdfLexer lexer;
    gboolean in_subrs, in_glyphs, is_done;
    char name[128];    /* the last name, "" if it is too long ago */
    gint64 numbers[2]; /* the last two numbers, the last first */
    guint n_numbers;   /* since the last name or word */
} Reading;

/* Reads the numbers of an array or a procedure, or one number, behind a name.
 * Returns them joined by blanks, or NULL if they are not from @least to
 * @most. */
static char *
take_numbers(SkPdfLexer *lexer, guint least, guint most)
{
    GString *out = g_string_new(NULL);
    guint n = 0;
    SkPdfToken token = sk_pdf_token_next(lexer);
    gboolean is_list = token == SK_PDF_TOKEN_ARRAY ||
                       (token == SK_PDF_TOKEN_WORD && *lexer->text->str == '{');

    if (is_list)
        token = sk_pdf_token_next(lexer);
    for (; token == SK_PDF_TOKEN_NUMBER && n <= most; n++) {
        sk_pdf_put_word(out, lexer->text->str);
        if (!is_list) {
            n++;
            break;
        }
        token = sk_pdf_token_next(lexer);
    }
    if (n >= least && n <= most)
        return g_string_free(out, FALSE);
    g_string_free(out, TRUE);
    return NULL;
}

static void
set_once(char **place, char *value)
{
    if (*place == NULL)
        *place = value;
    else
        g_free(value);
}

static gboolean
is_name(const char *name)
{
    return sk_font_is_name((const guint8 *)name, strlen(name));
}

/* Reads "dup code /name put" up to the end of the encoding. */
static void
take_encoding(SkType1 *type1, SkPdfLexer *lexer)
{
    gint64 code = -1;
    SkPdfToken token = sk_pdf_token_next(lexer);

    if (token == SK_PDF_TOKEN_WORD &&
        strcmp(lexer->text->str, "StandardEncoding") == 0) {
        type1->is_standard = TRUE;
        return;
    }
    while ((token = sk_pdf_token_next(lexer)) != SK_PDF_TOKEN_END) {
        if (token == SK_PDF_TOKEN_NUMBER) {
            if (!sk_pdf_token_int(lexer, 0, 255, &code))
                code = -1;
        } else if (token == SK_PDF_TOKEN_NAME) {
            if (code >= 0 && is_name(lexer->text->str) && !lexer->is_broken) {
                g_free(type1->encoding[code]);
                type1->encoding[code] = g_strdup(lexer->text->str);
            }
            code = -1;
        } else if (token == SK_PDF_TOKEN_WORD) {
            if (strcmp(lexer->text->str, "def") == 0 ||
                strcmp(lexer->text->str, "readonly") == 0)
                return;
            if (strcmp(lexer->text->str, "dup") != 0)
                code = -1;
        }
    }
}

void
sk_type1_clear(SkType1 *type1, const GByteArray *clear)
{
    g_auto(SkPdfLexer) lexer = { NULL };
    gboolean has_encoding = FALSE;
    SkPdfToken token;
    gint64 n;

    sk_pdf_lexer_begin(&lexer, clear->data, clear->len);
    lexer.is_postscript = TRUE;
    while ((token = sk_pdf_token_next(&lexer)) != SK_PDF_TOKEN_END) {
        if (token != SK_PDF_TOKEN_NAME)
            continue;
        if (strcmp(lexer.text->str, "FontMatrix") == 0) {
            set_once(&type1->matrix, take_numbers(&lexer, 6, 6));
        } else if (strcmp(lexer.text->str, "FontBBox") == 0) {
            set_once(&type1->bounds, take_numbers(&lexer, 4, 4));
        } else if (strcmp(lexer.text->str, "PaintType") == 0) {
            if (sk_pdf_token_next(&lexer) == SK_PDF_TOKEN_NUMBER &&
                sk_pdf_token_int(&lexer, 0, 2, &n))
                type1->paint = (guint)n;
        } else if (strcmp(lexer.text->str, "Encoding") == 0 && !has_encoding) {
            has_encoding = TRUE;
            take_encoding(type1, &lexer);
        }
    }
}

/* Takes the @len encrypted bytes of a program behind one blank. */
static gboolean
take_code(Reading *reading, gint64 len, SkType1Code *code)
{
    SkPdfLexer *lexer = &reading->lexer;
    gint64 lead = MAX(reading->type1->len_iv, 0);

    if (len < lead || lexer->end - lexer->p <= len)
        return FALSE;
    code->len = (gsize)(len - lead);
    code->code = g_malloc((gsize)len + 1);
    memcpy(code->code, lexer->p + 1, (gsize)len);
    if (reading->type1->len_iv >= 0)
        sk_type1_decrypt(code->code, (gsize)len, SK_TYPE1_CODE);
    memmove(code->code, code->code + lead, code->len);
    lexer->p += len + 1;
    return TRUE;
}

static void
take_subr(Reading *reading)
{
    GArray *subrs = reading->type1->subrs;
    SkType1Code code = { NULL };
    gint64 i = reading->numbers[1];

    if (i < 0 || i >= SK_TYPE1_SUBRS_MAX ||
        !take_code(reading, reading->numbers[0], &code))
        return;
    if ((guint)i >= subrs->len)
        g_array_set_size(subrs, (guint)i + 1);
    if (g_array_index(subrs, SkType1Code, i).code == NULL)
        g_array_index(subrs, SkType1Code, i) = code;
    else
        g_free(code.code);
}

static void
take_glyph(Reading *reading)
{
    SkType1 *type1 = reading->type1;
    SkType1Code code = { NULL }, *last;

    if (!take_code(reading, reading->numbers[0], &code))
        return;
    if (!is_name(reading->name) || type1->glyphs->len == GLYPHS_MAX ||
        g_hash_table_contains(type1->names, reading->name)) {
        g_free(code.code);
        return;
    }
    g_array_append_val(type1->glyphs, code);
    last = &g_array_index(type1->glyphs, SkType1Code, type1->glyphs->len - 1);
    last->name = g_strdup(reading->name);
    g_hash_table_add(type1->names, last->name);
}

static void
take_name(Reading *reading)
{
    SkType1 *type1 = reading->type1;
    SkPdfLexer *lexer = &reading->lexer;
    const char *name = lexer->text->str;

    g_strlcpy(reading->name, lexer->is_broken ? "" : name,
              sizeof reading->name);
    reading->n_numbers = 0;
    if (reading->in_glyphs)
        return;
    if (strcmp(name, "Subrs") == 0)
        reading->in_subrs = TRUE;
    if (strcmp(name, "CharStrings") == 0)
        reading->in_glyphs = TRUE;
    for (guint i = 0; i < SK_TYPE1_N_PRIVATE; i++)
        if (strcmp(name, entries[i].word) == 0) {
            set_once(&type1->values[i],
                     take_numbers(lexer, entries[i].most == 2 ? 1 : 0,
                                  entries[i].most == 2 ? 1 : entries[i].most));
            return;
        }
    if (strcmp(name, "ForceBold") == 0)
        type1->force_bold = sk_pdf_token_next(lexer) == SK_PDF_TOKEN_WORD &&
                            strcmp(lexer->text->str, "true") == 0;
    else if (strcmp(name, "lenIV") == 0 &&
             (sk_pdf_token_next(lexer) != SK_PDF_TOKEN_NUMBER ||
              !sk_pdf_token_int(lexer, -1, 16, &type1->len_iv)))
        type1->len_iv = 4;
}

static void
take_word(Reading *reading)
{
    const char *word = reading->lexer.text->str;

    if (reading->in_glyphs && reading->n_numbers == 1 &&
        reading->name[0] != '\0' && strcmp(word, "dict") != 0 &&
        strcmp(word, "array") != 0)
        take_glyph(reading);
    else if (reading->in_subrs && !reading->in_glyphs &&
             reading->n_numbers == 2)
        take_subr(reading);
    else if (reading->in_glyphs && strcmp(word, "end") == 0 &&
             reading->type1->glyphs->len > 0)
        reading->is_done = TRUE;
    reading->name[0] = '\0';
    reading->n_numbers = 0;
}

gboolean
sk_type1_hidden(SkType1 *type1, const GByteArray *hidden)
{
    Reading reading = { .type1 = type1 };
    SkPdfToken token;

    type1->len_iv = 4;
    sk_pdf_lexer_begin(&reading.lexer, hidden->data, hidden->len);
    reading.lexer.is_postscript = TRUE;
    while (!reading.is_done &&
           (token = sk_pdf_token_next(&reading.lexer)) != SK_PDF_TOKEN_END) {
        if (token == SK_PDF_TOKEN_NAME) {
            take_name(&reading);
        } else if (token == SK_PDF_TOKEN_WORD) {
            take_word(&reading);
        } else if (token == SK_PDF_TOKEN_NUMBER) {
            reading.numbers[1] = reading.numbers[0];
            if (!sk_pdf_token_int(&reading.lexer, 0, G_MAXINT32,
                                  &reading.numbers[0]))
                reading.numbers[0] = -1;
            reading.n_numbers++;
        }
    }
    sk_pdf_lexer_end(&reading.lexer);
    return type1->glyphs->len > 0;
}
