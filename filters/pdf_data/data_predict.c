/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes the predictors of Flate and LZW, the one of TIFF and those of PNG
 * (pdf_data.h; ISO 32000-1, 7.4.4.4).
 */
#include <stdlib.h>
#include <string.h>
#include "pdf_data/pdf_data.h"

static guint8
paeth(guint8 left, guint8 up, guint8 corner)
{
    int p = left + up - corner;
    int a = abs(p - left), b = abs(p - up), c = abs(p - corner);

    if (a <= b && a <= c)
        return left;
    return b <= c ? up : corner;
}

/* Undoes the filter @kind of PNG in @row of @len bytes; @above is the row above
 * it. */
static void
undo_row(guint kind, guint8 *row, const guint8 *above, gsize len, gsize step)
{
    for (gsize i = 0; i < len; i++) {
        guint8 left = i >= step ? row[i - step] : 0;
        guint8 corner = i >= step ? above[i - step] : 0;

        if (kind == 1)
            row[i] = (guint8)(row[i] + left);
        else if (kind == 2)
            row[i] = (guint8)(row[i] + above[i]);
        else if (kind == 3)
            row[i] = (guint8)(row[i] + (left + above[i]) / 2);
        else if (kind == 4)
            row[i] = (guint8)(row[i] + paeth(left, above[i], corner));
    }
}

static void
undo_png(GByteArray *data, gsize len, gsize step)
{
    guint8 *none = g_malloc0(len);
    const guint8 *above = none;
    gsize from = 0, to = 0;

    /* A last row that is cut counts as far as it goes. */
    while (from + 1 < data->len) {
        gsize n = MIN(len, data->len - from - 1);
        guint kind = data->data[from];

        memmove(data->data + to, data->data + from + 1, n);
        if (kind > 0)
            undo_row(kind, data->data + to, above, n, step);
        above = data->data + to;
        to += n;
        from += n + 1;
    }
    g_byte_array_set_size(data, (guint)to);
    g_free(none);
}

/* Undoes the difference of samples of less than a byte. */
static void
undo_small(guint8 *row, gsize samples, guint colors, guint bits)
{
    guint mask = (1u << bits) - 1, before[32] = { 0 };

    for (gsize i = 0; i < samples; i++) {
        gsize at = i * bits;
        guint shift = 8 - bits - (guint)(at % 8);
        guint8 *byte = row + at / 8;
        guint sum = ((*byte >> shift & mask) + before[i % colors]) & mask;

        *byte = (guint8)((*byte & ~(mask << shift)) | sum << shift);
        before[i % colors] = sum;
    }
}

static void
undo_tiff(GByteArray *data, gsize len, guint colors, guint bits, gsize columns)
{
    for (gsize from = 0; from + len <= data->len; from += len) {
        guint8 *row = data->data + from;

        if (bits == 8)
            for (gsize i = colors; i < len; i++)
                row[i] = (guint8)(row[i] + row[i - colors]);
        else if (bits == 16)
            for (gsize i = 2 * (gsize)colors; i + 1 < len; i += 2) {
                const guint8 *p = row + i - 2 * (gsize)colors;
                guint sum = (guint)(row[i] << 8 | row[i + 1]) +
                            (guint)(p[0] << 8 | p[1]);

                row[i] = (guint8)(sum >> 8);
                row[i + 1] = (guint8)sum;
            }
        else
            undo_small(row, columns * colors, colors, bits);
    }
}

gboolean
sk_pdf_unpredict(GByteArray *data, const SkPdfPredictor *predictor)
{
    gint64 bits = predictor->bits, colors = predictor->colors;
    gsize row, step;

    if (predictor->predictor <= 1)
        return TRUE;
    if (colors < 1 || colors > 32 || predictor->columns < 1 ||
        predictor->columns > (1 << 26) ||
        (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16))
        return FALSE;
    row = ((gsize)predictor->columns * (gsize)(colors * bits) + 7) / 8;
    step = MAX(1, (gsize)(colors * bits) / 8);
    if (predictor->predictor == 2)
        undo_tiff(data, row, (guint)colors, (guint)bits,
                  (gsize)predictor->columns);
    else if (predictor->predictor >= 10 && predictor->predictor <= 15)
        undo_png(data, row, step);
    else
        return FALSE;
    return TRUE;
}
