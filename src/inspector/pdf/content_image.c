/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks inline images of content streams: their entries in one order, and data
 * under hexadecimal digits that inflates to exactly the samples that the
 * entries say, or is a picture by the rules for pictures.
 */
#include <stdlib.h>
#include "inspector/pdf/token.h"

#define SIDE_MAX 65535

typedef struct {
    SkSpan in;
    uint8_t before;
    SkPdfPicture picture;
    bool is_mask;
} Inline;

static SkPdfBit
next_bit(Inline *image)
{
    SkPdfBit bit = sk_pdf_bit(&image->in, image->before);
    image->before = image->in.p[-1];
    return bit;
}

/* Moves behind @text if that is what follows. */
static bool
take(Inline *image, const char *text)
{
    if (!sk_take(&image->in, text))
        return false;
    image->before = image->in.p[-1];
    return true;
}

static bool
take_number(Inline *image, const char *key, uint32_t least, uint32_t most,
            uint32_t *number)
{
    if (!take(image, key))
        return false;
    SkPdfBit bit = next_bit(image);
    int64_t n = sk_pdf_bit_number(&bit);
    *number = (uint32_t)n;
    return n >= (int64_t)least && n <= (int64_t)most;
}

static bool
take_truth(Inline *image, const char *key, bool *truth)
{
    if (!take(image, key))
        return false;
    *truth = take(image, " true");
    return *truth || take(image, " false");
}

/* Reads a colour space that is a name. Returns the number of its components; 0
 * stands for one of the resources, whose number is not known here. */
static bool
take_named_space(Inline *image, uint32_t *components)
{
    static const char *const names[] = { "G", "RGB", "CMYK" };
    static const uint8_t counts[] = { 1, 3, 4 };
    SkPdfBit name = next_bit(image);
    *components = 0;
    for (unsigned i = 0; i < 3; i++)
        if (sk_pdf_bit_is(&name, names[i]))
            *components = counts[i];
    return name.type == '/' && sk_length(name.text) > 0;
}

static bool
take_space(Inline *image)
{
    uint32_t base = 0, *components = &image->picture.components;
    if (!take(image, "/CS"))
        return false;
    if (!take(image, "[/I"))
        return take_named_space(image, components);
    if (!take_named_space(image, &base))
        return false;
    SkPdfBit highest = next_bit(image), table = next_bit(image);
    int64_t n = sk_pdf_bit_number(&highest);
    size_t bytes = sk_length(table.text) / 2;
    if (n < 0 || n > 255 || table.type != 'x' || bytes % (size_t)(n + 1) != 0 ||
        bytes == 0 || (base != 0 && bytes != base * (size_t)(n + 1)))
        return false;
    *components = 1;
    return take(image, "]");
}

static bool
take_decode(Inline *image)
{
    uint32_t n = 0;
    if (!take(image, "/D["))
        return true;
    for (SkPdfBit bit = next_bit(image); bit.type != ']'; n++) {
        if (bit.type != 'n')
            return false;
        bit = next_bit(image);
    }
    return image->picture.components == 0 ? n > 0 && n % 2 == 0 && n <= 64
                                          : n == image->picture.components * 2;
}

static bool
take_ccitt(Inline *image)
{
    SkPdfPicture *picture = &image->picture;
    uint32_t k;
    if (!take(image, "/F[/AHx/CCF]/DP[null<<"))
        return false;
    picture->coding = SK_PDF_CCITT;
    picture->k = -1;
    if (!take(image, "/K -1")) {
        if (!take_number(image, "/K", 0, SIDE_MAX, &k))
            return false;
        picture->k = (int32_t)k;
    }
    return take_number(image, "/Columns", 1, SIDE_MAX, &picture->columns) &&
           take_number(image, "/Rows", 0, SIDE_MAX, &picture->rows) &&
           take_truth(image, "/EndOfLine", &picture->end_of_line) &&
           take_truth(image, "/EncodedByteAlign", &picture->byte_align) &&
           take_truth(image, "/EndOfBlock", &picture->end_of_block) &&
           take_truth(image, "/BlackIs1", &picture->black_is_1) &&
           take(image, ">>]");
}

