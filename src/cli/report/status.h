/* SPDX-License-Identifier: Apache-2.0
 *
 * What `sekisho status` found, and how it is shown.
 */
#ifndef SK_CLI_REPORT_STATUS_H
#define SK_CLI_REPORT_STATUS_H

#include <glib.h>

typedef enum { SK_WELL, SK_WARNING, SK_BAD } SkLevel;

static const char summary[] =
    N_("Shows how the running service is. For monitoring: --format nagios "
       "prints one line,\nand the exit status is 0 if all is well, 1 for a "
       "warning, 2 if mail does not\npass, 3 for a wrong option.");

typedef struct {
    SkLevel level;
    char *text; /* as people read it */
} SkFinding;

typedef struct {
    const char *text; /* the metrics */
    GArray *findings; /* of SkFinding */
    SkLevel worst;
} SkStatus;

/* sk_status_value: returns the value of the sample @name, or 0. */
double sk_status_value(const SkStatus *status, const char *name);

/* sk_status_show: prints @status (nothing if it is NULL) in @format, "text",
 * "nagios" or "json". Returns FALSE if there is no such format. */
gboolean sk_status_show(const SkStatus *status, const char *format);

#endif
