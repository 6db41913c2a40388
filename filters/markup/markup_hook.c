/* SPDX-License-Identifier: Apache-2.0
 *
 * What hooks of lists may ask of the writer and have it write (markup_write.h).
 */
#include <string.h>
#include <markup/markup_inner.h>

gpointer
sk_markup_user(SkMarkup *markup)
{
    return markup->host != NULL ? markup->host->user : NULL;
}

SkPart *
sk_markup_part(SkMarkup *markup)
{
    return markup->part;
}

void
sk_markup_count(SkMarkup *markup, const char *word, const char *sample)
{
    sk_part_count(markup->part, word, 1, sample);
}

void
sk_markup_refuse(SkMarkup *markup, SkReason why, const char *detail)
{
    if (markup->why != SK_REASON_NONE)
        return;
    markup->why = why;
    markup->detail = detail;
}

const SkMarkupRow *
sk_markup_parent(SkMarkup *markup)
{
    const SkMarkupFrame *top = sk_markup_top(markup);

    return top != NULL && top->element != NULL ? top->element->row : NULL;
}

void
sk_markup_uses(SkMarkup *markup, const char *prefix)
{
    const SkMarkupSpace *space = sk_markup_space(prefix);

    g_assert(space != NULL);
    markup->out.used[sk_markup_space_number(space)] |= 2;
}

gsize
sk_markup_at(SkMarkup *markup)
{
    if (markup->depth > 0)
        sk_markup_out_close(&markup->out);
    return markup->out.len;
}

void
sk_markup_cut(SkMarkup *markup, gsize from, gsize to)
{
    SkMarkupCut cut = { from, to };

    g_assert(from >= SK_MARKUP_HEAD_ROOM && from <= to &&
             to <= markup->out.len);
    if (from == to || markup->out.is_full)
        return;
    if (markup->out.cuts == NULL)
        markup->out.cuts = g_array_new(FALSE, FALSE, sizeof(SkMarkupCut));
    g_array_append_val(markup->out.cuts, cut);
}

void
sk_markup_put_text(SkMarkup *markup, const char *text)
{
    sk_markup_out_text(&markup->out, text, strlen(text));
}

static const SkMarkupElement *
listed(SkMarkup *markup, const char *prefix, const char *name)
{
    const SkMarkupSpace *space = sk_markup_space(prefix);
    const SkMarkupElement *element =
        sk_markup_table_find(markup->table, space, name);

    g_assert(element != NULL); /* A hook writes what its list allows. */
    markup->out.used[sk_markup_space_number(space)] |= 1;
    return element;
}

void
sk_markup_put_start(SkMarkup *markup, const char *prefix, const char *name)
{
    const SkMarkupElement *element = listed(markup, prefix, name);

    sk_markup_out_start(&markup->out, element->shown, element->shown_len);
    markup->out.is_open = TRUE;
}

void
sk_markup_put_attribute(SkMarkup *markup, const char *prefix, const char *name,
                        const char *value)
{
    const SkMarkupSpace *space = sk_markup_space(prefix != NULL ? prefix : "");
    g_autofree char *shown = *space->prefix != '\0'
                                 ? g_strdup_printf("%s:%s", prefix, name)
                                 : g_strdup(name);

    g_assert(markup->out.is_open);
    markup->out.used[sk_markup_space_number(space)] |= 1;
    sk_markup_out_attribute(&markup->out, shown, value);
}

void
sk_markup_put_end(SkMarkup *markup, const char *prefix, const char *name)
{
    const SkMarkupElement *element = listed(markup, prefix, name);

    sk_markup_out_end(&markup->out, element->shown, element->shown_len);
}

/* ---- what the parent has got already ------------------------------------- */

/* Returns the frame of the parent, or NULL if that is not an element. */
static SkMarkupFrame *
parent_frame(SkMarkup *markup)
{
    SkMarkupFrame *top = sk_markup_top(markup);

    return top != NULL && top->kind == SK_FRAME_WRITTEN && markup->depth > 1 &&
                   !markup->out.is_full
               ? top
               : NULL;
}

/* Moves the last @n bytes that were written to @at. */
static void
move_back(SkMarkup *markup, gsize at, gsize n)
{
    SkMarkupOut *out = &markup->out;
    g_autofree char *moved = NULL;

    if (n == 0 || out->is_full)
        return;
    moved = g_memdup2(out->bytes + out->len - n, n);
    memmove(out->bytes + at + n, out->bytes + at, out->len - n - at);
    memcpy(out->bytes + at, moved, n);
    for (guint i = 0; out->cuts != NULL && i < out->cuts->len; i++) {
        SkMarkupCut *cut = &g_array_index(out->cuts, SkMarkupCut, i);

        cut->from += cut->from >= at ? n : 0;
        cut->to += cut->from >= at ? n : 0;
    }
}

gboolean
sk_markup_parent_add(SkMarkup *markup, const char *name, const char *value)
{
    SkMarkupFrame *parent = parent_frame(markup);
    g_autofree char *sought = g_strdup_printf(" %s=\"", name);
    const char *tag = NULL;
    gsize from = 0, n = 0;

    if (parent == NULL ||
        sk_markup_element_allows(parent->element, sk_markup_space_at(0),
                                 name) == NULL)
        return FALSE;
    /* In values, this sign is written as a reference. */
    for (tag = markup->out.bytes + parent->inner - 1; *tag != '<';)
        tag--;
    n = (gsize)(markup->out.bytes + parent->inner - tag);
    if (g_strstr_len(tag, (gssize)n, sought) != NULL)
        return TRUE;
    from = markup->out.len;
    sk_markup_out_attribute(&markup->out, name, value);
    n = markup->out.len - from;
    move_back(markup, parent->inner, n);
    parent->inner += n;
    return TRUE;
}

gboolean
sk_markup_parent_begins(SkMarkup *markup, const char *shown)
{
    const SkMarkupFrame *parent = parent_frame(markup);
    const gsize len = strlen(shown);
    const char *first = NULL;

    /* In front of the first element stand ">" and "<", and behind its name one
     * more byte. */
    if (parent == NULL || markup->out.len < parent->inner + len + 3)
        return FALSE;
    first = markup->out.bytes + parent->inner + 2;
    return first[-1] == '<' && strncmp(first, shown, len) == 0 &&
           strchr(" >/", first[len]) != NULL;
}

void
sk_markup_put_first(SkMarkup *markup, gsize from)
{
    const SkMarkupFrame *parent = parent_frame(markup);

    if (parent != NULL && from > parent->inner)
        move_back(markup, parent->inner + 1, markup->out.len - from);
}
