/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks ISO-2022-JP as old groupware reads it: ASCII and JIS X 0208 only,
 * every line begins and ends in ASCII, and no escape sequence changes nothing.
 * This defends against text that looks different where a sequence is not known,
 * and against rows that vendors (NEC, IBM) filled in different ways.
 */
#include "inspector/inner.h"

#define ESC 0x1B

typedef struct {
    uint8_t row, first, last; /* row and cells count from 1 */
} Cells;

/* JIS X 0208 has all 94 cells of rows 1, 16 to 46 and 48 to 83, and these
 * cells. */
static const Cells partly[] = {
    { 2, 1, 14 },  { 2, 26, 33 }, { 2, 42, 48 }, { 2, 60, 74 }, { 2, 82, 89 },
    { 2, 94, 94 }, { 3, 16, 25 }, { 3, 33, 58 }, { 3, 65, 90 }, { 4, 1, 83 },
    { 5, 1, 86 },  { 6, 1, 24 },  { 6, 33, 56 }, { 7, 1, 33 },  { 7, 49, 81 },
    { 8, 1, 32 },  { 47, 1, 51 }, { 84, 1, 6 },
};

static bool
is_assigned(uint8_t lead, uint8_t trail)
{
    if (lead < 0x21 || lead > 0x7E || trail < 0x21 || trail > 0x7E)
        return false;
    unsigned row = lead - 0x20u, cell = trail - 0x20u;
    if (row == 1 || (row >= 16 && row <= 46) || (row >= 48 && row <= 83))
        return true;
    for (size_t i = 0; i < sizeof partly / sizeof partly[0]; i++)
        if (row == partly[i].row && cell >= partly[i].first &&
            cell <= partly[i].last)
            return true;
    return false;
}

/* Returns whether a useful escape sequence stands at @p: out of @kanji, or into
 * it and followed by a character. */
static bool
is_switch(SkSpan in, bool kanji)
{
    if (in.end - in.p < 3 || in.p[0] != ESC || in.p[2] != 'B')
        return false;
    if (kanji)
        return in.p[1] == '(';
    return in.p[1] == '$' && in.end - in.p > 3 && in.p[3] != ESC;
}

const uint8_t *
sk_jis_line(SkSpan line, bool tabs)
{
    bool kanji = false;
    while (line.p < line.end) {
        if (*line.p == ESC) {
            if (!is_switch(line, kanji))
                return line.p;
            kanji = !kanji;
            line.p += 3;
        } else if (kanji) {
            if (line.end - line.p < 2 || !is_assigned(line.p[0], line.p[1]))
                return line.p;
            line.p += 2;
        } else {
            if (!sk_is_printable(*line.p) && !(tabs && *line.p == '\t'))
                return line.p;
            line.p++;
        }
    }
    return kanji ? line.end : NULL;
}
