/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of values that are alike wherever they stand: numbers, names,
 * texts, dates.
 */
#include <stdlib.h>
#include <string.h>
#include "inspector/pdf/rule.h"

static size_t
put_char(uint8_t *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (uint8_t)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (uint8_t)(0xC0 | c >> 6);
        out[1] = (uint8_t)(0x80 | (c & 0x3F));
        return 2;
    }
    size_t n = c < 0x10000 ? 3 : 4;
    for (size_t i = n; i > 1; i--, c >>= 6)
        out[i - 1] = (uint8_t)(0x80 | (c & 0x3F));
    out[0] = (uint8_t)(n == 3 ? 0xE0 | c : 0xF0 | c);
    return n;
}

/* Writes UTF-16 as UTF-8, of at most as many and a half bytes. Returns false if
 * it is broken. */
static bool
to_utf8(const uint8_t *p, size_t len, uint8_t *out, size_t *n)
{
    *n = 0;
    for (size_t i = 2; i < len; i += 2) {
        if (len - i < 2)
            return false;
        uint32_t c = (uint32_t)p[i] << 8 | p[i + 1];
        if (c >= 0xDC00 && c < 0xE000)
            return false;
        if (c >= 0xD800 && c < 0xDC00) {
            if (len - i < 4 || (p[i + 2] & 0xFC) != 0xDC)
                return false;
            c = 0x10000 +
                ((c & 0x3FF) << 10 | (uint32_t)(p[i + 2] & 3) << 8 | p[i + 3]);
            i += 2;
        }
        *n += put_char(out + *n, c);
    }
    return true;
}

/* A text is ASCII, or UTF-16 that is more than ASCII, and lawful. */
static bool
is_text(SkPdfInspection *walk, uint32_t node)
{
    const SkPdfNode *at = &walk->file.nodes[node];
    uint8_t *raw = sk_room(sk_length(at->text));
    uint8_t *text = sk_room(sk_length(at->text) * 2);
    size_t len = sk_pdf_string(at, raw), n = len;
    bool is_wide = len >= 2 && raw[0] == 0xFE && raw[1] == 0xFF;
    bool is_good = !is_wide || to_utf8(raw, len, text, &n);
    bool is_ascii = true;
    if (!is_wide)
        memcpy(text, raw, len);
    for (size_t i = 0; is_good && i < n; i++)
        is_ascii = is_ascii && text[i] < 0x80;
    is_good = is_good && is_ascii != is_wide &&
              sk_text_whole((SkSpan){ text, text + n }, SK_ENDS_LF) == NULL;
    free(raw);
    free(text);
    return is_good;
}

static bool
consists_of(SkPdfInspection *walk, uint32_t node, const char *signs,
            size_t most)
{
    SkSpan text = walk->file.nodes[node].text;
    if (*text.p != '(' || sk_length(text) > most + 2)
        return false;
    for (const uint8_t *p = text.p + 1; p < text.end - 1; p++)
        if (*p == 0 || strchr(signs, *p) == NULL)
            return false;
    return true;
}

static bool
is_date(SkPdfInspection *walk, uint32_t node)
{
    return consists_of(walk, node, "D:0123456789+-Z'", 30);
}

/* Returns whether the word from @p to @end may say how a text looks. */
static bool
is_style_word(const uint8_t *p, const uint8_t *end)
{
    static const char *const words[] = { "G",  "K",  "RG", "TL", "Tc",
                                         "Td", "Tf", "Tm", "Tr", "Ts",
                                         "Tw", "Tz", "g",  "k",  "rg" };
    bool is_number = true;
    for (const uint8_t *at = p; at < end; at++)
        is_number = is_number && strchr("+-.0123456789", *at) != NULL;
    for (const uint8_t *at = p + 1; *p == '/' && at < end; at++)
        if (strchr("()<>[]{}/%\\", *at) != NULL)
            return false;
    if (*p == '/' || is_number)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if ((size_t)(end - p) == strlen(words[i]) &&
            memcmp(p, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

static bool
is_style(SkPdfInspection *walk, uint32_t node)
{
    const SkPdfNode *at = &walk->file.nodes[node];
    uint8_t *text = sk_room(sk_length(at->text));
    const uint8_t *end = text + sk_pdf_string(at, text);
    bool is_good = true;
    for (const uint8_t *p = text; is_good && p < end;) {
        const uint8_t *blank = memchr(p, ' ', (size_t)(end - p));
        const uint8_t *next = blank != NULL ? blank : end;
        is_good = next > p && is_style_word(p, next);
        p = blank != NULL ? blank + 1 : end;
    }
    free(text);
    return is_good;
}

const SkPdfRule sk_pdf_rule_boolean = { .sorts = SK_PDF_IS_BOOLEAN };
const SkPdfRule sk_pdf_rule_integer = { .sorts = SK_PDF_IS_INTEGER };
const SkPdfRule sk_pdf_rule_number = { .sorts = SK_PDF_IS_NUMBER };
const SkPdfRule sk_pdf_rule_name = { .sorts = SK_PDF_IS_NAME };
const SkPdfRule sk_pdf_rule_numbers = { .sorts = SK_PDF_IS_ARRAY,
                                        .item = &sk_pdf_rule_number };
const SkPdfRule sk_pdf_rule_rect = {
    .sorts = SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_number, .least = 4, .most = 4
};
const SkPdfRule sk_pdf_rule_matrix = {
    .sorts = SK_PDF_IS_ARRAY, .item = &sk_pdf_rule_number, .least = 6, .most = 6
};
const SkPdfRule sk_pdf_rule_words = { .sorts = SK_PDF_IS_STRING,
                                      .check = is_text };
const SkPdfRule sk_pdf_rule_bytes = { .sorts = SK_PDF_IS_STRING };
const SkPdfRule sk_pdf_rule_date = { .sorts = SK_PDF_IS_STRING,
                                     .check = is_date };
const SkPdfRule sk_pdf_rule_style = { .sorts = SK_PDF_IS_STRING,
                                      .check = is_style };

static const SkPdfRule *
choose_plain(const SkPdfInspection *walk, uint32_t node)
{
    static const SkPdfRule array = { .sorts = SK_PDF_IS_ARRAY,
                                     .item = &sk_pdf_rule_plain };
    static const SkPdfRule scalar = { .sorts = SK_PDF_IS_NUMBER |
                                               SK_PDF_IS_BOOLEAN |
                                               SK_PDF_IS_NAME };
    SkPdfSort sort = walk->file.nodes[node].sort;
    return sort == SK_PDF_IS_ARRAY    ? &array
           : sort == SK_PDF_IS_STRING ? &sk_pdf_rule_words
                                      : &scalar;
}

const SkPdfRule sk_pdf_rule_plain = { .choose = choose_plain };
