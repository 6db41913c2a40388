/* SPDX-License-Identifier: Apache-2.0
 *
 * Tracked changes and comments (ISO/IEC 29500-1, 17.13), as inside.comments
 * says. If they are not kept, the changes are accepted: what was inserted is
 * plain text, what was deleted is gone.
 */
#include <string.h>
#include <word/word_hook.h>
#include <word/word_state.h>

static SkWordBlock *
last_block(GArray *blocks)
{
    if (blocks->len == 0)
        return NULL;
    return &g_array_index(blocks, SkWordBlock, blocks->len - 1);
}

/* Returns the last of @blocks, of which there must be one, and removes it. */
static SkWordBlock
take_last(GArray *blocks)
{
    SkWordBlock block = *last_block(blocks);

    g_array_set_size(blocks, blocks->len - 1);
    return block;
}

static void
begin_block(SkMarkup *markup, GArray *blocks, gboolean is_needed)
{
    SkWordBlock block = { .from = sk_markup_at(markup),
                          .is_needed = is_needed };

    block.content = SK_WORD_NOWHERE;
    g_array_append_val(blocks, block);
}

/* ---- paragraphs ---------------------------------------------------------- */

SkMarkupDo
sk_word_start_p(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    /* A cell, a note and the like must have a paragraph. */
    begin_block(markup, sk_word_state(markup)->paragraphs,
                !sk_word_is_in(markup, "body"));
    return SK_MARKUP_KEEP;
}

void
sk_word_end_ppr(SkMarkup *markup)
{
    SkWordBlock *block = last_block(sk_word_state(markup)->paragraphs);

    if (block != NULL && sk_word_is_in(markup, "p"))
        block->content = sk_markup_at(markup);
}

SkMarkupDo
sk_word_start_section(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordBlock *block = last_block(sk_word_state(markup)->paragraphs);

    (void)tag;
    if (block != NULL && sk_word_is_in(markup, "pPr"))
        block->is_needed = TRUE; /* It ends a section. */
    return SK_MARKUP_KEEP;
}

/* A paragraph whose mark and whose whole text were deleted is gone. */
void
sk_word_end_p(SkMarkup *markup)
{
    GArray *blocks = sk_word_state(markup)->paragraphs;
    SkWordBlock block = take_last(blocks);
    const gsize at = sk_markup_at(markup);

    if (block.is_deleted && !block.is_needed &&
        block.content != SK_WORD_NOWHERE &&
        at - block.content == strlen("</w:p>"))
        sk_markup_cut(markup, block.from, at);
}

/* ---- tables -------------------------------------------------------------- */

SkMarkupDo
sk_word_start_tbl(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    begin_block(markup, sk_word_state(markup)->tables, TRUE);
    return SK_MARKUP_KEEP;
}

/* A table of whose rows none stays does not stay. */
void
sk_word_end_tbl(SkMarkup *markup)
{
    GArray *blocks = sk_word_state(markup)->tables;
    SkWordBlock block = take_last(blocks);

    if (block.is_deleted && block.content == SK_WORD_NOWHERE)
        sk_markup_cut(markup, block.from, sk_markup_at(markup));
}

SkMarkupDo
sk_word_start_tr(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    begin_block(markup, sk_word_state(markup)->rows, TRUE);
    return SK_MARKUP_KEEP;
}

void
sk_word_end_tr(SkMarkup *markup)
{
    SkWordState *state = sk_word_state(markup);
    SkWordBlock row = take_last(state->rows);
    SkWordBlock *table = last_block(state->tables);

    /* A row of whose cells none stays does not stay. */
    row.is_deleted |= row.has_gap && row.content == SK_WORD_NOWHERE;
    if (row.is_deleted)
        sk_markup_cut(markup, row.from, sk_markup_at(markup));
    if (table == NULL)
        return;
    if (row.is_deleted)
        table->is_deleted = TRUE;
    else
        table->content = row.from;
}

