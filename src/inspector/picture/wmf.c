/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks WMF as our writer writes it ([MS-WMF]): the placeable header with its
 * checksum, if there is one, a header with true counts, only listed records, an
 * end record, and nothing behind it.
 */
#include <string.h>

#include "inspector/picture/wmf.h"

#define PLACEABLE 22
#define HEADER    18
#define RECORD    6

/* Checks the placeable header, which gives the place and the size and nothing
 * else. */
static bool
placeable_is_ours(const uint8_t *p)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < PLACEABLE; i += 2)
        sum ^= sk_le16(p + i);
    return sum == 0 && sk_zeros(p + 4, 2) && !sk_zeros(p + 14, 2) &&
           sk_zeros(p + 16, 4) && sk_le16(p + 6) != sk_le16(p + 10) &&
           sk_le16(p + 8) != sk_le16(p + 12);
}

static bool
header_is_ours(const uint8_t *p, const uint8_t *end, const SkWmf *wmf)
{
    uint32_t version = sk_le16(p + 4);
    return sk_le16(p) == 1 && sk_le16(p + 2) == HEADER / 2 &&
           (version == 0x100 || version == 0x300) &&
           sk_le32(p + 6) == (size_t)(end - p) / 2 && (end - p) % 2 == 0 &&
           sk_le16(p + 10) == wmf->n_objects &&
           sk_le32(p + 12) == wmf->longest && sk_le16(p + 16) == 0;
}

/* Reads records up to the end record. Returns where it stopped: behind that, or
 * at a record that is not permitted. */
static const uint8_t *
read_records(const uint8_t *p, const uint8_t *end, SkWmf *wmf, bool *ended)
{
    while (end - p >= RECORD) {
        uint32_t words = sk_le32(p), function = sk_le16(p + 4);
        const SkWmfRow *row = sk_wmf_row_of(function);
        if (words < RECORD / 2 || words > (size_t)(end - p) / 2)
            return p;
        if (words > wmf->longest)
            wmf->longest = words;
        if (function == 0) {
            *ended = words == RECORD / 2;
            return p + RECORD;
        }
        wmf->p = p + RECORD;
        wmf->words = words - RECORD / 2;
        if (row == NULL || !sk_wmf_record_is_ours(wmf, row))
            return p;
        p += (size_t)words * 2;
    }
    return p;
}

const uint8_t *
sk_plain_wmf(SkSpan file)
{
    SkWmf wmf = { 0 };
    const uint8_t *p = file.p;
    bool ended = false;
    if (sk_length(file) >= PLACEABLE && memcmp(p, "\xD7\xCD\xC6\x9A", 4) == 0) {
        if (!placeable_is_ours(p))
            return p;
        p += PLACEABLE;
    }
    if (file.end - p < HEADER + RECORD)
        return p;
    const uint8_t *at = read_records(p + HEADER, file.end, &wmf, &ended);
    if (!ended || at != file.end)
        return at;
    return header_is_ours(p, file.end, &wmf) ? NULL : p;
}
