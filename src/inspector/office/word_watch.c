/* SPDX-License-Identifier: Apache-2.0
 *
 * Watches the text of a Word document (word_watch.h). A field that is spread
 * over runs has a beginning, its code in pieces, perhaps a result, and an end,
 * all in one story and under the same tracked changes; its whole code is one
 * that may leave. This defends against a code that is harmless in each of its
 * pieces.
 */
#include <stdlib.h>

#include "inspector/office/word_code.h"
#include "inspector/office/word_watch.h"

#define WORD_FIELDS_MAX  64  /* open at the same time */
#define WORD_STORIES_MAX 256 /* the depth of elements */

/* How tracked changes surround something: bits. */
enum { INSERTED = 1, DELETED = 2 };

typedef struct {
    size_t start; /* where its code begins in the buffer */
    bool has_result;
    unsigned changed;
} Field;

typedef struct {
    Field fields[WORD_FIELDS_MAX];
    unsigned n_fields;
    unsigned stories[WORD_STORIES_MAX]; /* how many fields are open around */
    unsigned n_stories;
    unsigned inserted, deleted; /* elements around */
    bool in_text;
    uint8_t *code; /* the codes of all open fields, one behind the other */
    size_t len, room;
} Word;

static bool
is_word(SkSpan span, const char *word)
{
    return sk_length(span) == strlen(word) &&
           memcmp(span.p, word, strlen(word)) == 0;
}

/* ---- fields -------------------------------------------------------------- */

/* The innermost field that is open in this story, or NULL. */
static Field *
innermost(Word *word)
{
    unsigned first =
        word->n_stories > 0 ? word->stories[word->n_stories - 1] : 0;
    return word->n_fields > first ? &word->fields[word->n_fields - 1] : NULL;
}

static unsigned
changed(const Word *word)
{
    return (word->inserted > 0 ? INSERTED : 0) |
           (word->deleted > 0 ? DELETED : 0);
}

static void
append(Word *word, SkSpan text)
{
    size_t len = sk_length(text);
    if (word->room - word->len < len) {
        size_t room = (word->len + len) * 2;
        uint8_t *code = sk_room(room);
        if (word->len > 0)
            memcpy(code, word->code, word->len);
        free(word->code);
        word->code = code;
        word->room = room;
    }
    if (len > 0)
        memcpy(word->code + word->len, text.p, len);
    word->len += len;
}

static bool
begin(Word *word)
{
    static const uint8_t inner[] = { SK_OFFICE_INNER };
    Field *around = innermost(word);
    if (word->n_fields == WORD_FIELDS_MAX)
        return false;
    if (around != NULL && !around->has_result)
        append(word, (SkSpan){ inner, inner + 1 });
    word->fields[word->n_fields++] = (Field){ word->len, false, changed(word) };
    return true;
}

/* The code of @field is complete. */
static bool
judge(Word *word, Field *field, uint32_t inside)
{
    bool is_ours = false;
    if (word->len > field->start) { /* word->code is NULL before any code */
        SkSpan code = { word->code + field->start, word->code + word->len };
        is_ours = sk_office_code_is_ours(code, inside);
    }
    word->len = field->start;
    field->has_result = true;
    return is_ours;
}

static bool
take_character(SkOfficeContext *context, SkSpan type)
{
    Word *word = context->state;
    Field *field = innermost(word);
    if (is_word(type, "begin"))
        return begin(word);
    if (field == NULL || field->changed != changed(word))
        return false;
    if (is_word(type, "separate"))
        return !field->has_result && judge(word, field, context->order->inside);
    if (!is_word(type, "end") ||
        (!field->has_result && !judge(word, field, context->order->inside)))
        return false;
    word->n_fields--;
    return true;
}

/* ---- tags ---------------------------------------------------------------- */

/* What an element is: bits. Forms and comments may leave only where the policy
 * keeps them. */
enum {
    STORY = 1,
    INSERTS = 2,
    DELETES = 4,
    TEXT = 8,
    CODE = 16,
    SIMPLE_FIELD = 32,
    FORM = 64,
    COMMENT = 128,
};

