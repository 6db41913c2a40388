/* SPDX-License-Identifier: Apache-2.0
 *
 * Chooses a charset by evidence in the bytes. Only charset.c uses this.
 */
#ifndef SK_CHARSET_CHARSET_CHOOSE_H
#define SK_CHARSET_CHARSET_CHOOSE_H

#include <glib.h>
#include <charset/charset.h>
#include <charset/charset_read.h>

typedef struct {
    const guchar *bytes;
    gsize len;
    const guchar *high; /* the first byte of 0x80 or more */
    gboolean has_high;  /* whether there is such a byte */
    /* whether there is an escape sequence to a Japanese character set */
    gboolean has_escape;
} SkInput;

typedef struct {
    const SkCharsetRow *row;
    gboolean sure; /* no other charset comes near */
} SkChoice;

SkInput sk_choose_look(const char *bytes, gsize len);

/* sk_choose_is_wide: returns whether @row is UTF-16 or UTF-32. */
gboolean sk_choose_is_wide(const SkCharsetRow *row);

/* sk_choose_zeros: recognises UTF-16 or UTF-32 by its zeros, or returns NULL.
 * If @declared, the label says so, and little evidence is enough. */
const SkCharsetRow *sk_choose_zeros(const SkInput *input, gboolean declared);

/* In each of these three functions @near may be NULL, and the row of the result
 * is never NULL. sk_choose_guess: chooses without a label. */
SkChoice sk_choose_guess(const SkInput *input, const SkNear *near);

/* sk_choose_wide: chooses what a label of UTF-16 or UTF-32 stands for here,
 * with a known byte order, or another charset if the bytes are neither. */
SkChoice sk_choose_wide(const SkInput *input, const SkCharsetRow *declared,
                        const SkNear *near);

/* sk_choose_contradict: chooses between @declared, as which @input was decoded
 * with the result @reading, and something else. */
SkChoice
sk_choose_contradict(const SkInput *input, const SkCharsetRow *declared,
                     const SkReading *reading, const SkNear *near);

#endif
