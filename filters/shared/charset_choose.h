/* SPDX-License-Identifier: Apache-2.0
 *
 * The choice of a charset by what the bytes are. For charset.c only.
 */
#ifndef SK_SHARED_CHARSET_CHOOSE_H
#define SK_SHARED_CHARSET_CHOOSE_H

#include <glib.h>
#include <shared/charset_read.h>

typedef struct {
    const guchar *bytes;
    gsize len;
    const guchar *sample; /* from the first 8-bit byte on, 64 KiB at most */
    gsize sample_len;
    gboolean has_high;   /* 8-bit bytes */
    gboolean has_escape; /* an escape to a Japanese set */
} SkInput;

SkInput sk_choose_look(const char *bytes, gsize len);

/* sk_choose_is_wide: one of UTF-16 and UTF-32. */
gboolean sk_choose_is_wide(const SkCharsetRow *row);

/* sk_choose_zeros: UTF-16 or UTF-32 by its zeros, or NULL. @declared: the label
 * says so, and little is proof. */
const SkCharsetRow *sk_choose_zeros(const SkInput *input, gboolean declared);

/* sk_choose_guess: no label to go by; NULL when nothing fits well. */
const SkCharsetRow *sk_choose_guess(const SkInput *input);

/* sk_choose_wide: what a label of UTF-16 or UTF-32 stands for here, byte order
 * known; something else when the bytes are no such thing; or NULL. */
const SkCharsetRow *
sk_choose_wide(const SkInput *input, const SkCharsetRow *declared);

/* sk_choose_contradict: what @input is rather than @declared, as which it was
 * read with @reading; NULL: the label stands. */
const SkCharsetRow *
sk_choose_contradict(const SkInput *input, const SkCharsetRow *declared,
                     const SkReading *reading);

/* sk_choose_fall_back: never NULL. */
const SkCharsetRow *sk_choose_fall_back(const SkInput *input);

#endif
