/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns a JPEG without loss, so that it needs no orientation tag.
 */
#ifndef SK_PICTURE_JPEG_TURN_H
#define SK_PICTURE_JPEG_TURN_H

#include <glib.h>

/* sk_jpeg_turn: returns @jpeg, which must be one of our own, turned and
 * mirrored as the EXIF orientation @orientation (2 to 8) asks. Returns NULL if
 * its size is not a multiple of its blocks, so that some pixels could not be
 * turned without loss. The caller unrefs it. */
GBytes *sk_jpeg_turn(GBytes *jpeg, guint orientation, gboolean progressive);

#endif
