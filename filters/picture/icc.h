/* SPDX-License-Identifier: Apache-2.0
 *
 * Colour profiles (ICC.1): which of the few usual colour spaces one describes,
 * and a profile of our own for that space. A profile never leaves as it came.
 */
#ifndef SK_PICTURE_ICC_H
#define SK_PICTURE_ICC_H

#include <glib.h>

typedef enum {
    SK_ICC_OTHER, /* none of these, or no profile that can be read */
    SK_ICC_SRGB,  /* also a grey one with that curve */
    SK_ICC_DISPLAY_P3,
    SK_ICC_ADOBE_RGB,
} SkIcc;

/* sk_icc_prepare: builds our profiles; before the sandbox. */
gboolean sk_icc_prepare(GError **error);

/* sk_icc_kind: the colour space that the profile @bytes (@len) describes.
 * @is_grey: the picture has one channel, so the profile must have one, too. */
SkIcc sk_icc_kind(const guint8 *bytes, gsize len, gboolean is_grey);

/* sk_icc_profile: our profile for @kind; NULL for SK_ICC_OTHER, and for
 * SK_ICC_SRGB, which a picture without profile is taken for. Unref. */
GBytes *sk_icc_profile(SkIcc kind);

#endif
