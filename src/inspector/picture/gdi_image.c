/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks images of EMF+ ([MS-EMFPLUS] 2.2.1.4): pixels whose rows fill the
 * object up, or a picture or metafile that our writer wrote.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/gdi.h"

#define DEEPEST 16 /* metafiles around one another */

static bool
is_format(uint32_t format)
{
    static const uint32_t formats[] = {
        0x00021005, 0x00021006, 0x00021808, 0x00022009, 0x00030101,
        0x00030402, 0x00030803, 0x00061007, 0x000E200B, 0x00101004,
        0x0010300C, 0x001C400E, 0x0026200A, 0x0034400D,
    };
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (formats[i] == format)
            return true;
    return false;
}

static bool
palette(SkGdi *gdi)
{
    uint32_t n = 0;
    return sk_gdi_upto(gdi, 7) && sk_gdi_number(gdi, &n) && n > 0 && n <= 256 &&
           sk_gdi_bytes(gdi, (uint64_t)n * 4);
}

static bool
pixels(SkGdi *gdi, const uint32_t head[4])
{
    uint64_t bits = (uint64_t)head[0] * (head[3] >> 8 & 0xFF);
    size_t row = head[2], used = (size_t)((bits + 7) / 8);
    if (!is_format(head[3]) || head[0] == 0 || head[0] > UINT16_MAX ||
        head[1] == 0 || head[1] > UINT16_MAX || row != (bits + 31) / 32 * 4 ||
        ((head[3] & 0x10000) != 0 && !palette(gdi)) ||
        sk_length(gdi->in) != (uint64_t)row * head[1])
        return false;
    for (; gdi->in.p < gdi->in.end; gdi->in.p += row)
        if (!sk_zeros(gdi->in.p + used, row - used))
            return false;
    return true;
}

static bool
is_picture(SkSpan file)
{
    static const struct {
        const char *head;
        SkInspectType type;
        SkPlainCheck check;
    } kinds[] = {
        { "\x89PNG", SK_INSPECT_TYPE_PNG, sk_plain_png },
        { "\xFF\xD8", SK_INSPECT_TYPE_JPEG, sk_plain_jpeg },
        { "GIF8", SK_INSPECT_TYPE_GIF, sk_plain_gif },
        { "BM", SK_INSPECT_TYPE_BMP, sk_plain_bmp },
        { "II*", SK_INSPECT_TYPE_TIFF, sk_plain_tiff },
        { "MM", SK_INSPECT_TYPE_TIFF, sk_plain_tiff },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        SkSpan rest = file;
        if (sk_take(&rest, kinds[i].head))
            return sk_magic_no(kinds[i].type, file) == NULL &&
                   kinds[i].check(file) == NULL;
    }
    return false;
}

/* Takes a picture up to the zeros that fill the object up. */
static bool
picture(SkGdi *gdi)
{
    SkSpan file = gdi->in;
    gdi->in.p = gdi->in.end;
    for (unsigned i = 0; i < 4 && file.p < file.end; i++, file.end--) {
        if (is_picture(file))
            return true;
        if (file.end[-1] != 0)
            break;
    }
    return false;
}

static bool
bitmap(SkGdi *gdi)
{
    uint32_t head[5] = { 0 };
    for (size_t i = 0; i < 5; i++)
        if (!sk_gdi_number(gdi, &head[i]))
            return false;
    if (head[4] == 0)
        return pixels(gdi, head);
    return head[4] == 1 && (head[0] | head[1] | head[2] | head[3]) == 0 &&
           picture(gdi);
}

/* Returns the number by which a file of EMF says what it holds: 3 without
 * EMF+, 4 with that alone, 5 with both. Its records have been checked. */
static uint32_t
kind_of_emf(SkSpan file)
{
    const uint8_t *p = file.p;
    while (sk_le32(p) != 14 && sk_le32(p) != 70)
        p += sk_le32(p + 4);
    if (sk_le32(p) == 14)
        return 3;
    return (sk_le16(p + 18) & 1) != 0 ? 5 : 4;
}

/* Checks a WMF. Behind a placeable header stand two zeros, as GDI+ has them;
 * neither counts towards the length of the metafile. */
static bool
is_wmf(SkSpan file, uint32_t kind)
{
    if (kind == 1)
        return sk_le32(file.p) != 0x9AC6CDD7 &&
               sk_magic_no(SK_INSPECT_TYPE_WMF, file) == NULL &&
               sk_plain_wmf(file) == NULL;
    size_t len = sk_length(file);
    if (kind != 2 || len < 24 || !sk_zeros(file.p + 22, 2))
        return false;
    uint8_t *bytes = sk_room(len);
    memcpy(bytes, file.p, 22);
    memcpy(bytes + 22, file.p + 24, len - 24);
    SkSpan joined = { bytes, bytes + len - 2 };
    bool is_good = sk_le32(bytes) == 0x9AC6CDD7 &&
                   sk_magic_no(SK_INSPECT_TYPE_WMF, joined) == NULL &&
                   sk_plain_wmf(joined) == NULL;
    free(bytes);
    return is_good;
}

static bool
metafile(SkGdi *gdi)
{
    uint32_t kind = 0, n = 0;
    if (!sk_gdi_number(gdi, &kind) || !sk_gdi_number(gdi, &n) ||
        n > sk_length(gdi->in) || n < 24 || gdi->depth == DEEPEST)
        return false;
    if (kind == 2 && n > sk_length(gdi->in) - 24)
        return false;
    n += kind == 2 ? 24 : 0;
    SkSpan file = { gdi->in.p, gdi->in.p + n };
    gdi->in.p += n;
    if (kind >= 3)
        return sk_magic_no(SK_INSPECT_TYPE_EMF, file) == NULL &&
               sk_emf_inside(file, gdi->depth + 1) && kind == kind_of_emf(file);
    return is_wmf(file, kind);
}

bool
sk_gdi_image(SkGdi *gdi)
{
    uint32_t kind = 0;
    if (!sk_gdi_version(gdi) || !sk_gdi_number(gdi, &kind))
        return false;
    return kind == 1 ? bitmap(gdi) : kind == 2 && metafile(gdi);
}
