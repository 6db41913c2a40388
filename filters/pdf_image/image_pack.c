/* SPDX-License-Identifier: Apache-2.0
 *
 * Deflates rows of samples (image_codec.h), with a predictor of PNG (RFC 2083,
 * 6) where the rows came with one and it still helps. Which predictor packs
 * best is tried on the first rows.
 */
#include <string.h>
#include <zlib.h>
#include "pdf_image/image_codec.h"

#define LEVEL   6
#define STEP    (64u << 10)  /* bytes */
#define TRIAL   (256u << 10) /* bytes of rows on which the ways are tried */
#define FILTERS 5

typedef enum {
    WAY_PLAIN, /* without a predictor */
    WAY_UP,    /* each byte less the one above */
    WAY_BEST,  /* for each row the filter that makes it smoothest */
    N_WAYS,
} Way;

/* ---- predictors --------------------------------------------------------- */

static guint8
paeth(guint8 left, guint8 above, guint8 corner)
{
    gint to_left = ABS(above - corner), to_above = ABS(left - corner);
    gint to_corner = ABS(left + above - 2 * corner);

    if (to_left <= to_above && to_left <= to_corner)
        return left;
    return to_above <= to_corner ? above : corner;
}

/* Writes @row less what @filter predicts from its left and from @above to
 * @out. */
static void
predict(guint filter, const guint8 *row, const guint8 *above, gsize len,
        gsize pixel, guint8 *out)
{
    for (gsize i = 0; i < len; i++) {
        guint8 left = i >= pixel ? row[i - pixel] : 0;
        guint8 corner = i >= pixel ? above[i - pixel] : 0;
        const guint8 by[FILTERS] = {
            0,
            left,
            above[i],
            (guint8)((left + above[i]) / 2),
            filter == 4 ? paeth(left, above[i], corner) : 0,
        };

        out[i] = (guint8)(row[i] - by[filter]);
    }
}

/* Returns how rough a row is: the sum of its bytes as numbers with a sign. */
static guint64
roughness(const guint8 *row, gsize len)
{
    guint64 sum = 0;

    for (gsize i = 0; i < len; i++)
        sum += row[i] < 128 ? row[i] : 256u - row[i];
    return sum;
}

/* Rows on their way through a predictor. */
typedef struct {
    const SkPdfRows *rows;
    Way way;
    const guint8 *zeros;  /* the row above the first */
    guint8 *tried, *best; /* the number of the filter, and a row */
} Predictor;

/* Returns row @y behind the number of its filter. */
static const guint8 *
predicted(Predictor *predictor, guint32 y)
{
    const SkPdfRows *rows = predictor->rows;
    const guint8 *row = rows->bytes + (gsize)y * rows->stride;
    const guint8 *above = y > 0 ? row - rows->stride : predictor->zeros;
    guint64 least = G_MAXUINT64;

    for (guint filter = 0; filter < FILTERS; filter++) {
        guint64 sum;
        guint8 *swap = predictor->tried;

        if (predictor->way == WAY_UP && filter != 2)
            continue;
        predict(filter, row, above, rows->stride, rows->pixel, swap + 1);
        sum = roughness(swap + 1, rows->stride);
        if (sum >= least)
            continue;
        swap[0] = (guint8)filter;
        predictor->tried = predictor->best;
        predictor->best = swap;
        least = sum;
    }
    return predictor->best;
}

/* ---- packing ------------------------------------------------------------ */

static void
deflate_some(z_stream *stream, const guint8 *bytes, gsize len, int flush,
             GByteArray *out)
{
    guint8 room[STEP];

    stream->next_in = (guint8 *)bytes;
    stream->avail_in = (uInt)len;
    do {
        stream->next_out = room;
        stream->avail_out = sizeof room;
        deflate(stream, flush);
        g_byte_array_append(out, room,
                            (guint)(sizeof room - stream->avail_out));
    } while (stream->avail_out == 0);
}

/* Appends the first @n rows, deflated in @way, to @out. */
static gboolean
pack_rows(SkPicture *picture, const SkPdfRows *rows, guint32 n, Way way,
          GByteArray *out)
{
    g_autofree guint8 *room = g_malloc0(3 * (rows->stride + 1));
    Predictor predictor = { rows, way, room, room + rows->stride + 1,
                            room + 2 * (rows->stride + 1) };
    z_stream stream = { 0 };
    gboolean is_late = FALSE;

    if (deflateInit(&stream, LEVEL) != Z_OK)
        return sk_picture_refuse(picture, SK_REASON_LIMIT_EXPANDED, "memory");
    for (guint32 y = 0; y < n && !is_late; y++) {
        is_late = sk_picture_out_of_time(picture);
        if (way == WAY_PLAIN)
            deflate_some(&stream, rows->bytes + (gsize)y * rows->stride,
                         rows->stride, Z_NO_FLUSH, out);
        else
            deflate_some(&stream, predicted(&predictor, y), rows->stride + 1,
                         Z_NO_FLUSH, out);
    }
    deflate_some(&stream, room, 0, Z_FINISH, out);
    deflateEnd(&stream);
    return !is_late;
}

/* Returns the way that packs the first @n rows best. */
static Way
choose(SkPicture *picture, const SkPdfRows *rows, guint32 n)
{
    guint lens[N_WAYS];
    Way best = WAY_PLAIN;

    for (Way way = WAY_PLAIN; way < N_WAYS; way++) {
        g_autoptr(GByteArray) out = g_byte_array_new();

        pack_rows(picture, rows, n, way, out);
        lens[way] = out->len;
        if (lens[way] < lens[best])
            best = way;
    }
    return best;
}

static GBytes *
pack(SkPicture *picture, const SkPdfRows *rows, gboolean may_predict,
     gboolean *is_predicted)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    guint32 n = (guint32)MIN(rows->height, TRIAL / rows->stride + 1);
    Way way = may_predict ? choose(picture, rows, n) : WAY_PLAIN;

    if (!pack_rows(picture, rows, rows->height, way, out))
        return NULL;
    *is_predicted = way != WAY_PLAIN;
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

GBytes *
sk_pdf_pack_image(SkPdfImage *image, SkPicture *picture, const SkPdfRows *rows,
                  gboolean may_predict)
{
    gboolean is_predicted = FALSE;
    GBytes *packed = pack(picture, rows, may_predict, &is_predicted);

    image->codec = SK_PDF_CODEC_NONE;
    image->parms = (SkPdfParms){ .predictor = is_predicted ? 15 : 1,
                                 .colors = (gint)image->components,
                                 .bits = (gint)image->bits,
                                 .columns = (gint)image->width };
    return packed;
}
