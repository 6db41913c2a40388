/* SPDX-License-Identifier: Apache-2.0
 *
 * Colour profiles (ICC.1): finds out which of the few usual colour spaces a
 * profile describes, and provides a profile of our own for that space, or one
 * with the same effect for any other. A profile never leaves as it came.
 */
#ifndef SK_ICC_H
#define SK_ICC_H

#include <glib.h>

typedef enum {
    SK_ICC_OTHER, /* none of these spaces, or the profile cannot be read */
    SK_ICC_SRGB,  /* also a grey profile with the curve of sRGB */
    SK_ICC_DISPLAY_P3,
    SK_ICC_ADOBE_RGB,
} SkIcc;

/* sk_icc_prepare: builds our profiles. It must be called before the process
 * enters the sandbox. */
gboolean sk_icc_prepare(GError **error);

/* sk_icc_kind: returns the colour space that the profile @bytes (@len)
 * describes. @is_grey says that the picture has one channel, so that the
 * profile must have one, too. */
SkIcc sk_icc_kind(const guint8 *bytes, gsize len, gboolean is_grey);

/* sk_icc_rewrite: stores in *@out the profile that a picture of @channels (1, 3
 * or 4) leaves with instead of the profile @bytes (@len): a standard one, or
 * one that consists of the primaries and curves, or of a table of the colours,
 * that @bytes describes. It is NULL where none is needed, since a picture
 * without a profile is taken for sRGB. The caller unrefs it. Returns FALSE, and
 * stores NULL, if @bytes is no profile for such a picture. */
gboolean
sk_icc_rewrite(const guint8 *bytes, gsize len, guint channels, GBytes **out);

/* sk_icc_to_srgb: turns the @n pixels of three samples of eight bits each at
 * @samples, whose colours the profile @bytes (@len) describes, into those of
 * sRGB. Returns FALSE, and changes nothing, if the profile is none for such
 * pixels. */
gboolean
sk_icc_to_srgb(const guint8 *bytes, gsize len, guint8 *samples, gsize n);

/* sk_icc_profile: returns our profile for @kind, or NULL for SK_ICC_OTHER and
 * for SK_ICC_SRGB, since a picture without a profile is taken for sRGB. The
 * caller unrefs it. */
GBytes *sk_icc_profile(SkIcc kind);

#endif
