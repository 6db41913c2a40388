/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks JPEG (ITU-T T.81) as our writer writes it: one frame, its tables and
 * its scans; of application markers only JFIF without thumbnail, Adobe's colour
 * transform, an orientation and a profile of ours; nothing behind the end. A
 * strip of a TIFF is the same without any of those markers, and its tables may
 * stand elsewhere. Scans are not decoded. This defends against markers that say
 * more than a picture needs.
 */
#include <string.h>

#include "inspector/picture/picture.h"

typedef struct {
    SkSpan left;
    unsigned components;
    unsigned profile_channels; /* what the colour profile is for, or 0 */
    bool has_frame, has_scan, has_quantization;
    uint32_t once;      /* one bit each for APP0, APP1, APP2 and APP14 */
    const SkJpegIn *in; /* what a JPEG in a TIFF must be, or NULL */
} Jpeg;

static bool
is_jfif(SkSpan data)
{
    return sk_length(data) == 14 && memcmp(data.p, "JFIF\0\1", 6) == 0 &&
           data.p[6] <= 2 && data.p[7] <= 2 && data.p[12] == 0 &&
           data.p[13] == 0;
}

static bool
is_orientation(SkSpan data)
{
    static const uint8_t head[24] = {
        'E', 'x', 'i', 'f', 0, 0,  'M', 'M', 0, '*', 0, 0,
        0,   8,   0,   1,   1, 18, 0,   3,   0, 0,   0, 1,
    };
    static const uint8_t tail[6] = { 0 };
    return sk_length(data) == 32 && memcmp(data.p, head, 24) == 0 &&
           data.p[24] == 0 && data.p[25] >= 2 && data.p[25] <= 8 &&
           memcmp(data.p + 26, tail, 6) == 0;
}

static bool
take_profile(Jpeg *jpeg, SkSpan data)
{
    if (sk_length(data) > 14 && memcmp(data.p, "ICC_PROFILE\0\1\1", 14) == 0)
        jpeg->profile_channels =
            sk_icc_channels((SkSpan){ data.p + 14, data.end });
    return jpeg->profile_channels != 0;
}

static bool
is_adobe(SkSpan data)
{
    return sk_length(data) == 12 &&
           memcmp(data.p, "Adobe\0\x64\0\0\0\0", 11) == 0 && data.p[11] <= 2;
}

static bool
take_application(Jpeg *jpeg, unsigned n, SkSpan data)
{
    uint32_t bit = 1u << n;
    if ((jpeg->once & bit) != 0 || jpeg->has_frame || jpeg->in != NULL)
        return false;
    jpeg->once |= bit;
    switch (n) {
    case 0:
        return is_jfif(data);
    case 1:
        return is_orientation(data);
    case 2:
        return take_profile(jpeg, data);
    case 14:
        return is_adobe(data);
    default:
        return false;
    }
}

/* Reads the segment DQT, which holds quantization tables, one after the other.
 * Each begins with a byte that names it and says whether its 64 numbers have
 * one byte or two (T.81, B.2.4.1). */
static bool
take_quantization(Jpeg *jpeg, SkSpan data)
{
    jpeg->has_quantization = true;
    while (data.p < data.end) {
        size_t size = (*data.p >> 4) == 0 ? 65 : 129;
        if ((*data.p >> 4) > 1 || (*data.p & 15) > 3 || sk_length(data) < size)
            return false;
        data.p += size;
    }
    return true;
}

/* Checks Huffman tables: how many codes there are of each length, and their
 * values. */
static bool
take_huffman(SkSpan data)
{
    while (data.p < data.end) {
        size_t values = 0;
        if (sk_length(data) < 17 || (*data.p & 0xEC) != 0)
            return false;
        for (unsigned i = 1; i <= 16; i++)
            values += data.p[i];
        if (values > 256 || sk_length(data) < 17 + values)
            return false;
        data.p += 17 + values;
    }
    return true;
}

/* Compares the size, the number of channels and, for three channels, their
 * subsampling with what the TIFF says. */
static bool
is_wanted(const SkJpegIn *in, const uint8_t *p)
{
    return sk_be16(p + 1) == in->height && sk_be16(p + 3) == in->width &&
           p[5] == in->channels &&
           (in->sampling[0] == 0 ||
            p[7] == (in->sampling[0] << 4 | in->sampling[1]));
}

