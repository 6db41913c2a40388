/* SPDX-License-Identifier: Apache-2.0
 *
 * Brings vCalendar 1.0 (1996), the form before iCalendar, up to date.
 * Telephones and groupware still write it as .vcs files.
 */
#ifndef SK_CONTENT_CONTENT_OLD_H
#define SK_CONTENT_CONTENT_OLD_H

#include <content/content_line.h>

/* sk_content_renew: rewrites what the calendars of @root that say VERSION:1.0
 * write differently from RFC 5545: rules of series ("W2 MO #4"), lists of times
 * separated by ";", and names of properties. What is not understood stays as it
 * is. */
void sk_content_renew(SkContent *root);

#endif
