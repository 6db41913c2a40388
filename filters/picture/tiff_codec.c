/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes and encodes strips and tiles of TIFF by libtiff, which only this file
 * calls. It is used as a codec only: it never reads a directory, because what a
 * page is has been read and judged before, and never writes one. It works in
 * memory of ours. This defends against directories that lead a reader astray,
 * and against what hides outside of the picture: beside the last column of a
 * tile, below its last row, in the bits that fill up the last byte of a row.
 */
#include <string.h>
#include <tiffio.h>
#include "picture/tiff_codec.h"

struct _SkTiffCodec {
    SkTiffFile *file;
    const SkTiffPage *page;
    GByteArray *out; /* what libtiff writes; NULL if that is thrown away */
    guint8 *pixels;  /* the pixels of one chunk */
    guint messages;  /* how many messages libtiff gave */
    gboolean damaged;
};

/* ---- a file that is none ------------------------------------------------ */

static tmsize_t
write_some(thandle_t handle, void *bytes, tmsize_t len)
{
    SkTiffCodec *codec = handle;

    if (codec->out != NULL)
        g_byte_array_append(codec->out, bytes, (guint)len);
    return len;
}

/* There is nothing to read, because the coded data is handed over in memory. */
static tmsize_t
read_nothing(thandle_t handle, void *bytes, tmsize_t len)
{
    return 0;
}

/* Everything is appended. The size is never given as 0, because libtiff would
 * take that for a strip that was not written. */
static toff_t
size(thandle_t handle)
{
    const SkTiffCodec *codec = handle;

    return codec->out != NULL ? codec->out->len + 8 : 8;
}

static toff_t
seek(thandle_t handle, toff_t offset, int whence)
{
    return whence == SEEK_END ? size(handle) : offset;
}

static int
close_nothing(thandle_t handle)
{
    return 0;
}

static void
note_message(thandle_t handle, const char *module, const char *format,
             va_list arguments)
{
    SkTiffCodec *codec = handle;

    if (codec != NULL)
        codec->messages++;
}

static void
close_tiff(TIFF **tiff)
{
    if (*tiff != NULL)
        TIFFCleanup(*tiff);
}

/* Tells @tiff the kind of the pixels, but not how they are coded. Returns
 * whether it accepted that. */
static gboolean
tell_shape(TIFF *tiff, const SkTiffPage *page)
{
    gboolean told =
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page->width) &&
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page->height) &&
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, page->bits) &&
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, page->samples) &&
        TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, page->format) &&
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, page->photometric) &&
        TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, page->separate ? 2 : 1);

    if (!page->tiled)
        return told &&
               TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page->chunk_height);
    return told && TIFFSetField(tiff, TIFFTAG_TILEWIDTH, page->chunk_width) &&
           TIFFSetField(tiff, TIFFTAG_TILELENGTH, page->chunk_height);
}

/* Returns a TIFF handle that codes as @compression says; @mode is that of
 * TIFFOpen. */
static TIFF *
open_tiff(SkTiffCodec *codec, const char *mode, guint compression)
{
    const SkTiffPage *page = codec->page;
    __attribute__((cleanup(close_tiff))) TIFF *tiff =
        TIFFClientOpen("page", mode, codec, read_nothing, write_some, seek,
                       close_nothing, size, NULL, NULL);

    if (tiff == NULL || !TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression) ||
        !tell_shape(tiff, page))
        return NULL;
    if (page->predictor != 1 &&
        !TIFFSetField(tiff, TIFFTAG_PREDICTOR, page->predictor))
        return NULL;
    if (compression == SK_TIFF_DEFLATE &&
        !TIFFSetField(tiff, TIFFTAG_ZIPQUALITY, 9))
        return NULL;
    if (compression == SK_TIFF_FAX3 &&
        !(TIFFSetField(tiff, TIFFTAG_GROUP3OPTIONS, page->fax_options & 1) &&
          TIFFSetField(tiff, TIFFTAG_FAXMODE, FAXMODE_NORTC)))
        return NULL;
    if (!TIFFWriteCheck(tiff, page->tiled, "page"))
        return NULL;
    return g_steal_pointer(&tiff);
}

/* ---- decoding ----------------------------------------------------------- */

static void
turn_bits(guint8 *bytes, gsize len)
{
    TIFFReverseBits(bytes, (tmsize_t)len);
}

static gboolean
is_blank(const guint8 *pixels, gsize len)
{
    return pixels[0] == 0 && memcmp(pixels, pixels + 1, len - 1) == 0;
}

/* Decodes chunk @i, @len bytes when decoded, into codec->pixels. A damaged fax
 * is shown as far as it can be read, and white below. */
static gboolean
decode(SkTiffCodec *codec, TIFF *in, guint32 i, gsize len)
{
    g_autofree guint8 *turned = NULL;
    gsize packed;
    const guint8 *bytes = sk_tiff_chunk(codec->file, codec->page, i, &packed);
    gboolean is_fax = sk_tiff_is_fax(codec->page);
    guint before = codec->messages;
    gboolean done;

    if (bytes == NULL)
        return sk_picture_is_damaged(codec->file->picture, "tiff-strip");
    if (codec->page->bits_first) {
        turned = g_memdup2(bytes, packed);
        turn_bits(turned, packed);
        bytes = turned;
    }
    memset(codec->pixels, 0, len);
    /* libtiff does not write to the bytes it decodes from, because their bit
     * order is the usual one. */
    done = TIFFReadFromUserBuffer(in, i, (void *)bytes, (tmsize_t)packed,
                                  codec->pixels, (tmsize_t)len);
    if (!done && (!is_fax || is_blank(codec->pixels, len)))
        return sk_picture_is_damaged(codec->file->picture, "tiff-data");
    codec->damaged |= !done || codec->messages > before;
    return TRUE;
}