SkMarkupDo
sk_word_start_tc(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    begin_block(markup, sk_word_state(markup)->cells, TRUE);
    return SK_MARKUP_KEEP;
}

void
sk_word_end_tc(SkMarkup *markup)
{
    SkWordState *state = sk_word_state(markup);
    SkWordBlock cell = take_last(state->cells);
    SkWordBlock *row = last_block(state->rows);

    if (cell.is_deleted)
        sk_markup_cut(markup, cell.from, sk_markup_at(markup));
    if (row == NULL)
        return;
    if (cell.is_deleted)
        row->has_gap = TRUE;
    else
        row->content = cell.from;
}

/* ---- tracked changes ----------------------------------------------------- */

static SkMarkupDo
drop_change(SkMarkup *markup)
{
    sk_markup_count(markup, "tracked-change", NULL);
    return SK_MARKUP_DROP;
}

/* Returns whether the element stands inside the properties of a run, row or
 * list. It then says that this thing was inserted or deleted, instead of
 * standing around what was. */
static gboolean
is_mark(SkMarkup *markup)
{
    return sk_word_is_in(markup, "rPr") || sk_word_is_in(markup, "trPr") ||
           sk_word_is_in(markup, "numPr") || sk_word_is_in(markup, "ctrlPr");
}

SkMarkupDo
sk_word_start_inserted(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordState *state = sk_word_state(markup);

    if (state->keeps_changes) {
        state->inserted++;
        sk_word_anonymise(markup, tag);
        return SK_MARKUP_KEEP;
    }
    if (is_mark(markup))
        return drop_change(markup);
    sk_markup_count(markup, "tracked-change", NULL);
    return SK_MARKUP_UNWRAP;
}

void
sk_word_end_inserted(SkMarkup *markup)
{
    sk_word_state(markup)->inserted--;
}

SkMarkupDo
sk_word_start_deleted(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordState *state = sk_word_state(markup);
    SkWordBlock *block = NULL;

    if (state->keeps_changes) {
        state->deleted++;
        sk_word_anonymise(markup, tag);
        return SK_MARKUP_KEEP;
    }
    if (sk_word_is_in(markup, "rPr"))
        block = last_block(state->paragraphs);
    else if (sk_word_is_in(markup, "trPr"))
        block = last_block(state->rows);
    if (block != NULL)
        block->is_deleted = TRUE;
    return drop_change(markup);
}

void
sk_word_end_deleted(SkMarkup *markup)
{
    sk_word_state(markup)->deleted--;
}

SkMarkupDo
sk_word_start_conflict(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_markup_count(markup, "tracked-change", NULL);
    return strcmp(tag->name, "conflictIns") == 0 ? SK_MARKUP_UNWRAP
                                                 : SK_MARKUP_DROP;
}

SkMarkupDo
sk_word_start_change(SkMarkup *markup, SkMarkupTag *tag)
{
    if (!sk_word_state(markup)->keeps_changes)
        return drop_change(markup);
    sk_word_anonymise(markup, tag);
    return SK_MARKUP_KEEP;
}

/* A cell that was deleted is gone with what it holds. */
SkMarkupDo
sk_word_start_cell_deleted(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordBlock *cell = last_block(sk_word_state(markup)->cells);

    if (cell != NULL && !sk_word_state(markup)->keeps_changes &&
        sk_word_is_in(markup, "tcPr"))
        cell->is_deleted = TRUE;
    return sk_word_start_change(markup, tag);
}

/* ---- comments ------------------------------------------------------------ */

SkMarkupDo
sk_word_start_comment(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    /* The comment itself is counted with its part. */
    return sk_word_state(markup)->keeps_changes ? SK_MARKUP_KEEP
                                                : SK_MARKUP_DROP;
}

SkMarkupDo
sk_word_start_person(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    if (sk_policy_keeps_field(sk_ooxml_policy(markup), "author"))
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "author", NULL);
    return SK_MARKUP_DROP;
}
