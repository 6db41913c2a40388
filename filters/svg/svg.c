/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites SVG (svg.h): the file is read into a tree of listed elements, its
 * style sheets are applied, its references are resolved and bounded, and the
 * tree is written. The output is read once more by the same steps, and leaves
 * only when these change nothing in it. This defends against everything that an
 * SVG can do besides being looked at.
 */
#include <string.h>

#include <file/file_text.h>
#include <sekisho/text.h>
#include <xml/xml_text.h>
#include "svg/svg.h"

/* how often the output is read again until it stays the same */
#define ROUNDS_MAX 4

/* Returns @text read and written once, or NULL, with a reason. */
static GString *
rewrite(SkSvg *svg, const char *text)
{
    GString *out = NULL;

    svg->picture->pixels = 0;
    if (sk_svg_read(svg, text) && sk_svg_style(svg) && sk_svg_resolve(svg))
        out = sk_svg_write(svg);
    sk_svg_clear(svg);
    return out;
}

static void
count_all(SkSvg *svg)
{
    sk_picture_count(svg->picture, "script", svg->scripts);
    sk_picture_count(svg->picture, "event-handler", svg->events);
    sk_picture_count(svg->picture, "hyperlink", svg->links);
    sk_picture_count(svg->picture, "external-target", svg->external);
    sk_picture_count(svg->picture, "animation", svg->animations);
    sk_picture_count(svg->picture, "foreign-object", svg->foreign);
    sk_picture_count(svg->picture, "style", svg->styles);
    sk_picture_count(svg->picture, "metadata", svg->metadata);
    sk_picture_count(svg->picture, "font-data", svg->fonts);
    sk_picture_count(svg->picture, "unknown-element", svg->elements);
    sk_picture_count(svg->picture, "unknown-attribute", svg->attributes);
    sk_picture_count(svg->picture, "embedded-picture", svg->images);
    sk_picture_count(svg->picture, "comment", svg->comments);
    sk_picture_count(svg->picture, "doctype", svg->doctypes);
}

/* Returns the characters of the file without those that no text leaves with, or
 * NULL, with a reason, if it is not text. New string. */
static char *
text_of(SkPicture *picture)
{
    const char *bytes = (const char *)picture->bytes;
    g_autofree char *encoding = sk_xml_encoding(bytes, picture->len);
    g_autofree char *raw = NULL;

    if (picture->part != NULL)
        raw = sk_file_decode(picture->part, encoding);
    else if (g_utf8_validate(bytes, (gssize)picture->len, NULL))
        raw = g_strndup(bytes, picture->len);
    if (raw == NULL)
        return NULL;
    return picture->part != NULL ? sk_file_clean_text(picture->part, raw, NULL)
                                 : sk_text_clean(raw, -1, NULL);
}

GBytes *
sk_svg_clean(SkPicture *picture)
{
    SkSvg first = { .picture = picture }, later = { .picture = picture };
    g_autofree char *text = picture->len > 0 ? text_of(picture) : NULL;
    g_autoptr(GString) out = NULL;

    if (text == NULL) {
        sk_picture_is_damaged(picture, "nul");
        return NULL;
    }
    out = rewrite(&first, text);
    count_all(&first);
    /* What references meant is now spelled out in the output, so the output is
     * judged again. */
    for (guint i = 0; out != NULL && i < ROUNDS_MAX; i++) {
        g_autofree char *clean =
            sk_text_clean(out->str, (gssize)out->len, NULL);
        GString *again = rewrite(&later, clean);
        gboolean same = again != NULL && g_string_equal(again, out);

        g_string_free(out, TRUE);
        out = again;
        if (same)
            return g_string_free_to_bytes(g_steal_pointer(&out));
    }
    sk_picture_refuse(picture, SK_REASON_AMBIGUOUS, "unstable");
    return NULL;
}
