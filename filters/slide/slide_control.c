/* SPDX-License-Identifier: Apache-2.0
 *
 * Controls of slides (ActiveX): the control goes, and the picture that shows
 * how it looked becomes the last shape of the slide. PowerPoint 2007 has the
 * picture in the legacy drawing, later versions have it in the control.
 */
#include <string.h>

#include "slide/slide.h"
#include "slide/slide_object.h"
#include "slide/slide_state.h"

void
sk_slide_tree_end(SkMarkup *markup)
{
    sk_slide_state(markup)->tree_end = sk_markup_at(markup);
}

/* Takes back the end tag of the tree of shapes, so that the picture of a
 * control, which the file has behind the tree, can be written as its last
 * shape. Returns FALSE if something has been written behind the tag. */
static gboolean
reopen_tree(SkMarkup *markup)
{
    SkSlideState *state = sk_slide_state(markup);
    const gsize len = strlen("</p:spTree>");

    if (state->tree_end == 0 || state->tree_end != sk_markup_at(markup))
        return FALSE;
    sk_markup_cut(markup, state->tree_end - len, state->tree_end);
    return TRUE;
}

void
sk_slide_close_tree(SkMarkup *markup)
{
    sk_markup_put_end(markup, "p", "spTree");
    sk_slide_tree_end(markup);
}

SkMarkupDo
sk_slide_unwrap(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)markup;
    (void)tag;
    return SK_MARKUP_UNWRAP;
}

SkMarkupDo
sk_slide_control(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSlideState *state = sk_slide_state(markup);
    const char *shape = sk_markup_value(tag, NULL, "spid");
    const char *name = sk_markup_value(tag, NULL, "name");
    const char *number = shape;
    const char *id = NULL;
    guint64 value = 0;

    sk_slide_state_clear(state);
    if (shape == NULL)
        return SK_MARKUP_DROP;
    if (g_str_has_prefix(shape, SK_SLIDE_SHAPE_PREFIX))
        number += strlen(SK_SLIDE_SHAPE_PREFIX);
    value = g_ascii_strtoull(number, NULL, 10);
    state->shape = g_strdup(shape);
    state->name = g_strdup(name != NULL ? name : "");
    state->id = g_strdup_printf("%" G_GUINT64_FORMAT, MIN(value, G_MAXINT32));
    id = sk_slide_find_preview(markup);
    if (id == NULL)
        return SK_MARKUP_UNWRAP; /* Later versions put the picture into it. */
    if (reopen_tree(markup)) {
        sk_slide_put_preview(markup, id);
        sk_slide_close_tree(markup);
    }
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_slide_control_picture(SkMarkup *markup)
{
    SkSlideState *state = sk_slide_state(markup);

    if (!reopen_tree(markup))
        return SK_MARKUP_DROP;
    state->is_control = TRUE;
    return SK_MARKUP_KEEP;
}
