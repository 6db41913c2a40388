/* SPDX-License-Identifier: Apache-2.0
 *
 * Fields that are spread over runs (ISO/IEC 29500-1, 17.16.2): a character
 * `begin`, the code in pieces, a character `separate`, the last result, and a
 * character `end`, each in a run of its own or not, and fields inside fields.
 * What a field is becomes known behind its code; if it is not to stay, the
 * characters and the code are cut out again and the result stays as text. A
 * field that is not ended within its story does not stay.
 */
#include <string.h>
#include <word/word_code.h>
#include <word/word_hook.h>
#include <word/word_state.h>

#define WORD_FIELDS_MAX 64 /* open at the same time */
#define WORD_CODE_MAX   (64u << 10)

/* What state->character says is open. */
enum { NO_CHARACTER, BEGIN, SEPARATE, END };

static const char run_start[] = "<w:r>"; /* A run has no attributes. */
static const char run_end[] = "</w:r>";

/* ---- small helpers ------------------------------------------------------ */

static SkWordChanged
changed(const SkWordState *state)
{
    return (state->inserted > 0 ? SK_WORD_INSERTED : 0) |
           (state->deleted > 0 ? SK_WORD_DELETED : 0);
}

/* Gives up the field if its code lies partly inside a tracked change: accepting
 * or rejecting that change would make another code of it. */
static void
check_changed(const SkWordState *state, SkWordField *field)
{
    if (field->changed != changed(state))
        field->is_spoilt = TRUE;
}

static void
own(SkWordField *field, gsize from, gsize to)
{
    SkWordRange range = { from, to };

    g_array_append_val(field->own, range);
}

/* Where the code begins that ends in this run. */
static gsize
code_from(const SkWordField *field, const SkWordRun *run)
{
    return field->from <= run->from ? run->content : field->from;
}

/* ---- the end of a field -------------------------------------------------- */

static void
put_text(SkMarkup *markup, const char *text)
{
    sk_markup_put_start(markup, "w", "t");
    sk_markup_put_text(markup, text);
    sk_markup_put_end(markup, "w", "t");
}

/* Writes what a form field or a button shows, which have no result. */
static void
put_shown(SkMarkup *markup, const SkWordField *field, const char *name)
{
    const char *label = sk_word_code_label(field->code->str);

    if (label != NULL && *label != '\0')
        put_text(markup, label);
    if (strcmp(name, "FORMCHECKBOX") == 0)
        put_text(markup, field->is_checked ? "☑" : "☐");
    if (strcmp(name, "FORMDROPDOWN") == 0 && field->entries != NULL &&
        field->chosen < field->entries->len)
        put_text(markup, g_ptr_array_index(field->entries, field->chosen));
}

static const char *
word_of_kind(SkInside kind)
{
    if (kind == SK_INSIDE_HYPERLINKS)
        return "hyperlink";
    if (kind == SK_INSIDE_FORMULAS)
        return "formula";
    return kind == SK_INSIDE_FORMS ? "form" : "field";
}

/* Takes the innermost field from the stack and judges it. */
static void
end_field(SkMarkup *markup, SkWordState *state, gboolean is_ended)
{
    SkWordField *field =
        g_ptr_array_index(state->fields, state->fields->len - 1);
    SkWordCode code = sk_word_code_judge(field->code->str);
    const gboolean is_kept = sk_word_keeps(state, code.kind);

    if (!is_ended || field->is_spoilt || !code.stays || !is_kept) {
        g_strdelimit(field->code->str, "\1", '_');
        sk_markup_count(markup,
                        code.word != NULL ? code.word
                        : is_kept         ? "field"
                                          : word_of_kind(code.kind),
                        g_strstrip(field->code->str));
        for (guint i = 0; i < field->own->len; i++) {
            SkWordRange *range = &g_array_index(field->own, SkWordRange, i);

            sk_markup_cut(markup, range->from, range->to);
        }
        if (field->is_bare)
            put_shown(markup, field, code.name);
    }
    g_ptr_array_set_size(state->fields, (gint)state->fields->len - 1);
}

void
sk_word_end_fields(SkMarkup *markup, guint count)
{
    SkWordState *state = sk_word_state(markup);

    while (state->fields->len > count)
        end_field(markup, state, FALSE);
}

/* ---- links whose code is written anew ------------------------------------ */

