/* SPDX-License-Identifier: Apache-2.0
 *
 * Brings header values that have a grammar of their own into their plainest
 * form (header_values.c). Each function takes a raw value and returns a new
 * string, or NULL if nothing of it could leave.
 */
#ifndef SK_WORKER_READ_HEADER_VALUES_H
#define SK_WORKER_READ_HEADER_VALUES_H

#include <glib.h>

/* sk_value_date: returns a date such as "Fri, 20 Nov 2026 09:00:00 +0900". It
 * reads the date of RFC 5322, its obsolete forms, and that of ctime. The day of
 * the week is calculated, and the name of a zone becomes its digits. */
char *sk_value_date(const char *raw, gsize len);

/* sk_value_ids: returns the message ids in @raw, as in "<a@b> <c@d>". Other
 * words are dropped, and a bare a@b gets its brackets. *@repaired is set if
 * anything was dropped or added. */
char *sk_value_ids(const char *raw, gsize len, gboolean *repaired);

/* sk_value_token: returns printable ASCII without encoded words. If the name in
 * "name <list.id>" is anything else, only the part in brackets is returned. */
char *sk_value_token(const char *raw, gsize len);

/* sk_value_trace: returns @raw as it came if it is printable ASCII and TAB in
 * lines that the grammar of outgoing mail allows, else NULL. One leading blank
 * does not belong to the value. */
char *sk_value_trace(const char *raw, gsize len);

#endif
