/* SPDX-License-Identifier: Apache-2.0
 *
 * Says which property of a .msg file has which name (MS-OXMSG section 2.2.3).
 * Only msg.c uses this.
 */
#ifndef SK_OUTLOOK_MSG_NAMES_H
#define SK_OUTLOOK_MSG_NAMES_H

#include <glib.h>
#include <outlook/cfb.h>

/* sk_msg_names: returns what the properties 0x8000, 0x8001 and so on of the
 * file are called here (guint32, see mapi.h), or 0 for those at which nobody
 * looks. The array is empty if the file does not say. @cfb must not be read
 * from afterwards. */
GArray *sk_msg_names(SkCfb *cfb);

#endif
