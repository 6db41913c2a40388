/* SPDX-License-Identifier: Apache-2.0
 *
 * The period and the domain of a report.
 */
#ifndef SK_CLI_REPORT_PERIOD_H
#define SK_CLI_REPORT_PERIOD_H

#include "cli/report/line.h"

/* Which lines count. A member that is NULL excludes none. */
typedef struct {
    /* The beginnings of the first and the last time that count, as the lines
     * write it ("2026-11", "2026-11-28T08:30"): a line counts if its time is
     * not before @from, and its first characters are not after @to. */
    const char *from, *to;
    /* The sender or a recipient must be in this domain or below it. */
    const char *domain;
    gboolean by_hour; /* times are summed up by hour instead of by day */
} SkPeriod;

/* sk_period_has: returns whether a line counts. */
gboolean sk_period_has(const SkPeriod *period, const SkLine *line);

/* sk_period_domain: returns what follows the last "@" of @address, or an empty
 * slice. */
SkSlice sk_period_domain(SkSlice address);

#endif
