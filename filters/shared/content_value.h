/* SPDX-License-Identifier: Apache-2.0
 *
 * Values of calendars and contacts in the one form that leaves. For
 * content_write.c and what shows them to people.
 */
#ifndef SK_SHARED_CONTENT_VALUE_H
#define SK_SHARED_CONTENT_VALUE_H

#include <glib.h>

/* sk_content_escape: @value with each sign escaped that must be, once; those of
 * @bare part texts and stay. New string. */
char *sk_content_escape(const char *value, const char *bare);

/* sk_content_signs: @value without blanks round it; NULL when it is more than
 * letters, digits and the signs of times and rules. New string. */
char *sk_content_signs(const char *value);

/* sk_content_address: the mail address in @value, with or without "mailto:"
 * before and "?…" behind; NULL when there is none that may leave. New string.
 */
char *sk_content_address(const char *value);

#endif
