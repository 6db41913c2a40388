/* SPDX-License-Identifier: Apache-2.0
 *
 * What `sekisho status` found, and how it is shown.
 *
 * What status_show.c defines is declared here.
 */
#ifndef SK_CLI_REPORT_STATUS_H
#define SK_CLI_REPORT_STATUS_H

#include <glib.h>

typedef enum { SK_WELL, SK_WARNING, SK_BAD } SkLevel;

typedef struct {
    SkLevel level;
    char *text; /* as people read it */
} SkFinding;

typedef struct {
    char *text;       /* the metrics; NULL if the service does not answer */
    GArray *findings; /* of SkFinding */
    SkLevel worst;
} SkStatus;

/* sk_status_value: returns the value of the sample @name, or 0. */
double sk_status_value(const SkStatus *status, const char *name);

/* sk_status_show: prints @status (nothing if it is NULL) in @format, "text",
 * "nagios" or "json". Returns FALSE if there is no such format. */
gboolean sk_status_show(const SkStatus *status, const char *format);

#endif
