/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the XML of a part (office.h) in the only form that the writer makes.
 * This defends against elements that nobody has listed, and against XML that
 * two readers understand differently: there are no comments, instructions,
 * sections, entities, and no namespace is declared behind the root.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/office/office.h"
#include "inspector/office/office_text.h"

#define MARKUP_DEPTH_MAX 256
/* attributes of one element */
#define ROW_ATTRIBUTES_MAX 128

typedef enum { AN_ELEMENT, ALTERNATIVES, A_CHOICE } Sort;

typedef struct {
    Sort sort;
    const SkOfficeElement *element; /* of an element */
    bool is_filled;                 /* something stands in it */
} Open;

typedef struct {
    SkSpan in;
    const SkOfficeKind *kind;
    const SkOfficeTable *table;
    SkOfficeContext *context;
    unsigned n_relations, depth;
    Open open[MARKUP_DEPTH_MAX];
    SkOfficeScope scope;
    SkOfficeRoom room;
} Markup;

static const char alternatives[] = "mc:AlternateContent";
static const char choice[] = "mc:Choice";

static bool
is_word(SkSpan span, const char *word)
{
    return sk_length(span) == strlen(word) &&
           memcmp(span.p, word, strlen(word)) == 0;
}

static bool
is_name_byte(uint8_t c)
{
    /* a bit for each of these: "-", ".", 0 to 9, ":"; A to Z, "_", a to z */
    static const uint64_t names[] = { UINT64_C(0x07FF600000000000),
                                      UINT64_C(0x07FFFFFE87FFFFFE) };
    return c < 0x80 && (names[c / 64] >> c % 64 & 1) != 0;
}

static bool
take_name(Markup *markup, SkSpan *name)
{
    SkSpan *in = &markup->in;
    name->p = in->p;
    while (in->p < in->end && is_name_byte(*in->p))
        in->p++;
    name->end = in->p;
    return name->p < name->end;
}

bool
sk_office_declaration(SkSpan *in)
{
    return sk_take(in, "<?xml version=\"1.0\" encoding=\"UTF-8\" "
                       "standalone=\"yes\"?>\n");
}

/* ---- attributes --------------------------------------------------------- */

/* Returns whether the namespace of @name is declared. */
static bool
has_space(const Markup *markup, SkSpan name, bool is_element)
{
    const uint8_t *colon = memchr(name.p, ':', sk_length(name));
    if (colon == NULL)
        return !is_element ||
               markup->scope.has_default == markup->kind->has_default;
    SkSpan prefix = { name.p, colon };
    return is_word(prefix, "xml") ||
           sk_office_scope_has(&markup->scope, prefix);
}

/* Returns whether @value is "rId1" … "rId<n>", or empty, which names none. */
static bool
is_relation(const Markup *markup, SkSpan value)
{
    unsigned number = 0;
    if (value.p == value.end)
        return true;
    if (!sk_take(&value, "rId") || value.p == value.end || *value.p == '0')
        return false;
    for (; value.p < value.end; value.p++) {
        if (*value.p < '0' || *value.p > '9' || number > markup->n_relations)
            return false;
        number = number * 10 + (*value.p - '0');
    }
    return number <= markup->n_relations;
}

static bool
judge_value(Markup *markup, const SkOfficeAttribute *row, SkSpan name,
            SkSpan value)
{
    const SkOfficeWatch *watch = markup->kind->watch;
    if (row->relates && !is_relation(markup, value))
        return false;
    bool is_watched = watch != NULL && watch->attribute != NULL;
    if (row->judge == NULL && !is_watched)
        return true;
    value = sk_office_plain(&markup->room, value);
    return (row->judge == NULL ||
            row->judge->is_ours(value, markup->context)) &&
           (!is_watched || watch->attribute(markup->context, name, value));
}

