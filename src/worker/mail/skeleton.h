/* SPDX-License-Identifier: Apache-2.0
 *
 * By what letters are compared that only have to look alike.
 */
#ifndef SK_WORKER_MAIL_SKELETON_H
#define SK_WORKER_MAIL_SKELETON_H

#include <glib.h>

#define SK_SKELETON_MAX 18 /* characters that one decomposes to, at most */

/* sk_skeleton: writes to @out what @c is compared as and returns how many
 * characters that are: none for what is not seen (blanks, marks, controls).
 * Kana and usual kanji are themselves: most of a Japanese text. */
gsize sk_skeleton(gunichar c, gunichar out[SK_SKELETON_MAX]);

/* sk_skeleton_loose: the same for whole sentences: kana without voicing marks
 * and size, kanji and kana that look alike (口 ロ, 力 カ, 一 ー), other forms
 * of the kanji of our name, and letters of Greek and Cyrillic beside the Latin
 * ones they look like are one. */
gsize sk_skeleton_loose(gunichar c, gunichar out[SK_SKELETON_MAX]);

#endif
