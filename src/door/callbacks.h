/* SPDX-License-Identifier: Apache-2.0
 *
 * The functions that libmilter calls. They are thin: each passes its work on to
 * session.c or eom.c.
 */
#ifndef SK_DOOR_CALLBACKS_H
#define SK_DOOR_CALLBACKS_H

#include "door/door.h"

/* sk_callbacks_register: registers the callbacks with libmilter. @door is
 * shared by all connections and must outlive smfi_main. Returns FALSE if
 * libmilter refuses. */
gboolean sk_callbacks_register(SkDoor *door);

#endif
