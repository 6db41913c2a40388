/* SPDX-License-Identifier: Apache-2.0
 *
 * A Type 1 font while it is written anew (Adobe Type 1 Font Format). Only
 * type1*.c include this.
 */
#ifndef SK_FONT_TYPE1_H
#define SK_FONT_TYPE1_H

#include "font/font_inner.h"

#define SK_TYPE1_VALUES_MAX 16
#define SK_TYPE1_SUBRS_MAX  65535

/* The entries of the private dictionary that leave; the number says how many
 * values there are at most, and 1 that it is no array. */
#define SK_TYPE1_PRIVATE(X)                                                    \
    X("BlueValues", 14)                                                        \
    X("OtherBlues", 10)                                                        \
    X("FamilyBlues", 14)                                                       \
    X("FamilyOtherBlues", 10)                                                  \
    X("BlueScale", 1)                                                          \
    X("BlueShift", 1)                                                          \
    X("BlueFuzz", 1)                                                           \
    X("StdHW", 2) /* an array of one */                                        \
    X("StdVW", 2)                                                              \
    X("StemSnapH", 12)                                                         \
    X("StemSnapV", 12)                                                         \
    X("LanguageGroup", 1)                                                      \
    X("ExpansionFactor", 1)

#define SK_X(word, most) +1
enum { SK_TYPE1_N_PRIVATE = 0 SK_TYPE1_PRIVATE(SK_X) };
#undef SK_X

/* The program of a glyph or a subroutine, decrypted. */
typedef struct {
    char *name; /* of a glyph */
    guint8 *code;
    gsize len;
    gsize used; /* how many bytes are reached; 0 for none */
} SkType1Code;

typedef struct {
    SkFont *font;
    char *matrix, *bounds;            /* numbers joined by blanks, or NULL */
    guint paint;                      /* PaintType */
    char *encoding[256];              /* or NULL */
    gboolean is_standard;             /* it has the standard encoding */
    char *values[SK_TYPE1_N_PRIVATE]; /* joined by blanks, or NULL */
    gboolean force_bold;
    gint64 len_iv;
    GArray *subrs;  /* of SkType1Code; those that are not there have no code */
    GArray *glyphs; /* of SkType1Code */
    GHashTable *names; /* of the glyphs */
    guint64 steps;     /* that the programs of all glyphs took */
    guint emptied;
} SkType1;

/* type1_cipher.c: the two ciphers of the format, which hide nothing. */
#define SK_TYPE1_EEXEC 55665
#define SK_TYPE1_CODE  4330
void sk_type1_decrypt(guint8 *bytes, gsize len, guint16 key);
void sk_type1_encrypt(guint8 *bytes, gsize len, guint16 key);

/* sk_type1_open: returns the clear text of @font and its decrypted portion.
 * FALSE if there is none. */
gboolean
sk_type1_open(const SkFont *font, GByteArray *clear, GByteArray *hidden);

/* type1_read.c: read the two. */
void sk_type1_clear(SkType1 *type1, const GByteArray *clear);
gboolean sk_type1_hidden(SkType1 *type1, const GByteArray *hidden);

/* type1_code.c. sk_type1_follow: follows the program of a glyph and marks what
 * it reaches. FALSE if it is damaged. */
gboolean sk_type1_follow(SkType1 *type1, SkType1Code *glyph);

/* type1_write.c. sk_type1_write: writes the font and fills in its lengths. */
GByteArray *sk_type1_write(SkType1 *type1);

#endif
