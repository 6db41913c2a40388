/* SPDX-License-Identifier: Apache-2.0
 *
 * Puts together what a file says in pieces, such as a string with escapes or a
 * text that comments interrupt, so that links are looked for in what a reader
 * shows. Knows no format. This defends against schemes and hosts that are spelt
 * in pieces.
 */
#include <stdlib.h>

#include "inspector/inner.h"

void
sk_gather_begin(SkGathered *text, bool is_wanted, size_t most)
{
    text->room = is_wanted ? sk_room(most + 1) : NULL;
    text->len = 0;
}

void
sk_gather_byte(SkGathered *text, uint8_t byte)
{
    if (text->room != NULL)
        text->room[text->len++] = byte;
}

void
sk_gather_char(SkGathered *text, uint32_t c)
{
    unsigned more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    unsigned mark = more == 0 ? 0 : (0xF00u >> (more + 1)) & 0xFF;
    sk_gather_byte(text, (uint8_t)(mark | c >> (6 * more)));
    while (more-- > 0)
        sk_gather_byte(text, (uint8_t)(0x80 | (c >> (6 * more) & 0x3F)));
}

bool
sk_gather_has_link(SkGathered *text)
{
    if (text->len == 0) /* @room may still be NULL. */
        return false;
    SkSpan all = { text->room, text->room + text->len };
    text->len = 0;
    return sk_link_in(all) != NULL;
}

void
sk_gather_end(SkGathered *text)
{
    free(text->room);
    text->room = NULL;
}
