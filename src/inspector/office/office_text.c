/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks escaped text and resolves its references (office_text.h). There is one
 * way to write each character.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/office/office_text.h"

static const struct {
    const char *written;
    uint8_t c;
    bool in_text;
} references[] = {
    { "&amp;", '&', true },   { "&lt;", '<', true },   { "&gt;", '>', true },
    { "&quot;", '"', false }, { "&#9;", '\t', false }, { "&#10;", '\n', false },
};

/* Moves @in behind the reference at its beginning; 0 if there is none that may
 * stand here. */
static uint8_t
take_reference(SkSpan *in, bool is_value)
{
    for (size_t i = 0; i < sizeof references / sizeof references[0]; i++)
        if ((is_value || references[i].in_text) &&
            sk_take(in, references[i].written))
            return references[i].c;
    return 0;
}

/* Returns the first byte from @p on that is not written as itself. */
static const uint8_t *
plain_run(const uint8_t *p, const uint8_t *end, bool is_value)
{
    while (p < end && *p != '&' && *p != '<' && *p != '>' &&
           !(is_value && (*p == '"' || *p == '\t' || *p == '\n')))
        p++;
    return p;
}

/* Returns whether all of @text is printable ASCII that is written as itself. */
static bool
is_plain(SkSpan text, bool is_value)
{
    /* a bit for each printable character but "&", "<" and ">" */
    static const uint64_t plain[] = { UINT64_C(0xAFFFFFBF00000000),
                                      UINT64_C(0x7FFFFFFFFFFFFFFF) };
    for (const uint8_t *p = text.p; p < text.end; p++)
        if (*p >= 0x80 || (plain[*p / 64] >> *p % 64 & 1) == 0 ||
            (*p == '"' && is_value))
            return false;
    return true;
}

const uint8_t *
sk_office_text_no(SkSpan text, bool is_value)
{
    if (is_plain(text, is_value))
        return NULL;
    SkText state = { .ends = SK_ENDS_LF, .is_piece = !is_value };
    SkSpan in = text;
    while (in.p < in.end) {
        const uint8_t *run = plain_run(in.p, in.end, is_value);
        size_t len = (size_t)(run - in.p);
        size_t taken = sk_text_take(&state, in.p, len);
        if (taken < len)
            return in.p + taken;
        in.p = run;
        if (in.p == in.end)
            break;
        const uint8_t *at = in.p;
        uint8_t c = take_reference(&in, is_value);
        if (c == 0 || sk_text_take(&state, &c, 1) != 1)
            return at;
    }
    return sk_text_may_end(&state) ? NULL : text.end;
}

SkSpan
sk_office_plain(SkOfficeRoom *room, SkSpan text)
{
    size_t len = sk_length(text), n = 0;
    /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): len is checked
     */
    if (len == 0 || memchr(text.p, '&', len) == NULL)
        return text;
    if (room->room < len) {
        free(room->bytes);
        room->bytes = sk_room(len);
        room->room = len;
    }
    while (text.p < text.end) {
        uint8_t c = *text.p == '&' ? take_reference(&text, true) : *text.p++;
        room->bytes[n++] = c;
    }
    return (SkSpan){ room->bytes, room->bytes + n };
}
