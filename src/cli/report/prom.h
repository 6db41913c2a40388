/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the text of metrics that the service serves (src/door/metrics/text.c).
 */
#ifndef SK_CLI_REPORT_PROM_H
#define SK_CLI_REPORT_PROM_H

#include <glib.h>

/* sk_prom_fetch: asks the socket @where ("unix:/path" or "inet:port@host") for
 * its metrics. Returns the text as a new string, or NULL with SK_ERROR_SYSTEM
 * if nobody answers within a few seconds. */
char *sk_prom_fetch(const char *where, GError **error);

/* sk_prom_value: returns the value of the sample @name in @text, where @name is
 * all that stands before the value, labels included. Returns FALSE if there is
 * none. */
gboolean sk_prom_value(const char *text, const char *name, double *value);

/* sk_prom_sum: returns the sum of all samples of the metric @name whose labels
 * hold @label ("verdict=\"withheld\""), or of all if @label is NULL. */
double sk_prom_sum(const char *text, const char *name, const char *label);

/* sk_prom_label: returns the value of @label in the first sample of @name, as a
 * new string, or NULL. */
char *sk_prom_label(const char *text, const char *name, const char *label);

/* sk_prom_quantile: returns in how many seconds the share @q of a histogram
 * ended, as the upper bound of its bucket; 0 if it is empty, and a negative
 * number for more than the last bound. */
double sk_prom_quantile(const char *text, const char *name, double q);

#endif