static void
cut_code(SkMarkup *markup, const SkWordField *field, gsize from, gsize to)
{
    from = MAX(from, field->behind);
    if (from < to)
        sk_markup_cut(markup, from, to);
}

/* Writes the code of a link that may not stay as it is in the form in which it
 * may, before the character `separate`, and takes the old code out. */
static void
renew_link(SkMarkup *markup, SkWordState *state, SkWordField *field)
{
    SkWordCode code = sk_word_code_judge(field->code->str);
    g_autofree char *link = NULL;
    gboolean names_host = FALSE;

    if (code.stays || field->is_spoilt || !sk_word_keeps(state, code.kind) ||
        (field->changed & SK_WORD_DELETED) != 0)
        return;
    link = sk_word_code_link(field->code->str, &names_host);
    if (link == NULL)
        return;
    if (names_host)
        sk_markup_count(markup, "link-text", field->code->str);
    for (guint i = 0; i < field->own->len; i++) {
        SkWordRange *range = &g_array_index(field->own, SkWordRange, i);

        cut_code(markup, field, range->from, range->to);
    }
    cut_code(markup, field, code_from(field, sk_word_last_run(state)),
             sk_markup_at(markup));
    sk_markup_put_start(markup, "w", "instrText");
    sk_markup_put_attribute(markup, "xml", "space", "preserve");
    sk_markup_put_text(markup, link);
    sk_markup_put_end(markup, "w", "instrText");
    g_string_assign(field->code, link);
}

/* ---- runs ---------------------------------------------------------------- */

SkMarkupDo
sk_word_start_r(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordState *state = sk_word_state(markup);
    gsize at = sk_markup_at(markup);
    SkWordRun run = { at, at + strlen(run_start) };

    (void)tag;
    g_array_append_val(state->runs, run);
    for (guint i = sk_word_first_field(state); i < state->fields->len; i++) {
        SkWordField *field = g_ptr_array_index(state->fields, i);

        if (!field->has_result && field->from == SK_WORD_NOWHERE)
            field->from = at;
    }
    return SK_MARKUP_KEEP;
}

void
sk_word_end_r(SkMarkup *markup)
{
    SkWordState *state = sk_word_state(markup);
    const gsize at = sk_markup_at(markup);
    const gsize from = sk_word_last_run(state)->from;

    for (guint i = sk_word_first_field(state); i < state->fields->len; i++) {
        SkWordField *field = g_ptr_array_index(state->fields, i);

        if (field->has_result || field->from < from ||
            field->from == SK_WORD_NOWHERE)
            continue;
        if (field->from == from)
            own(field, from, at);
        else
            own(field, field->from, at - strlen(run_end));
        field->from = SK_WORD_NOWHERE;
    }
    g_array_set_size(state->runs, state->runs->len - 1);
}

void
sk_word_end_format(SkMarkup *markup)
{
    SkWordRun *run = sk_word_last_run(sk_word_state(markup));

    if (run != NULL && sk_word_is_in(markup, "r"))
        run->content = sk_markup_at(markup);
}

/* ---- field characters ---------------------------------------------------- */

static void
begin_field(SkMarkup *markup, SkWordState *state)
{
    SkWordField *around = sk_word_innermost(state);
    SkWordField *field = g_new0(SkWordField, 1);

    if (around != NULL && !around->has_result)
        g_string_append_c(around->code, SK_WORD_INNER);
    field->code = g_string_new(NULL);
    field->own = g_array_new(FALSE, FALSE, sizeof(SkWordRange));
    field->from = sk_markup_at(markup);
    field->changed = changed(state);
    g_ptr_array_add(state->fields, field);
}

static int
character_of(const SkMarkupTag *tag)
{
    static const char *const types[] = { "", "begin", "separate", "end" };
    const char *type = sk_markup_value(tag, "w", "fldCharType");

    for (int i = BEGIN; type != NULL && i <= END; i++)
        if (strcmp(type, types[i]) == 0)
            return i;
    return NO_CHARACTER;
}

