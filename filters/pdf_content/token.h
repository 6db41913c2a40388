/* SPDX-License-Identifier: Apache-2.0
 *
 * The tokens of content streams and CMaps (ISO 32000-1, 7.2 and 7.3), and the
 * one form in which they are written. Only filters/pdf_content includes this.
 */
#ifndef SK_PDF_CONTENT_TOKEN_H
#define SK_PDF_CONTENT_TOKEN_H

#include <glib.h>

/* the bytes of a string; what follows in it is left out */
#define SK_PDF_STRING_MAX (1u << 20)
/* the bytes of a name or a word (ISO 32000-1, annex C) */
#define SK_PDF_NAME_MAX 127

typedef enum {
    SK_PDF_TOKEN_END, /* the bytes are used up */
    SK_PDF_TOKEN_NUMBER,
    SK_PDF_TOKEN_STRING,
    SK_PDF_TOKEN_NAME,
    SK_PDF_TOKEN_WORD, /* an operator, true, false, null, or nothing known */
    SK_PDF_TOKEN_ARRAY,
    SK_PDF_TOKEN_ARRAY_END,
    SK_PDF_TOKEN_DICT,
    SK_PDF_TOKEN_DICT_END,
} SkPdfToken;

typedef struct {
    const guint8 *p, *end; /* the bytes that are still to be read */
    GString *text; /* of the last token: the digits of a number in the form in
                      which they are written, the decoded bytes of a string or
                      a name, the letters of a word */
    gboolean is_integer; /* the last token is a number without a fraction */
    gboolean is_broken;  /* the last name is empty or too long, or has a NUL */
    /* set by the caller: names have no numbers of characters, and "-|" is a
     * word, as in PostScript */
    gboolean is_postscript;
} SkPdfLexer;

/* sk_pdf_lexer_begin: begins to read the @len bytes at @bytes, which outlive
 * @lexer. sk_pdf_lexer_end frees what it holds. */
void sk_pdf_lexer_begin(SkPdfLexer *lexer, const guint8 *bytes, gsize len);
void sk_pdf_lexer_end(SkPdfLexer *lexer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkPdfLexer, sk_pdf_lexer_end)

/* sk_pdf_token_next: reads the next token as the common viewers do: comments
 * are blanks, a second minus and a second point are read as they read them. The
 * time is linear in the bytes. */
SkPdfToken sk_pdf_token_next(SkPdfLexer *lexer);

/* sk_pdf_is_space, sk_pdf_is_delimiter: return whether a byte belongs to that
 * class of characters (ISO 32000-1, 7.2.2). A character of neither class is
 * regular. */
gboolean sk_pdf_is_space(guint8 c);
gboolean sk_pdf_is_delimiter(guint8 c);

/* sk_pdf_token_int: reads @text, which has the form of a token, as an integer
 * from @least to @most. Returns FALSE if it is none. */
gboolean
sk_pdf_token_int(const SkPdfLexer *lexer, gint64 least, gint64 most, gint64 *n);

/* The writers put a blank before what they append only if it would otherwise
 * run into what stands before it. */
void sk_pdf_put_word(GString *out, const char *word);
/* as a literal of printable characters, or in hexadecimal digits */
void sk_pdf_put_string(GString *out, const char *bytes, gsize len);
void sk_pdf_put_hex(GString *out, const char *bytes, gsize len);
void sk_pdf_put_name(GString *out, const char *name);

#endif