/* Takes ` NAME="VALUE"`. */
static bool
take_pair(Markup *markup, SkSpan *name, SkSpan *value)
{
    SkSpan *in = &markup->in;
    if (!sk_take(in, " ") || !take_name(markup, name) || !sk_take(in, "=\""))
        return false;
    const uint8_t *quote = memchr(in->p, '"', sk_length(*in));
    if (quote == NULL)
        return false;
    *value = (SkSpan){ in->p, quote };
    in->p = quote + 1;
    return sk_office_text_no(*value, true) == NULL;
}

static bool
take_attributes(Markup *markup, const SkOfficeElement *element)
{
    uint64_t seen[ROW_ATTRIBUTES_MAX / 64] = { 0 };
    while (markup->in.p < markup->in.end && *markup->in.p == ' ') {
        SkSpan name, value;
        if (!take_pair(markup, &name, &value))
            return false;
        const SkOfficeAttribute *row = sk_office_attribute(element, name);
        if (row == NULL || !has_space(markup, name, false))
            return false;
        size_t at = (size_t)(row - element->attributes);
        if (at >= ROW_ATTRIBUTES_MAX || (seen[at / 64] >> at % 64 & 1) != 0)
            return false;
        seen[at / 64] |= UINT64_C(1) << at % 64;
        if (!judge_value(markup, row, name, value))
            return false;
    }
    return true;
}

/* ---- tags --------------------------------------------------------------- */

/* Ends a start tag: either of an element without content, or of one that is
 * open from now on. */
static bool
end_start_tag(Markup *markup, Sort sort, const SkOfficeElement *element)
{
    const SkOfficeWatch *watch = markup->kind->watch;
    if (sk_take(&markup->in, "/>"))
        return sort != ALTERNATIVES &&
               (sort != AN_ELEMENT || watch == NULL || watch->end == NULL ||
                watch->end(markup->context, element->marks));
    if (!sk_take(&markup->in, ">") || markup->depth == MARKUP_DEPTH_MAX)
        return false;
    markup->open[markup->depth++] = (Open){ sort, element, false };
    return true;
}

/* Takes the attribute of a choice: prefixes that are declared. */
static bool
take_requires(Markup *markup)
{
    SkSpan name, value;
    if (!take_pair(markup, &name, &value) || !is_word(name, "Requires"))
        return false;
    while (true) {
        const uint8_t *blank = memchr(value.p, ' ', sk_length(value));
        SkSpan prefix = { value.p, blank != NULL ? blank : value.end };
        if (prefix.p == prefix.end ||
            !sk_office_scope_has(&markup->scope, prefix))
            return false;
        if (blank == NULL)
            return true;
        value.p = blank + 1;
    }
}

/* Takes the start tag of @name, which belongs to the namespace mc. */
static bool
take_choice(Markup *markup, SkSpan name)
{
    const Open *around = &markup->open[markup->depth - 1];
    if (!sk_office_scope_has(&markup->scope, (SkSpan){ name.p, name.p + 2 }))
        return false;
    if (is_word(name, alternatives) && around->sort != ALTERNATIVES)
        return end_start_tag(markup, ALTERNATIVES, NULL);
    /* A choice is the only one, and alone. */
    if (!is_word(name, choice) || around->sort != ALTERNATIVES)
        return false;
    return take_requires(markup) && end_start_tag(markup, A_CHOICE, NULL);
}

/* Takes a start tag behind its "<". */
static bool
take_start(Markup *markup)
{
    const SkOfficeWatch *watch = markup->kind->watch;
    Open *around = markup->depth > 0 ? &markup->open[markup->depth - 1] : NULL;
    SkSpan name;
    if (!take_name(markup, &name))
        return false;
    if (around != NULL && around->sort == ALTERNATIVES && around->is_filled)
        return false;
    if (around != NULL)
        around->is_filled = true;
    if (around != NULL && sk_length(name) > 3 && memcmp(name.p, "mc:", 3) == 0)
        return take_choice(markup, name);
    const SkOfficeElement *element = sk_office_element(markup->table, name);
    if (element == NULL || (around != NULL && around->sort == ALTERNATIVES))
        return false;
    if (around == NULL) {
        if (!is_word(name, markup->kind->root) ||
            !sk_office_scope_take(&markup->scope, &markup->in))
            return false;
    }
    if (!has_space(markup, name, true) ||
        (watch != NULL && watch->start != NULL &&
         !watch->start(markup->context, element->marks)))
        return false;
    return take_attributes(markup, element) &&
           end_start_tag(markup, AN_ELEMENT, element);
}

