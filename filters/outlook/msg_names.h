/* SPDX-License-Identifier: Apache-2.0
 *
 * Which property of a .msg has which name (MS-OXMSG, section 2.2.3). For msg.c
 * only.
 */
#ifndef SK_OUTLOOK_MSG_NAMES_H
#define SK_OUTLOOK_MSG_NAMES_H

#include <glib.h>
#include <outlook/cfb.h>

/* sk_msg_names: what the properties 0x8000, 0x8001 … of the file are called
 * (guint32, mapi.h); 0: nothing that is looked at. Empty where the file does
 * not say it. New; @cfb may not be read from again. */
GArray *sk_msg_names(SkCfb *cfb);

#endif
