/* SPDX-License-Identifier: Apache-2.0
 *
 * TNEF (MS-OXTNEF), the box of winmail.dat.
 */
#ifndef SK_OUTLOOK_TNEF_H
#define SK_OUTLOOK_TNEF_H

#include <outlook/mapi.h>

/* sk_tnef_read: the message in @tnef with its attachments and the messages in
 * it. What is cut short is kept as far as it goes, and counted on @part (may be
 * NULL). NULL when it is no TNEF at all. */
SkMapi *sk_tnef_read(GBytes *tnef, SkPart *part);

#endif
