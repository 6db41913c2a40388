/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the lists and dictionaries of CFF. Offsets of a list take the fewest
 * bytes that hold them, and begin at one.
 */
#include "inspector/pdf/font_cff.h"

#define DICT_OPERANDS_MAX 14
#define RULES_MAX         32

static size_t
offset_of(const uint8_t *p, unsigned size)
{
    size_t offset = 0;
    for (unsigned i = 0; i < size; i++)
        offset = offset << 8 | p[i];
    return offset;
}

bool
sk_pdf_cff_list(SkSpan *in, SkFontSubrs *list)
{
    if (sk_length(*in) < 2)
        return false;
    uint32_t n = sk_pdf_font_16(in->p);
    if (n == 0) {
        in->p += 2;
        return true;
    }
    if (sk_length(*in) < 3)
        return false;
    unsigned size = in->p[2];
    const uint8_t *offsets = in->p + 3;
    size_t bytes = (n + (size_t)1) * size;
    if (size < 1 || size > 4 || bytes > sk_length(*in) - 3)
        return false;
    const uint8_t *data = offsets + bytes - 1;
    size_t room = (size_t)(in->end - data), last = 1;
    SkSpan *items = sk_room(n * sizeof *items);
    list->items = items;
    list->reached = sk_room(n * sizeof *list->reached);
    memset(list->reached, 0, n * sizeof *list->reached);
    if (offset_of(offsets, size) != 1)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        size_t end = offset_of(offsets + (i + (size_t)1) * size, size);
        if (end < last || end > room)
            return false;
        items[i] = (SkSpan){ data + last, data + end };
        last = end;
    }
    list->n = n;
    in->p = data + last;
    return size == 1 || last >> (8 * (size - 1)) != 0;
}

/* Reads a real number behind its mark. */
static bool
take_real(SkSpan *in)
{
    unsigned n = 0, points = 0, powers = 0;
    for (;; n++) {
        if (n / 2 >= sk_length(*in) || n > 32)
            return false;
        unsigned digit = n % 2 == 0 ? in->p[n / 2] >> 4 : in->p[n / 2] & 15;
        if (digit == 15)
            break;
        points += digit == 10;
        powers += digit == 11 || digit == 12;
        if (digit == 13 || (digit == 14 && n > 0) || points > 1 || powers > 1)
            return false;
    }
    if (n % 2 == 0 && (in->p[n / 2] & 15) != 15)
        return false;
    in->p += n / 2 + 1;
    return n > 0;
}

/* Returns the bytes that the shortest form of @n has. */
static size_t
shortest(int64_t n)
{
    if (n >= -107 && n <= 107)
        return 1;
    if (n >= -1131 && n <= 1131)
        return 2;
    return n >= INT16_MIN && n <= INT16_MAX ? 3 : 5;
}

/* Reads an integer. *@is_long says that it is written in five bytes although
 * fewer would do. */
static bool
take_integer(SkSpan *in, int64_t *n, bool *is_long)
{
    const uint8_t *p = in->p;
    size_t len = *p == 28 ? 3 : *p == 29 ? 5 : *p >= 247 ? 2 : 1;
    if (len > sk_length(*in) || *p < 28 || *p == 30 || *p == 31 || *p == 255)
        return false;
    in->p += len;
    if (*p == 28)
        *n = (int16_t)sk_pdf_font_16(p + 1);
    else if (*p == 29)
        *n = (int32_t)sk_pdf_font_32(p + 1);
    else if (*p >= 251)
        *n = -(*p - 251) * 256 - p[1] - 108;
    else
        *n = *p >= 247 ? (*p - 247) * 256 + p[1] + 108 : *p - 139;
    if (len == shortest(*n))
        return true;
    *is_long = true;
    return len == 5;
}

/* Notes what an operator says about another place. */
static void
note(SkCffTop *found, uint32_t word, const int64_t *n)
{
    switch (word) {
    case 15:
        found->charset = n[0];
        break;
    case 16:
        found->encoding = n[0];
        break;
    case 17:
        found->glyphs = n[0];
        break;
    case 18:
        found->private_len = n[0];
        found->private_at = n[1];
        break;
    case 19:
        found->subrs = n[0];
        break;
    case 0x0C1E:
        found->is_cid = true;
        memcpy(found->ros, n, sizeof found->ros);
        break;
    case 0x0C24:
        found->fonts = n[0];
        break;
    case 0x0C25:
        found->select = n[0];
        break;
    default:
        break;
    }
}

/* Returns whether the operator @word names an offset. Only offsets are written
 * with a fixed number of bytes; all other numbers have their shortest form. */
static bool
is_place(uint32_t word)
{
    return (word >= 15 && word <= 19) || word == 0x0C24 || word == 0x0C25;
}

/* Reads operands. *@n becomes their number. */
static bool
take_operands(SkSpan *in, int64_t *numbers, unsigned *n, bool *is_long)
{
    for (*n = 0; in->p<in->end && * in->p> 21; (*n)++) {
        if (*n == DICT_OPERANDS_MAX)
            return false;
        numbers[*n] = 0;
        if (*in->p == 30) {
            in->p++;
            if (!take_real(in))
                return false;
        } else if (!take_integer(in, &numbers[*n], is_long)) {
            return false;
        }
    }
    return in->p < in->end;
}

bool
sk_pdf_cff_dict_is_ours(SkSpan dict, const SkCffRule *rules, size_t n,
                        SkCffTop *found)
{
    bool seen[RULES_MAX] = { false };
    while (dict.p < dict.end) {
        int64_t numbers[DICT_OPERANDS_MAX] = { 0 };
        unsigned operands;
        bool is_long = false;
        size_t i = 0;
        if (!take_operands(&dict, numbers, &operands, &is_long))
            return false;
        uint32_t word = *dict.p++;
        if (word == 12) {
            if (dict.p == dict.end)
                return false;
            word = 0x0C00u | *dict.p++;
        }
        while (i < n && rules[i].word != word)
            i++;
        if (i == n || seen[i] || operands < rules[i].least ||
            operands > rules[i].most || (is_long && !is_place(word)))
            return false;
        seen[i] = true;
        note(found, word, numbers);
    }
    return true;
}
