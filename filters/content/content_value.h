/* SPDX-License-Identifier: Apache-2.0
 *
 * Values of calendars and contacts in the one form that leaves. For
 * content_write.c and what shows them to people.
 */
#ifndef SK_CONTENT_CONTENT_VALUE_H
#define SK_CONTENT_CONTENT_VALUE_H

#include <glib.h>
#include <sekisho/policy.h>
#include <content/content_rule.h>

/* sk_content_relink: @value with the links in its texts as @links has them,
 * each sign escaped that must be, once; those of @bare part texts and stay.
 * @count (added): links changed. New string. */
char *sk_content_relink(const char *value, const char *bare, SkLinks links,
                        guint *count);

/* sk_content_rule: @value, a rule of a series (RFC 5545, section 3.3.10), when
 * it is one that cannot make a calendar reckon for long: every hour at most,
 * 9999 times at most; else NULL. New string. */
char *sk_content_rule(const char *value);

/* sk_content_repeat: how often an alarm rings again, when that is at most ten
 * times; else NULL. sk_content_wait: how long it waits before, when that is
 * said in minutes or more. New strings. */
char *sk_content_repeat(const char *value);
char *sk_content_wait(const char *value);

/* sk_content_signs: @value without blanks round it; NULL when it is more than
 * letters, digits and the signs of times and rules. New string. */
char *sk_content_signs(const char *value);

/* sk_content_address: the mail address in @value, with or without "mailto:"
 * before and "?…" behind; NULL when there is none that may leave. New string.
 */
char *sk_content_address(const char *value);

/* sk_content_plain: @value as it leaves in one of the forms that hold no text;
 * NULL when it does not: it is not of that form, or it is a link. New string.
 */
char *sk_content_plain(SkForm form, const char *value, SkLinks links);

#endif
