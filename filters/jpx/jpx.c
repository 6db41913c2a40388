/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes a picture of JPEG 2000 (jpx.h): its tiles one after the other, and
 * then from the samples of its channels the colours, eight bits each.
 */
#include <math.h>
#include <string.h>
#include "jpx/codestream.h"
#include "jpx/jpx.h"
#include "jpx/jpx_box.h"

/* ---- channels ----------------------------------------------------------- */

/* What is shown: a channel of the codestream, or a column of the palette that
 * a channel of the codestream chooses from. */
typedef struct {
    guint from;
    const guint8 *column; /* NULL: the channel itself */
} Shown;

typedef struct {
    SkJpxStream stream;
    SkJpxBoxes boxes;
    SkJpx *jpx;
    guint n_shown;
    Shown shown[SK_JPX_COLUMNS_MAX];
} Decoder;

static gboolean
is_damaged(Decoder *decoder)
{
    return sk_picture_is_damaged(decoder->stream.picture, "jpeg-2000-channels");
}

/* Finds out which channels there are. A palette in a picture whose numbers are
 * those of another palette does not count. */
static gboolean
list_channels(Decoder *decoder)
{
    const SkJpxBoxes *boxes = &decoder->boxes;
    gboolean is_mapped = boxes->palette != NULL && boxes->n_mapped > 0 &&
                         !decoder->jpx->is_indexed;

    decoder->n_shown =
        is_mapped ? boxes->n_mapped
                  : MIN(decoder->stream.n_channels, SK_JPX_COLUMNS_MAX);
    for (guint i = 0; i < decoder->n_shown; i++) {
        const SkJpxMapped *mapped = &boxes->mapped[i];

        decoder->shown[i].from = is_mapped ? mapped->from : i;
        if (!is_mapped)
            continue;
        if (mapped->from >= decoder->stream.n_channels ||
            mapped->column >= boxes->n_columns)
            return is_damaged(decoder);
        if (mapped->is_mapped)
            decoder->shown[i].column = boxes->palette + mapped->column;
    }
    return TRUE;
}

/* Returns how many channels are colours. */
static guint
count_colors(const Decoder *decoder)
{
    static const guint counts[] = {
        [SK_JPX_GREY] = 1, [SK_JPX_RGB] = 3, [SK_JPX_YCC] = 3,
        [SK_JPX_CMYK] = 4, [SK_JPX_LAB] = 3,
    };
    guint n = 0;

    if (decoder->jpx->wanted > 0 && decoder->jpx->wanted <= decoder->n_shown)
        return decoder->jpx->wanted;
    if (decoder->boxes.color != SK_JPX_UNKNOWN)
        return counts[decoder->boxes.color];
    for (guint i = 0; i < decoder->n_shown && decoder->boxes.has_meaning; i++)
        n += decoder->boxes.meaning[i] != SK_JPX_OPACITY;
    if (n == 1 || n == 3 || n == 4)
        return n;
    return decoder->n_shown < 3 ? 1 : decoder->n_shown == 5 ? 4 : 3;
}

/* Returns the channel that is colour @nth, from 1 on, or the opacity (0). Where
 * nothing is said, colours come first, and opacity is behind them. */
static gint
find_channel(const Decoder *decoder, guint nth, guint colors)
{
    guint8 meaning = (guint8)nth;

    if (decoder->boxes.has_meaning)
        for (guint i = 0; i < decoder->n_shown; i++)
            if (decoder->boxes.meaning[i] == meaning)
                return (gint)i;
    if (nth > 0)
        return nth <= decoder->n_shown ? (gint)nth - 1 : -1;
    return !decoder->boxes.has_meaning && decoder->n_shown == colors + 1
               ? (gint)colors
               : -1;
}

/* ---- samples ------------------------------------------------------------ */

