/* SPDX-License-Identifier: Apache-2.0
 *
 * vCalendar 1.0, the form before iCalendar (1996; telephones and groupware
 * still write it as .vcs), brought up to date.
 */
#ifndef SK_CONTENT_CONTENT_OLD_H
#define SK_CONTENT_CONTENT_OLD_H

#include <content/content_line.h>

/* sk_content_renew: what the calendars of @root that say VERSION:1.0 write in
 * another way than RFC 5545: rules of series ("W2 MO #4"), lists of times with
 * ";" between, names of properties. What is not understood stays as it is. */
void sk_content_renew(SkContent *root);

#endif
