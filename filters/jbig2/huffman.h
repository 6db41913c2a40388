/* SPDX-License-Identifier: Apache-2.0
 *
 * The Huffman coding of JBIG2 (ITU-T T.88, annex B): bits as they stand in the
 * data, and tables of codes for numbers, fifteen of which are in the standard.
 */
#ifndef SK_JBIG2_HUFFMAN_H
#define SK_JBIG2_HUFFMAN_H

#include <glib.h>

/* Bits of @len bytes, read from the first on. */
typedef struct {
    const guint8 *bytes;
    gsize len;
    guint64 at; /* in bits */
} SkJbig2Bits;

/* sk_jbig2_bits: reads @n bits, at most 32, into *@number. Returns FALSE if
 * there are fewer. */
gboolean sk_jbig2_bits(SkJbig2Bits *bits, guint n, guint32 *number);

/* sk_jbig2_bits_bytes: goes on to the next whole byte and from there @n bytes
 * ahead, which it returns, or NULL if there are fewer. */
const guint8 *sk_jbig2_bits_bytes(SkJbig2Bits *bits, gsize n);

/* What a number turns out to be. */
typedef enum {
    SK_JBIG2_BROKEN, /* no code begins like this, or the data ends */
    SK_JBIG2_NUMBER,
    SK_JBIG2_END, /* the code "out of band" */
} SkJbig2Found;

typedef enum {
    SK_JBIG2_LINE,  /* a range of numbers, which begins at its lowest one */
    SK_JBIG2_BELOW, /* all numbers down from one */
    SK_JBIG2_OUT,   /* out of band */
} SkJbig2LineKind;

/* A line of a table: a code of @prefix bits (0: it has none), and the number of
 * bits behind it that say which number of its range it is. */
typedef struct {
    guint8 prefix, range;
    gint32 low;
    SkJbig2LineKind kind;
} SkJbig2Line;

typedef struct _SkJbig2Huffman SkJbig2Huffman;

/* sk_jbig2_huffman_new: returns the table of @n @lines, with the codes that
 * they get by their order (B.3). */
SkJbig2Huffman *sk_jbig2_huffman_new(const SkJbig2Line *lines, guint n);
void sk_jbig2_huffman_free(SkJbig2Huffman *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkJbig2Huffman, sk_jbig2_huffman_free)

/* sk_jbig2_huffman_standard: returns table B.@number of the standard, 1 to 15;
 * the caller frees it. */
SkJbig2Huffman *sk_jbig2_huffman_standard(guint number);

/* sk_jbig2_huffman_read: returns the table that the data of a segment holds
 * (B.2), or NULL if it holds none. */
SkJbig2Huffman *sk_jbig2_huffman_read(const guint8 *bytes, gsize len);

SkJbig2Found sk_jbig2_huffman_decode(const SkJbig2Huffman *table,
                                     SkJbig2Bits *bits, gint64 *number);

#endif
