/* SPDX-License-Identifier: Apache-2.0
 *
 * What TNEF says of a message outside its properties (MS-OXTNEF section
 * 2.1.3.3). Only tnef.c uses this.
 */
#ifndef SK_OUTLOOK_TNEF_OLD_H
#define SK_OUTLOOK_TNEF_OLD_H

#include <outlook/mapi.h>

/* sk_tnef_class: sets the class of @message from @data (attMessageClass). */
void sk_tnef_class(SkMapi *message, GBytes *data);

/* sk_tnef_date: sets the time @id of @message from @data (numbers of two bytes,
 * the year first) in the form of all times, or does nothing if @data is no
 * time. */
void sk_tnef_date(SkMapi *message, guint32 id, GBytes *data);

#endif
