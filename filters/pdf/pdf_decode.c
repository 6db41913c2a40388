/* SPDX-License-Identifier: Apache-2.0
 *
 * The decoders of streams that know nothing of pixels: Flate by zlib, LZW, and
 * the predictors of both (pdf_undo.h; ISO 32000-1, 7.4.4). A stream that breaks
 * off gives what stands before the break, as in every viewer.
 */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "pdf/pdf_undo.h"

/* ---- Flate -------------------------------------------------------------- */

#define STEP  (64u << 10)
#define LEVEL 6

gboolean
sk_pdf_inflate(const guint8 *in, gsize len, gsize most, GByteArray *out,
               gboolean *is_damaged)
{
    z_stream stream = { .next_in = (guint8 *)in };
    int status = Z_OK;
    gsize begin = out->len;

    if (inflateInit(&stream) != Z_OK) {
        *is_damaged = TRUE;
        return TRUE;
    }
    while (status == Z_OK) {
        gsize left = len - (gsize)(stream.next_in - in), at = out->len;
        guint step = MIN(MAX(STEP, (guint)(at - begin) / 2), 16u << 20);

        if (at - begin > most)
            break;
        g_byte_array_set_size(out, (guint)(at + step));
        stream.avail_in = (uInt)MIN(left, G_MAXINT);
        stream.avail_out = step;
        stream.next_out = out->data + at;
        status = inflate(&stream, Z_NO_FLUSH);
        g_byte_array_set_size(out, (guint)(at + step - stream.avail_out));
        if (status == Z_OK && stream.avail_out > 0 && stream.avail_in == 0)
            status = Z_BUF_ERROR;
    }
    *is_damaged = *is_damaged || (status != Z_OK && status != Z_STREAM_END);
    inflateEnd(&stream);
    return out->len - begin <= most;
}

GBytes *
sk_pdf_deflate(const guint8 *bytes, gsize len)
{
    z_stream stream = { .next_in = (guint8 *)bytes, .avail_in = (uInt)len };
    GByteArray *out = g_byte_array_new();

    if (deflateInit(&stream, LEVEL) != Z_OK)
        g_error("zlib cannot be had");
    g_byte_array_set_size(out, (guint)deflateBound(&stream, len));
    stream.next_out = out->data;
    stream.avail_out = out->len;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        g_error("zlib does not keep its bound");
    g_byte_array_set_size(out, (guint)stream.total_out);
    deflateEnd(&stream);
    return g_byte_array_free_to_bytes(out);
}

/* ---- LZW: codes with the highest bit first, each a byte or a chain ------- */

#define CLEAR 256
#define END   257
#define CODES 4096

typedef struct {
    const guint8 *in, *end;
    guint bits, n_bits; /* read and not yet used */
    guint width, next;  /* of a code; the next free one */
    guint early;
    guint16 before[CODES];
    guint8 last[CODES], first[CODES];
    guint16 length[CODES];
} Lzw;

static void
begin(Lzw *lzw)
{
    lzw->width = 9;
    lzw->next = END + 1;
}

/* Returns the next code, or END if there is none. */
static guint
take_code(Lzw *lzw)
{
    while (lzw->n_bits < lzw->width) {
        if (lzw->in == lzw->end)
            return END;
        lzw->bits = lzw->bits << 8 | *lzw->in++;
        lzw->n_bits += 8;
    }
    lzw->n_bits -= lzw->width;
    return lzw->bits >> lzw->n_bits & ((1u << lzw->width) - 1);
}

static void
write_code(const Lzw *lzw, guint code, GByteArray *out)
{
    guint len = lzw->length[code], at = out->len;

    g_byte_array_set_size(out, at + len);
    for (guint i = len; i > 0; i--) {
        out->data[at + i - 1] = lzw->last[code];
        code = lzw->before[code];
    }
}

/* Adds the code that is @before and the first byte of @code, which may be that
 * code itself. */
static void
add_code(Lzw *lzw, guint before, guint code)
{
    guint next = lzw->next;

    if (next >= CODES)
        return;
    lzw->before[next] = (guint16)before;
    lzw->first[next] = lzw->first[before];
    lzw->length[next] = (guint16)(lzw->length[before] + 1);
    lzw->last[next] = code == next ? lzw->first[before] : lzw->first[code];
    lzw->next++;
    if (lzw->next + lzw->early >= 1u << lzw->width && lzw->width < 12)
        lzw->width++;
}

static gboolean
run(Lzw *lzw, gsize most, GByteArray *out, gboolean *is_damaged)
{
    gsize start = out->len;
    guint before = CLEAR;

    for (guint i = 0; i < 256; i++) {
        lzw->last[i] = lzw->first[i] = (guint8)i;
        lzw->length[i] = 1;
    }
    begin(lzw);
    for (guint code; (code = take_code(lzw)) != END; before = code) {
        if (code == CLEAR) {
            begin(lzw);
            continue;
        }
        if (before != CLEAR && code <= lzw->next)
            add_code(lzw, before, code);
        if (code >= lzw->next || (before == CLEAR && code > 255)) {
            *is_damaged = TRUE;
            break;
        }
        write_code(lzw, code, out);
        if (out->len - start > most)
            return FALSE;
    }
    return TRUE;
}

static gboolean
unlzw(const guint8 *in, gsize len, guint early, gsize most, GByteArray *out,
      gboolean *is_damaged)
{
    Lzw *lzw = g_new0(Lzw, 1);
    gboolean fits;

    lzw->in = in;
    lzw->end = in + len;
    lzw->early = early;
    fits = run(lzw, most, out, is_damaged);
    g_free(lzw);
    return fits;
}

gboolean
sk_pdf_unlzw(const guint8 *in, gsize len, gsize most, GByteArray *out,
             gboolean *is_damaged)
{
    return unlzw(in, len, 1, most, out, is_damaged);
}

gboolean
sk_pdf_unlzw_late(const guint8 *in, gsize len, gsize most, GByteArray *out,
                  gboolean *is_damaged)
{
    return unlzw(in, len, 0, most, out, is_damaged);
}

/* ---- predictors, the one of TIFF and those of PNG ----------------------- */

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
