/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the tokens of content streams and CMaps (token.h). Broken numbers,
 * strings and names are read as the common viewers read them, because a page
 * must look the same afterwards.
 */
#include <string.h>
#include "pdf_content/token.h"

/* the digits of a number that are kept */
#define INTEGER_MAX  2147483647
#define FRACTION_MAX 12

gboolean
sk_pdf_is_space(guint8 c)
{
    return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' ||
           c == ' ';
}

gboolean
sk_pdf_is_delimiter(guint8 c)
{
    return c != 0 && strchr("()<>[]{}/%", c) != NULL;
}

static gboolean
is_regular(guint8 c)
{
    return !sk_pdf_is_space(c) && !sk_pdf_is_delimiter(c);
}

void
sk_pdf_lexer_begin(SkPdfLexer *lexer, const guint8 *bytes, gsize len)
{
    *lexer = (SkPdfLexer){ .p = bytes, .end = bytes + len };
    lexer->text = g_string_new(NULL);
}

void
sk_pdf_lexer_end(SkPdfLexer *lexer)
{
    if (lexer->text != NULL)
        g_string_free(lexer->text, TRUE);
    lexer->text = NULL;
}

/* Returns the next byte without reading it, or -1 at the end. */
static gint
peek(const SkPdfLexer *lexer)
{
    return lexer->p < lexer->end ? *lexer->p : -1;
}

static void
skip_blanks(SkPdfLexer *lexer)
{
    for (; lexer->p < lexer->end; lexer->p++) {
        if (*lexer->p == '%')
            while (lexer->p < lexer->end && *lexer->p != '\r' &&
                   *lexer->p != '\n')
                lexer->p++;
        if (lexer->p == lexer->end || !sk_pdf_is_space(*lexer->p))
            return;
    }
}

/* Reads the digits behind the point. Viewers step over a minus among them. */
static void
read_fraction(SkPdfLexer *lexer, GString *text, gboolean keep)
{
    gsize point = text->len;

    g_string_append_c(text, '.');
    for (; lexer->p < lexer->end; lexer->p++) {
        if (g_ascii_isdigit(*lexer->p)) {
            if (keep && text->len - point <= FRACTION_MAX)
                g_string_append_c(text, (char)*lexer->p);
        } else if (*lexer->p != '-') {
            break;
        }
    }
    while (text->str[text->len - 1] == '0')
        g_string_truncate(text, text->len - 1);
    if (text->len == point + 1)
        g_string_truncate(text, point);
}

/* Reads a number: signs, digits, and a fraction. A second minus at its
 * beginning is stepped over. */
static SkPdfToken
read_number(SkPdfLexer *lexer)
{
    GString *text = lexer->text;
    gboolean is_negative = *lexer->p == '-';
    guint64 whole = 0;

    if (*lexer->p == '-' || *lexer->p == '+')
        lexer->p++;
    while (is_negative && peek(lexer) == '-')
        lexer->p++;
    for (; lexer->p < lexer->end && g_ascii_isdigit(*lexer->p); lexer->p++)
        if (whole <= INTEGER_MAX)
            whole = whole * 10 + (guint64)(*lexer->p - '0');
    g_string_append_printf(text, "%s%" G_GUINT64_FORMAT, is_negative ? "-" : "",
                           MIN(whole, INTEGER_MAX));
    if (peek(lexer) == '.') {
        lexer->p++;
        read_fraction(lexer, text, whole < INTEGER_MAX);
    }
    if (strcmp(text->str, "-0") == 0)
        g_string_assign(text, "0");
    lexer->is_integer = strchr(text->str, '.') == NULL;
    return SK_PDF_TOKEN_NUMBER;
}

static void
put_byte(GString *text, guint8 byte)
{
    if (text->len < SK_PDF_STRING_MAX)
        g_string_append_c(text, (char)byte);
}

/* Reads what stands behind a backslash in a string. */
static void
read_escape(SkPdfLexer *lexer)
{
    static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
    gint c = peek(lexer);
    const char *letter = c > 0 ? strchr(letters, c) : NULL;
    guint code = 0;

    if (c >= '0' && c <= '7') {
        for (guint i = 0; i < 3 && peek(lexer) >= '0' && peek(lexer) <= '7';
             i++)
            code = code * 8 + (guint)(*lexer->p++ - '0');
        put_byte(lexer->text, (guint8)code);
        return;
    }
    if (c < 0)
        return;
    lexer->p++;
    if (letter != NULL)
        put_byte(lexer->text, (guint8)meant[letter - letters]);
    else if (c == '\r' && peek(lexer) == '\n')
        lexer->p++;
    else if (c != '\r' && c != '\n')
        put_byte(lexer->text, (guint8)c);
}

static SkPdfToken
read_literal(SkPdfLexer *lexer)
{
    guint depth = 1;

    while (lexer->p < lexer->end) {
        guint8 c = *lexer->p++;

        if (c == '\\') {
            read_escape(lexer);
            continue;
        }
        if (c == ')' && --depth == 0)
            break;
        if (c == '(')
            depth++;
        if (c == '\r') {
            if (peek(lexer) == '\n')
                lexer->p++;
            c = '\n';
        }
        put_byte(lexer->text, c);
    }
    return SK_PDF_TOKEN_STRING;
}

