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

/* sk_content_address: returns the mail address in @value, which may stand
 * behind "mailto:" and before "?…", or NULL if there is none that may leave.
 * New string. */
char *sk_content_address(const char *value);

/* sk_content_plain: returns @value in one of the forms that hold no text, or
 * NULL if it is not of that form or is a link. New string. */
char *sk_content_plain(SkForm form, const char *value, SkLinks links);

/* sk_content_put_line: appends @line to @out, folded between characters. */
void sk_content_put_line(GString *out, const char *line);

#endif
