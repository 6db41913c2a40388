/* SPDX-License-Identifier: Apache-2.0
 *
 * The first check of a mail looks only at its lines; headers and MIME are not
 * known here. It defends against what makes two readers see two mails: a lone
 * CR or LF, a NUL, eight-bit bytes, lines that the next hop would break.
 */
#include <string.h>

#include "inspector/inner.h"

#define ONES 0x0101010101010101u

static inline uint64_t
has_zero(uint64_t eight)
{
    return (eight - ONES) & ~eight & (ONES << 7);
}

/* Returns whether all bytes of a line are 7-bit, neither NUL nor CR. It may
 * wrongly say no, but never wrongly yes. */
static bool
is_plain(const uint8_t *p, const uint8_t *end)
{
    uint64_t eight, hit = 0;
    for (; end - p >= 8; p += 8) {
        memcpy(&eight, p, sizeof eight);
        hit |= (eight & (ONES << 7)) | has_zero(eight) |
               has_zero(eight ^ (ONES * '\r'));
    }
    for (; p < end; p++)
        hit |= *p >= 0x80 || *p == 0 || *p == '\r';
    return hit == 0;
}

/* Finds the first wrong byte of the line at @p. */
static bool
refuse_line(SkInspection *inspection, const uint8_t *p)
{
    const uint8_t *start = p, *end = inspection->all.end;
    for (; p < end; p++) {
        bool is_end = *p == '\r' && p + 1 < end && p[1] == '\n';
        if (*p == 0 || *p == '\n' || (*p == '\r' && !is_end))
            return sk_refuse(inspection, SK_INSPECT_LINE_END, 0, p);
        if (*p >= 0x80)
            return sk_refuse(inspection, SK_INSPECT_EIGHT_BIT, 0, p);
        if (is_end || p - start >= SK_LINE_OUT_MAX)
            return sk_refuse(inspection, SK_INSPECT_LINE_LENGTH, 0, p);
    }
    return sk_refuse(inspection, SK_INSPECT_LINE_END, 0, end);
}

bool
sk_inspect_lines(SkInspection *inspection)
{
    const uint8_t *p = inspection->all.p, *end = inspection->all.end;
    while (p < end) {
        size_t window = (size_t)(end - p);
        if (window > SK_LINE_OUT_MAX + 2)
            window = SK_LINE_OUT_MAX + 2;
        const uint8_t *lf = memchr(p, '\n', window);
        if (lf == NULL || lf == p || lf[-1] != '\r' || !is_plain(p, lf - 1))
            return refuse_line(inspection, p);
        p = lf + 1;
    }
    return true;
}
