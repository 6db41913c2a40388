/* SPDX-License-Identifier: Apache-2.0
 *
 * One entry point for all cleaners of pictures: from a part to its verdict. A
 * picture that holds others (a drawing with photographs in it) is cleaned in
 * two runs, the second of which puts the inner pictures back
 * (sk_picture_embed).
 */
#ifndef SK_PICTURE_CLEANERS_H
#define SK_PICTURE_CLEANERS_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* The media types that have a cleaner, terminated by NULL. */
extern const char *const sk_picture_types[];

/* sk_pictures_prepare: builds what the cleaners need before the process enters
 * the sandbox. */
gboolean sk_pictures_prepare(GError **error);

/* sk_picture_clean_part: rewrites @part, whose found type is one of
 * sk_picture_types, or splits it into the pictures within it; then
 * sk_picture_build_part follows in stage BUILD. Returns the verdict on @part.
 */
SkVerdict sk_picture_clean_part(SkPart *part, const SkPolicy *policy);

/* sk_picture_build_part: writes @part, which sk_picture_clean_part has split,
 * with what became of the pictures within it. Returns the verdict on @part. */
SkVerdict sk_picture_build_part(SkPart *part, const SkPolicy *policy);

#endif
