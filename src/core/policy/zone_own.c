/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds out to which zone the domain of a sender belongs, from the zones and
 * domains as the worker knows them. This defends against a mail from outside
 * that claims to come from inside.
 */
#include "core/policy/private.h"

#include <string.h>

static void
free_zone(gpointer data)
{
    SkZoneDomains *zone = data;

    g_free(zone->name);
    g_strfreev(zone->domains);
    g_free(zone);
}

GPtrArray *
sk_zone_domains_new(void)
{
    return g_ptr_array_new_with_free_func(free_zone);
}

void
sk_zone_domains_add(GPtrArray *zones, const char *name, char **domains)
{
    SkZoneDomains *zone = g_new0(SkZoneDomains, 1);

    zone->name = g_strdup(name);
    zone->domains = g_strdupv(domains);
    g_ptr_array_add(zones, zone);
}

/* "*" is the rest of the world and belongs to nobody. */
static gsize
best_match(const SkZoneDomains *zone, const char *domain)
{
    gsize best = 0;

    for (guint i = 0; zone->domains[i] != NULL; i++) {
        gsize match = strcmp(zone->domains[i], "*") != 0
                          ? sk_domain_match(zone->domains[i], domain)
                          : 0;

        best = MAX(best, match);
    }
    return best;
}

gboolean
sk_policy_zone_claims(const SkPolicy *policy, const char *zone,
                      const char *domain)
{
    g_autofree char *canonical = sk_domain_canonical(domain);
    const SkZoneDomains *owner = NULL;
    gsize best = 0;

    for (guint i = 0;
         canonical != NULL && policy->zones != NULL && i < policy->zones->len;
         i++) {
        const SkZoneDomains *one = policy->zones->pdata[i];
        gsize match = best_match(one, canonical);

        if (match > best) {
            best = match;
            owner = one;
        }
    }
    return owner != NULL && strcmp(owner->name, zone) == 0;
}
