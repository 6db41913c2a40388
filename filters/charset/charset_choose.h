/* SPDX-License-Identifier: Apache-2.0
 *
 * The choice of a charset by what the bytes are. For charset.c only.
 */
#ifndef SK_CHARSET_CHARSET_CHOOSE_H
#define SK_CHARSET_CHARSET_CHOOSE_H

#include <glib.h>
#include <charset/charset.h>
#include <charset/charset_read.h>

typedef struct {
    const guchar *bytes;
    gsize len;
    const guchar *high;  /* the first 8-bit byte */
    gboolean has_high;   /* 8-bit bytes */
    gboolean has_escape; /* an escape to a Japanese set */
} SkInput;

typedef struct {
    const SkCharsetRow *row;
    gboolean sure; /* no other charset comes near */
} SkChoice;

SkInput sk_choose_look(const char *bytes, gsize len);

/* sk_choose_is_wide: one of UTF-16 and UTF-32. */
gboolean sk_choose_is_wide(const SkCharsetRow *row);

/* sk_choose_zeros: UTF-16 or UTF-32 by its zeros, or NULL. @declared: the label
 * says so, and little is proof. */
const SkCharsetRow *sk_choose_zeros(const SkInput *input, gboolean declared);

/* Each of the three: @near may be NULL; the row is never NULL.
 *
 * sk_choose_guess: no label to go by. */
SkChoice sk_choose_guess(const SkInput *input, const SkNear *near);

/* sk_choose_wide: what a label of UTF-16 or UTF-32 stands for here, byte order
 * known; something else when the bytes are no such thing. */
SkChoice sk_choose_wide(const SkInput *input, const SkCharsetRow *declared,
                        const SkNear *near);

/* sk_choose_contradict: what @input is: @declared, as which it was read with
 * @reading, or something else. */
SkChoice
sk_choose_contradict(const SkInput *input, const SkCharsetRow *declared,
                     const SkReading *reading, const SkNear *near);

#endif