static bool
take_frame(Jpeg *jpeg, SkSpan data)
{
    const uint8_t *p = data.p;
    if (jpeg->has_frame || sk_length(data) < 9 || p[0] != 8 ||
        sk_be16(p + 1) == 0 || sk_be16(p + 3) == 0)
        return false;
    jpeg->has_frame = true;
    jpeg->components = p[5];
    if (p[5] < 1 || p[5] > 4 || sk_length(data) != 6 + 3u * p[5] ||
        (jpeg->profile_channels != 0 && jpeg->profile_channels != p[5]))
        return false;
    for (unsigned i = 0; i < p[5]; i++) {
        const uint8_t *c = p + 6 + 3 * i;
        if ((c[1] >> 4) < 1 || (c[1] >> 4) > 4 || (c[1] & 15) < 1 ||
            (c[1] & 15) > 4 || c[2] > 3)
            return false;
    }
    return jpeg->in == NULL || is_wanted(jpeg->in, p);
}

/* Reads the header of a scan, and its coded bytes up to the next marker. */
static bool
take_scan(Jpeg *jpeg, SkSpan data)
{
    const uint8_t *p = data.p;
    bool has_tables = jpeg->in != NULL && jpeg->in->has_tables;
    if (!jpeg->has_frame || jpeg->has_quantization == has_tables ||
        sk_length(data) < 6 || p[0] < 1 || p[0] > jpeg->components ||
        sk_length(data) != 4 + 2u * p[0])
        return false;
    jpeg->has_scan = true;
    for (p = jpeg->left.p; jpeg->left.end - p >= 2; p++) {
        p = memchr(p, 0xFF, (size_t)(jpeg->left.end - p - 1));
        if (p == NULL)
            return false;
        if (p[1] != 0) { /* A byte FF of the coded data is followed by 0. */
            jpeg->left.p = p;
            return true;
        }
    }
    return false;
}

static bool
take_segment(Jpeg *jpeg, uint8_t marker, SkSpan data)
{
    switch (marker) {
    case 0xDB:
        return take_quantization(jpeg, data);
    case 0xC4:
        return take_huffman(data);
    case 0xC0: /* baseline, extended and progressive */
    case 0xC1:
    case 0xC2:
        return take_frame(jpeg, data);
    case 0xDA:
        return take_scan(jpeg, data);
    default:
        return (marker & 0xF0) == 0xE0 &&
               take_application(jpeg, marker & 15u, data);
    }
}

static const uint8_t *
walk(SkSpan file, const SkJpegIn *in)
{
    Jpeg jpeg = { .left = file, .in = in };
    if (sk_length(file) < 4 || memcmp(file.p, "\xFF\xD8\xFF", 3) != 0)
        return file.p;
    jpeg.left.p += 2;
    for (;;) {
        const uint8_t *at = jpeg.left.p;
        if (sk_length(jpeg.left) < 2 || at[0] != 0xFF)
            return at;
        if (at[1] == 0xD9)
            return jpeg.has_scan && at + 2 == jpeg.left.end ? NULL : at;
        if (sk_length(jpeg.left) < 4 || sk_be16(at + 2) < 2 ||
            sk_be16(at + 2) > sk_length(jpeg.left) - 2)
            return at;
        SkSpan data = { at + 4, at + 2 + sk_be16(at + 2) };
        jpeg.left.p = data.end;
        if (!take_segment(&jpeg, at[1], data))
            return at;
    }
}

const uint8_t *
sk_plain_jpeg(SkSpan file)
{
    return walk(file, NULL);
}

bool
sk_jpeg_in_tiff(SkSpan chunk, const SkJpegIn *in)
{
    return walk(chunk, in) == NULL;
}

bool
sk_jpeg_tables(SkSpan tables)
{
    Jpeg jpeg = { .left = tables };
    if (sk_length(tables) < 4 || memcmp(tables.p, "\xFF\xD8", 2) != 0)
        return false;
    for (const uint8_t *at = tables.p + 2; tables.end - at >= 4;) {
        size_t len = sk_be16(at + 2);
        if (at[0] != 0xFF || (at[1] != 0xDB && at[1] != 0xC4) || len < 2 ||
            len > (size_t)(tables.end - at) - 2 ||
            !take_segment(&jpeg, at[1], (SkSpan){ at + 4, at + 2 + len }))
            return false;
        at += 2 + len;
        if (tables.end - at == 2)
            return jpeg.has_quantization && memcmp(at, "\xFF\xD9", 2) == 0;
    }
    return false;
}