/* Returns a sample as a number of eight bits. */
static guint8
narrow(const Decoder *decoder, const Shown *shown, gint32 sample)
{
    const SkJpxChannel *channel = &decoder->stream.channels[shown->from];
    gint64 most = ((gint64)1 << channel->depth) - 1;
    gint64 value = (gint64)sample + ((gint64)1 << (channel->depth - 1));

    value = CLAMP(value, 0, most);
    if (shown->column != NULL) {
        gint64 last = (gint64)decoder->boxes.n_entries - 1;

        return shown->column[MIN(value, last) * decoder->boxes.n_columns];
    }
    if (decoder->jpx->is_indexed)
        return (guint8)MIN(value, 255);
    if (channel->depth > 8)
        return (guint8)(value >> (channel->depth - 8));
    return (guint8)(value * 255 / most);
}

/* Writes channel @from as every @step-th byte of @out. Channels that have fewer
 * samples than the picture are stretched. */
static gboolean
show(Decoder *decoder, guint from, guint8 *out, guint step)
{
    const SkJpxStream *stream = &decoder->stream;
    const Shown *shown = &decoder->shown[from];
    const SkJpxChannel *channel = &stream->channels[shown->from];
    guint32 x0 = stream->area.x0, y0 = stream->area.y0;
    guint32 cx0 = sk_jpx_up(x0, channel->dx), cy0 = sk_jpx_up(y0, channel->dy);
    guint32 right = stream->width[shown->from] - 1;
    guint32 bottom = stream->height[shown->from] - 1;

    for (guint32 y = 0; y < decoder->jpx->height; y++) {
        guint32 row = MAX((y0 + y) / channel->dy, cy0) - cy0;
        const gint32 *samples =
            stream->samples[shown->from] +
            (gsize)MIN(row, bottom) * stream->width[shown->from];

        if (sk_picture_out_of_time(stream->picture))
            return FALSE;
        for (guint32 x = 0; x < decoder->jpx->width; x++, out += step) {
            guint32 at = MAX((x0 + x) / channel->dx, cx0) - cx0;

            *out = narrow(decoder, shown, samples[MIN(at, right)]);
        }
    }
    return TRUE;
}

/* Turns luminance and two differences of colour into red, green and blue. */
static void
turn_ycc(GByteArray *samples)
{
    for (guint i = 0; i + 3 <= samples->len; i += 3) {
        guint8 *p = samples->data + i;
        gint y = p[0] * 1000, cb = p[1] - 128, cr = p[2] - 128;

        p[0] = (guint8)CLAMP((y + 1402 * cr) / 1000, 0, 255);
        p[1] = (guint8)CLAMP((y - 344 * cb - 714 * cr) / 1000, 0, 255);
        p[2] = (guint8)CLAMP((y + 1772 * cb) / 1000, 0, 255);
    }
}

/* Returns the linear light, where that of white is 1, which CIE L*a*b* codes as
 * @value. */
static double
light_of(double value)
{
    return value > 6.0 / 29 ? value * value * value
                            : (value - 4.0 / 29) * 108 / 841;
}

/* Returns the sample by which sRGB (IEC 61966-2-1) codes the linear @light. */
static guint8
srgb_of(double light)
{
    double value = light <= 0.0031308 ? light * 12.92
                                      : 1.055 * pow(light, 1 / 2.4) - 0.055;

    return (guint8)CLAMP(value * 255 + 0.5, 0, 255);
}

/* Turns CIE L*a*b* into red, green and blue of sRGB. The white point is D50 and
 * the ranges are those that hold if the file states none (ITU-T T.801,
 * M.11.7.4.1). */
static void
turn_lab(GByteArray *samples)
{
    for (guint i = 0; i + 3 <= samples->len; i += 3) {
        guint8 *p = samples->data + i;
        double y = (p[0] * 100.0 / 255 + 16) / 116;
        double x = y + (p[1] - 128) * 170.0 / 255 / 500;
        double z = y - (p[2] - 96) * 200.0 / 255 / 200;

        x = 0.9642 * light_of(x);
        y = light_of(y);
        z = 0.8249 * light_of(z);
        p[0] = srgb_of(3.1339 * x - 1.6169 * y - 0.4906 * z);
        p[1] = srgb_of(-0.9788 * x + 1.9161 * y + 0.0335 * z);
        p[2] = srgb_of(0.0719 * x - 0.2290 * y + 1.4052 * z);
    }
}

