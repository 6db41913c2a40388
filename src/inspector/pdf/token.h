/* SPDX-License-Identifier: Apache-2.0
 *
 * The tokens that our writer of content streams and CMaps writes, each in its
 * one form. Only content*.c and cmap.c of the inspector include this.
 */
#ifndef SK_INSPECTOR_PDF_TOKEN_H
#define SK_INSPECTOR_PDF_TOKEN_H

#include "inspector/pdf/pdf.h"

/* the bytes of a decoded name, and of a decoded string */
#define SK_PDF_NAME_LEN_MAX   127
#define SK_PDF_STRING_LEN_MAX (1u << 20)

/* What a token is: n number, s string in brackets, x string in hexadecimal
 * digits, / name, w word, [ ] < > array and dictionary; 0 if there is none in
 * its one form. */
typedef struct {
    char type;
    bool is_integer;
    SkSpan text; /* of a name or a string without its marks */
} SkPdfBit;

/* sk_pdf_bit: reads the token that *@in begins with, moved behind it. @before
 * is the byte before it: between two regular characters stands one blank, and
 * there is no other. */
SkPdfBit sk_pdf_bit(SkSpan *in, uint8_t before);

/* sk_pdf_bit_is: returns whether the token is the word or the name @word. */
bool sk_pdf_bit_is(const SkPdfBit *bit, const char *word);

/* sk_pdf_bit_number: returns the integer that @bit is, or -1 if it is none from
 * 0 to 2147483647. */
int64_t sk_pdf_bit_number(const SkPdfBit *bit);

/* sk_pdf_hex_digit: returns the value of the capital hexadecimal digit @c, or
 * -1. */
int sk_pdf_hex_digit(uint8_t c);

/* content_image.c. sk_pdf_inline_is_ours: reads an inline image from behind the
 * line BI to behind the line EI. *@left are the bytes that the samples of the
 * stream may still have. */
bool sk_pdf_inline_is_ours(SkSpan *in, uint64_t *left);

#endif
