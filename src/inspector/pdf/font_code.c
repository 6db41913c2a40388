/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks over the programs of glyphs of CFF and Type 1 fonts: one table says of
 * each operator of either whether it exists and what it does to the stack. A
 * program ends with its last byte, and calls what is there.
 */
#include "inspector/pdf/font.h"

#define CALL_DEPTH_MAX 10
#define HINTS_MAX      192
#define STEPS_MAX      200000
#define ALL_STEPS_MAX  (64u << 20)
#define ROOM           192
#define UNKNOWN        INT64_MIN

/* What an operator does: nothing is allowed that is not listed. */
typedef enum {
    NONE,
    DRAWS, /* takes all of the stack */
    HINTS,
    MASK,
    CALLS,
    CALLS_GLOBAL,
    RETURNS,
    ENDS,
    ESCAPES,
    RECKONS1, /* one value becomes one */
    RECKONS2, /* two become one */
    DROPS,
    DOUBLES,
    SWAPS,
    SEAC,
    OTHER,
    POPS,
} Act;

static const uint8_t type2[32] = {
    [1] = HINTS,    [3] = HINTS,         [4] = DRAWS,  [5] = DRAWS,
    [6] = DRAWS,    [7] = DRAWS,         [8] = DRAWS,  [10] = CALLS,
    [11] = RETURNS, [12] = ESCAPES,      [14] = ENDS,  [18] = HINTS,
    [19] = MASK,    [20] = MASK,         [21] = DRAWS, [22] = DRAWS,
    [23] = HINTS,   [24] = DRAWS,        [25] = DRAWS, [26] = DRAWS,
    [27] = DRAWS,   [29] = CALLS_GLOBAL, [30] = DRAWS, [31] = DRAWS,
};
static const uint8_t type2_escaped[40] = {
    [0] = DRAWS,     [9] = RECKONS1,  [10] = RECKONS2, [11] = RECKONS2,
    [12] = RECKONS2, [14] = RECKONS1, [18] = DROPS,    [24] = RECKONS2,
    [26] = RECKONS1, [27] = DOUBLES,  [28] = SWAPS,    [34] = DRAWS,
    [35] = DRAWS,    [36] = DRAWS,    [37] = DRAWS,
};
static const uint8_t type1[32] = {
    [1] = DRAWS,    [3] = DRAWS,  [4] = DRAWS, [5] = DRAWS,  [6] = DRAWS,
    [7] = DRAWS,    [8] = DRAWS,  [9] = DRAWS, [10] = CALLS, [11] = RETURNS,
    [12] = ESCAPES, [13] = DRAWS, [14] = ENDS, [21] = DRAWS, [22] = DRAWS,
    [30] = DRAWS,   [31] = DRAWS,
};
static const uint8_t type1_escaped[40] = {
    [0] = DRAWS,     [1] = DRAWS,  [2] = DRAWS, [6] = SEAC,   [7] = DRAWS,
    [12] = RECKONS2, [16] = OTHER, [17] = POPS, [33] = DRAWS,
};

typedef struct {
    const SkFontCode *code;
    int64_t stack[ROOM], other[ROOM];
    unsigned n, others, room, hints, steps, depth;
    bool ended;
} Walk;

static bool walk_program(Walk *walk, SkSpan program, size_t *reached);

static bool
push(Walk *walk, int64_t n)
{
    if (walk->n == walk->room)
        return false;
    walk->stack[walk->n++] = n;
    return true;
}

static bool
call(Walk *walk, SkFontSubrs *subrs)
{
    int64_t bias = 0;
    size_t reached;
    if (walk->n == 0 || walk->depth == CALL_DEPTH_MAX)
        return false;
    if (!walk->code->is_type1)
        bias = subrs->n < 1240 ? 107 : subrs->n < 33900 ? 1131 : 32768;
    int64_t number = walk->stack[--walk->n];
    if (number == UNKNOWN || number + bias < 0 || number + bias >= subrs->n)
        return false;
    number += bias;
    walk->depth++;
    bool is_whole = walk_program(walk, subrs->items[number], &reached);
    walk->depth--;
    if (reached > subrs->reached[number])
        subrs->reached[number] = reached;
    return is_whole;
}

/* Replaces @pops values by @pushes that are not known. */
static bool
reckon(Walk *walk, unsigned pops, unsigned pushes)
{
    if (walk->n < pops || walk->n - pops + pushes > walk->room)
        return false;
    for (walk->n -= pops; pushes > 0; pushes--)
        walk->stack[walk->n++] = UNKNOWN;
    return true;
}

