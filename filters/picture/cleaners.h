/* SPDX-License-Identifier: Apache-2.0
 *
 * The cleaners of pictures as one: from a part to a sentence about it. A
 * picture that holds others (a drawing with photographs in it) is cleaned in
 * two runs, of which the second puts the others back (sk_picture_embed).
 */
#ifndef SK_PICTURE_CLEANERS_H
#define SK_PICTURE_CLEANERS_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* The media types that have a cleaner; ends with NULL. */
extern const char *const sk_picture_types[];

/* sk_pictures_prepare: what the cleaners build before the sandbox. */
gboolean sk_pictures_prepare(GError **error);

/* sk_picture_clean_part: @part, whose found type is one of sk_picture_types,
 * written anew; or split into the pictures within it, and then
 * sk_picture_build_part follows in stage BUILD. */
SkVerdict sk_picture_clean_part(SkPart *part, const SkPolicy *policy);

/* sk_picture_build_part: @part, which sk_picture_clean_part has split, written
 * with what became of the pictures within it. */
SkVerdict sk_picture_build_part(SkPart *part, const SkPolicy *policy);

#endif
