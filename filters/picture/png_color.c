/* SPDX-License-Identifier: Apache-2.0
 *
 * Colour spaces of PNG (png_color.h; PNG specification, 11.3.2). Numbers of a
 * fixed length are written as they came. A profile is replaced with one of ours
 * (icc.h), because it is a file of its own that could hold anything.
 */
#include <string.h>
#include "icc/icc.h"
#include "picture/png_color.h"
#include "picture/png_data.h"

/* the largest profile that is looked at, in bytes */
#define PROFILE_MAX (4u << 20)

static const struct {
    const char *type;
    guint length;
} known[] = { { "gAMA", 4 }, { "cHRM", 32 }, { "sRGB", 1 }, { "iCCP", 0 } };

#define SRGB    2
#define PROFILE 3

static gboolean
is_written(const SkPngColor *color, guint which)
{
    return (color->written & 1u << which) != 0;
}

/* Writes @profile, or that the colours are those of sRGB if it is NULL. */
static void
write_profile(SkPngColor *color, GByteArray *out, GBytes *profile)
{
    static const guint8 intent[] = { 0 };
    g_autoptr(GByteArray) data = NULL;

    if (profile == NULL) {
        if (!is_written(color, SRGB))
            sk_png_chunk_write(out, "sRGB", intent, sizeof intent);
        color->written |= 1u << SRGB;
        return;
    }
    data = sk_png_deflate_small(g_bytes_get_data(profile, NULL),
                                g_bytes_get_size(profile));
    g_byte_array_prepend(data, (const guint8 *)"icc\0\0", 5);
    sk_png_chunk_write(out, "iCCP", data->data, data->len);
}

/* The chunk holds a name, a zero, the method (0 for deflate)
 * and the profile. */
static gboolean
take_profile(SkPngColor *color, const SkPngChunk *chunk, GByteArray *out,
             gboolean is_grey)
{
    const guint8 *end = memchr(chunk->data, 0, MIN(chunk->length, 80));
    gsize head = end != NULL ? (gsize)(end - chunk->data) + 2 : 0;
    g_autoptr(GByteArray) found = NULL;
    g_autoptr(GBytes) profile = NULL;

    if (head == 0 || head >= chunk->length || end[1] != 0)
        return FALSE;
    found = sk_png_inflate_small(chunk->data + head, chunk->length - head,
                                 PROFILE_MAX);
    if (found == NULL ||
        !sk_icc_rewrite(found->data, found->len, is_grey ? 1 : 3, &profile))
        return FALSE;
    color->written |= 1u << PROFILE;
    write_profile(color, out, profile);
    return TRUE;
}

gboolean
sk_png_color_take(SkPngColor *color, const SkPngChunk *chunk, GByteArray *out,
                  gboolean is_grey)
{
    guint which = 0;

    while (strcmp(chunk->type, known[which].type) != 0)
        which++;
    if (is_written(color, which))
        return FALSE;
    if (which == PROFILE)
        return take_profile(color, chunk, out, is_grey);
    if (chunk->length != known[which].length ||
        (which == SRGB && chunk->data[0] > 3))
        return FALSE;
    color->written |= 1u << which;
    sk_png_chunk_write(out, chunk->type, chunk->data, chunk->length);
    return TRUE;
}

const char *
sk_png_color_word(const SkPngChunk *chunk)
{
    return strcmp(chunk->type, "iCCP") == 0 ? "icc-profile" : "unknown-chunk";
}
