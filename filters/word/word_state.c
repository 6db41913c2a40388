/* SPDX-License-Identifier: Apache-2.0
 *
 * What is remembered while one part of a Word document is written
 * (word_state.h).
 */
#include <string.h>
#include <word/word_state.h>

static void
free_field(gpointer data)
{
    SkWordField *field = data;

    g_string_free(field->code, TRUE);
    g_array_unref(field->own);
    g_clear_pointer(&field->entries, g_ptr_array_unref);
    g_free(field);
}

gpointer
sk_word_begin(SkOoxmlPart *part)
{
    SkWordState *state = g_new0(SkWordState, 1);

    (void)part;
    state->fields = g_ptr_array_new_with_free_func(free_field);
    state->stories = g_array_new(FALSE, FALSE, sizeof(guint));
    state->runs = g_array_new(FALSE, FALSE, sizeof(SkWordRun));
    state->paragraphs = g_array_new(FALSE, FALSE, sizeof(SkWordBlock));
    state->tables = g_array_new(FALSE, FALSE, sizeof(SkWordBlock));
    state->rows = g_array_new(FALSE, FALSE, sizeof(SkWordBlock));
    state->cells = g_array_new(FALSE, FALSE, sizeof(SkWordBlock));
    state->objects = g_array_new(FALSE, FALSE, sizeof(SkWordObject));
    return state;
}

void
sk_word_finish(gpointer data)
{
    SkWordState *state = data;

    g_ptr_array_unref(state->fields);
    g_array_unref(state->stories);
    g_array_unref(state->runs);
    g_array_unref(state->paragraphs);
    g_array_unref(state->tables);
    g_array_unref(state->rows);
    g_array_unref(state->cells);
    g_array_unref(state->objects);
    g_free(state);
}

SkWordState *
sk_word_state(SkMarkup *markup)
{
    SkWordState *state = sk_ooxml_state(markup);

    if (state->policy == NULL) {
        state->policy = sk_ooxml_policy(markup);
        state->keeps_changes = sk_word_keeps(state, SK_INSIDE_COMMENTS);
    }
    return state;
}

gboolean
sk_word_keeps(const SkWordState *state, SkInside kind)
{
    return kind == SK_INSIDE_NONE ||
           sk_policy_inside(state->policy, kind) == SK_TREAT_KEEP;
}

gboolean
sk_word_is_in(SkMarkup *markup, const char *parent)
{
    const SkMarkupRow *row = sk_markup_parent(markup);

    return row != NULL && strcmp(row->name, parent) == 0;
}

guint
sk_word_first_field(const SkWordState *state)
{
    if (state->stories->len == 0)
        return 0;
    return g_array_index(state->stories, guint, state->stories->len - 1);
}

SkWordField *
sk_word_innermost(const SkWordState *state)
{
    if (state->fields->len <= sk_word_first_field(state))
        return NULL;
    return g_ptr_array_index(state->fields, state->fields->len - 1);
}

SkWordRun *
sk_word_last_run(const SkWordState *state)
{
    if (state->runs->len == 0)
        return NULL;
    return &g_array_index(state->runs, SkWordRun, state->runs->len - 1);
}

void
sk_word_anonymise(SkMarkup *markup, SkMarkupTag *tag)
{
    const SkPolicy *policy = sk_word_state(markup)->policy;
    const char *author = sk_markup_value(tag, "w", "author");

    /* Word itself writes these for people whose names it is told to leave
     * out. */
    if (author != NULL && !sk_policy_keeps_field(policy, "author") &&
        strcmp(author, "Author") != 0) {
        sk_markup_count(markup, "author", NULL);
        sk_markup_set_value(tag, "w", "author", "Author");
        if (sk_markup_value(tag, "w", "initials") != NULL)
            sk_markup_set_value(tag, "w", "initials", "A");
    }
    if (sk_markup_value(tag, "w", "date") != NULL &&
        !sk_policy_keeps_field(policy, "modified")) {
        sk_markup_count(markup, "time", NULL);
        sk_markup_set_value(tag, "w", "date", NULL);
    }
}
