/* SPDX-License-Identifier: Apache-2.0
 *
 * Folds characters that look alike into one, so that texts can be compared by
 * what they look like.
 */
#ifndef SK_WORKER_MAIL_SKELETON_H
#define SK_WORKER_MAIL_SKELETON_H

#include <glib.h>

#define SK_SKELETON_MAX 18 /* the most characters to which one decomposes */

/* sk_skeleton: writes to @out what @c is compared as, and returns how many
 * characters that is: none for what is not seen (blanks, marks, controls). Kana
 * and common kanji stay themselves, as most of a Japanese text does. */
gsize sk_skeleton(gunichar c, gunichar out[SK_SKELETON_MAX]);

/* sk_skeleton_loose: does the same for comparing whole sentences. It also folds
 * kana without regard to voicing marks and size, kanji and kana that look alike
 * (口 ロ, 力 カ, 一 ー), other forms of the kanji of our name, and Greek and
 * Cyrillic letters with the Latin ones they look like. */
gsize sk_skeleton_loose(gunichar c, gunichar out[SK_SKELETON_MAX]);

/* sk_skeleton_kanji: the kanji from U+4E00 on that sk_skeleton_loose folds to
 * something else, each followed by that; 0 ends the list. */
extern const guint32 sk_skeleton_kanji[];

#endif
