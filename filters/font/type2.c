/* SPDX-License-Identifier: Apache-2.0
 *
 * Follows the programs of CFF glyphs (Adobe technical note 5177): every
 * operator is listed, the stack and the depth of calls are bounded, subroutines
 * exist, and the masks of hints have the bytes they need. A program that
 * stores, chooses or draws lots is damaged: fonts do not need it, and their
 * readers have been broken by it.
 */
#include "font/cff.h"

#define TYPE2_DEPTH_MAX 10
#define TYPE2_STACK_MAX 192
#define TYPE2_HINTS_MAX 192
#define TYPE2_STEPS_MAX 200000
/* the steps of all glyphs; against programs that only call */
#define TYPE2_ALL_STEPS_MAX (64u << 20)
/* a value that is reckoned and so not known */
#define UNKNOWN G_MININT32

/* A subroutine that the glyph reaches. */
typedef struct {
    SkCffRoutines *routines;
    guint number;
    gsize used;
} Call;

typedef struct {
    SkCff *cff;
    SkCffRoutines *local;
    GArray *calls; /* of Call */
    gint32 stack[TYPE2_STACK_MAX];
    guint n, hints, steps, depth;
    gboolean ended;
} Following;

static gboolean follow(Following *following, SkFontSpan program, gsize *used);

static gboolean
push(Following *following, gint32 n)
{
    if (following->n == TYPE2_STACK_MAX)
        return FALSE;
    following->stack[following->n++] = n;
    return TRUE;
}

static gboolean
call_routine(Following *following, SkCffRoutines *routines)
{
    guint n = routines->in.n, bias = n < 1240 ? 107 : n < 33900 ? 1131 : 32768;
    gint64 number;
    gboolean is_whole;
    gsize used;

    if (following->n == 0 || following->depth == TYPE2_DEPTH_MAX)
        return FALSE;
    number = following->stack[--following->n];
    if (number == UNKNOWN || number + bias < 0 || number + bias >= n)
        return FALSE;
    number += bias;
    following->depth++;
    is_whole =
        follow(following, sk_cff_item(&routines->in, (guint)number), &used);
    following->depth--;
    g_array_append_vals(following->calls,
                        &(Call){ routines, (guint)number, used }, 1);
    return is_whole;
}

/* Pops @pops values and pushes as many unknown ones as @pushes says. */
static gboolean
reckon(Following *following, guint pops, guint pushes)
{
    if (following->n < pops)
        return FALSE;
    following->n -= pops;
    for (; pushes > 0; pushes--)
        if (!push(following, UNKNOWN))
            return FALSE;
    return TRUE;
}

static gboolean
take_escaped(Following *following, guint8 code)
{
    switch (code) {
    case 0:  /* dotsection */
    case 34: /* hflex */
    case 35: /* flex */
    case 36: /* hflex1 */
    case 37: /* flex1 */
        following->n = 0;
        return TRUE;
    case 9:  /* abs */
    case 14: /* neg */
    case 26: /* sqrt */
        return reckon(following, 1, 1);
    case 10: /* add */
    case 11: /* sub */
    case 12: /* div */
    case 24: /* mul */
        return reckon(following, 2, 1);
    case 18: /* drop */
        return reckon(following, 1, 0);
    case 27: /* dup */
        return reckon(following, 1, 2);
    case 28: /* exch */
        return reckon(following, 2, 2);
    default:
        return FALSE;
    }
}

/* Takes hints; those before a mask may lack their operator. */
static gboolean
take_hints(Following *following)
{
    following->hints += following->n / 2;
    following->n = 0;
    return following->hints <= TYPE2_HINTS_MAX;
}

/* Takes an operator of one byte. *@used becomes what it takes of the program
 * @in besides. */
static gboolean
take_operator(Following *following, guint8 code, SkFontSpan in, gsize *used)
{
    switch (code) {
    case 1:  /* hstem */
    case 3:  /* vstem */
    case 18: /* hstemhm */
    case 23: /* vstemhm */
        return take_hints(following);
    case 19: /* hintmask */
    case 20: /* cntrmask */
        if (!take_hints(following))
            return FALSE;
        *used = (following->hints + 7) / 8;
        return *used <= in.len;
    case 4:  /* vmoveto */
    case 22: /* hmoveto */
    case 21: /* rmoveto */
    case 5:  /* rlineto */
    case 6:  /* hlineto */
    case 7:  /* vlineto */
    case 8:  /* rrcurveto */
    case 24: /* rcurveline */
    case 25: /* rlinecurve */
    case 26: /* vvcurveto */
    case 27: /* hhcurveto */
    case 30: /* vhcurveto */
    case 31: /* hvcurveto */
        following->n = 0;
        return TRUE;
    case 10:
        return call_routine(following, following->local);
    case 29:
        return call_routine(following, &following->cff->global);
    case 12:
        *used = 1;
        return in.len > 0 && take_escaped(following, in.p[0]);
    case 14:
        following->ended = TRUE;
        return TRUE;
    default:
        return FALSE;
    }
}

/* Takes the number at @in. Returns how many bytes it has, or 0. */
static gsize
take_number(Following *following, SkFontSpan in)
{
    guint8 b = in.p[0];
    gint32 n = UNKNOWN; /* of a fraction */
    gsize len = b == 28 ? 3 : b == 255 ? 5 : b >= 247 ? 2 : 1;

    if (len > in.len)
        return 0;
    if (b == 28)
        n = (gint16)sk_read_be16(in.p + 1);
    else if (b < 247)
        n = (gint32)b - 139;
    else if (b < 251)
        n = (b - 247) * 256 + in.p[1] + 108;
    else if (b < 255)
        n = -(b - 251) * 256 - in.p[1] - 108;
    return push(following, n) ? len : 0;
}

/* Follows @program up to its return, its end or the end of the glyph. *@used
 * becomes how many of its bytes were reached. */
static gboolean
follow(Following *following, SkFontSpan program, gsize *used)
{
    *used = 0;
    while (*used < program.len && !following->ended) {
        SkFontSpan in = { program.p + *used, program.len - *used };
        gsize more = 0;

        if (++following->steps > TYPE2_STEPS_MAX ||
            following->cff->steps++ > TYPE2_ALL_STEPS_MAX)
            return FALSE;
        if (*in.p >= 32 || *in.p == 28) {
            more = take_number(following, in);
            if (more == 0)
                return FALSE;
            *used += more;
            continue;
        }
        *used += 1;
        if (*in.p == 11) /* return */
            return following->depth > 0;
        if (!take_operator(following, *in.p,
                           (SkFontSpan){ in.p + 1, in.len - 1 }, &more))
            return FALSE;
        *used += more;
    }
    return TRUE;
}

gsize
sk_cff_glyph(SkCff *cff, guint i, gboolean *is_open)
{
    g_autoptr(GArray) calls = g_array_new(FALSE, FALSE, sizeof(Call));
    Following following = { .cff = cff, .calls = calls };
    gsize used;

    following.local = &cff->parts[cff->selected[i]].subrs;
    if (!follow(&following, sk_cff_item(&cff->glyphs, i), &used))
        return 0;
    /* A damaged glyph does not leave, so what it alone reaches does not. */
    for (guint k = 0; k < calls->len; k++) {
        const Call *call = &g_array_index(calls, Call, k);
        gsize *reached = &call->routines->used[call->number];

        *reached = MAX(*reached, call->used);
    }
    *is_open = !following.ended;
    return MAX(used, 1);
}
