/* SPDX-License-Identifier: Apache-2.0
 *
 * Draws the picture that replaces one that was removed (placeholder.h): its own
 * pixels, written by our own PNG writer. Only the proportions are taken from
 * the removed picture.
 */
#include <string.h>
#include "picture/picture.h"
#include "picture/placeholder.h"
#include "picture/png_make.h"

#define SIDE_MAX   320
#define SIDE_LEAST 8
#define FRAME      2
#define PAPER      0xE6
#define INK        0x96

/* Scales @width and @height to at most SIDE_MAX, keeping their proportion. */
static void
fit(guint *width, guint *height)
{
    guint longer = MAX(*width, *height);

    if (*width == 0 || *height == 0) {
        *width = *height = SIDE_MAX / 2;
        return;
    }
    if (longer > SIDE_MAX) {
        *width = (guint)((guint64)*width * SIDE_MAX / longer);
        *height = (guint)((guint64)*height * SIDE_MAX / longer);
    }
    *width = MAX(*width, SIDE_LEAST);
    *height = MAX(*height, SIDE_LEAST);
}

/* Returns whether the pixel belongs to the frame, or to the two diagonals
 * through the middle half. */
static gboolean
is_ink(guint x, guint y, guint width, guint height)
{
    guint across = x * height, down = y * width;
    guint back = (width - 1 - x) * height;
    /* one pixel of the longer side: the thickness of the diagonals */
    guint line = MAX(width, height);

    if (x < FRAME || y < FRAME || x >= width - FRAME || y >= height - FRAME)
        return TRUE;
    if (x < width / 4 || x >= width - width / 4 || y < height / 4 ||
        y >= height - height / 4)
        return FALSE;
    return (across <= down + line && down <= across + line) ||
           (back <= down + line && down <= back + line);
}

/* Returns the pixels, row by row, in grey of eight bits. */
static GByteArray *
draw(guint width, guint height)
{
    GByteArray *pixels = g_byte_array_sized_new(width * height);

    for (guint y = 0; y < height; y++)
        for (guint x = 0; x < width; x++) {
            guint8 grey = is_ink(x, y, width, height) ? INK : PAPER;

            g_byte_array_append(pixels, &grey, 1);
        }
    return pixels;
}

static GBytes *
make(guint width, guint height)
{
    static const SkLimits limits = { .pixels = SIDE_MAX * SIDE_MAX,
                                     .expanded = 1u << 20 };
    SkPicture picture = { .limits = &limits };
    SkPngPixels pixels = { .channels = 1 };
    g_autoptr(GByteArray) samples = NULL;

    fit(&width, &height);
    samples = draw(width, height);
    pixels.width = width;
    pixels.height = height;
    pixels.samples = samples->data;
    return sk_png_make(&picture, &pixels);
}

GBytes *
sk_placeholder(guint width, guint height)
{
    static GBytes *usual; /* kept, as a document may need it a thousand times */

    if (width != 0 && height != 0)
        return make(width, height);
    if (usual == NULL)
        usual = make(0, 0);
    return usual != NULL ? g_bytes_ref(usual) : NULL;
}

char *
sk_placeholder_text(const SkPart *child, const SkPolicy *policy)
{
    gboolean is_picture = sk_part_found(child) == NULL ||
                          g_str_has_prefix(sk_part_found(child), "image/");
    g_autofree char *reason =
        g_strconcat("reason.", sk_reason_word(sk_part_reason(child)), NULL);
    const char *text = sk_policy_text(
        policy, is_picture ? "placeholder.picture" : "placeholder.object");
    const char *why = sk_policy_text(policy, reason);
    g_autoptr(GString) out = g_string_new(text != NULL ? text : "");

    g_string_replace(out, "{reason}", why != NULL ? why : "", 0);
    return g_strdelimit(g_strdup(out->str), "\r\n\t", ' ');
}
