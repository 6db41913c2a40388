/* SPDX-License-Identifier: Apache-2.0
 *
 * JBIG2 (ITU-T T.88) as PDF holds it: segments without a file header, the
 * shared ones in a stream of their own. Scanners write it.
 */
#ifndef SK_JBIG2_JBIG2_H
#define SK_JBIG2_JBIG2_H

#include "picture/picture.h"

/* sk_jbig2_decode: returns the page that picture->bytes show, as rows of one
 * bit a pixel, 1 for black, filled up with zeros to whole bytes: @width by
 * @height of them, white where the page is smaller. @globals are @n_globals
 * bytes of shared segments, or NULL. All that is allocated is judged before, by
 * limits.pixels and limits.expanded. *@damaged receives whether something was
 * missing or not as it should be. Returns NULL, with a reason in @picture, if
 * the page cannot be decoded. The caller unrefs the result. */
GByteArray *
sk_jbig2_decode(SkPicture *picture, const guint8 *globals, gsize n_globals,
                guint32 width, guint32 height, gboolean *damaged);

#endif
