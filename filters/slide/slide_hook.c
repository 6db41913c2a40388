/* SPDX-License-Identifier: Apache-2.0
 *
 * What slides judge beyond their lists (slide.h): frames with objects become
 * the picture that PowerPoint keeps of them, commands and the data of other
 * programs go.
 */
#include <string.h>
#include "slide/slide.h"
#include "slide/slide_diagram.h"
#include "slide/slide_object.h"
#include "slide/slide_state.h"

/* the URI of a frame with an object */
#define OLE        "http://schemas.openxmlformats.org/presentationml/2006/ole"
#define OLE_STRICT "http://purl.oclc.org/ooxml/presentationml/ole"

/* the URI of a frame with a diagram of PowerPoint 2003 */
#define DIAGRAM "http://schemas.openxmlformats.org/drawingml/2006/compatibility"

/* ---- frames -------------------------------------------------------------- */

SkMarkupDo
sk_slide_frame(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSlideState *state = sk_slide_state(markup);

    (void)tag;
    state->in_frame = TRUE;
    state->is_object = state->is_shown = state->has_picture = FALSE;
    state->is_diagram = FALSE;
    state->frame_at = sk_markup_at(markup);
    sk_slide_state_clear(state);
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_slide_graphic(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSlideState *state = sk_slide_state(markup);
    const char *uri = sk_markup_value(tag, NULL, "uri");

    if (uri != NULL && g_ascii_strcasecmp(uri, DIAGRAM) == 0) {
        state->is_diagram = TRUE;
        return SK_MARKUP_UNWRAP;
    }
    if (uri == NULL || (g_ascii_strcasecmp(uri, OLE) != 0 &&
                        g_ascii_strcasecmp(uri, OLE_STRICT) != 0))
        return sk_drawing_graphic(markup, tag);
    state->is_object = TRUE;
    return SK_MARKUP_UNWRAP;
}

SkMarkupDo
sk_slide_shown(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    sk_slide_state(markup)->is_shown = TRUE;
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_slide_diagram(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSlideState *state = sk_slide_state(markup);

    if (state->is_diagram) {
        g_free(state->shape);
        state->shape = g_strdup(sk_markup_value(tag, NULL, "spid"));
    }
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_slide_object(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSlideState *state = sk_slide_state(markup);

    if (!state->in_frame)
        return SK_MARKUP_DROP;
    state->is_object = TRUE;
    g_free(state->shape);
    state->shape = g_strdup(sk_markup_value(tag, NULL, "spid"));
    return SK_MARKUP_UNWRAP;
}

SkMarkupDo
sk_slide_skip(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)markup;
    (void)tag;
    return SK_MARKUP_DROP;
}

/* Returns whether what begins stands beside the tree of shapes, as only the
 * pictures of controls do: p:controls and p:control are unwrapped. */
static gboolean
is_behind_tree(SkMarkup *markup)
{
    const SkMarkupRow *parent = sk_markup_parent(markup);

    return parent != NULL && strcmp(parent->name, "cSld") == 0;
}

SkMarkupDo
sk_slide_picture(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSlideState *state = sk_slide_state(markup);

    (void)tag;
    if (!state->in_frame)
        return is_behind_tree(markup) ? sk_slide_control_picture(markup)
                                      : SK_MARKUP_KEEP;
    if (state->has_picture || !state->is_object)
        return SK_MARKUP_DROP;
    state->in_picture = TRUE;
    state->picture_at = sk_markup_at(markup);
    return SK_MARKUP_KEEP;
}

void
sk_slide_picture_end(SkMarkup *markup)
{
    SkSlideState *state = sk_slide_state(markup);

    if (state->is_control) {
        state->is_control = FALSE;
        sk_slide_close_tree(markup);
    }
    if (!state->in_picture)
        return;
    state->in_picture = FALSE;
    state->has_picture = TRUE;
    state->picture_end = sk_markup_at(markup);
}

/* The picture takes the place of the frame under the frame's own number, by
 * which animations know it. */
SkMarkupDo
sk_slide_named(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSlideState *state = sk_slide_state(markup);

    if (state->in_picture && state->id != NULL) {
        sk_markup_set_value(tag, NULL, "id", state->id);
        sk_markup_set_value(tag, NULL, "name", state->name);
    } else if (state->in_frame && state->id == NULL) {
        const char *id = sk_markup_value(tag, NULL, "id");
        const char *name = sk_markup_value(tag, NULL, "name");

        state->id = g_strdup(id != NULL ? id : "0");
        state->name = g_strdup(name != NULL ? name : "");
    }
    return SK_MARKUP_KEEP;
}

/* Notes the place of the frame, a:off and a:ext of its p:xfrm. */
static void
take_place(SkSlideState *state, guint at, const char *one, const char *other)
{
    if (!state->in_frame || state->is_object || one == NULL || other == NULL ||
        state->place[at] != NULL)
        return;
    state->place[at] = g_strdup(one);
    state->place[at + 1] = g_strdup(other);
}

SkMarkupDo
sk_slide_offset(SkMarkup *markup, SkMarkupTag *tag)
{
    take_place(sk_slide_state(markup), 0, sk_markup_value(tag, NULL, "x"),
               sk_markup_value(tag, NULL, "y"));
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_slide_ext(SkMarkup *markup, SkMarkupTag *tag)
{
    take_place(sk_slide_state(markup), 2, sk_markup_value(tag, NULL, "cx"),
               sk_markup_value(tag, NULL, "cy"));
    return sk_drawing_ext(markup, tag);
}

void
sk_slide_frame_end(SkMarkup *markup)
{
    SkSlideState *state = sk_slide_state(markup);
    const char *preview = NULL;

    state->in_frame = FALSE;
    if (state->has_picture) {
        sk_markup_cut(markup, state->frame_at, state->picture_at);
        sk_markup_cut(markup, state->picture_end, sk_markup_at(markup));
    } else if (!state->is_shown) {
        sk_markup_cut(markup, state->frame_at, sk_markup_at(markup));
        if (state->is_object)
            preview = sk_slide_find_preview(markup);
        if (preview != NULL)
            sk_slide_put_preview(markup, preview);
        if (state->is_diagram && !sk_slide_put_diagram(markup))
            sk_markup_count(markup, "embedded-object", NULL);
    }
}

/* ---- animations ---------------------------------------------------------- */

SkMarkupDo
sk_slide_command(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *type = sk_markup_value(tag, NULL, "type");

    /* A call plays a film and a verb starts an object, which have been counted
     * themselves. */
    if (type == NULL ||
        (strcmp(type, "call") != 0 && strcmp(type, "verb") != 0))
        sk_markup_count(markup, "event-handler",
                        sk_markup_value(tag, NULL, "cmd"));
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_slide_children(SkMarkup *markup, SkMarkupTag *tag)
{
    SkSlideState *state = sk_slide_state(markup);
    gsize at = sk_markup_at(markup);

    (void)tag;
    g_array_append_val(state->children, at);
    return SK_MARKUP_KEEP;
}

void
sk_slide_children_end(SkMarkup *markup)
{
    SkSlideState *state = sk_slide_state(markup);
    gsize from = 0, to = sk_markup_at(markup);

    if (state->children->len == 0)
        return;
    from = g_array_index(state->children, gsize, state->children->len - 1);
    g_array_set_size(state->children, state->children->len - 1);
    /* A list must not be empty; what happens at no time may lack one. */
    if (to - from == strlen("<p:childTnLst/>"))
        sk_markup_cut(markup, from, to);
}
