/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the values of a PDF in the one form in which our writer writes them:
 * one blank between two items, keys in the order of their bytes and each once,
 * strings printable or in capital hexadecimal digits. This defends against
 * values that two readers take for two things.
 */
#include <stdlib.h>
#include <string.h>
#include "inspector/pdf/object.h"

#define NESTING_MAX 200
#define NAME_MAX    127

static uint32_t
new_node(SkPdfFile *file, SkPdfSort sort)
{
    if (file->n_nodes == file->room) {
        uint32_t room = file->room * 2 + 64;
        SkPdfNode *nodes = sk_room(room * sizeof *nodes);
        if (file->n_nodes > 0)
            memcpy(nodes, file->nodes, file->n_nodes * sizeof *nodes);
        free(file->nodes);
        file->nodes = nodes;
        file->room = room;
    }
    if (file->n_nodes == 0)
        file->nodes[file->n_nodes++] = (SkPdfNode){ 0 };
    file->nodes[file->n_nodes] = (SkPdfNode){ .sort = sort };
    return file->n_nodes++;
}

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static int
hex_of(uint8_t c)
{
    return is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Returns whether a name has @c as it is. */
static bool
is_regular(uint8_t c)
{
    return c > ' ' && c < 0x7F && strchr("()<>[]{}/%#", c) == NULL;
}

static bool
take_name(SkSpan *in, SkSpan *name)
{
    unsigned n = 0;
    if (!sk_take(in, "/"))
        return false;
    name->p = in->p;
    for (; in->p < in->end; n++) {
        if (is_regular(*in->p)) {
            in->p++;
            continue;
        }
        if (*in->p != '#')
            break;
        if (in->end - in->p < 3 || hex_of(in->p[1]) < 0 || hex_of(in->p[2]) < 0)
            return false;
        uint8_t c = (uint8_t)(hex_of(in->p[1]) << 4 | hex_of(in->p[2]));
        if (c == 0 || is_regular(c))
            return false;
        in->p += 3;
    }
    name->end = in->p;
    return n > 0 && n <= NAME_MAX;
}

static bool
take_literal(SkSpan *in)
{
    while (in->p < in->end && *in->p != ')') {
        bool is_escape = *in->p == '\\';
        if (is_escape && (in->end - in->p < 2 ||
                          strchr("()\\", in->p[1]) == NULL || in->p[1] == 0))
            return false;
        if (!sk_is_printable(*in->p) || strchr("(<%", *in->p) != NULL)
            return false;
        in->p += is_escape ? 2 : 1;
    }
    return sk_take(in, ")");
}

static bool
take_hex(SkSpan *in)
{
    bool is_plain = true;
    const uint8_t *start = in->p;
    while (in->p < in->end && *in->p != '>') {
        if (in->end - in->p < 2 || hex_of(in->p[0]) < 0 || hex_of(in->p[1]) < 0)
            return false;
        uint8_t c = (uint8_t)(hex_of(in->p[0]) << 4 | hex_of(in->p[1]));
        is_plain = is_plain && sk_is_printable(c) && c != '<' && c != '%';
        in->p += 2;
    }
    return (!is_plain || in->p == start) && in->p > start && sk_take(in, ">");
}

static uint32_t
take_string(SkPdfFile *file, SkSpan *in)
{
    uint32_t node = new_node(file, SK_PDF_IS_STRING);
    file->nodes[node].text.p = in->p;
    bool is_good =
        sk_take(in, "(") ? take_literal(in) : sk_take(in, "<") && take_hex(in);
    file->nodes[node].text.end = in->p;
    return is_good ? node : 0;
}

/* Reads digits of at most @most places. */
static unsigned
take_digits(SkSpan *in, unsigned most, int64_t *value)
{
    unsigned n = 0;
    while (in->p < in->end && is_digit(*in->p) && n <= most) {
        *value = *value * 10 + (*in->p++ - '0');
        n++;
    }
    return n;
}

/* Reads a number, or a reference, which begins as one. */
static uint32_t
take_number(SkPdfFile *file, SkSpan *in)
{
    const uint8_t *start = in->p;
    bool is_negative = sk_take(in, "-");
    int64_t whole = 0, part = 0;
    const uint8_t *digits = in->p;
    unsigned n = take_digits(in, 10, &whole), m = 0;
    if (n > 1 && *digits == '0')
        return 0;
    bool is_real = sk_take(in, ".");
    if (is_real) {
        m = take_digits(in, 10, &part);
        if (m == 0 || m > 10 || in->p[-1] == '0' || (n == 1 && whole == 0))
            return 0;
    }
    if (n + m == 0 || n > 10 || (is_negative && whole == 0 && m == 0) ||
        (!is_real && whole > INT32_MAX && whole > 9999999999))
        return 0;
    bool refers = !is_real && !is_negative && whole > 0 && sk_take(in, " 0 R");
    uint32_t node = new_node(file, refers    ? SK_PDF_IS_REFERENCE
                                   : is_real ? SK_PDF_IS_REAL
                                             : SK_PDF_IS_INTEGER);
    if (whole > INT32_MAX) { /* a whole number that came as a real */
        whole = INT32_MAX;
        file->nodes[node].sort = SK_PDF_IS_REAL;
    }
    file->nodes[node].number = (int32_t)(is_negative ? -whole : whole);
    file->nodes[node].text = (SkSpan){ start, in->p };
    return node;
}

/* ---- what holds others -------------------------------------------------- */

static uint32_t take_value(SkPdfFile *file, SkSpan *in, unsigned depth);

/* Hangs @inner behind the last of what @outer holds. */
static void
hang(SkPdfFile *file, uint32_t outer, uint32_t *last, uint32_t inner)
{
    if (*last == 0)
        file->nodes[outer].first = inner;
    else
        file->nodes[*last].next = inner;
    file->nodes[outer].count++;
    *last = inner;
}

static uint32_t
take_array(SkPdfFile *file, SkSpan *in, unsigned depth)
{
    uint32_t node = new_node(file, SK_PDF_IS_ARRAY), last = 0;
    while (!sk_take(in, "]")) {
        if (last != 0 && !sk_take(in, " "))
            return 0;
        uint32_t item = take_value(file, in, depth);
        if (item == 0)
            return 0;
        hang(file, node, &last, item);
    }
    return node;
}

/* Returns whether @a stands before @b in the order of their bytes, escapes
 * undone. */
static bool
is_before(SkSpan a, SkSpan b)
{
    while (a.p < a.end && b.p < b.end) {
        int one = *a.p == '#' ? hex_of(a.p[1]) << 4 | hex_of(a.p[2]) : *a.p;
        int other = *b.p == '#' ? hex_of(b.p[1]) << 4 | hex_of(b.p[2]) : *b.p;
        if (one != other)
            return one < other;
        a.p += *a.p == '#' ? 3 : 1;
        b.p += *b.p == '#' ? 3 : 1;
    }
    return a.p == a.end && b.p < b.end;
}

static uint32_t
take_dictionary(SkPdfFile *file, SkSpan *in, unsigned depth)
{
    uint32_t node = new_node(file, SK_PDF_IS_DICTIONARY), last = 0;
    SkSpan before = { NULL, NULL };
    while (!sk_take(in, ">>")) {
        SkSpan key;
        if (!take_name(in, &key) || !sk_take(in, " ") ||
            (before.p != NULL && !is_before(before, key)))
            return 0;
        uint32_t value = take_value(file, in, depth);
        if (value == 0 || file->nodes[value].sort == SK_PDF_IS_NULL)
            return 0;
        file->nodes[value].key = before = key;
        hang(file, node, &last, value);
    }
    return node;
}

static uint32_t
take_value(SkPdfFile *file, SkSpan *in, unsigned depth)
{
    if (depth == 0 || in->p == in->end)
        return 0;
    if (sk_take(in, "<<"))
        return take_dictionary(file, in, depth - 1);
    if (sk_take(in, "["))
        return take_array(file, in, depth - 1);
    bool is_true = sk_take(in, "true");
    if (is_true || sk_take(in, "false")) {
        uint32_t flag = new_node(file, SK_PDF_IS_BOOLEAN);
        file->nodes[flag].number = is_true;
        return flag;
    }
    if (sk_take(in, "null"))
        return new_node(file, SK_PDF_IS_NULL);
    if (*in->p == '(' || *in->p == '<')
        return take_string(file, in);
    if (*in->p != '/')
        return take_number(file, in);
    uint32_t node = new_node(file, SK_PDF_IS_NAME);
    SkSpan name;
    if (!take_name(in, &name))
        return 0;
    file->nodes[node].text = name;
    return node;
}

uint32_t
sk_pdf_value(SkPdfFile *file, SkSpan *in)
{
    return take_value(file, in, NESTING_MAX);
}

/* ---- looking ------------------------------------------------------------ */

static bool
equals(SkSpan text, const char *word)
{
    return sk_length(text) == strlen(word) &&
           memcmp(text.p, word, strlen(word)) == 0;
}

uint32_t
sk_pdf_get(const SkPdfFile *file, uint32_t node, const char *key)
{
    const SkPdfNode *outer = &file->nodes[node];
    if (node == 0 ||
        (outer->sort & (SK_PDF_IS_DICTIONARY | SK_PDF_IS_STREAM)) == 0)
        return 0;
    for (uint32_t at = outer->first; at != 0; at = file->nodes[at].next)
        if (equals(file->nodes[at].key, key))
            return at;
    return 0;
}

uint32_t
sk_pdf_reach(const SkPdfFile *file, uint32_t node)
{
    const SkPdfNode *at = &file->nodes[node];
    if (node == 0 || at->sort != SK_PDF_IS_REFERENCE)
        return node;
    return (uint32_t)at->number < file->n_things ? file->things[at->number].node
                                                 : 0;
}

bool
sk_pdf_is(const SkPdfFile *file, uint32_t node, const char *name)
{
    return node != 0 && file->nodes[node].sort == SK_PDF_IS_NAME &&
           equals(file->nodes[node].text, name);
}

size_t
sk_pdf_string(const SkPdfNode *node, uint8_t *out)
{
    const uint8_t *p = node->text.p + 1, *end = node->text.end - 1;
    size_t n = 0;
    if (*node->text.p == '<') {
        for (; p < end; p += 2)
            out[n++] = (uint8_t)(hex_of(p[0]) << 4 | hex_of(p[1]));
        return n;
    }
    while (p < end) {
        p += *p == '\\';
        out[n++] = *p++;
    }
    return n;
}
