/* SPDX-License-Identifier: Apache-2.0
 *
 * Hooks for pictures and objects. Their targets are members of the package,
 * which leave under new names with what became of them; all other targets go.
 * A frame holds an object and then a picture of it: when the object goes, its
 * picture stays, and where there is none, a placeholder is shown. This defends
 * against pictures that are fetched from elsewhere and against linked files.
 */
#include <string.h>
#include "odf/odf_inner.h"
#include "odf/odf_rows.h"

static SkOdfMember *
member_of(SkMarkup *markup)
{
    return sk_markup_user(markup);
}

/* Returns the frame in which the hook's element stands directly, or NULL. */
static SkOdfFrame *
frame_around(SkMarkup *markup)
{
    GArray *frames = member_of(markup)->frames;
    const SkMarkupRow *parent = sk_markup_parent(markup);

    if (frames->len == 0 || parent == NULL || parent->start != sk_odf_frame)
        return NULL;
    return &g_array_index(frames, SkOdfFrame, frames->len - 1);
}

void
sk_odf_stand_in(SkMarkup *markup)
{
    SkOdfFrame *frame = frame_around(markup);

    if (frame == NULL || frame->has_picture || frame->to > frame->from)
        return;
    sk_odf_use_placeholder(member_of(markup), 1);
    frame->from = sk_markup_at(markup);
    sk_markup_put_start(markup, "draw", "image");
    sk_markup_put_attribute(markup, "xlink", "href", SK_ODF_PLACEHOLDER);
    sk_markup_put_attribute(markup, "xlink", "type", "simple");
    sk_markup_put_attribute(markup, "xlink", "show", "embed");
    sk_markup_put_attribute(markup, "xlink", "actuate", "onLoad");
    sk_markup_put_end(markup, "draw", "image");
    frame->to = sk_markup_at(markup);
}

/* Notes that the frame around has a picture of its own. */
static void
has_picture(SkMarkup *markup)
{
    SkOdfFrame *frame = frame_around(markup);

    if (frame == NULL)
        return;
    if (frame->to > frame->from) {
        sk_markup_cut(markup, frame->from, frame->to);
        sk_odf_use_placeholder(member_of(markup), -1);
    }
    frame->to = frame->from;
    frame->has_picture = TRUE;
}

static gboolean
is_elsewhere(const char *href)
{
    return strchr(href, ':') != NULL || href[0] == '/' || href[0] == '\\' ||
           g_str_has_prefix(href, "../");
}

SkMarkupDo
sk_odf_picture(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *href = sk_markup_value(tag, "xlink", "href");
    SkOdfFrame *frame = frame_around(markup);
    const char *name = NULL;

    if (href == NULL || *href == '\0') /* there is no background, for example */
        return sk_markup_is(tag, "style", "background-image") ? SK_MARKUP_KEEP
                                                              : SK_MARKUP_DROP;
    name = sk_odf_picture_name(member_of(markup), href);
    if (name != NULL) {
        sk_markup_set_value(tag, "xlink", "href", name);
        has_picture(markup);
        return SK_MARKUP_KEEP;
    }
    if (sk_markup_is(tag, "draw", "image"))
        name = sk_odf_metafile_name(member_of(markup), href,
                                    frame != NULL ? frame->object : NULL);
    if (name != NULL) {
        sk_markup_set_value(tag, "xlink", "href", name);
        has_picture(markup);
        return SK_MARKUP_KEEP;
    }
    if (is_elsewhere(href))
        sk_markup_count(markup, "remote-image", href);
    else
        sk_markup_count(markup, "object-preview", href);
    if (frame == NULL || frame->object == NULL)
        sk_odf_stand_in(markup);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_odf_object(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *href = sk_markup_value(tag, "xlink", "href");
    SkOdfFrame *frame = frame_around(markup);
    const char *name = NULL;

    sk_odf_values(markup, tag);
    if (href != NULL && !is_elsewhere(href))
        name = sk_odf_object_name(member_of(markup), href);
    if (name == NULL) {
        sk_markup_count(markup,
                        href != NULL && is_elsewhere(href) ? "external-target"
                                                           : "embedded-object",
                        href);
        sk_odf_stand_in(markup);
        return SK_MARKUP_DROP;
    }
    sk_markup_set_value(tag, "xlink", "href", name);
    if (frame != NULL)
        frame->object = name;
    return SK_MARKUP_KEEP;
}

SkMarkupDo
sk_odf_frame(SkMarkup *markup, SkMarkupTag *tag)
{
    SkOdfFrame frame = { 0 };

    g_array_append_val(member_of(markup)->frames, frame);
    return sk_odf_values(markup, tag);
}

void
sk_odf_frame_end(SkMarkup *markup)
{
    GArray *frames = member_of(markup)->frames;

    g_array_set_size(frames, frames->len - 1);
}

SkMarkupDo
sk_odf_chart(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *href = sk_markup_value(tag, "xlink", "href");

    /* ".." says that the data of a chart is in the document around it. */
    if (href != NULL && strcmp(href, "..") != 0) {
        sk_markup_count(markup, "external-target", href);
        sk_markup_set_value(tag, "xlink", "href", NULL);
    }
    return SK_MARKUP_KEEP;
}
