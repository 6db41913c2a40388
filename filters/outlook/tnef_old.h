/* SPDX-License-Identifier: Apache-2.0
 *
 * What TNEF says of a message besides its properties (MS-OXTNEF, section
 * 2.1.3.3): for tnef.c only.
 */
#ifndef SK_OUTLOOK_TNEF_OLD_H
#define SK_OUTLOOK_TNEF_OLD_H

#include <outlook/mapi.h>

/* sk_tnef_class: the class in @data (attMessageClass) is that of @message. */
void sk_tnef_class(SkMapi *message, GBytes *data);

/* sk_tnef_date: the time in @data (numbers of two bytes, the year first) is the
 * time @id of @message, kept as all times are; nothing when it is none. */
void sk_tnef_date(SkMapi *message, guint32 id, GBytes *data);

#endif
