/* SPDX-License-Identifier: Apache-2.0
 *
 * End of message: the passage through the gate, the report line, the edits.
 */
#ifndef SK_DOOR_EOM_H
#define SK_DOOR_EOM_H

#include <libmilter/mfapi.h>

#include "door/door.h"
#include "door/session.h"

/* sk_eom: what the MTA is to be answered for @session's message. The only
 * place that lets a mail through. */
sfsistat sk_eom(SMFICTX *ctx, SkDoor *door, SkSession *session);

/* sk_answer: hands @reply to libmilter; gives SMFIS_TEMPFAIL or _REJECT. */
sfsistat sk_answer(SMFICTX *ctx, const SkReply *reply);

#endif