SkMarkupDo
sk_word_start_char(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordState *state = sk_word_state(markup);
    SkWordField *field = sk_word_innermost(state);
    const int character = character_of(tag);
    const gboolean may_stand =
        state->runs->len > 0 && sk_word_is_in(markup, "r") &&
        state->character == NO_CHARACTER &&
        ((character == BEGIN && state->fields->len < WORD_FIELDS_MAX) ||
         (character == SEPARATE && field != NULL && !field->has_result) ||
         (character == END && field != NULL));

    if (!may_stand) {
        sk_markup_count(markup, "field", NULL);
        return SK_MARKUP_DROP;
    }
    state->character = character;
    if (character == BEGIN) {
        begin_field(markup, state);
        return SK_MARKUP_KEEP;
    }
    check_changed(state, field);
    if (character == SEPARATE)
        renew_link(markup, state, field);
    if (field->has_result) /* Its end stands alone. */
        field->from = sk_markup_at(markup);
    return SK_MARKUP_KEEP;
}

void
sk_word_end_char(SkMarkup *markup)
{
    SkWordState *state = sk_word_state(markup);
    SkWordField *field = sk_word_innermost(state);
    const SkWordRun *run = sk_word_last_run(state);
    const int character = state->character;

    state->character = NO_CHARACTER;
    if (character == BEGIN && field != NULL)
        field->behind = sk_markup_at(markup);
    if (character == BEGIN || field == NULL || run == NULL)
        return;
    own(field, code_from(field, run), sk_markup_at(markup));
    field->from = SK_WORD_NOWHERE;
    field->is_bare = !field->has_result && character == END;
    field->has_result = TRUE;
    if (character == END)
        end_field(markup, state, TRUE);
}

/* ---- codes --------------------------------------------------------------- */

SkMarkupDo
sk_word_start_code(SkMarkup *markup, SkMarkupTag *tag)
{
    const SkWordField *field = sk_word_innermost(sk_word_state(markup));

    (void)tag;
    if (field != NULL && !field->has_result)
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "field", NULL);
    return SK_MARKUP_DROP;
}

char *
sk_word_gather(SkMarkup *markup, const char *text)
{
    SkWordState *state = sk_word_state(markup);
    SkWordField *field = sk_word_innermost(state);

    if (field == NULL || field->has_result)
        return NULL;
    check_changed(state, field);
    if (strchr(text, SK_WORD_INNER) != NULL ||
        field->code->len + strlen(text) > WORD_CODE_MAX)
        field->is_spoilt = TRUE;
    else
        g_string_append(field->code, text);
    return NULL;
}

SkMarkupDo
sk_word_start_simple(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordState *state = sk_word_state(markup);
    SkWordField *around = sk_word_innermost(state);
    const char *text = sk_markup_value(tag, "w", "instr");
    SkWordCode code = sk_word_code_judge(text != NULL ? text : "");
    const gboolean is_kept = sk_word_keeps(state, code.kind);
    g_autofree char *link = NULL;
    gboolean names_host = FALSE;

    /* A simple field inside the code of another field would add its result to
     * that code, so the outer field is given up. */
    if (around != NULL && !around->has_result)
        around->is_spoilt = TRUE;
    if (code.stays && is_kept)
        return SK_MARKUP_KEEP;
    if (is_kept && text != NULL)
        link = sk_word_code_link(text, &names_host);
    if (names_host)
        sk_markup_count(markup, "link-text", text);
    if (link != NULL) {
        sk_markup_set_value(tag, "w", "instr", link);
        return SK_MARKUP_KEEP;
    }
    sk_markup_count(markup,
                    code.word != NULL ? code.word
                    : is_kept         ? "field"
                                      : word_of_kind(code.kind),
                    text);
    return SK_MARKUP_UNWRAP;
}

/* ---- form fields --------------------------------------------------------- */

SkMarkupDo
sk_word_start_entry(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordField *field = sk_word_innermost(sk_word_state(markup));
    const char *value = sk_markup_value(tag, "w", "val");

    if (field == NULL || field->has_result)
        return SK_MARKUP_KEEP;
    if (strcmp(tag->name, "listEntry") == 0) {
        if (field->entries == NULL)
            field->entries = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(field->entries, g_strdup(value != NULL ? value : ""));
    } else {
        /* w:default comes before w:checked and w:result, which win. */
        field->is_checked = value == NULL || strcmp(value, "1") == 0 ||
                            strcmp(value, "true") == 0 ||
                            strcmp(value, "on") == 0;
        field->chosen =
            value != NULL ? (guint)g_ascii_strtoull(value, NULL, 10) : 0;
    }
    return SK_MARKUP_KEEP;
}
