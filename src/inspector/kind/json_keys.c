/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds out whether a JSON object has the same key twice, with escapes undone.
 * The keys come from json.c, which has checked their syntax. This defends
 * against two values of which different readers take different ones.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/kind/json_keys.h"

static unsigned
take_hex(SkSpan *in)
{
    unsigned unit = 0;
    for (int i = 0; i < 4; i++) {
        uint8_t c = *in->p++;
        unsigned digit = c <= '9' ? c - '0' : (unsigned)(c | 0x20) - 'a' + 10u;
        unit = unit << 4 | digit;
    }
    return unit;
}

/* Returns the character for which the escape behind the backslash stands. */
static uint32_t
take_escape(SkSpan *in)
{
    static const char signs[] = "bfnrt", meant[] = "\b\f\n\r\t";
    uint8_t c = *in->p++;
    const char *at = strchr(signs, c);
    if (c != 'u')
        return at != NULL ? (uint32_t)meant[at - signs] : c;
    uint32_t unit = take_hex(in);
    if ((unit & 0xFC00) != 0xD800)
        return unit;
    in->p += 2;
    return 0x10000 + ((unit & 0x3FF) << 10 | (take_hex(in) & 0x3FF));
}

/* Returns the next character. */
static uint32_t
take_char(SkSpan *in)
{
    uint32_t c = *in->p++;
    if (c == '\\')
        return take_escape(in);
    if (c < 0x80)
        return c;
    c &= c < 0xE0 ? 0x1F : c < 0xF0 ? 0xF : 7;
    while (in->p < in->end && (*in->p & 0xC0) == 0x80)
        c = c << 6 | (*in->p++ & 0x3F);
    return c;
}

static int
compare(const void *a, const void *b)
{
    SkSpan p = *(const SkSpan *)a, q = *(const SkSpan *)b;
    while (p.p < p.end && q.p < q.end) {
        uint32_t c = take_char(&p), d = take_char(&q);
        if (c != d)
            return c < d ? -1 : 1;
    }
    return (p.p < p.end) - (q.p < q.end);
}

void
sk_json_keys_open(SkJsonKeys *keys, unsigned depth)
{
    keys->starts[depth] = keys->n;
}

void
sk_json_keys_take(SkJsonKeys *keys, SkSpan key)
{
    if (keys->n == keys->room) {
        size_t room = keys->room > 0 ? keys->room * 2 : 64;
        SkSpan *rows = sk_room(room * sizeof *rows);
        if (keys->n > 0)
            memcpy(rows, keys->rows, keys->n * sizeof *rows);
        free(keys->rows);
        keys->rows = rows;
        keys->room = room;
    }
    keys->rows[keys->n++] = key;
}

bool
sk_json_keys_close(SkJsonKeys *keys, unsigned depth)
{
    size_t start = keys->starts[depth], n = keys->n - start;
    SkSpan *first = n > 0 ? keys->rows + start : NULL;
    if (n > 1)
        qsort(first, n, sizeof *first, compare);
    keys->n = start;
    for (size_t i = 1; i < n; i++)
        if (compare(&first[i - 1], &first[i]) == 0)
            return false;
    return true;
}

void
sk_json_keys_end(SkJsonKeys *keys)
{
    free(keys->rows);
}