/* Takes an end tag behind its "</". */
static bool
take_end(Markup *markup)
{
    const SkOfficeWatch *watch = markup->kind->watch;
    SkSpan name;
    if (markup->depth == 0 || !take_name(markup, &name) ||
        !sk_take(&markup->in, ">"))
        return false;
    const Open *open = &markup->open[--markup->depth];
    if (!open->is_filled) /* It would be written as one tag. */
        return false;
    if (open->sort == ALTERNATIVES)
        return is_word(name, alternatives);
    if (open->sort == A_CHOICE)
        return is_word(name, choice);
    return open->element->len == sk_length(name) &&
           memcmp(open->element->name, name.p, open->element->len) == 0 &&
           (watch == NULL || watch->end == NULL ||
            watch->end(markup->context, open->element->marks));
}

static bool
take_text(Markup *markup)
{
    const SkOfficeWatch *watch = markup->kind->watch;
    SkSpan *in = &markup->in;
    const uint8_t *tag = memchr(in->p, '<', sk_length(*in));
    if (markup->depth == 0 || tag == NULL)
        return false;
    Open *open = &markup->open[markup->depth - 1];
    /* A choice holds no text of its own: text in it belongs to the element
     * around it. */
    const Open *around = open;
    while (around->sort != AN_ELEMENT)
        around--;
    SkSpan text = { in->p, tag };
    const uint8_t *bad = sk_office_text_no(text, false);
    if (open->sort == ALTERNATIVES || !around->element->has_text ||
        bad != NULL) {
        in->p = bad != NULL ? bad : in->p;
        return false;
    }
    in->p = tag;
    open->is_filled = true;
    const SkOfficeJudge *judge = around->element->judge;
    bool is_watched = watch != NULL && watch->text != NULL;
    if (judge == NULL && !is_watched)
        return true;
    text = sk_office_plain(&markup->room, text);
    return (judge == NULL || judge->is_ours(text, markup->context)) &&
           (!is_watched || watch->text(markup->context, text));
}

/* ---- the part ----------------------------------------------------------- */

static bool
take_all(Markup *markup)
{
    if (!sk_office_declaration(&markup->in) || !sk_take(&markup->in, "<") ||
        !take_start(markup))
        return false;
    while (markup->depth > 0) {
        bool good = false;
        if (sk_take(&markup->in, "</"))
            good = take_end(markup);
        else if (sk_take(&markup->in, "<"))
            good = take_start(markup);
        else
            good = take_text(markup);
        if (!good)
            return false;
    }
    return markup->in.p == markup->in.end;
}

const uint8_t *
sk_office_markup_no(const SkOfficeKind *kind, const SkOfficeTable *table,
                    const SkInspectOrder *order, unsigned n_relations,
                    SkSpan xml)
{
    const SkOfficeWatch *watch = kind->watch;
    SkOfficeContext context = { .order = order };
    Markup *markup = sk_room(sizeof *markup);
    memset(markup, 0, sizeof *markup);
    markup->in = xml;
    markup->kind = kind;
    markup->table = table;
    markup->context = &context;
    markup->n_relations = n_relations;
    if (watch != NULL && watch->size > 0) {
        context.state = sk_room(watch->size);
        memset(context.state, 0, watch->size);
    }
    bool good = take_all(markup);
    if (watch != NULL && watch->finish != NULL && !watch->finish(&context))
        good = false;
    /* A part in which no single place is wrong, but which the watch refused at
     * its end, is refused at its beginning. */
    const uint8_t *at = markup->in.p < xml.end ? markup->in.p : xml.p;
    free(context.state);
    free(markup->room.bytes);
    free(markup);
    return good ? NULL : at;
}
