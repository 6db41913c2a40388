/* SPDX-License-Identifier: Apache-2.0
 *
 * The picture that is another file too.
 */
#ifndef SK_PICTURE_OTHER_H
#define SK_PICTURE_OTHER_H

#include <glib.h>

/* sk_picture_is_other: whether some program finds another file in @bytes,
 * written as a picture: a page or PDF near the start, an archive anywhere. Our
 * writers put no such thing there, but pixels and palettes may spell it. */
gboolean sk_picture_is_other(const guint8 *bytes, gsize len);

#endif
