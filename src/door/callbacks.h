/* SPDX-License-Identifier: Apache-2.0
 *
 * What libmilter calls. Thin: each hands on to session.c or eom.c.
 */
#ifndef SK_DOOR_CALLBACKS_H
#define SK_DOOR_CALLBACKS_H

#include "door/door.h"

/* sk_callbacks_register: tells libmilter of us; @door is what all connections
 * share, and outlives smfi_main. */
gboolean sk_callbacks_register(SkDoor *door);

#endif
