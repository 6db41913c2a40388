/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads TNEF (MS-OXTNEF), the format of winmail.dat.
 */
#ifndef SK_OUTLOOK_TNEF_H
#define SK_OUTLOOK_TNEF_H

#include <outlook/mapi.h>

/* sk_tnef_read: returns the message in @tnef with its attachments and embedded
 * messages. What is cut short is kept as far as it goes and counted on @part,
 * which may be NULL. Returns NULL if the file is no TNEF at all. */
SkMapi *sk_tnef_read(GBytes *tnef, SkPart *part);

#endif
