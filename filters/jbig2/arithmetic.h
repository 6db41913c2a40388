/* SPDX-License-Identifier: Apache-2.0
 *
 * The arithmetic decoder of JBIG2 (ITU-T T.88, annexes A and E): bits, each
 * decoded in a context that learns what usually comes, and integers made of
 * such bits.
 */
#ifndef SK_JBIG2_ARITHMETIC_H
#define SK_JBIG2_ARITHMETIC_H

#include <glib.h>

/* What a context has learned: the number of its state times two, plus the bit
 * that is the likely one. Contexts begin as 0. */
typedef guint8 SkJbig2Context;

typedef struct {
    const guint8 *p, *end;
    guint32 c, a;  /* registers, as the standard calls them */
    guint left;    /* how many bits of c are still to be shifted out (CT) */
    guint missing; /* how many bytes were wanted behind the end */
} SkJbig2Arithmetic;

/* sk_jbig2_arithmetic: begins to decode @bytes (@len). Behind their end there
 * are ones, as the standard wants it. */
void
sk_jbig2_arithmetic(SkJbig2Arithmetic *decoder, const guint8 *bytes, gsize len);

/* sk_jbig2_bit: decodes one bit in @context. */
guint sk_jbig2_bit(SkJbig2Arithmetic *decoder, SkJbig2Context *context);

/* The contexts of one kind of integers. */
typedef struct {
    SkJbig2Context of[512];
} SkJbig2Integers;

/* sk_jbig2_integer: decodes an integer into *@number. Returns FALSE if it is
 * the one that means "out of band", the end of something. */
gboolean sk_jbig2_integer(SkJbig2Arithmetic *decoder, SkJbig2Integers *contexts,
                          gint64 *number);

/* sk_jbig2_symbol_id: decodes a number of @bits bits in @contexts, which are 1
 * << @bits. */
guint32 sk_jbig2_symbol_id(SkJbig2Arithmetic *decoder, SkJbig2Context *contexts,
                           guint bits);

#endif
