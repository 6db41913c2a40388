/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans pictures within SVG (svg.h): a data: URL leaves with what a cleaner of
 * pictures wrote from its bytes. The first bytes decide about the type,
 * whatever is declared. This defends against pages and drawings in data: URLs,
 * and against what hides in pictures.
 */
#include <string.h>
#include "picture/other.h"
#include "svg/svg.h"

static const struct {
    const char *mark;
    gsize len;
    const char *type;
    SkPictureCleaner clean;
} kinds[] = {
    { "\xFF\xD8\xFF", 3, "image/jpeg", sk_jpeg_clean },
    { "\x89PNG", 4, "image/png", sk_png_clean },
    { "GIF8", 4, "image/gif", sk_gif_clean },
    { "BM", 2, "image/bmp", sk_bmp_clean },
};

/* Returns @bytes cleaned by the cleaner in row @i. Its pixels are added to
 * those found so far in the whole file. */
static GBytes *
clean(SkSvg *svg, guint i, const guint8 *bytes, gsize len)
{
    SkPicture inner = { .part = svg->picture->part,
                        .limits = svg->picture->limits,
                        .bytes = bytes,
                        .len = len,
                        .pixels = svg->picture->pixels };
    GBytes *out = kinds[i].clean(&inner);
    gsize out_len = 0;
    const guint8 *p = NULL;

    svg->picture->pixels = inner.pixels;
    if (out == NULL)
        return NULL;
    p = g_bytes_get_data(out, &out_len);
    if (sk_picture_is_other(p, out_len))
        g_clear_pointer(&out, g_bytes_unref);
    return out;
}

char *
sk_svg_picture(SkSvg *svg, const char *url)
{
    const char *comma = strchr(url, ',');
    g_autofree char *head = NULL;
    g_autofree guint8 *bytes = NULL;
    gsize len = 0;

    if (comma == NULL)
        return NULL;
    head = g_ascii_strdown(url, comma - url);
    if (!g_str_has_suffix(head, ";base64"))
        return NULL;
    bytes = g_base64_decode(comma + 1, &len);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(GBytes) out = NULL;
        g_autofree char *text = NULL;
        const guint8 *p = NULL;

        if (len < 8 || memcmp(bytes, kinds[i].mark, kinds[i].len) != 0)
            continue;
        out = clean(svg, i, bytes, len);
        if (out == NULL)
            return NULL;
        p = g_bytes_get_data(out, &len);
        text = g_base64_encode(p, len);
        return g_strconcat("data:", kinds[i].type, ";base64,", text, NULL);
    }
    return NULL;
}
