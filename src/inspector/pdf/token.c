/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads tokens of PDF in the one form in which our writer writes them
 * (token.h). A number with a zero too many or a string that could have been
 * written another way is refused: it could carry what nobody sees.
 */
#include "inspector/pdf/token.h"

#define DIGITS_MAX   10
#define FRACTION_MAX 12
#define WHOLE_MAX    2147483647

static bool
is_delimiter(uint8_t c)
{
    return c != 0 && strchr("()<>[]{}/%", c) != NULL;
}

static bool
is_regular(uint8_t c)
{
    return c > ' ' && c < 0x7F && !is_delimiter(c);
}

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

int
sk_pdf_hex_digit(uint8_t c)
{
    if (is_digit(c))
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Checks the number that the regular characters of @text are. */
static bool
check_number(SkPdfBit *bit)
{
    const uint8_t *p = bit->text.p, *end = bit->text.end, *start;
    uint64_t whole = 0;
    bool minus = p < end && *p == '-';
    p += minus;
    for (start = p; p < end && is_digit(*p) && p - start < DIGITS_MAX; p++)
        whole = whole * 10 + (uint64_t)(*p - '0');
    if (p == start || (*start == '0' && p - start > 1) || whole > WHOLE_MAX)
        return false;
    bit->is_integer = p == end;
    if (p == end)
        return !minus || whole > 0;
    if (*p != '.' || end - p < 2 || end - p > FRACTION_MAX + 1 ||
        end[-1] == '0' || whole == WHOLE_MAX)
        return false;
    for (p++; p < end; p++)
        if (!is_digit(*p))
            return false;
    return true;
}

/* Reads a run of regular characters: a number or a word. */
static void
read_run(SkSpan *in, SkPdfBit *bit)
{
    bit->text.p = in->p;
    while (in->p < in->end && is_regular(*in->p))
        in->p++;
    bit->text.end = in->p;
    uint8_t c = *bit->text.p;
    if (!is_digit(c) && c != '-' && c != '.' && c != '+')
        bit->type = 'w';
    else if (check_number(bit))
        bit->type = 'n';
}

static void
read_name(SkSpan *in, SkPdfBit *bit)
{
    size_t n = 0;
    for (bit->text.p = in->p; in->p < in->end && is_regular(*in->p); n++) {
        if (*in->p++ != '#')
            continue;
        if (in->end - in->p < 2)
            return;
        int high = sk_pdf_hex_digit(in->p[0]), low = sk_pdf_hex_digit(in->p[1]);
        uint8_t c = (uint8_t)(high * 16 + low);
        if (high < 0 || low < 0 || c == 0 || (is_regular(c) && c != '#'))
            return;
        in->p += 2;
    }
    bit->text.end = in->p;
    if (n > 0 && n <= SK_PDF_NAME_LEN_MAX)
        bit->type = '/';
}

static void
read_literal(SkSpan *in, SkPdfBit *bit)
{
    bit->text.p = in->p;
    while (in->p < in->end && *in->p != ')') {
        if (*in->p == '(' || !sk_is_printable(*in->p))
            return;
        if (*in->p++ != '\\')
            continue;
        if (in->p == in->end || strchr("()\\", *in->p) == NULL || *in->p == 0)
            return;
        in->p++;
    }
    bit->text.end = in->p;
    if (in->p == in->end ||
        sk_length(bit->text) > 2 * (size_t)SK_PDF_STRING_LEN_MAX)
        return;
    in->p++;
    bit->type = 's';
}

static void
read_hex(SkSpan *in, SkPdfBit *bit)
{
    for (bit->text.p = in->p; in->p < in->end && *in->p != '>'; in->p++)
        if (sk_pdf_hex_digit(*in->p) < 0)
            return;
    bit->text.end = in->p;
    if (in->p == in->end || sk_length(bit->text) % 2 != 0 ||
        sk_length(bit->text) > 2 * (size_t)SK_PDF_STRING_LEN_MAX)
        return;
    in->p++;
    bit->type = 'x';
}

SkPdfBit
sk_pdf_bit(SkSpan *in, uint8_t before)
{
    SkPdfBit bit = { 0, false, { NULL, NULL } };
    bool blank = in->p < in->end && *in->p == ' ';
    in->p += blank;
    if (in->p == in->end)
        return bit;
    uint8_t c = *in->p;
    if (blank != (is_regular(before) && is_regular(c)))
        return bit;
    if (is_regular(c)) {
        read_run(in, &bit);
        return bit;
    }
    in->p++;
    if (c == '/') {
        read_name(in, &bit);
    } else if (c == '(') {
        read_literal(in, &bit);
    } else if (c == '[' || c == ']') {
        bit.type = (char)c;
    } else if ((c == '<' || c == '>') && in->p < in->end && *in->p == c) {
        in->p++;
        bit.type = (char)c;
    } else if (c == '<') {
        read_hex(in, &bit);
    }
    return bit;
}

bool
sk_pdf_bit_is(const SkPdfBit *bit, const char *word)
{
    return sk_length(bit->text) == strlen(word) &&
           memcmp(bit->text.p, word, strlen(word)) == 0;
}

int64_t
sk_pdf_bit_number(const SkPdfBit *bit)
{
    int64_t n = 0;
    if (bit->type != 'n' || !bit->is_integer || *bit->text.p == '-')
        return -1;
    for (const uint8_t *p = bit->text.p; p < bit->text.end; p++)
        n = n * 10 + (*p - '0');
    return n;
}
