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
begin_choice(SkMarkup *markup, const char *prefixes)
{
    g_auto(GStrv) words = g_strsplit(prefixes, " ", -1);
    static const char tags[] = "<mc:AlternateContent><mc:Choice";

    for (guint i = 0; words[i] != NULL; i++)
        use(markup, words[i]);
    use(markup, "mc");
    sk_markup_out_close(&markup->out);
    sk_markup_out_raw(&markup->out, tags, strlen(tags));
    sk_markup_out_attribute(&markup->out, "Requires", strlen("Requires"),
                            prefixes);
    markup->out.is_open = TRUE;
}

void
sk_markup_end_choice(SkMarkup *markup)
{
    static const char choice[] = "mc:Choice";
    static const char end[] = "</mc:AlternateContent>";

    sk_markup_out_end(&markup->out, choice, strlen(choice));
    sk_markup_out_raw(&markup->out, end, strlen(end));
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
        markup->skipping = 1; /* the same again, in another form */
        return TRUE;
    }
    if (within && strcmp(tag->name, "Choice") == 0) {
        g_autoptr(GString) prefixes = g_string_new(NULL);

        if (!can_choose(markup, tag, prefixes)) {
            markup->skipping = 1;
            return TRUE;
        }
        top->has_chosen = TRUE;
        begin_choice(markup, prefixes->str);
        sk_markup_push(markup, SK_FRAME_CHOICE, around);
        return TRUE;
    }
    if (within && strcmp(tag->name, "Fallback") == 0) {
        top->has_chosen = TRUE;
        sk_markup_push(markup, SK_FRAME_UNWRAPPED, around);
        return TRUE;
    }
    return FALSE;
}
