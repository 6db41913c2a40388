/* SPDX-License-Identifier: Apache-2.0
 *
 * Which lines count for a report (period.h).
 */
#include <string.h>

#include "cli/report/period.h"

SkSlice
sk_period_domain(SkSlice address)
{
    for (gsize i = address.len; i > 0; i--)
        if (address.at[i - 1] == '@')
            return (SkSlice){ address.at + i, address.len - i };
    return (SkSlice){ "", 0 };
}

static gboolean
is_below(SkSlice address, const char *domain)
{
    SkSlice found = sk_period_domain(address);
    gsize len = strlen(domain);

    if (found.len < len ||
        g_ascii_strncasecmp(found.at + found.len - len, domain, len) != 0)
        return FALSE;
    return found.len == len || found.at[found.len - len - 1] == '.';
}

static gboolean
is_of_domain(const SkLine *line, const char *domain)
{
    if (is_below(line->sender, domain))
        return TRUE;
    for (guint i = 0; i < line->recipients->len; i++)
        if (is_below(g_array_index(line->recipients, SkSlice, i), domain))
            return TRUE;
    return FALSE;
}

/* compare: compares the first characters of @time with @bound. */
static int
compare(SkSlice time, const char *bound)
{
    gsize len = strlen(bound);
    int order = memcmp(time.at, bound, MIN(len, time.len));

    return order != 0 ? order : time.len < len ? -1 : 0;
}

gboolean
sk_period_has(const SkPeriod *period, const SkLine *line)
{
    gboolean bound = period->from != NULL || period->to != NULL;

    if (bound && line->time.at == NULL)
        return FALSE;
    if (period->from != NULL && compare(line->time, period->from) < 0)
        return FALSE;
    if (period->to != NULL && compare(line->time, period->to) > 0)
        return FALSE;
    return period->domain == NULL || is_of_domain(line, period->domain);
}
