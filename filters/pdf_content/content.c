/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes content streams anew (content.h): one line for each listed operator
 * with the operands that it takes, in one form. States of graphics, text
 * objects and marked content are closed where they were opened. What stands
 * between the operators, comments, and operators that no list has do not leave,
 * so that nothing can be hidden there; PostScript has no operator of its own.
 */
#include <string.h>
#include "pdf_content/content_row.h"

/* Viewers keep saved states in lists; this defends their memory. */
#define SAVED_MAX      1024
#define OPEN_MARKS_MAX 1024
/* The decoded bytes of all inline images of one stream. They are meant for
 * pictures of a few kilobytes (ISO 32000-1, 8.9.7). */
#define INLINE_MAX (64u << 20)

static const char *const device_spaces[] = { "DeviceGray", "DeviceRGB",
                                             "DeviceCMYK", "Pattern", NULL };
static const char *const intents[] = { "AbsoluteColorimetric",
                                       "RelativeColorimetric", "Saturation",
                                       "Perceptual", NULL };

/* Returns whether the resource @name stays. */
static gboolean
has_resource(const SkPdfWriting *writing, SkPdfResource category,
             const char *name)
{
    const SkPdfContent *content = writing->content;

    return name[0] != '\0' &&
           (content->has == NULL || content->has(content, category, name));
}

static gboolean
is_digit_up_to(const SkPdfWriting *writing, const SkPdfOperand *operand,
               char most)
{
    const char *digit = writing->operands->str + operand->start;

    return operand->type == 'n' && operand->is_integer && digit[0] >= '0' &&
           digit[0] <= most && !g_ascii_isdigit(digit[1]);
}

static gboolean
operand_fits(const SkPdfWriting *writing, const SkPdfOperand *operand,
             char wanted)
{
    if (g_ascii_isdigit(wanted))
        return is_digit_up_to(writing, operand, wanted);
    if (wanted == 'p')
        return operand->type == '/' || operand->type == '<';
    if (wanted == 't')
        return operand->type == 't' || operand->type == 'd';
    return operand->type == wanted;
}

/* Returns the first operand of the operator of @row if the last operands are
 * such as it takes; viewers pass over those before them. Else NULL. */
static const SkPdfOperand *
operands_of(const SkPdfWriting *writing, const SkPdfOpRow *row)
{
    guint wanted = (guint)strlen(row->operands);
    const SkPdfOperand *first;

    if (writing->n < wanted)
        return NULL;
    first = &writing->operand[writing->n - wanted];
    for (guint i = 0; i < wanted; i++)
        if (!operand_fits(writing, &first[i], row->operands[i]))
            return NULL;
    return first;
}

static void
put_line(SkPdfWriting *writing, const char *word)
{
    sk_pdf_put_word(writing->out, word);
    g_string_append_c(writing->out, '\n');
}

/* Writes the operator @word with its operands from @start on, which end before
 * @end. */
static void
put_operator(SkPdfWriting *writing, gsize start, gsize end, const char *word)
{
    g_string_append_len(writing->out, writing->operands->str + start,
                        (gssize)(end - start));
    put_line(writing, word);
}

/* Writes a colour if all operands are numbers, but for the name of a pattern at
 * the end. Returns whether they are. */
static gboolean
take_color(SkPdfWriting *writing, const char *word)
{
    guint n = writing->n;
    const SkPdfOperand *last = n > 0 ? &writing->operand[n - 1] : NULL;

    if (last == NULL)
        return FALSE;
    if (last->type == '/') {
        if (strlen(word) != 3 ||
            !has_resource(writing, SK_PDF_RESOURCE_PATTERN, last->name))
            return FALSE;
        n--;
    }
    for (guint i = 0; i < n; i++)
        if (writing->operand[i].type != 'n')
            return FALSE;
    put_operator(writing, 0, writing->operands->len, word);
    return TRUE;
}

/* Writes marked content. Where its property list does not stay, it is marked
 * all the same, because its end follows. */
static void
take_mark(SkPdfWriting *writing, const SkPdfOpRow *row,
          const SkPdfOperand *first)
{
    gboolean begins = row->kind == SK_PDF_OP_MARK;
    const SkPdfOperand *list = row->operands[1] != '\0' ? &first[1] : NULL;

    if (list == NULL) {
        put_operator(writing, first->start, writing->operands->len, row->word);
    } else if (list->type == '/' &&
               !has_resource(writing, SK_PDF_RESOURCE_PROPERTIES, list->name)) {
        put_operator(writing, first->start, list->start, begins ? "BMC" : "MP");
        writing->junk++;
    } else {
        put_operator(writing, first->start, writing->operands->len, row->word);
    }
    if (begins)
        writing->marks++;
}

/* Judges the operators of which one opens what another closes, and keeps count
 * of what is open. Returns whether the operator is to be written. */
