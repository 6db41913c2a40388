/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads Outlook's .msg files (MS-OXMSG): a message in a compound file.
 */
#ifndef SK_OUTLOOK_MSG_H
#define SK_OUTLOOK_MSG_H

#include <outlook/mapi.h>

/* sk_msg_read: returns the message in @msg with its attachments, recipients and
 * embedded messages. A property whose stream cannot be read is left out and
 * counted on @part, which may be NULL. Returns NULL if the file is no message.
 */
SkMapi *sk_msg_read(GBytes *msg, SkPart *part);

#endif
