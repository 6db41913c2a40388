/* SPDX-License-Identifier: Apache-2.0
 *
 * The picture that stands where another one was taken out.
 */
#ifndef SK_PICTURE_PLACEHOLDER_H
#define SK_PICTURE_PLACEHOLDER_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_placeholder: a PNG of the proportions @width to @height (0: unknown), at
 * most 320 by 320 pixels: a grey sheet with a frame and a cross. The same bytes
 * for the same numbers, and such as our own cleaner leaves alone. */
GBytes *sk_placeholder(guint width, guint height);

/* sk_placeholder_text: what stood in its place, for a text beside it or read
 * aloud: "[Removed: image. Reason …]", in the language of @policy. @child: the
 * part that was taken out. New string, one line. */
char *sk_placeholder_text(const SkPart *child, const SkPolicy *policy);

#endif