static gboolean
nests(SkPdfWriting *writing, SkPdfOpKind kind)
{
    switch ((guint)kind) {
    case SK_PDF_OP_SAVE:
        if (writing->saved == SAVED_MAX) {
            writing->unsaved++;
            return FALSE;
        }
        writing->saved++;
        return TRUE;
    case SK_PDF_OP_RESTORE:
        if (writing->unsaved > 0) {
            writing->unsaved--;
            return FALSE;
        }
        return writing->saved > 0 && writing->saved-- > 0;
    case SK_PDF_OP_TEXT:
        if (writing->in_text)
            put_line(writing, "ET");
        writing->in_text = TRUE;
        return TRUE;
    case SK_PDF_OP_TEXT_END:
        if (!writing->in_text)
            return FALSE;
        writing->in_text = FALSE;
        return TRUE;
    case SK_PDF_OP_MARK_END:
        return writing->marks > 0 && writing->marks-- > 0;
    default:
        return TRUE;
    }
}

/* Judges an operator with operands of its types by what they name. */
static gboolean
may_stand(SkPdfWriting *writing, const SkPdfOpRow *row,
          const SkPdfOperand *first)
{
    switch ((guint)row->kind) {
    case SK_PDF_OP_NAMED:
        return has_resource(writing, row->category, first->name);
    case SK_PDF_OP_SPACE:
        return g_strv_contains(device_spaces, first->name) ||
               has_resource(writing, SK_PDF_RESOURCE_COLOR_SPACE, first->name);
    case SK_PDF_OP_INTENT:
        return g_strv_contains(intents, first->name);
    case SK_PDF_OP_MARK:
        return writing->marks < OPEN_MARKS_MAX;
    case SK_PDF_OP_WIDTH:
        return writing->content->kind == SK_PDF_CONTENT_GLYPH &&
               writing->out->len == 0;
    default:
        return nests(writing, row->kind);
    }
}

/* Writes the operator that was just read, or counts it as left out. */
static void
take_operator(SkPdfWriting *writing)
{
    const SkPdfOpRow *row = sk_pdf_op_row(writing->lexer.text->str);
    const SkPdfOperand *first = row ? operands_of(writing, row) : NULL;

    if (row != NULL && row->kind == SK_PDF_OP_COMPATIBILITY)
        return; /* what it protects does not leave */
    if (row != NULL && row->kind == SK_PDF_OP_IMAGE) {
        sk_pdf_take_image(writing);
        return;
    }
    if (row != NULL && row->kind == SK_PDF_OP_COLOR) {
        if (!take_color(writing, row->word))
            writing->junk++;
        return;
    }
    if (first == NULL || !may_stand(writing, row, first)) {
        writing->junk++;
        return;
    }
    if (row->kind == SK_PDF_OP_MARK || row->kind == SK_PDF_OP_POINT)
        take_mark(writing, row, first);
    else if (row->operands[0] == '\0')
        put_line(writing, row->word);
    else
        put_operator(writing, first->start, writing->operands->len, row->word);
}

static gboolean
is_constant(const char *word)
{
    return strcmp(word, "true") == 0 || strcmp(word, "false") == 0 ||
           strcmp(word, "null") == 0;
}

static void
close_all(SkPdfWriting *writing)
{
    for (; writing->marks > 0; writing->marks--)
        put_line(writing, "EMC");
    if (writing->in_text)
        put_line(writing, "ET");
    for (; writing->saved > 0; writing->saved--)
        put_line(writing, "Q");
}

/* Writes all operators. Returns FALSE if the time is used up. */
static gboolean
take_all(SkPdfWriting *writing)
{
    SkPart *part = writing->content->part;
    SkPdfToken token;

    while ((token = sk_pdf_token_next(&writing->lexer)) != SK_PDF_TOKEN_END) {
        if (part != NULL && sk_part_out_of_time(part))
            return FALSE;
        if (token != SK_PDF_TOKEN_WORD ||
            is_constant(writing->lexer.text->str)) {
            sk_pdf_take_operand(writing, token);
            continue;
        }
        take_operator(writing);
        writing->n = 0;
        g_string_truncate(writing->operands, 0);
    }
    close_all(writing);
    return TRUE;
}

GBytes *
sk_pdf_content_clean(SkPdfContent *content)
{
    SkPdfWriting *writing = g_new0(SkPdfWriting, 1);
    GString *out;
    gboolean is_whole;

    writing->content = content;
    sk_pdf_lexer_begin(&writing->lexer, content->bytes, content->len);
    writing->out = g_string_new(NULL);
    writing->operands = g_string_new(NULL);
    writing->inline_left = INLINE_MAX;
    is_whole = take_all(writing);
    if (content->part != NULL && writing->junk > 0)
        sk_part_count(content->part, "content-operator", writing->junk, NULL);
    if (content->part != NULL && writing->lost > 0)
        sk_part_count(content->part, "embedded-picture", writing->lost, NULL);
    content->left_out = writing->junk;
    content->images_left_out = writing->lost;
    out = writing->out;
    g_string_free(writing->operands, TRUE);
    sk_pdf_lexer_end(&writing->lexer);
    g_free(writing);
    if (is_whole)
        return g_string_free_to_bytes(out);
    g_string_free(out, TRUE);
    content->reason = SK_REASON_LIMIT_SECONDS;
    content->detail = "content";
    return NULL;
}