static bool
take_coding(Inline *image)
{
    if (take(image, "/F[/AHx/Fl]")) {
        image->picture.coding = SK_PDF_FLATE;
        return true;
    }
    if (take(image, "/F[/AHx/DCT]")) {
        image->picture.coding = SK_PDF_DCT;
        return true;
    }
    return take_ccitt(image);
}

static bool
take_entries(Inline *image)
{
    SkPdfPicture *picture = &image->picture;
    if (!take_number(image, "/W", 1, SIDE_MAX, &picture->width) ||
        !take_number(image, "/H", 1, SIDE_MAX, &picture->height))
        return false;
    image->is_mask = take(image, "/IM true");
    picture->bits = picture->components = 1;
    if (!image->is_mask) {
        if (!take_number(image, "/BPC", 1, 16, &picture->bits) ||
            (picture->bits & (picture->bits - 1)) != 0 || !take_space(image))
            return false;
    }
    if (!take_decode(image))
        return false;
    take(image, "/I true");
    return take_coding(image);
}

/* Inflates @data as zlib wraps it (RFC 1950) at the level of our writer.
 * Returns whether that gives exactly @len bytes. */
static bool
unwrap(SkSpan data, uint8_t *out, size_t len)
{
    uint32_t a = 1, b = 0;
    if (sk_length(data) < 6 || data.p[0] != 0x78 || data.p[1] != 0x9C ||
        !sk_inflate((SkSpan){ data.p + 2, data.end - 4 }, out, len))
        return false;
    for (size_t i = 0; i < len; i++) {
        a = (a + out[i]) % 65521;
        b = (b + a) % 65521;
    }
    for (unsigned i = 0; i < 4; i++)
        if ((data.end - 4)[i] != (uint8_t)((b << 16 | a) >> (24 - 8 * i)))
            return false;
    return true;
}

/* Returns whether @data inflates to all rows of the image. A colour space of
 * the resources has any number of components, but whole rows. */
static bool
is_samples(const SkPdfPicture *picture, SkSpan data, uint64_t *left)
{
    uint32_t least = picture->components;
    uint32_t most = least;
    bool fits = false;
    if (least == 0) {
        least = 1;
        most = 32;
    }
    for (uint32_t n = least; n <= most && !fits; n++) {
        uint64_t row = ((uint64_t)picture->width * picture->bits * n + 7) / 8;
        uint64_t size = row * picture->height;
        if (size > *left)
            return false;
        uint8_t *room = sk_room((size_t)size);
        fits = unwrap(data, room, (size_t)size);
        free(room);
        *left -= fits ? size : 0;
    }
    return fits;
}

static bool
is_picture(const SkPdfPicture *picture, SkSpan data, uint64_t *left)
{
    if (picture->coding == SK_PDF_FLATE)
        return is_samples(picture, data, left);
    return sk_pdf_image_is_ours(data, picture);
}

bool
sk_pdf_inline_is_ours(SkSpan *in, uint64_t *left)
{
    Inline image = { .in = *in, .before = '\n' };
    if (!take_entries(&image) || !take(&image, "\nID "))
        return false;
    const uint8_t *digits = image.in.p;
    while (image.in.p < image.in.end && sk_pdf_hex_digit(*image.in.p) >= 0)
        image.in.p++;
    size_t n = (size_t)(image.in.p - digits);
    if (n % 2 != 0 || n == 0 || !take(&image, ">\nEI\n"))
        return false;
    uint8_t *bytes = sk_room(n / 2);
    for (size_t i = 0; i < n / 2; i++)
        bytes[i] = (uint8_t)(sk_pdf_hex_digit(digits[2 * i]) * 16 +
                             sk_pdf_hex_digit(digits[2 * i + 1]));
    bool fits =
        is_picture(&image.picture, (SkSpan){ bytes, bytes + n / 2 }, left);
    free(bytes);
    *in = image.in;
    return fits;
}
