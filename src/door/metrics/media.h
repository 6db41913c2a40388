/* SPDX-License-Identifier: Apache-2.0
 *
 * The media types under which parts are counted. It is a fixed list, because
 * what a worker says about a part is testimony: it may choose among these, but
 * it cannot make new series in a monitoring system.
 */
#ifndef SK_DOOR_METRICS_MEDIA_H
#define SK_DOOR_METRICS_MEDIA_H

#include <glib.h>

#define SK_N_MEDIA 64

/* sk_media_of: returns the number under which the type @found, which may be
 * NULL, is counted. */
guint sk_media_of(const char *found);

/* sk_media_name: returns the type of number @i, or NULL if there is none. */
const char *sk_media_name(guint i);

#endif
