/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes bits and integers of JBIG2 (arithmetic.h). It never fails: whatever
 * the bytes, some bits come out of them, and it is for the caller to bound how
 * many.
 */
#include "jbig2/arithmetic.h"

/* T.88, table E.1: the share of the unlikely bit, and the next state behind the
 * likely and the unlikely one, each times two; @turn says that what is likely
 * changes. */
static const struct {
    guint16 share;
    guint8 likely, unlikely, turn;
} states[] = {
    { 0x5601, 2, 2, 1 },   { 0x3401, 4, 12, 0 },  { 0x1801, 6, 18, 0 },
    { 0x0AC1, 8, 24, 0 },  { 0x0521, 10, 58, 0 }, { 0x0221, 76, 66, 0 },
    { 0x5601, 14, 12, 1 }, { 0x5401, 16, 28, 0 }, { 0x4801, 18, 28, 0 },
    { 0x3801, 20, 28, 0 }, { 0x3001, 22, 34, 0 }, { 0x2401, 24, 36, 0 },
    { 0x1C01, 26, 40, 0 }, { 0x1601, 58, 42, 0 }, { 0x5601, 30, 28, 1 },
    { 0x5401, 32, 28, 0 }, { 0x5101, 34, 30, 0 }, { 0x4801, 36, 32, 0 },
    { 0x3801, 38, 34, 0 }, { 0x3401, 40, 36, 0 }, { 0x3001, 42, 38, 0 },
    { 0x2801, 44, 38, 0 }, { 0x2401, 46, 40, 0 }, { 0x2201, 48, 42, 0 },
    { 0x1C01, 50, 44, 0 }, { 0x1801, 52, 46, 0 }, { 0x1601, 54, 48, 0 },
    { 0x1401, 56, 50, 0 }, { 0x1201, 58, 52, 0 }, { 0x1101, 60, 54, 0 },
    { 0x0AC1, 62, 56, 0 }, { 0x09C1, 64, 58, 0 }, { 0x08A1, 66, 60, 0 },
    { 0x0521, 68, 62, 0 }, { 0x0441, 70, 64, 0 }, { 0x02A1, 72, 66, 0 },
    { 0x0221, 74, 68, 0 }, { 0x0141, 76, 70, 0 }, { 0x0111, 78, 72, 0 },
    { 0x0085, 80, 74, 0 }, { 0x0049, 82, 76, 0 }, { 0x0025, 84, 78, 0 },
    { 0x0015, 86, 80, 0 }, { 0x0009, 88, 82, 0 }, { 0x0005, 90, 84, 0 },
    { 0x0001, 90, 86, 0 }, { 0x5601, 92, 92, 0 },
};

/* The procedure BYTEIN (T.88, E.3.4). A byte FF is followed by a bit that only
 * fills up; FF and more than 8F is the end. */
static void
take_byte(SkJbig2Arithmetic *decoder)
{
    guint this = decoder->p < decoder->end ? *decoder->p : 0xFF;
    guint next = decoder->end - decoder->p > 1 ? decoder->p[1] : 0xFF;

    if (this == 0xFF && next > 0x8F) {
        decoder->c += 0xFF00;
        decoder->left = 8;
        decoder->missing++;
        return;
    }
    decoder->p++;
    decoder->c += next << (this == 0xFF ? 9 : 8);
    decoder->left = this == 0xFF ? 7 : 8;
}

void
sk_jbig2_arithmetic(SkJbig2Arithmetic *decoder, const guint8 *bytes, gsize len)
{
    decoder->p = bytes;
    decoder->end = bytes + len;
    decoder->missing = 0;
    decoder->c = (len > 0 ? (guint32)*bytes : 0xFFu) << 16;
    take_byte(decoder);
    decoder->c <<= 7;
    decoder->left -= 7;
    decoder->a = 0x8000;
}

static void
renormalize(SkJbig2Arithmetic *decoder)
{
    do {
        if (decoder->left == 0)
            take_byte(decoder);
        decoder->a <<= 1;
        decoder->c <<= 1;
        decoder->left--;
    } while ((decoder->a & 0x8000) == 0);
}

guint
sk_jbig2_bit(SkJbig2Arithmetic *decoder, SkJbig2Context *context)
{
    guint state = *context >> 1, bit = *context & 1u;
    guint32 share = states[state].share;
    gboolean likely;

    decoder->a -= share;
    if (decoder->c >> 16 < share) {
        likely = decoder->a < share;
        decoder->a = share;
    } else {
        decoder->c -= share << 16;
        if ((decoder->a & 0x8000) != 0)
            return bit;
        likely = decoder->a >= share;
    }
    if (likely) {
        *context = (SkJbig2Context)(states[state].likely | bit);
    } else {
        *context = (SkJbig2Context)(states[state].unlikely |
                                    (bit ^ states[state].turn));
        bit ^= 1;
    }
    renormalize(decoder);
    return bit;
}

/* ---- integers ----------------------------------------------------------- */

static guint
integer_bit(SkJbig2Arithmetic *decoder, SkJbig2Integers *contexts,
            guint *before)
{
    guint bit = sk_jbig2_bit(decoder, &contexts->of[*before]);

    *before =
        *before < 256 ? *before << 1 | bit : ((*before << 1 | bit) & 511) | 256;
    return bit;
}

gboolean
sk_jbig2_integer(SkJbig2Arithmetic *decoder, SkJbig2Integers *contexts,
                 gint64 *number)
{
    /* T.88, figure A.1: how many bits follow, and what the number begins at,
     * after so many ones */
    static const struct {
        guint bits;
        guint32 from;
    } kinds[] = { { 2, 0 },  { 4, 4 },    { 6, 20 },
                  { 8, 84 }, { 12, 340 }, { 32, 4436 } };
    guint before = 1, kind = 0;
    guint is_negative = integer_bit(decoder, contexts, &before);
    gint64 value = 0;

    while (kind < 5 && integer_bit(decoder, contexts, &before) == 1)
        kind++;
    for (guint i = 0; i < kinds[kind].bits; i++)
        value = value << 1 | integer_bit(decoder, contexts, &before);
    value += kinds[kind].from;
    *number = is_negative ? -value : value;
    return !is_negative || value != 0;
}

guint32
sk_jbig2_symbol_id(SkJbig2Arithmetic *decoder, SkJbig2Context *contexts,
                   guint bits)
{
    guint32 before = 1;

    for (guint i = 0; i < bits; i++)
        before = before << 1 | sk_jbig2_bit(decoder, &contexts[before]);
    return before - (1u << bits);
}
