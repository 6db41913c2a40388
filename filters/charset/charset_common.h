/* SPDX-License-Identifier: Apache-2.0
 *
 * Data for charset_score.c: which characters a language uses often. Only
 * charset*.c use this.
 */
#ifndef SK_CHARSET_CHARSET_COMMON_H
#define SK_CHARSET_CHARSET_COMMON_H

#include <glib.h>

/* The languages whose texts can be told apart by their letters. */
typedef enum {
    SK_TONGUE_JAPANESE,
    SK_TONGUE_CHINESE, /* simplified characters */
    SK_TONGUE_TAIWAN,  /* traditional characters */
    SK_TONGUE_KOREAN,
    SK_TONGUE_WESTERN,
    SK_TONGUE_CENTRAL, /* Polish, Czech, Hungarian and others */
    SK_TONGUE_TURKISH,
    SK_TONGUE_VIETNAMESE,
    SK_TONGUE_CYRILLIC,
    SK_TONGUE_GREEK,
    SK_TONGUE_HEBREW,
    SK_TONGUE_ARABIC,
    SK_TONGUE_THAI,
    SK_TONGUE_ANY, /* any language; UTF-8 can hold them all */
    SK_N_TONGUES
} SkTongue;

#define SK_N_IDEOGRAPHIC (SK_TONGUE_KOREAN + 1)

/* Ideographs and syllables of the first four languages, in three strings: those
 * that every text is full of, the frequent ones, and the known ones. */
extern const char *const sk_common_ideographs[SK_N_IDEOGRAPHIC][3];

/* Lower-case letters beyond ASCII of the other languages, the most frequent
 * first; NULL for the first four. */
extern const char *const sk_common_letters[SK_N_TONGUES];

#endif
