/* SPDX-License-Identifier: Apache-2.0
 *
 * Outlook's .msg (MS-OXMSG): a mail in a compound file.
 */
#ifndef SK_OUTLOOK_MSG_H
#define SK_OUTLOOK_MSG_H

#include <outlook/mapi.h>

/* sk_msg_read: the message in @msg with its attachments, recipients and the
 * messages in it. A property whose stream cannot be read is left out and
 * counted on @part (may be NULL). NULL when it is no message. */
SkMapi *sk_msg_read(GBytes *msg, SkPart *part);

#endif
