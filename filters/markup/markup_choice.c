/* SPDX-License-Identifier: Apache-2.0
 *
 * Resolves mc:AlternateContent (ISO/IEC 29500-3, 9.3), so that only one of
 * several contents leaves. This defends against a content for which one program
 * looks and another does not.
 */
#include <string.h>
#include <markup/markup_inner.h>

/* Returns whether the list has every namespace that @tag, a choice, requires,
 * and stores in @prefixes our names for them. */
static gboolean
can_choose(SkMarkup *markup, const SkMarkupTag *tag, GString *prefixes)
{
    const char *p = sk_markup_value(tag, NULL, "Requires");

    if (p == NULL)
        return FALSE;
    for (p += strspn(p, " \t\n"); *p != '\0'; p += strspn(p, " \t\n")) {
        gsize len = strcspn(p, " \t\n");
        const SkMarkupSpace *space = sk_markup_prefixed(tag, p, len);

        if (space == NULL || !sk_markup_table_uses(markup->table, space))
            return FALSE;
        g_string_append_printf(prefixes, "%s%s", prefixes->len > 0 ? " " : "",
                               space->prefix);
        p += len;
    }
    return prefixes->len > 0;
}

static void
use(SkMarkup *markup, const char *prefix)
{
    const SkMarkupSpace *space = sk_markup_space(prefix);

    markup->out.used[sk_markup_space_number(space)] |= 1;
}

static void
begin_choice(SkMarkup *markup, const char *prefixes,
             const SkMarkupElement *around)
{
    SkMarkupOut *out = &markup->out;
    SkMarkupFrame *frame = sk_markup_push(markup, SK_FRAME_CHOICE, around);
    g_auto(GStrv) words = g_strsplit(prefixes, " ", -1);
    static const char tags[] = "<mc:AlternateContent><mc:Choice";

    for (guint i = 0; words[i] != NULL; i++)
        use(markup, words[i]);
    use(markup, "mc");
    frame->at = out->len;
    frame->was_open = out->is_open;
    sk_markup_out_close(out);
    sk_markup_out_raw(out, tags, strlen(tags));
    sk_markup_out_attribute(out, "Requires", prefixes);
    frame->inner = out->len + 1; /* behind the ">" that is still to come */
    out->is_open = TRUE;
}

/* Returns whether nothing is left of what was written from @from on. */
static gboolean
is_empty(const SkMarkupOut *out, gsize from)
{
    const SkMarkupCut *last =
        out->cuts != NULL && out->cuts->len > 0
            ? &g_array_index(out->cuts, SkMarkupCut, out->cuts->len - 1)
            : NULL;

    return out->len == from ||
           (last != NULL && last->from == from && last->to == out->len);
}

/* Takes back what was written since the choice @frame began, so that another
 * one may be chosen. */
static void
take_back(SkMarkup *markup, const SkMarkupFrame *frame)
{
    SkMarkupOut *out = &markup->out;

    if (out->cuts == NULL) /* with cuts, what is used is found out anew */
        out->cuts = g_array_new(FALSE, FALSE, sizeof(SkMarkupCut));
    while (out->cuts->len > 0 &&
           g_array_index(out->cuts, SkMarkupCut, out->cuts->len - 1).to >
               frame->at)
        g_array_set_size(out->cuts, out->cuts->len - 1);
    out->len = frame->at;
    out->is_open = frame->was_open;
    sk_markup_top(markup)->has_chosen = FALSE;
}

void
sk_markup_end_choice(SkMarkup *markup, const SkMarkupFrame *frame)
{
    static const char choice[sizeof "mc:Choice" + SK_MARKUP_BLOCK] =
        "mc:Choice";
    static const char end[] = "</mc:AlternateContent>";
    SkMarkupOut *out = &markup->out;

    /* If nothing of the choice was left, the whole of it is taken back. The
     * fallback, which is read next, shows what a reader would have seen. */
    if (!out->is_full && (out->is_open || is_empty(out, frame->inner))) {
        take_back(markup, frame);
        return;
    }
    sk_markup_out_end(out, choice, strlen(choice));
    sk_markup_out_raw(out, end, strlen(end));
}

gboolean
sk_markup_choose(SkMarkup *markup, const SkMarkupTag *tag)
{
    SkMarkupFrame *top = sk_markup_top(markup);
    const SkMarkupElement *around = top != NULL ? top->element : NULL;
    gboolean within = top != NULL && top->kind == SK_FRAME_CHOICES;

    if (top != NULL && strcmp(tag->name, "AlternateContent") == 0 && !within) {
        sk_markup_push(markup, SK_FRAME_CHOICES, around);
        return TRUE;
    }
    if (within && top->has_chosen) {
        /* A choice was made already. This is the same content in another form,
         * so it is passed over. */
        markup->skipping = 1;
        return TRUE;
    }
    if (within && strcmp(tag->name, "Choice") == 0) {
        g_autoptr(GString) prefixes = g_string_new(NULL);

        if (!can_choose(markup, tag, prefixes)) {
            markup->skipping = 1;
            return TRUE;
        }
        top->has_chosen = TRUE;
        begin_choice(markup, prefixes->str, around);
        return TRUE;
    }
    if (within && strcmp(tag->name, "Fallback") == 0) {
        top->has_chosen = TRUE;
        sk_markup_push(markup, SK_FRAME_UNWRAPPED, around);
        return TRUE;
    }
    return FALSE;
}
