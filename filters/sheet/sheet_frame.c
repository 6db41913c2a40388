/* SPDX-License-Identifier: Apache-2.0
 *
 * Elements of workbooks that are cut when they end: those that hold nothing any
 * more, which Excel does not open, and those whose formula does not leave.
 */
#include <sheet/sheet_hook.h>

/* An element that is open and may be cut. */
typedef struct {
    gsize at;
    guint n; /* how many children have stayed */
    gboolean is_bad;
} Frame;

/* ---- the state of a part ------------------------------------------------ */

gpointer
sk_sheet_begin(SkOoxmlPart *part)
{
    SkSheetState *state = g_new0(SkSheetState, 1);

    (void)part;
    state->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
    state->shared_kept = g_hash_table_new(NULL, NULL);
    state->sheets = g_array_new(FALSE, FALSE, sizeof(int));
    return state;
}

void
sk_sheet_finish(gpointer data)
{
    SkSheetState *state = data;

    g_array_unref(state->frames);
    g_array_unref(state->sheets);
    g_hash_table_unref(state->shared_kept);
    g_free(state->formula);
    g_free(state->value);
    g_free(state->name);
    g_free(state);
}

/* ---- frames ------------------------------------------------------------- */

static Frame *
top(SkMarkup *markup)
{
    SkSheetState *state = sk_ooxml_state(markup);

    return state->frames->len > 0
               ? &g_array_index(state->frames, Frame, state->frames->len - 1)
               : NULL;
}

static void
open_frame(SkMarkup *markup)
{
    SkSheetState *state = sk_ooxml_state(markup);
    Frame frame = { .at = sk_markup_at(markup) };

    g_array_append_val(state->frames, frame);
}

/* Ends the innermost frame, which @stays or is cut. */
static void
close_frame(SkMarkup *markup, gboolean stays)
{
    SkSheetState *state = sk_ooxml_state(markup);
    const gsize at = top(markup)->at;

    g_array_set_size(state->frames, state->frames->len - 1);
    if (stays)
        sk_sheet_child_end(markup);
    else
        sk_markup_cut(markup, at, sk_markup_at(markup));
}

void
sk_sheet_child_end(SkMarkup *markup)
{
    Frame *frame = top(markup);

    if (frame != NULL)
        frame->n++;
}

SkMarkupDo
sk_sheet_wrap(SkMarkup *markup, SkMarkupTag *tag)
{
    open_frame(markup);
    /* Less may leave than came. */
    if (sk_markup_value(tag, NULL, "count") != NULL)
        sk_markup_set_value(tag, NULL, "count", NULL);
    return SK_MARKUP_KEEP;
}

void
sk_sheet_wrap_end(SkMarkup *markup)
{
    close_frame(markup, top(markup)->n > 0);
}

SkMarkupDo
sk_sheet_unit(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    open_frame(markup);
    return SK_MARKUP_KEEP;
}

void
sk_sheet_unit_end(SkMarkup *markup)
{
    close_frame(markup, !top(markup)->is_bad);
}

void
sk_sheet_group_end(SkMarkup *markup)
{
    close_frame(markup, !top(markup)->is_bad && top(markup)->n > 0);
}

char *
sk_sheet_unit_formula(SkMarkup *markup, const char *text)
{
    Frame *frame = top(markup);

    if (sk_formula_stays_in(text, sk_sheet_scope(markup)))
        return NULL;
    sk_markup_count(markup, "formula", text);
    if (frame != NULL)
        frame->is_bad = TRUE;
    return g_strdup("");
}

/* ---- extensions --------------------------------------------------------- */

SkMarkupDo
sk_sheet_ext(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *uri = sk_markup_value(tag, NULL, "uri");

    if (uri != NULL && sk_sheet_known_ext(uri))
        return sk_sheet_wrap(markup, tag);
    sk_markup_count(markup, "unknown-extension", uri);
    return SK_MARKUP_DROP;
}
