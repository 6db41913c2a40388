/* SPDX-License-Identifier: Apache-2.0
 *
 * A small encoder of JBIG2 (ITU-T T.88) for tests, written pixel by pixel from
 * the figures of the standard, so that it shares no shortcut with the decoder.
 */
#ifndef SK_TEST_JBIG2_MAKE_H
#define SK_TEST_JBIG2_MAKE_H

#include <glib.h>

typedef struct {
    int width, height;
    guint8 *pixels; /* a byte each, 0 or 1 */
} Pixels;

Pixels *pixels_new(int width, int height);
void pixels_free(Pixels *pixels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pixels, pixels_free)
int pixels_get(const Pixels *pixels, int x, int y); /* 0 outside */
void pixels_set(Pixels *pixels, int x, int y, int value);
Pixels *pixels_cut(const Pixels *pixels, int x, int y, int width, int height);
/* rows of bits, filled up to whole bytes; the caller unrefs it */
GByteArray *pixels_pack(const Pixels *pixels);

/* ---- arithmetic coding -------------------------------------------------- */

typedef struct {
    GByteArray *out;
    guint32 a, c;
    int count;
    guint8 last; /* the byte that may still change */
    gboolean has_last;
} Coder;

typedef struct {
    guint8 state, likely;
} Cx;

void coder_begin(Coder *coder, GByteArray *out);
void coder_bit(Coder *coder, Cx *cx, int bit);
void coder_end(Coder *coder);

typedef struct {
    Cx cx[512];
} Ints;

#define OOB G_MININT
void coder_int(Coder *coder, Ints *ints, int value);
void coder_id(Coder *coder, Cx *cx, int bits, int value);

/* places of a template that are not fixed: x, y, x, y … */
void code_generic(Coder *coder, Cx *cx, const Pixels *pixels, int template,
                  gboolean typical, const gint8 *at, const Pixels *skip);
void
code_refine(Coder *coder, Cx *cx, const Pixels *pixels, const Pixels *reference,
            int dx, int dy, int template, gboolean typical, const gint8 *at);

/* the places where they usually are */
extern const gint8 usual_at[4][8];

/* ---- Huffman coding ----------------------------------------------------- */

typedef struct {
    GByteArray *out;
    guint filled; /* bits of the last byte */
} BitWriter;

void bits_put(BitWriter *bits, guint32 value, int n);
void bits_align(BitWriter *bits);
/* a number, or OOB, by table B.@table of the standard: 1, 2, 4, 6, 8, 11 or 15
 */
void bits_number(BitWriter *bits, int table, int value);

/* ---- segments ----------------------------------------------------------- */

void put8(GByteArray *out, guint32 value);
void put16(GByteArray *out, guint32 value);
void put32(GByteArray *out, guint32 value);
void put_at(GByteArray *out, const gint8 *at, int n);
void put_region(GByteArray *out, int width, int height, int x, int y, int how);
void put_page(GByteArray *out, guint32 number, guint32 width, guint32 height,
              int flags, int stripe);
/* a segment that refers to those of @refers, which ends with -1 (or NULL) */
void put_segment(GByteArray *out, guint32 number, int type, const int *refers,
                 const GByteArray *data);

#endif