/* Takes a call of one of the procedures that stand for curves and hints. */
static bool
call_other(Walk *walk)
{
    if (walk->n < 2)
        return false;
    int64_t which = walk->stack[walk->n - 1], n = walk->stack[walk->n - 2];
    walk->n -= 2;
    if (!((which >= 0 && which <= 3) || which == 12 || which == 13) || n < 0 ||
        n > walk->n)
        return false;
    for (walk->others = 0; n > 0; n--) {
        int64_t value = walk->stack[--walk->n];
        walk->other[walk->others++] = which == 3 ? value : UNKNOWN;
    }
    return true;
}

static bool
take_hints(Walk *walk)
{
    walk->hints += walk->n / 2;
    walk->n = 0;
    return walk->hints <= HINTS_MAX;
}

/* Does @act. *@in stands behind the operator and is moved behind its bytes. */
static bool
perform(Walk *walk, Act act, SkSpan *in)
{
    switch (act) {
    case DRAWS:
        walk->n = 0;
        return true;
    case HINTS:
        return take_hints(walk);
    case MASK:
        if (!take_hints(walk) || (walk->hints + 7) / 8 > sk_length(*in))
            return false;
        in->p += (walk->hints + 7) / 8;
        return true;
    case CALLS:
        return call(walk, walk->code->local);
    case CALLS_GLOBAL:
        return call(walk, walk->code->global);
    case SEAC:
    case ENDS:
        walk->ended = true;
        return act == ENDS || walk->n >= 5;
    case RECKONS1:
        return reckon(walk, 1, 1);
    case RECKONS2:
        return reckon(walk, 2, 1);
    case DROPS:
        return reckon(walk, 1, 0);
    case DOUBLES:
        return reckon(walk, 1, 2);
    case SWAPS:
        return reckon(walk, 2, 2);
    case OTHER:
        return call_other(walk);
    case POPS:
        return push(walk,
                    walk->others > 0 ? walk->other[--walk->others] : UNKNOWN);
    case NONE:
    case RETURNS:
    case ESCAPES:
    default:
        return false;
    }
}

/* Reads the number at *@in. */
static bool
take_number(Walk *walk, SkSpan *in)
{
    const uint8_t *p = in->p;
    size_t len = *p == 28 ? 3 : *p == 255 ? 5 : *p >= 247 ? 2 : 1;
    int64_t n;
    if (len > sk_length(*in))
        return false;
    in->p += len;
    if (*p == 28)
        n = (int16_t)sk_pdf_font_16(p + 1);
    else if (*p == 255)
        n = walk->code->is_type1 ? (int32_t)sk_pdf_font_32(p + 1) : UNKNOWN;
    else if (*p >= 251)
        n = -(*p - 251) * 256 - p[1] - 108;
    else if (*p >= 247)
        n = (*p - 247) * 256 + p[1] + 108;
    else
        n = *p - 139;
    return push(walk, n);
}

static bool
take_operator(Walk *walk, SkSpan *in, bool *returns)
{
    bool is_type1 = walk->code->is_type1;
    Act act = (Act)(is_type1 ? type1 : type2)[*in->p++];
    *returns = act == RETURNS;
    if (*returns)
        return walk->depth > 0;
    if (act == ESCAPES) {
        if (in->p == in->end || *in->p >= sizeof type1_escaped)
            return false;
        act = (Act)(is_type1 ? type1_escaped : type2_escaped)[*in->p++];
    }
    return perform(walk, act, in);
}

static bool
walk_program(Walk *walk, SkSpan program, size_t *reached)
{
    SkSpan in = program;
    bool returns = false, is_whole = true;
    while (is_whole && in.p < in.end && !walk->ended && !returns) {
        if (++walk->steps > STEPS_MAX || (*walk->code->steps)++ > ALL_STEPS_MAX)
            is_whole = false;
        else if (*in.p >= 32 || (*in.p == 28 && !walk->code->is_type1))
            is_whole = take_number(walk, &in);
        else
            is_whole = take_operator(walk, &in, &returns);
    }
    *reached = (size_t)(in.p - program.p);
    return is_whole;
}

bool
sk_pdf_font_code(const SkFontCode *code, SkSpan glyph)
{
    Walk walk = { .code = code, .room = code->is_type1 ? 64 : ROOM };
    size_t reached;
    return walk_program(&walk, glyph, &reached) && walk.ended &&
           reached == sk_length(glyph);
}

bool
sk_pdf_font_all_reached(const SkFontSubrs *subrs)
{
    for (uint32_t i = 0; i < subrs->n; i++) {
        SkSpan item = subrs->items[i];
        if (subrs->reached[i] == 0 ? sk_length(item) != 1 || *item.p != 11
                                   : subrs->reached[i] != sk_length(item))
            return false;
    }
    return true;
}
