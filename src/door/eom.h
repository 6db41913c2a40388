/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles the end of a message: passes it through the gate, writes the report
 * line and makes the edits.
 */
#ifndef SK_DOOR_EOM_H
#define SK_DOOR_EOM_H

#include <libmilter/mfapi.h>

#include "door/door.h"
#include "door/session.h"

/* sk_eom: returns what the MTA is to be answered for the message of @session.
 * This is the only function that lets a mail through. */
sfsistat sk_eom(SMFICTX *ctx, SkDoor *door, SkSession *session);

/* sk_answer: sets @reply in libmilter. Returns SMFIS_TEMPFAIL or SMFIS_REJECT
 * according to its code. */
sfsistat sk_answer(SMFICTX *ctx, const SkReply *reply);

#endif
