/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the values of calendars and contacts in the only form in which they
 * leave. content_write.c uses it, and what shows them to people.
 */
#ifndef SK_CONTENT_CONTENT_VALUE_H
#define SK_CONTENT_CONTENT_VALUE_H

#include <glib.h>
#include <sekisho/policy.h>
#include <content/content_rule.h>

/* sk_content_relink: returns @value with the links in its texts treated as
 * @links says and every character escaped that needs it, once. Characters of
 * @bare separate texts and stay. *@count grows by the links that were changed.
 * New string. */
char *sk_content_relink(const char *value, const char *bare, SkLinks links,
                        guint *count);

/* sk_content_rule: returns @value, a rule of a series (RFC 5545 section
 * 3.3.10), if a calendar can compute it quickly: at most every hour and at most
 * 9999 times. Else NULL. New string. */
char *sk_content_rule(const char *value);

/* sk_content_repeat returns how often an alarm rings again if it is at most ten
 * times, else NULL. sk_content_wait returns how long it waits if that is said
 * in minutes or longer units, else NULL. New strings. */
char *sk_content_repeat(const char *value);
char *sk_content_wait(const char *value);

/* sk_content_signs: returns @value without blanks around it, or NULL if it
 * holds more than letters, digits and the signs of times and rules. New string.
 */
char *sk_content_signs(const char *value);

/* sk_content_address: returns the mail address in @value, which may stand
 * behind "mailto:" and before "?…", or NULL if there is none that may leave.
 * New string. */
char *sk_content_address(const char *value);

/* sk_content_plain: returns @value in one of the forms that hold no text, or
 * NULL if it is not of that form or is a link. New string. */
char *sk_content_plain(SkForm form, const char *value, SkLinks links);

#endif
