/* SPDX-License-Identifier: Apache-2.0
 *
 * The door of the milter session's target: what a child of the milter has
 * besides its connections.
 */
#ifndef TEST_FUZZ_SESSION_DOOR_H
#define TEST_FUZZ_SESSION_DOOR_H

#include "door/door.h"

/* session_door_open: returns the door for one input, with a report file that
 * takes no line if @full_disk. All inputs get the same door, because it has a
 * thread for candidate policies, and no code ends that thread. The queue, the
 * memory of faults and the policy generation are new for each input. */
SkDoor *session_door_open(gboolean full_disk);

/* session_door_close: checks that no message is left in the door, and makes it
 * forget the input. */
void session_door_close(void);

#endif