/* ---- what lies outside of the picture ----------------------------------- */

static void
clear_bits(guint8 *row, guint64 used, gsize bytes)
{
    gsize whole = (gsize)(used / 8);

    if (used % 8 != 0)
        row[whole++] &= (guint8)(0xFF << (8 - used % 8));
    memset(row + whole, 0, bytes - whole);
}

static void
clear_outside(SkTiffCodec *codec, guint32 i, guint32 rows)
{
    const SkTiffPage *page = codec->page;
    guint bits = page->bits * (page->separate ? 1 : page->samples);
    guint32 nth = i % (page->across * page->down);
    guint32 x = nth % page->across * page->chunk_width;
    guint32 y = nth / page->across * page->chunk_height;
    guint64 used = (guint64)MIN(page->chunk_width, page->width - x) * bits;
    guint32 shown = MIN(rows, page->height - y);
    gsize bytes = sk_tiff_row_bytes(page);

    if (used < bytes * 8)
        for (guint32 row = 0; row < shown; row++)
            clear_bits(codec->pixels + row * bytes, used, bytes);
    memset(codec->pixels + shown * bytes, 0, (rows - shown) * bytes);
}

/* ---- coding ------------------------------------------------------------- */

static gboolean
code(SkTiffCodec *codec, TIFF *out, guint32 i, gsize len)
{
    tmsize_t done =
        codec->page->tiled
            ? TIFFWriteEncodedTile(out, i, codec->pixels, (tmsize_t)len)
            : TIFFWriteEncodedStrip(out, i, codec->pixels, (tmsize_t)len);

    return done == (tmsize_t)len ||
           sk_picture_refuse(codec->file->picture, SK_REASON_LIMIT_EXPANDED,
                             "memory");
}

static gboolean
recode_all(SkTiffCodec *codec, TIFF *in, TIFF *out, GArray *ends)
{
    gsize row = sk_tiff_row_bytes(codec->page);

    for (guint32 i = 0; i < sk_tiff_chunks(codec->page); i++) {
        guint32 rows = sk_tiff_rows(codec->page, i);

        if (sk_picture_out_of_time(codec->file->picture) ||
            !decode(codec, in, i, rows * row))
            return FALSE;
        clear_outside(codec, i, rows);
        if (!code(codec, out, i, rows * row))
            return FALSE;
        g_array_append_val(ends, codec->out->len);
    }
    return TRUE;
}

/* Encodes the chunks with libtiff's handles @in and @out. When these are closed
 * they try to write a directory, which is discarded. */
static GByteArray *
recode_by(SkTiffCodec *codec, TIFF *in, TIFF *out, GArray *ends)
{
    g_autoptr(GByteArray) chunks = NULL;
    gboolean done;

    /* This drops the header that libtiff wrote. */
    g_byte_array_set_size(codec->out, 0);
    g_array_set_size(ends, 0);
    done = recode_all(codec, in, out, ends);
    chunks = g_steal_pointer(&codec->out);
    return done ? g_steal_pointer(&chunks) : NULL;
}

GByteArray *
sk_tiff_recode(SkTiffCodec *codec, guint compression, GArray *ends)
{
    __attribute__((cleanup(close_tiff))) TIFF *in = NULL, *out = NULL;

    g_clear_pointer(&codec->out, g_byte_array_unref);
    codec->out = g_byte_array_new();
    /* The "+" means opened for writing, although it is only read from, so that
     * libtiff does not look for a directory. */
    in = open_tiff(codec, codec->file->little ? "w+l" : "w+b",
                   codec->page->compression);
    out = open_tiff(codec, "wl", compression);
    if (in == NULL || out == NULL) {
        g_clear_pointer(&codec->out, g_byte_array_unref);
        sk_picture_is_damaged(codec->file->picture, "tiff-codec");
        return NULL;
    }
    return recode_by(codec, in, out, ends);
}

SkTiffCodec *
sk_tiff_codec_new(SkTiffFile *file, const SkTiffPage *page)
{
    g_autoptr(SkTiffCodec) codec = g_new0(SkTiffCodec, 1);

    codec->file = file;
    codec->page = page;
    codec->pixels =
        g_try_malloc((gsize)page->chunk_height * sk_tiff_row_bytes(page));
    TIFFSetErrorHandler(NULL); /* This keeps libtiff from printing anything. */
    TIFFSetWarningHandler(NULL);
    TIFFSetErrorHandlerExt(note_message);
    TIFFSetWarningHandlerExt(note_message);
    if (codec->pixels == NULL) {
        sk_picture_refuse(file->picture, SK_REASON_LIMIT_EXPANDED, "memory");
        return NULL;
    }
    return g_steal_pointer(&codec);
}

void
sk_tiff_codec_free(SkTiffCodec *codec)
{
    if (codec == NULL)
        return;
    g_clear_pointer(&codec->out, g_byte_array_unref);
    g_free(codec->pixels);
    g_free(codec);
}

gboolean
sk_tiff_codec_is_damaged(const SkTiffCodec *codec)
{
    return codec->damaged;
}
