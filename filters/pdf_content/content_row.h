/* SPDX-License-Identifier: Apache-2.0
 *
 * The list of operators of content streams, and the state in which a stream is
 * while it is written anew. Only filters/pdf_content includes this.
 */
#ifndef SK_PDF_CONTENT_CONTENT_ROW_H
#define SK_PDF_CONTENT_CONTENT_ROW_H

#include "pdf_content/content.h"
#include "pdf_content/token.h"

/* the operands of one operator: 32 components and a pattern */
#define SK_PDF_OPERANDS_MAX 33

/* What an operator does besides being written. */
typedef enum {
    SK_PDF_OP_PLAIN,
    SK_PDF_OP_SAVE,
    SK_PDF_OP_RESTORE,
    SK_PDF_OP_TEXT,
    SK_PDF_OP_TEXT_END,
    SK_PDF_OP_SPACE, /* names a colour space */
    SK_PDF_OP_COLOR, /* any number of components, then perhaps a pattern */
    SK_PDF_OP_NAMED, /* its first operand is the name of a resource */
    SK_PDF_OP_INTENT,
    SK_PDF_OP_MARK,  /* begins marked content */
    SK_PDF_OP_POINT, /* marks a point */
    SK_PDF_OP_MARK_END,
    SK_PDF_OP_WIDTH, /* the first operator of a glyph */
    SK_PDF_OP_IMAGE, /* begins an inline image */
    SK_PDF_OP_COMPATIBILITY,
} SkPdfOpKind;

typedef struct {
    const char *word;
    /* a letter for each operand: n number, s string, / name, p name or
     * dictionary of properties, d array of numbers, t array of numbers and
     * strings, a digit for an integer from 0 to it */
    const char *operands;
    SkPdfOpKind kind;
    SkPdfResource category; /* of SK_PDF_OP_NAMED */
} SkPdfOpRow;

/* content_row.c. sk_pdf_op_row: returns the row of the operator @word, or NULL
 * if such operators do not leave. */
const SkPdfOpRow *sk_pdf_op_row(const char *word);

typedef struct {
    /* n, s, /, d and t as in a row; < dictionary; ? what no operator takes */
    char type;
    gboolean is_integer;
    gsize start; /* where it stands in operands */
    char name[SK_PDF_NAME_MAX + 1];
} SkPdfOperand;

/* A content stream while it is written anew. */
typedef struct {
    SkPdfContent *content;
    SkPdfLexer lexer;
    GString *out;
    GString *operands; /* as they will be written */
    SkPdfOperand operand[SK_PDF_OPERANDS_MAX];
    guint n;       /* operands */
    guint saved;   /* states of graphics that can be restored */
    guint unsaved; /* saved ones beyond the bound, which are not written */
    guint marks;   /* marked content that is open */
    gboolean in_text;
    gsize inline_left; /* the bytes that inline images may still have */
    guint junk;        /* operators that were left out */
    guint lost;        /* inline images that were left out */
} SkPdfWriting;

/* content_operand.c. sk_pdf_take_operand: takes the operand that begins with
 * @token, which was just read. */
void sk_pdf_take_operand(SkPdfWriting *writing, SkPdfToken token);

/* inline_image.c. sk_pdf_take_image: reads an inline image behind its BI and
 * writes it anew, or counts it as lost. */
void sk_pdf_take_image(SkPdfWriting *writing);

#endif
