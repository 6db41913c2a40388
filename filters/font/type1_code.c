/* SPDX-License-Identifier: Apache-2.0
 *
 * Follows the programs of Type 1 glyphs (Adobe Type 1 Font Format, 6): listed
 * operators, a bounded stack, subroutines that exist, and of the procedures in
 * PostScript only those that stand for curves and for the change of hints.
 */
#include "font/type1.h"

#define TYPE1_DEPTH_MAX 10
#define TYPE1_STACK_MAX 64
#define TYPE1_STEPS_MAX 200000
/* the steps of all glyphs; against programs that only call */
#define TYPE1_ALL_STEPS_MAX (64u << 20)
#define UNKNOWN             G_MININT64

typedef struct {
    GArray *subrs;
    GArray *calls; /* of Call */
    gint64 stack[TYPE1_STACK_MAX];
    guint n;
    gint64 other[TYPE1_STACK_MAX]; /* what a procedure left for pop */
    guint n_other;
    guint steps, depth;
    guint64 *all_steps;
    gboolean ended;
} Following;

/* A program that the glyph reaches. */
typedef struct {
    guint number;
    gsize used;
} Call;

static gboolean
follow(Following *following, const SkType1Code *code, gsize *used);

static gboolean
push(Following *following, gint64 n)
{
    if (following->n == TYPE1_STACK_MAX)
        return FALSE;
    following->stack[following->n++] = n;
    return TRUE;
}

static gboolean
call_subr(Following *following)
{
    Call call = { 0 };
    gint64 number;
    gboolean is_whole;

    if (following->n == 0 || following->depth == TYPE1_DEPTH_MAX)
        return FALSE;
    number = following->stack[--following->n];
    if (number < 0 || number >= following->subrs->len)
        return FALSE;
    call.number = (guint)number;
    following->depth++;
    is_whole = follow(
        following, &g_array_index(following->subrs, SkType1Code, call.number),
        &call.used);
    following->depth--;
    g_array_append_val(following->calls, call);
    return is_whole;
}

/* Calls a procedure of PostScript: 0 to 2 draw a flat curve, 3 changes hints,
 * 12 and 13 count them. */
static gboolean
call_other(Following *following)
{
    gint64 which, n;

    if (following->n < 2)
        return FALSE;
    which = following->stack[--following->n];
    n = following->stack[--following->n];
    if (which < 0 || (which > 3 && which != 12 && which != 13) || n < 0 ||
        n > following->n)
        return FALSE;
    following->n_other = 0;
    following->n -= (guint)n;
    for (gint64 i = 0; i < n; i++) /* the last is popped first */
        following->other[following->n_other++] =
            which == 3 ? following->stack[following->n + n - 1 - i] : UNKNOWN;
    return TRUE;
}

static gboolean
pop_other(Following *following)
{
    if (following->n_other == 0)
        return push(following, UNKNOWN);
    return push(following, following->other[--following->n_other]);
}

static gboolean
divide(Following *following)
{
    if (following->n < 2)
        return FALSE;
    following->n--;
    following->stack[following->n - 1] = UNKNOWN;
    return TRUE;
}

static gboolean
take_escaped(Following *following, guint8 code)
{
    switch (code) {
    case 0:  /* dotsection */
    case 1:  /* vstem3 */
    case 2:  /* hstem3 */
    case 7:  /* sbw */
    case 33: /* setcurrentpoint */
        following->n = 0;
        return TRUE;
    case 6: /* seac */
        following->ended = TRUE;
        return following->n >= 5;
    case 12:
        return divide(following);
    case 16:
        return call_other(following);
    case 17:
        return pop_other(following);
    default:
        return FALSE;
    }
}

static gboolean
take_operator(Following *following, guint8 code)
{
    switch (code) {
    case 1:  /* hstem */
    case 3:  /* vstem */
    case 4:  /* vmoveto */
    case 5:  /* rlineto */
    case 6:  /* hlineto */
    case 7:  /* vlineto */
    case 8:  /* rrcurveto */
    case 9:  /* closepath */
    case 13: /* hsbw */
    case 21: /* rmoveto */
    case 22: /* hmoveto */
    case 30: /* vhcurveto */
    case 31: /* hvcurveto */
        following->n = 0;
        return TRUE;
    case 10:
        return call_subr(following);
    case 14: /* endchar */
        following->ended = TRUE;
        return TRUE;
    default:
        return FALSE;
    }
}

/* Takes the number at @p. Returns how many bytes it has, or 0. */
static gsize
take_number(Following *following, const guint8 *p, gsize len)
{
    gsize n = p[0] == 255 ? 5 : p[0] >= 247 ? 2 : 1;
    gint64 number;

    if (n > len)
        return 0;
    if (p[0] < 247)
        number = (gint64)p[0] - 139;
    else if (p[0] < 251)
        number = (p[0] - 247) * 256 + p[1] + 108;
    else if (p[0] < 255)
        number = -(p[0] - 251) * 256 - p[1] - 108;
    else
        number = (gint32)sk_read_be32(p + 1);
    return push(following, number) ? n : 0;
}

static gboolean
follow(Following *following, const SkType1Code *code, gsize *used)
{
    *used = 0;
    while (*used < code->len && !following->ended) {
        const guint8 *p = code->code + *used;
        gsize n = 1;

        if (++following->steps > TYPE1_STEPS_MAX ||
            (*following->all_steps)++ > TYPE1_ALL_STEPS_MAX)
            return FALSE;
        if (*p >= 32)
            n = take_number(following, p, code->len - *used);
        else if (*p == 12)
            n = code->len - *used >= 2 && take_escaped(following, p[1]) ? 2 : 0;
        else if (*p != 11)
            n = take_operator(following, *p) ? 1 : 0;
        if (n == 0)
            return FALSE;
        *used += n;
        if (*p == 11) /* return */
            return following->depth > 0;
    }
    return code->code != NULL;
}

gboolean
sk_type1_follow(SkType1 *type1, SkType1Code *glyph)
{
    g_autoptr(GArray) calls = g_array_new(FALSE, FALSE, sizeof(Call));
    Following following = { .subrs = type1->subrs,
                            .calls = calls,
                            .all_steps = &type1->steps };
    gsize used;

    if (!follow(&following, glyph, &used) || !following.ended)
        return FALSE;
    glyph->used = used;
    /* A damaged glyph does not leave, so what it alone reaches does not. */
    for (guint i = 0; i < calls->len; i++) {
        const Call *call = &g_array_index(calls, Call, i);
        SkType1Code *subr =
            &g_array_index(type1->subrs, SkType1Code, call->number);

        subr->used = MAX(subr->used, call->used);
    }
    return TRUE;
}