static const struct {
    const char *name;
    unsigned marks;
} elements[] = {
    { "w:txbxContent", STORY },
    { "w:footnote", STORY },
    { "w:endnote", STORY },
    { "w:comment", STORY },
    { "w:ins", INSERTS | COMMENT },
    { "w:moveTo", INSERTS | COMMENT },
    { "w:del", DELETES | COMMENT },
    { "w:moveFrom", DELETES | COMMENT },
    { "w:t", TEXT },
    { "w:delText", TEXT },
    { "w:instrText", TEXT | CODE },
    { "w:delInstrText", TEXT | CODE },
    { "w:fldSimple", SIMPLE_FIELD },
    { "w:sdt", FORM },
    { "w:sdtPr", FORM },
    { "w:sdtContent", FORM },
    { "w:ffData", FORM },
    { "w:moveFromRangeStart", COMMENT },
    { "w:moveFromRangeEnd", COMMENT },
    { "w:moveToRangeStart", COMMENT },
    { "w:moveToRangeEnd", COMMENT },
    { "w:rPrChange", COMMENT },
    { "w:pPrChange", COMMENT },
    { "w:tblPrChange", COMMENT },
    { "w:tblPrExChange", COMMENT },
    { "w:trPrChange", COMMENT },
    { "w:tcPrChange", COMMENT },
    { "w:sectPrChange", COMMENT },
    { "w:tblGridChange", COMMENT },
    { "w:numberingChange", COMMENT },
    { "w:cellIns", COMMENT },
    { "w:cellDel", COMMENT },
    { "w:cellMerge", COMMENT },
    { "w:comments", COMMENT },
    { "w:commentRangeStart", COMMENT },
    { "w:commentRangeEnd", COMMENT },
    { "w:commentReference", COMMENT },
};

static unsigned
marks_of(SkSpan name)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (is_word(name, elements[i].name))
            return elements[i].marks;
    return 0;
}

static bool
start(SkOfficeContext *context, unsigned marks)
{
    Word *word = context->state;
    Field *field = innermost(word);
    uint32_t inside = context->order->inside;
    word->in_text = (marks & TEXT) != 0;
    if (marks == 0)
        return true;
    if (((inside & SK_INSPECT_KEEPS_FORMS) == 0 && (marks & FORM) != 0) ||
        ((inside & SK_INSPECT_KEEPS_COMMENTS) == 0 && (marks & COMMENT) != 0))
        return false;
    bool is_in_code = field != NULL && !field->has_result;
    if (((marks & CODE) != 0 && !is_in_code) ||
        ((marks & SIMPLE_FIELD) != 0 && is_in_code))
        return false;
    word->inserted += (marks & INSERTS) != 0;
    word->deleted += (marks & DELETES) != 0;
    if ((marks & STORY) == 0)
        return true;
    if (word->n_stories == WORD_STORIES_MAX)
        return false;
    word->stories[word->n_stories++] = word->n_fields;
    return true;
}

static bool
end(SkOfficeContext *context, unsigned marks)
{
    Word *word = context->state;
    word->in_text = false;
    word->inserted -= (marks & INSERTS) != 0;
    word->deleted -= (marks & DELETES) != 0;
    if ((marks & STORY) == 0)
        return true;
    return innermost(word) == NULL && word->n_stories-- > 0;
}

static bool
take_attribute(SkOfficeContext *context, SkSpan name, SkSpan value)
{
    bool is_named = (context->order->inside & SK_INSPECT_KEEPS_METADATA) != 0;
    if (is_word(name, "w:fldCharType"))
        return take_character(context, value);
    if (is_word(name, "w:author"))
        return is_named || is_word(value, "Author");
    return is_named || !is_word(name, "w:date");
}

static bool
take_text(SkOfficeContext *context, SkSpan text)
{
    Word *word = context->state;
    Field *field = innermost(word);
    if (!word->in_text || field == NULL || field->has_result)
        return true;
    if (field->changed != changed(word))
        return false;
    append(word, text);
    return true;
}

static bool
finish(SkOfficeContext *context)
{
    Word *word = context->state;
    free(word->code);
    return word->n_fields == 0;
}

const SkOfficeWatch sk_office_word_watch = {
    .size = sizeof(Word),
    .marks = marks_of,
    .start = start,
    .attribute = take_attribute,
    .text = take_text,
    .end = end,
    .finish = finish,
};

/* ---- parts beside the text ----------------------------------------------- */

static bool
keeps_comments(SkOfficeContext *context, unsigned marks)
{
    (void)marks;
    return (context->order->inside & SK_INSPECT_KEEPS_COMMENTS) != 0;
}

static bool
keeps_metadata(SkOfficeContext *context, unsigned marks)
{
    (void)marks;
    return (context->order->inside & SK_INSPECT_KEEPS_METADATA) != 0;
}

const SkOfficeWatch sk_office_comment_watch = { .start = keeps_comments };
const SkOfficeWatch sk_office_people_watch = { .start = keeps_metadata };

/* ---- values -------------------------------------------------------------- */

static bool
code_is_ours(SkSpan value, SkOfficeContext *context)
{
    return sk_office_code_is_ours(value, context->order->inside);
}

static bool
version_is_ours(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    return is_word(value, "http://schemas.microsoft.com/office/word");
}

const SkOfficeJudge sk_office_word_judges[] = {
    { "code", code_is_ours },
    { "version", version_is_ours },
    { NULL, NULL },
};
