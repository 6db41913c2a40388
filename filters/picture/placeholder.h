/* SPDX-License-Identifier: Apache-2.0
 *
 * The picture that replaces one that was removed.
 */
#ifndef SK_PICTURE_PLACEHOLDER_H
#define SK_PICTURE_PLACEHOLDER_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_placeholder: returns a PNG with the proportions of @width to @height (0 if
 * unknown) and at most 320 by 320 pixels: a grey sheet with a frame and a
 * cross. The same numbers give the same bytes, which our own cleaner leaves
 * unchanged. The caller unrefs it. */
GBytes *sk_placeholder(guint width, guint height);

/* sk_placeholder_text: returns what stood in its place, for a text beside it or
 * to be read aloud: "[Removed: image. Reason …]", in the language of @policy.
 * @child is the part that was removed. New string of one line. */
char *sk_placeholder_text(const SkPart *child, const SkPolicy *policy);

#endif
