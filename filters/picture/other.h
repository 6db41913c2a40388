/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds pictures that are another file as well.
 */
#ifndef SK_PICTURE_OTHER_H
#define SK_PICTURE_OTHER_H

#include <glib.h>

/* sk_picture_is_other: returns whether some program finds another file in
 * @bytes, a rewritten picture: a page or PDF near the start, or an archive
 * anywhere. Our writers put no such thing there, but pixels and palettes may
 * spell it. */
gboolean sk_picture_is_other(const guint8 *bytes, gsize len);

#endif
