/* SPDX-License-Identifier: Apache-2.0
 *
 * The one reader and writer of the dates of headers.
 */
#ifndef SK_WORKER_MAIL_DATE_H
#define SK_WORKER_MAIL_DATE_H

#include <glib.h>

/* The bytes of a date at most. A longer one is no date but a place to hide
 * bytes. */
#define SK_DATE_MAX 512

/* sk_mail_date: returns @text, a date as mail programs write it (RFC 5322
 * with its obsolete forms, asctime, names of zones), in its strict form, such
 * as "Fri, 20 Nov 2026 08:57:16 +0900". The day of the week is calculated anew.
 * A zone that is missing or unknown becomes "-0000". Returns NULL if the date
 * cannot be read or does not exist. New string. */
char *sk_mail_date(const char *text);

#endif
