/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges what stands in the text of a Word document and is not only text: links
 * and objects, controls, chunks of other formats, and the stories of which a
 * document consists (word_hook.h).
 */
#include <string.h>
#include <link/link.h>
#include <word/word_hook.h>
#include <word/word_state.h>

/* ---- stories ------------------------------------------------------------- */

SkMarkupDo
sk_word_start_story(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordState *state = sk_word_state(markup);

    (void)tag;
    g_array_append_val(state->stories, state->fields->len);
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_word_start_note(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_word_anonymise(markup, tag);
    return sk_word_start_story(markup, tag);
}

void
sk_word_end_story(SkMarkup *markup)
{
    GArray *stories = sk_word_state(markup)->stories;

    sk_word_end_fields(markup, g_array_index(stories, guint, stories->len - 1));
    g_array_set_size(stories, stories->len - 1);
}

void
sk_word_end_root(SkMarkup *markup)
{
    sk_word_end_fields(markup, 0);
}

/* ---- links --------------------------------------------------------------- */

SkMarkupDo
sk_word_start_hyperlink(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *tip = sk_markup_value(tag, "w", "tooltip");

    if (tip != NULL && sk_link_tip_names_host(tip)) {
        sk_markup_count(markup, "link-text", tip);
        sk_markup_set_value(tag, "w", "tooltip", NULL);
    }
    /* The relationship may be gone. */
    return sk_markup_value(tag, "r", "id") != NULL ||
                   sk_markup_value(tag, "w", "anchor") != NULL
               ? SK_MARKUP_KEEP
               : SK_MARKUP_UNWRAP;
}

/* ---- objects ------------------------------------------------------------- */

static const char object_start[] = "<w:object>"; /* It has no attributes. */
static const char object_end[] = "</w:object>";
static const char object_empty[] = "<w:object/>";

SkMarkupDo
sk_word_start_object(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordObject object = { 0 };

    (void)tag;
    sk_markup_put_start(markup, "w", "pict");
    object.from = sk_markup_at(markup);
    g_array_append_val(sk_word_state(markup)->objects, object);
    return SK_MARKUP_KEEP;
}

static SkWordObject *
object_around(SkMarkup *markup)
{
    GArray *objects = sk_word_state(markup)->objects;

    return sk_word_is_in(markup, "object")
               ? &g_array_index(objects, SkWordObject, objects->len - 1)
               : NULL;
}

SkMarkupDo
sk_word_start_drawing(SkMarkup *markup, SkMarkupTag *tag)
{
    SkWordObject *object = object_around(markup);

    (void)tag;
    if (object != NULL)
        object->drawing.from = sk_markup_at(markup);
    return SK_MARKUP_KEEP;
}

void
sk_word_end_drawing(SkMarkup *markup)
{
    SkWordObject *object = object_around(markup);

    if (object != NULL)
        object->drawing.to = sk_markup_at(markup);
}

/* Ends the element w:pict that stands for an object. Nothing remains of it if
 * it holds no picture; a picture of DrawingML stands in the run itself. */
void
sk_word_end_object(SkMarkup *markup)
{
    static const char empty[] = "<w:drawing/>";
    GArray *objects = sk_word_state(markup)->objects;
    const SkWordObject object =
        g_array_index(objects, SkWordObject, objects->len - 1);
    const SkWordRange drawing = object.drawing;
    const gsize to = sk_markup_at(markup);
    const gsize before = object.from - strlen("<w:pict>");
    const gsize tags = strlen(object_start) + strlen(object_end);
    gsize behind = 0;

    g_array_set_size(objects, objects->len - 1);
    sk_markup_put_end(markup, "w", "pict");
    behind = sk_markup_at(markup);
    if (drawing.to - drawing.from > strlen(empty)) {
        sk_markup_cut(markup, before, drawing.from);
        sk_markup_cut(markup, drawing.to, behind);
    } else if (to - object.from == strlen(object_empty) ||
               to - object.from == tags + drawing.to - drawing.from) {
        sk_markup_cut(markup, before, behind);
    } else {
        sk_markup_cut(markup, object.from, object.from + strlen(object_start));
        if (drawing.to > drawing.from)
            sk_markup_cut(markup, drawing.from, drawing.to);
        sk_markup_cut(markup, to - strlen(object_end), to);
    }
}

/* Drops an element without counting it. It names something by a relationship of
 * a kind that no row allows, and that was counted with the relationship. */
SkMarkupDo
sk_word_drop_part(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)markup;
    (void)tag;
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_word_drop_chunk(SkMarkup *markup, SkMarkupTag *tag)
{
    /* A cell must end with a paragraph. */
    sk_markup_put_start(markup, "w", "p");
    sk_markup_put_end(markup, "w", "p");
    return sk_word_drop_part(markup, tag);
}

/* ---- controls ------------------------------------------------------------ */

SkMarkupDo
sk_word_drop_binding(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_markup_count(markup, "data-binding", sk_markup_value(tag, "w", "xpath"));
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_word_start_control(SkMarkup *markup, SkMarkupTag *tag)
{
    if (sk_word_keeps(sk_word_state(markup), SK_INSIDE_FORMS))
        return SK_MARKUP_KEEP;
    if (strcmp(tag->name, "sdt") == 0)
        sk_markup_count(markup, "form", NULL);
    return SK_MARKUP_UNWRAP;
}

SkMarkupDo
sk_word_start_control_part(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    return sk_word_keeps(sk_word_state(markup), SK_INSIDE_FORMS)
               ? SK_MARKUP_KEEP
               : SK_MARKUP_DROP;
}

/* ---- the rest ------------------------------------------------------------ */

/* A setting of compatibility with a version of Word. */
SkMarkupDo
sk_word_start_compat(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *uri = sk_markup_value(tag, "w", "uri");

    if (uri != NULL &&
        strcmp(uri, "http://schemas.microsoft.com/office/word") == 0)
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "unknown-element", "w:compatSetting");
    return SK_MARKUP_DROP;
}

/* A mark around text that says what it means to some program. */
SkMarkupDo
sk_word_unwrap(SkMarkup *markup, SkMarkupTag *tag)
{
    sk_markup_count(markup, "unknown-element", tag->name);
    return SK_MARKUP_UNWRAP;
}

SkMarkupDo
sk_word_unwrap_bidi(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    sk_markup_count(markup, "bidi", NULL);
    return SK_MARKUP_UNWRAP;
}