static SkPdfToken
read_hex(SkPdfLexer *lexer)
{
    gint high = -1;

    while (lexer->p < lexer->end) {
        guint8 c = *lexer->p++;
        gint digit = g_ascii_xdigit_value((char)c);

        if (c == '>')
            break;
        if (digit < 0)
            continue;
        if (high >= 0)
            put_byte(lexer->text, (guint8)(high * 16 + digit));
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0)
        put_byte(lexer->text, (guint8)(high * 16));
    return SK_PDF_TOKEN_STRING;
}

static SkPdfToken
read_name(SkPdfLexer *lexer)
{
    lexer->is_broken = FALSE;
    for (; lexer->p < lexer->end && is_regular(*lexer->p); lexer->p++) {
        guint8 c = *lexer->p;

        if (c == '#' && !lexer->is_postscript && lexer->end - lexer->p > 2 &&
            g_ascii_isxdigit(lexer->p[1]) && g_ascii_isxdigit(lexer->p[2])) {
            c = (guint8)(g_ascii_xdigit_value((char)lexer->p[1]) * 16 +
                         g_ascii_xdigit_value((char)lexer->p[2]));
            lexer->p += 2;
        }
        if (c == 0 || lexer->text->len == SK_PDF_NAME_MAX)
            lexer->is_broken = TRUE;
        else
            g_string_append_c(lexer->text, (char)c);
    }
    if (lexer->text->len == 0)
        lexer->is_broken = TRUE;
    return SK_PDF_TOKEN_NAME;
}

static SkPdfToken
read_word(SkPdfLexer *lexer)
{
    const guint8 *start = lexer->p++;

    if (is_regular(*start))
        while (lexer->p < lexer->end && is_regular(*lexer->p))
            lexer->p++;
    g_string_append_len(lexer->text, (const char *)start,
                        (gssize)MIN(lexer->p - start, SK_PDF_NAME_MAX));
    return SK_PDF_TOKEN_WORD;
}

/* Returns whether a number begins where the reader stands. */
static gboolean
is_number(const SkPdfLexer *lexer)
{
    const guint8 *p = lexer->p;

    if (g_ascii_isdigit(*p))
        return TRUE;
    if (*p != '-' && *p != '+' && *p != '.')
        return FALSE;
    return !lexer->is_postscript ||
           (lexer->end - p > 1 && (g_ascii_isdigit(p[1]) || p[1] == '.'));
}

/* Reads a token that begins with an angle bracket. */
static SkPdfToken
read_angle(SkPdfLexer *lexer)
{
    gboolean is_double = lexer->end - lexer->p > 1 && lexer->p[1] == *lexer->p;

    if (*lexer->p == '>' && !is_double)
        return read_word(lexer);
    lexer->p += is_double ? 2 : 1;
    if (!is_double)
        return read_hex(lexer);
    return lexer->p[-1] == '<' ? SK_PDF_TOKEN_DICT : SK_PDF_TOKEN_DICT_END;
}

SkPdfToken
sk_pdf_token_next(SkPdfLexer *lexer)
{
    guint8 c;

    skip_blanks(lexer);
    g_string_truncate(lexer->text, 0);
    if (lexer->p == lexer->end)
        return SK_PDF_TOKEN_END;
    c = *lexer->p;
    if (is_number(lexer))
        return read_number(lexer);
    if (c == '<' || c == '>')
        return read_angle(lexer);
    if (c != '(' && c != '/' && c != '[' && c != ']')
        return read_word(lexer);
    lexer->p++;
    if (c == '(')
        return read_literal(lexer);
    if (c == '/')
        return read_name(lexer);
    return c == '[' ? SK_PDF_TOKEN_ARRAY : SK_PDF_TOKEN_ARRAY_END;
}

gboolean
sk_pdf_token_int(const SkPdfLexer *lexer, gint64 least, gint64 most, gint64 *n)
{
    return lexer->is_integer &&
           g_ascii_string_to_signed(lexer->text->str, 10, least, most, n, NULL);
}

/* Puts a blank if a regular character would follow one. */
static void
part_from(GString *out)
{
    if (out->len > 0 && is_regular((guint8)out->str[out->len - 1]))
        g_string_append_c(out, ' ');
}

void
sk_pdf_put_word(GString *out, const char *word)
{
    part_from(out);
    g_string_append(out, word);
}

void
sk_pdf_put_hex(GString *out, const char *bytes, gsize len)
{
    static const char digits[] = "0123456789ABCDEF";

    g_string_append_c(out, '<');
    for (gsize i = 0; i < len; i++) {
        g_string_append_c(out, digits[(guint8)bytes[i] >> 4]);
        g_string_append_c(out, digits[bytes[i] & 15]);
    }
    g_string_append_c(out, '>');
}

void
sk_pdf_put_string(GString *out, const char *bytes, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isprint(bytes[i])) {
            sk_pdf_put_hex(out, bytes, len);
            return;
        }
    g_string_append_c(out, '(');
    for (gsize i = 0; i < len; i++) {
        if (strchr("()\\", bytes[i]) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, bytes[i]);
    }
    g_string_append_c(out, ')');
}

void
sk_pdf_put_name(GString *out, const char *name)
{
    g_string_append_c(out, '/');
    for (const guint8 *p = (const guint8 *)name; *p != 0; p++) {
        if (*p > ' ' && *p < 0x7F && *p != '#' && is_regular(*p))
            g_string_append_c(out, (char)*p);
        else
            g_string_append_printf(out, "#%02X", *p);
    }
}
