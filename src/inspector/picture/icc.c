/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks colour profiles (ICC.1:2001-04): every byte of them is a constant, a
 * primary within a range, or a point of a curve that does not fall or of a
 * table of colours. No colour is computed. This defends against profiles as a
 * place to hide something.
 */
#include <string.h>

#include "inspector/picture/picture.h"

#define HEADER           128
#define ENTRY            12
#define CURVE_POINTS_MAX 4096
#define PRIMARY_MAX      131072 /* 2.0 */
#define SIDE_MIN         7

/* What a profile of numbers holds behind its three constant tags. */
typedef struct {
    unsigned channels;
    const char *head; /* class, colour space and connection space */
    const char *tags; /* four letters each */
    unsigned side;    /* the most points of a side of the table; 0: no table */
} Kind;

static const Kind kinds[] = {
    { 1, "mntrGRAYXYZ ", "kTRC", 0 },
    { 3, "mntrRGB XYZ ", "rXYZgXYZbXYZrTRCgTRCbTRC", 0 },
    { 1, "scnrGRAYLab ", "A2B0", 255 },
    { 3, "scnrRGB Lab ", "A2B0", 17 },
    { 4, "scnrCMYKLab ", "A2B0", 9 },
};

static const uint8_t white[12] = { 0, 0, 0xF6, 0xD6, 0,    1,
                                   0, 0, 0,    0,    0xD3, 0x2D };

static bool
is_zero(const uint8_t *p, size_t n)
{
    while (n > 0 && *p == 0)
        p++, n--;
    return n == 0;
}

static const Kind *
kind_of(SkSpan profile)
{
    const uint8_t *p = profile.p;
    if (!is_zero(p + 4, 4) || !is_zero(p + 24, 12) || !is_zero(p + 40, 28) ||
        memcmp(p + 68, white, 12) != 0 || !is_zero(p + 80, HEADER - 80))
        return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (memcmp(p + 12, kinds[i].head, 12) == 0)
            return &kinds[i];
    return NULL;
}

static bool
is_primary(SkSpan data)
{
    if (sk_length(data) != 20 || memcmp(data.p, "XYZ \0\0\0\0", 8) != 0)
        return false;
    for (unsigned i = 0; i < 3; i++) {
        /* Moved by 2.0, the allowed numbers are those from 0 to 4.0. */
        if (sk_be32(data.p + 8 + 4 * i) + PRIMARY_MAX > 2u * PRIMARY_MAX)
            return false;
    }
    return true;
}

static bool
is_curve(SkSpan data)
{
    if (sk_length(data) < 12 || memcmp(data.p, "curv\0\0\0\0", 8) != 0)
        return false;
    uint32_t n = sk_be32(data.p + 8), last = 0;
    if (n > CURVE_POINTS_MAX || sk_length(data) != 12 + 2 * (size_t)n ||
        (n == 1 && is_zero(data.p + 12, 2)))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t point = sk_be16(data.p + 12 + 2 * (size_t)i);
        if (point < last)
            return false;
        last = point;
    }
    return true;
}

/* Checks that @n curves are straight lines of two points. */
static bool
is_lines(const uint8_t *p, unsigned n)
{
    for (; n > 0; n--, p += 4)
        if (memcmp(p, "\0\0\xFF\xFF", 4) != 0)
            return false;
    return true;
}

static bool
is_table(SkSpan data, const Kind *kind)
{
    size_t points = 1, lines = 4 * (size_t)kind->channels;
    const uint8_t *p = data.p;
    if (sk_length(data) < 52 || memcmp(p, "mft2\0\0\0\0", 8) != 0 ||
        p[8] != kind->channels || p[9] != 3 || p[10] < SIDE_MIN ||
        p[10] > kind->side || p[11] != 0)
        return false;
    for (unsigned i = 0; i < kind->channels; i++)
        points *= p[10];
    if (sk_length(data) != 52 + lines + 6 * points + 12)
        return false;
    for (unsigned i = 0; i < 9; i++)
        if (sk_be32(p + 12 + 4 * i) != (i % 4 == 0 ? 0x10000 : 0))
            return false;
    return memcmp(p + 48, "\0\2\0\2", 4) == 0 &&
           is_lines(p + 52, kind->channels) && is_lines(data.end - 12, 3);
}

static bool
is_tag(const uint8_t *name, SkSpan data, const Kind *kind)
{
    size_t len = sk_length(data);
    if (memcmp(name, "desc", 4) == 0)
        return len == 92 && memcmp(data.p, "desc\0\0\0\0\0\0\0\2c", 13) == 0 &&
               is_zero(data.p + 13, len - 13);
    if (memcmp(name, "cprt", 4) == 0)
        return len == 12 && memcmp(data.p, "text", 4) == 0 &&
               is_zero(data.p + 4, 8);
    if (memcmp(name, "wtpt", 4) == 0)
        return len == 20 && memcmp(data.p, "XYZ \0\0\0\0", 8) == 0 &&
               memcmp(data.p + 8, white, 12) == 0;
    return name[1] == 'X'   ? is_primary(data)
           : name[1] == '2' ? is_table(data, kind)
                            : is_curve(data);
}

/* Returns whether the tag at @entry stands where an earlier one with the same
 * length does, which has been checked. */
static bool
is_shared(SkSpan profile, const uint8_t *entry)
{
    const uint8_t *other = profile.p + HEADER + 4;
    for (; other < entry; other += ENTRY)
        if (memcmp(other + 4, entry + 4, 8) == 0)
            return true;
    return false;
}

static bool
is_numbers(SkSpan profile, const Kind *kind)
{
    size_t len = sk_length(profile), more = strlen(kind->tags) / 4;
    size_t next = HEADER + 4 + (3 + more) * ENTRY;
    if (sk_be32(profile.p + HEADER) != 3 + more || len < next)
        return false;
    for (size_t i = 0; i < 3 + more; i++) {
        const uint8_t *entry = profile.p + HEADER + 4 + i * ENTRY;
        const char *name =
            i < 3 ? &"desccprtwtpt"[4 * i] : kind->tags + 4 * (i - 3);
        size_t at = sk_be32(entry + 4), size = sk_be32(entry + 8);
        size_t end = next + ((size + 3) & ~(size_t)3);
        bool is_new = !is_shared(profile, entry);
        if (memcmp(entry, name, 4) != 0 || at > len || size > len - at ||
            (is_new && (at != next || end > len ||
                        !is_zero(profile.p + at + size, end - at - size))) ||
            !is_tag(entry, (SkSpan){ profile.p + at, profile.p + at + size },
                    kind))
            return false;
        next = is_new ? end : next;
    }
    return next == len;
}

unsigned
sk_icc_channels(SkSpan profile)
{
    size_t len = sk_length(profile);
    if (len < HEADER + 4 || sk_be32(profile.p) != len ||
        memcmp(profile.p + 8, "\2\x10\0\0", 4) != 0 ||
        memcmp(profile.p + 36, "acsp", 4) != 0)
        return 0;
    const Kind *kind = kind_of(profile);
    return kind != NULL && is_numbers(profile, kind) ? kind->channels : 0;
}

bool
sk_icc_fits(SkSpan profile, uint32_t photometric)
{
    static const uint8_t channels[] = { 1, 1, 3, 3, 0, 4, 3 };
    unsigned found = sk_icc_channels(profile);
    return found != 0 && photometric < sizeof channels &&
           found == channels[photometric];
}
