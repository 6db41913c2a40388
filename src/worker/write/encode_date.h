/* SPDX-License-Identifier: Apache-2.0
 *
 * Dates in headers.
 */
#ifndef SK_WORKER_WRITE_ENCODE_DATE_H
#define SK_WORKER_WRITE_ENCODE_DATE_H

#include <glib.h>

/* sk_encode_date: @text, a date as mail programs write it (RFC 5322 with its
 * old forms, asctime, zone names), strictly: "Fri, 20 Nov 2026 08:57:16 +0900",
 * the day of the week reckoned anew. NULL when it cannot be read or never was.
 * A zone that is missing or unknown is "-0000". New string. */
char *sk_encode_date(const char *text);

#endif
