/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks and clears blocks of coefficients (jpeg_blocks.h) where libjpeg keeps
 * them.
 */
#include <string.h>
#include "picture/jpeg_blocks.h"

/* Ten bits; the difference of two such values has at most eleven. */
#define JPEG_USUAL_MAX 1023

static gboolean
is_usual(j_decompress_ptr in, int n, jvirt_barray_ptr coefficients)
{
    const jpeg_component_info *c = &in->comp_info[n];

    for (JDIMENSION y = 0; y < c->height_in_blocks; y++) {
        const JCOEF *row = in->mem->access_virt_barray(
            (j_common_ptr)in, coefficients, y, 1, FALSE)[0][0];

        for (gsize i = 0; i < (gsize)c->width_in_blocks * DCTSIZE2; i++)
            if (row[i] > JPEG_USUAL_MAX || row[i] < -JPEG_USUAL_MAX)
                return FALSE;
    }
    return TRUE;
}

gboolean
sk_jpeg_blocks_are_usual(j_decompress_ptr in, jvirt_barray_ptr *coefficients)
{
    for (int i = 0; i < in->num_components; i++)
        if (!is_usual(in, i, coefficients[i]))
            return FALSE;
    return TRUE;
}

/* Returns how many blocks of a channel show something of @shown pixels. */
static JDIMENSION
blocks(guint32 shown, int factor, int most)
{
    guint64 pixels =
        ((guint64)shown * (guint)factor + (guint)most - 1) / (guint)most;

    return (JDIMENSION)((pixels + DCTSIZE - 1) / DCTSIZE);
}

static void
clear_channel(j_decompress_ptr in, int n, jvirt_barray_ptr coefficients,
              guint32 width, guint32 height)
{
    const jpeg_component_info *c = &in->comp_info[n];
    JDIMENSION across = blocks(width, c->h_samp_factor, in->max_h_samp_factor);
    JDIMENSION down = blocks(height, c->v_samp_factor, in->max_v_samp_factor);

    for (JDIMENSION y = 0; y < c->height_in_blocks; y++) {
        JBLOCKARRAY row = in->mem->access_virt_barray((j_common_ptr)in,
                                                      coefficients, y, 1, TRUE);
        JDIMENSION from = y < down ? MIN(across, c->width_in_blocks) : 0;

        memset(row[0] + from, 0, (c->width_in_blocks - from) * sizeof(JBLOCK));
    }
}

void
sk_jpeg_blocks_clear(j_decompress_ptr in, jvirt_barray_ptr *coefficients,
                     guint32 width, guint32 height)
{
    for (int i = 0; i < in->num_components; i++)
        clear_channel(in, i, coefficients[i], width, height);
}
