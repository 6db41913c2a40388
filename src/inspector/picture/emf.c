/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks EMF as our writer writes it ([MS-EMF]): a header with true counts,
 * only listed records, comments with nothing but records of EMF+ (gdi.h), an
 * end record, and nothing behind it.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/emf.h"
#include "inspector/picture/gdi.h"

#define HEADER 108
#define END    20

static bool
header_is_ours(SkSpan file)
{
    const uint8_t *p = file.p;
    return sk_le32(p) == 1 && sk_le32(p + 4) == HEADER &&
           memcmp(p + 40, " EMF", 4) == 0 && sk_le32(p + 44) == 0x10000 &&
           sk_le32(p + 48) == sk_length(file) && sk_zeros(p + 60, 12) &&
           sk_zeros(p + 88, 12);
}

static bool
end_is_ours(const uint8_t *p)
{
    return sk_le32(p) == 14 && sk_le32(p + 4) == END && sk_le32(p + 8) == 0 &&
           sk_le32(p + 12) == 16 && sk_le32(p + 16) == END;
}

/* Returns whether the current record is a comment that may leave. */
static bool
comment_is_ours(const SkEmf *emf, SkGdi *gdi)
{
    return emf->len >= 16 && sk_le32(emf->p + 8) == emf->len - 12 &&
           memcmp(emf->p + 12, "EMF+", 4) == 0 &&
           sk_gdi_comment(gdi, (SkSpan){ emf->p + 16, emf->p + emf->len });
}

static bool
record_is_ours(SkEmf *emf, SkGdi *gdi)
{
    const SkEmfRow *row = NULL;
    if (sk_le32(emf->p) == 70)
        return comment_is_ours(emf, gdi);
    row = sk_emf_row_of(sk_le32(emf->p));
    return row != NULL && sk_emf_record_is_ours(emf, row);
}

static const uint8_t *
read_records(SkSpan file, SkEmf *emf, SkGdi *gdi)
{
    const uint8_t *end = file.end - END;
    uint32_t records = 2;
    for (emf->p = file.p + HEADER; emf->p < end; emf->p += emf->len) {
        if (end - emf->p < 8)
            return emf->p;
        emf->len = sk_le32(emf->p + 4);
        if (emf->len < 8 || emf->len % 4 != 0 ||
            emf->len > (size_t)(end - emf->p) || !record_is_ours(emf, gdi))
            return emf->p;
        records++;
    }
    return sk_le32(file.p + 52) == records &&
                   sk_le32(file.p + 56) == emf->highest + 1
               ? NULL
               : file.p + 52;
}

/* Checks a file with @depth others around it. */
static const uint8_t *
check_file(SkSpan file, unsigned depth)
{
    SkEmf emf = { 0 };
    SkGdi gdi = { .depth = depth };
    if (sk_length(file) < HEADER + END || !header_is_ours(file) ||
        !end_is_ours(file.end - END))
        return file.p;
    emf.objects = sk_room(SK_EMF_HANDLES_MAX + 1);
    memset(emf.objects, SK_EMF_NO_OBJECT, SK_EMF_HANDLES_MAX + 1);
    const uint8_t *bad = read_records(file, &emf, &gdi);
    if (!sk_gdi_end(&gdi) && bad == NULL)
        bad = file.end;
    free(emf.objects);
    return bad;
}

bool
sk_emf_inside(SkSpan file, unsigned depth)
{
    return check_file(file, depth) == NULL;
}

const uint8_t *
sk_plain_emf(SkSpan file)
{
    return check_file(file, 0);
}
