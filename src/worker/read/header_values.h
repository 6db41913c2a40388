/* SPDX-License-Identifier: Apache-2.0
 *
 * Header values with a grammar of their own, brought into their plainest form
 * (header_values.c). Each takes a raw value and returns a new string, or NULL
 * when there is nothing in it that could leave.
 */
#ifndef SK_WORKER_READ_HEADER_VALUES_H
#define SK_WORKER_READ_HEADER_VALUES_H

#include <glib.h>

/* "Fri, 20 Nov 2026 09:00:00 +0900" from RFC 5322's date, its obsolete forms
 * and ctime's. Week day by calculation; a zone's name becomes its digits. */
char *sk_value_date(const char *raw, gsize len);

/* "<a@b> <c@d>": the message ids in @raw, other words dropped; a lone a@b gets
 * its brackets. *@repaired when something was dropped or added. */
char *sk_value_ids(const char *raw, gsize len, gboolean *repaired);

/* Printable ASCII without encoded words; of "name <list.id>" with another name
 * the part in brackets. */
char *sk_value_token(const char *raw, gsize len);

/* sk_value_trace: @raw as it came when it is printable ASCII and TAB in lines
 * the outgoing grammar can hold; else NULL. One leading blank is not part of
 * it. */
char *sk_value_trace(const char *raw, gsize len);

#endif
