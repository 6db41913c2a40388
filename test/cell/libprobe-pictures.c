/* SPDX-License-Identifier: Apache-2.0
 *
 * Pictures in the real sandbox, by the calls that filters/picture/ makes.
 */
#include <glib.h>
#include <string.h>
#include <tiffio.h>
#include <webp/decode.h>
#include <webp/encode.h>
#include "libprobe-packs.h"

#define WIDTH 64
#define ROWS  8

/* What libtiff writes. */
typedef struct {
    guint8 bytes[4096];
    tmsize_t len;
} Room;

static tmsize_t
put(thandle_t handle, void *bytes, tmsize_t len)
{
    Room *room = handle;

    if (len > (tmsize_t)sizeof room->bytes - room->len)
        return -1;
    memcpy(room->bytes + room->len, bytes, (gsize)len);
    room->len += len;
    return len;
}

static tmsize_t
get_nothing(thandle_t handle, void *bytes, tmsize_t len)
{
    return 0;
}

static toff_t
seek(thandle_t handle, toff_t offset, int whence)
{
    const Room *room = handle;

    return whence == SEEK_END ? (toff_t)room->len + 8 : offset;
}

static toff_t
size(thandle_t handle)
{
    return seek(handle, 0, SEEK_END);
}

static int
close_nothing(thandle_t handle)
{
    return 0;
}

static TIFF *
open_tiff(Room *room, int coding)
{
    TIFF *tiff = TIFFClientOpen("probe", "w+l", room, get_nothing, put, seek,
                                close_nothing, size, NULL, NULL);

    if (tiff != NULL && TIFFSetField(tiff, TIFFTAG_COMPRESSION, coding) &&
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDTH) &&
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, ROWS) &&
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1) &&
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) &&
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, 0) &&
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, ROWS) &&
        TIFFWriteCheck(tiff, 0, "probe"))
        return tiff;
    return NULL;
}

/* One strip coded and decoded again. */
static gboolean
is_same(int coding, gboolean damaged)
{
    static const guint8 pixels[ROWS * WIDTH / 8] = { 0x0f, 0xf0, 0x3c, 0xff };
    Room room = { .len = 0 }, unused = { .len = 0 };
    guint8 found[sizeof pixels] = { 0 };
    TIFF *out = open_tiff(&room, coding), *in = open_tiff(&unused, coding);
    gboolean done;

    if (out == NULL || in == NULL)
        return FALSE;
    room.len = 0; /* the header */
    done = TIFFWriteEncodedStrip(out, 0, (void *)pixels, sizeof pixels) ==
           sizeof pixels;
    if (damaged)
        memset(room.bytes, 0x55, (gsize)room.len);
    done = TIFFReadFromUserBuffer(in, 0, room.bytes, room.len, found,
                                  sizeof found) &&
           done;
    TIFFCleanup(out);
    TIFFCleanup(in);
    return done && (memcmp(found, pixels, sizeof found) == 0);
}

int
probe_tiff(void)
{
    static const int codings[] = {
        COMPRESSION_CCITTFAX3,     COMPRESSION_CCITTFAX4, COMPRESSION_LZW,
        COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS,  COMPRESSION_NONE
    };

    TIFFSetErrorHandler(NULL);
    TIFFSetWarningHandler(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(codings); i++)
        if (!is_same(codings[i], FALSE) || is_same(codings[i], TRUE))
            return 1 + (int)i;
    return 0;
}

/* Pixels coded and decoded again; lossless ones are the same. */
static int
is_webp(int lossless)
{
    static const guint8 pixels[16 * 16 * 4] = { 1, 2, 3, 255, 9, 8, 7, 100 };
    guint8 *coded = NULL, *found;
    int width = 0, height = 0, same;
    size_t len = lossless ? WebPEncodeLosslessBGRA(pixels, 16, 16, 64, &coded)
                          : WebPEncodeBGRA(pixels, 16, 16, 64, 80, &coded);

    found = WebPDecodeBGRA(coded, len, &width, &height);
    same = found != NULL && width == 16 && height == 16 &&
           (!lossless || memcmp(found, pixels, 8) == 0);
    WebPFree(coded);
    WebPFree(found);
    return same;
}

int
probe_webp(void)
{
    return is_webp(1) && is_webp(0) ? 0 : 1;
}
