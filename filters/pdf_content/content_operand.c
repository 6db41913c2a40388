/* SPDX-License-Identifier: Apache-2.0
 *
 * Takes the operands of the operators of content streams: numbers, strings and
 * names in their one form, arrays of numbers and strings, and the property
 * lists of marked content (ISO 32000-1, 14.6.2), of which listed entries with
 * values of their types leave.
 */
#include <string.h>
#include "pdf_content/content_row.h"

/* Entries of property lists: what a structure tree and a reader for the blind
 * need (ISO 32000-1, 14.7 to 14.9). The letters are those of SkPdfOpRow; v
 * stands for an array of names. */
static const struct {
    const char *key;
    char type;
} properties[] = {
    { "ActualText", 's' }, { "Alt", 's' },  { "Attached", 'v' },
    { "BBox", 'd' },       { "E", 's' },    { "Lang", 's' },
    { "MCID", 'i' },       { "Type", '/' }, { "Subtype", '/' },
};

/* Steps over an array or a dictionary whose beginning was just read, up to the
 * end of it, as viewers do: whatever closes one level. */
static void
skip_level(SkPdfLexer *lexer)
{
    guint depth = 1;

    while (depth > 0) {
        SkPdfToken token = sk_pdf_token_next(lexer);

        if (token == SK_PDF_TOKEN_END)
            return;
        if (token == SK_PDF_TOKEN_ARRAY || token == SK_PDF_TOKEN_DICT)
            depth++;
        if (token == SK_PDF_TOKEN_ARRAY_END || token == SK_PDF_TOKEN_DICT_END)
            depth--;
    }
}

/* Writes the elements of an array up to its end. Returns d if all of them are
 * numbers, v if all are names, t if they are numbers and strings, else ?.
 * Elements that no operator takes are left out, as viewers leave them out. */
static char
take_array(SkPdfLexer *lexer, GString *out)
{
    guint numbers = 0, strings = 0, names = 0;
    SkPdfToken token;

    g_string_append_c(out, '[');
    while ((token = sk_pdf_token_next(lexer)) != SK_PDF_TOKEN_ARRAY_END &&
           token != SK_PDF_TOKEN_END) {
        if (token == SK_PDF_TOKEN_NUMBER) {
            sk_pdf_put_word(out, lexer->text->str);
            numbers++;
        } else if (token == SK_PDF_TOKEN_STRING) {
            sk_pdf_put_string(out, lexer->text->str, lexer->text->len);
            strings++;
        } else if (token == SK_PDF_TOKEN_NAME && !lexer->is_broken) {
            sk_pdf_put_name(out, lexer->text->str);
            names++;
        } else if (token == SK_PDF_TOKEN_ARRAY || token == SK_PDF_TOKEN_DICT) {
            skip_level(lexer);
        }
    }
    g_string_append_c(out, ']');
    if (names > 0)
        return numbers + strings == 0 ? 'v' : '?';
    return strings == 0 ? 'd' : 't';
}

/* Writes the value that begins with @token to @out. Returns its letter. */
static char
take_value(SkPdfLexer *lexer, SkPdfToken token, GString *out)
{
    switch (token) {
    case SK_PDF_TOKEN_NUMBER:
        sk_pdf_put_word(out, lexer->text->str);
        return lexer->is_integer && lexer->text->str[0] != '-' ? 'i' : 'n';
    case SK_PDF_TOKEN_STRING:
        sk_pdf_put_string(out, lexer->text->str, lexer->text->len);
        return 's';
    case SK_PDF_TOKEN_NAME:
        sk_pdf_put_name(out, lexer->text->str);
        return lexer->is_broken ? '?' : '/';
    case SK_PDF_TOKEN_ARRAY:
        return take_array(lexer, out);
    case SK_PDF_TOKEN_DICT:
        skip_level(lexer);
        return '?';
    case SK_PDF_TOKEN_END:
    case SK_PDF_TOKEN_WORD:
    case SK_PDF_TOKEN_ARRAY_END:
    case SK_PDF_TOKEN_DICT_END:
    default:
        return '?';
    }
}

/* Returns the number of the property @key, or -1. */
static gint
property_of(const char *key)
{
    for (guint i = 0; i < G_N_ELEMENTS(properties); i++)
        if (strcmp(properties[i].key, key) == 0)
            return (gint)i;
    return -1;
}

/* Writes the listed entries of a dictionary, each key once. */
static void
take_dictionary(SkPdfLexer *lexer, GString *out)
{
    guint seen = 0;
    SkPdfToken token;

    g_string_append(out, "<<");
    while ((token = sk_pdf_token_next(lexer)) != SK_PDF_TOKEN_DICT_END &&
           token != SK_PDF_TOKEN_END) {
        gsize start = out->len;
        gint i =
            token == SK_PDF_TOKEN_NAME ? property_of(lexer->text->str) : -1;

        if (token != SK_PDF_TOKEN_NAME)
            continue;
        sk_pdf_put_name(out, lexer->text->str);
        token = sk_pdf_token_next(lexer);
        if (take_value(lexer, token, out) ==
                (i >= 0 ? properties[i].type : '\0') &&
            (seen >> i & 1) == 0)
            seen |= 1u << i;
        else
            g_string_truncate(out, start);
        if (token == SK_PDF_TOKEN_DICT_END)
            break;
    }
    g_string_append(out, ">>");
}

void
sk_pdf_take_operand(SkPdfWriting *writing, SkPdfToken token)
{
    SkPdfLexer *lexer = &writing->lexer;
    GString *out = writing->operands;
    SkPdfOperand *operand = &writing->operand[writing->n];
    SkPdfOperand unused;
    gsize start = out->len;

    if (writing->n == SK_PDF_OPERANDS_MAX)
        operand = &unused; /* viewers ignore it, too */
    operand->is_integer = token == SK_PDF_TOKEN_NUMBER && lexer->is_integer;
    operand->name[0] = '\0';
    if (token == SK_PDF_TOKEN_NAME)
        g_strlcpy(operand->name, lexer->text->str, sizeof operand->name);
    if (token == SK_PDF_TOKEN_DICT) {
        take_dictionary(lexer, out);
        operand->type = '<';
    } else {
        operand->type = take_value(lexer, token, out);
        if (operand->type == 'i')
            operand->type = 'n';
    }
    if (operand == &unused) {
        g_string_truncate(out, start);
        return;
    }
    operand->start = start + (out->str[start] == ' ' ? 1 : 0);
    writing->n++;
}