static gboolean
show_all(Decoder *decoder)
{
    SkJpx *jpx = decoder->jpx;
    gsize n = (gsize)jpx->width * jpx->height;
    gint opacity;

    jpx->channels = count_colors(decoder);
    if (n * jpx->channels > decoder->stream.picture->limits->expanded ||
        n * jpx->channels > G_MAXINT)
        return sk_picture_refuse(decoder->stream.picture,
                                 SK_REASON_LIMIT_EXPANDED, "pixels");
    jpx->samples = g_byte_array_new();
    g_byte_array_set_size(jpx->samples, (guint)n * jpx->channels);
    for (guint i = 0; i < jpx->channels; i++) {
        gint from = find_channel(decoder, i + 1, jpx->channels);

        if (from < 0)
            return is_damaged(decoder);
        if (!show(decoder, (guint)from, jpx->samples->data + i, jpx->channels))
            return FALSE;
    }
    if (jpx->channels == 3 && jpx->wanted == 0) {
        if (decoder->boxes.color == SK_JPX_YCC)
            turn_ycc(jpx->samples);
        if (decoder->boxes.color == SK_JPX_LAB)
            turn_lab(jpx->samples);
    }
    opacity = find_channel(decoder, SK_JPX_OPACITY, jpx->channels);
    if (opacity < 0)
        return TRUE;
    jpx->opacity = g_byte_array_new();
    g_byte_array_set_size(jpx->opacity, (guint)n);
    return show(decoder, (guint)opacity, jpx->opacity->data, 1);
}

/* ---- the picture -------------------------------------------------------- */

static gboolean
decode(Decoder *decoder)
{
    SkJpxStream *stream = &decoder->stream;

    if (!sk_jpx_boxes(stream->picture->bytes, stream->picture->len,
                      &decoder->boxes))
        return sk_picture_is_damaged(stream->picture, "jpeg-2000-boxes");
    if (!sk_jpx_read(stream, decoder->boxes.stream, decoder->boxes.len) ||
        !list_channels(decoder))
        return FALSE;
    decoder->jpx->width = stream->area.x1 - stream->area.x0;
    decoder->jpx->height = stream->area.y1 - stream->area.y0;
    for (guint c = 0; c < stream->n_channels; c++) {
        stream->samples[c] = g_try_malloc0((gsize)stream->width[c] *
                                           stream->height[c] * sizeof(gint32));
        if (stream->samples[c] == NULL)
            return sk_picture_refuse(stream->picture, SK_REASON_LIMIT_EXPANDED,
                                     "memory");
    }
    for (guint32 i = 0; i < stream->across * stream->down; i++)
        if (!sk_jpx_decode_tile(stream, i))
            return FALSE;
    decoder->jpx->is_damaged = stream->is_damaged;
    decoder->jpx->profile = decoder->boxes.profile;
    decoder->jpx->n_profile = decoder->boxes.n_profile;
    decoder->jpx->is_lossy = !stream->coding.channels[0].is_reversible;
    return show_all(decoder);
}

gboolean
sk_jpx_decode(SkPicture *picture, SkJpx *jpx)
{
    Decoder decoder = { .stream = { .picture = picture }, .jpx = jpx };
    gboolean done = decode(&decoder);

    sk_jpx_stream_clear(&decoder.stream);
    g_free(decoder.boxes.palette);
    return done;
}

void
sk_jpx_clear(SkJpx *jpx)
{
    g_clear_pointer(&jpx->samples, g_byte_array_unref);
    g_clear_pointer(&jpx->opacity, g_byte_array_unref);
}
