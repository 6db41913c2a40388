/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides who may send what where: from a source and a recipient to a route. No
 * policy file (zone_build.c) and no content is read here; zone_source.c says
 * which source a client is. This defends against ways round the gateway: what
 * is not listed is refused, and what is not proven to come from a zone never
 * passes untouched in it.
 */
#include "core/policy/private.h"

#include <string.h>

static const SkZone *
zone_at(const SkPolicyFile *file, guint i)
{
    return g_ptr_array_index(file->zones, i);
}

/* Returns the index of the zone @name, or zones->len if there is none. */
static guint
zone_index(const SkPolicyFile *file, const char *name)
{
    guint i = 0;

    while (i < file->zones->len && g_strcmp0(zone_at(file, i)->name, name) != 0)
        i++;
    return i;
}

const char *
sk_policy_file_zone_name(const SkPolicyFile *file, guint i)
{
    return i < file->zones->len ? zone_at(file, i)->name : NULL;
}

gboolean
sk_policy_file_can_route(const SkPolicyFile *file)
{
    return file->zones->len > 0 && file->crossings->len > 0;
}

const char *const *
sk_policy_file_zone_domains(const SkPolicyFile *file, const char *zone)
{
    guint i = zone_index(file, zone);

    if (i == file->zones->len)
        return NULL;
    return (const char *const *)zone_at(file, i)->domains;
}

const char *
sk_policy_file_zone_origin(const SkPolicyFile *file, const char *zone)
{
    guint i = zone_index(file, zone);

    return i < file->zones->len ? zone_at(file, i)->origin : NULL;
}

/* ---- recipients --------------------------------------------------------- */

/* Returns the zone of @domain (canonical), or zones->len if
 * no zone lists it. */
static guint
domain_zone(const SkPolicyFile *file, const char *domain)
{
    guint found = file->zones->len;
    gsize best = 0;

    for (guint i = 0; i < file->zones->len; i++) {
        char **domains = zone_at(file, i)->domains;

        for (guint j = 0; domains[j] != NULL; j++) {
            gsize match = sk_domain_match(domains[j], domain);

            if (match > best) {
                best = match;
                found = i;
            }
        }
    }
    return found;
}

/* ---- routes ------------------------------------------------------------- */

static SkRoute
refuse(SkRoute route, SkReason reason)
{
    route.kind = SK_ROUTE_REFUSED;
    route.reason = reason;
    route.crossing = (guint)reason;
    return route;
}

/* Returns the index of the crossing from zone @from to zone @to, or
 * crossings->len if none is listed. */
static guint
crossing_index(const SkPolicyFile *file, guint from, guint to)
{
    guint i = 0;

    for (; i < file->crossings->len; i++) {
        const SkCrossing *crossing = g_ptr_array_index(file->crossings, i);

        if (crossing->from == from && crossing->to == to)
            break;
    }
    return i;
}

static guint
default_zone(const SkPolicyFile *file)
{
    guint i = 0;

    while (i < file->zones->len && !zone_at(file, i)->is_default)
        i++;
    return i;
}

static SkRoute
take_crossing(const SkPolicyFile *file, SkRoute route, guint i)
{
    const SkCrossing *crossing = g_ptr_array_index(file->crossings, i);

    route.kind = SK_ROUTE_CROSSING;
    route.policy = crossing->policy;
    route.withheld = crossing->withheld;
    route.rule = crossing->origin;
    route.crossing = i;
    return route;
}

/* Returns the route by whichever of the crossings @i and @j lets less through.
 * If each lets something through that the other holds back, the preset that
 * passes only text is used. */
static SkRoute
take_stricter(const SkPolicyFile *file, SkRoute route, guint i, guint j)
{
    SkRoute a = take_crossing(file, route, i);
    SkRoute b = take_crossing(file, route, j);

    if (sk_policy_is_as_strict(a.policy, b.policy))
        return a;
    if (sk_policy_is_as_strict(b.policy, a.policy))
        return b;
    a.policy = sk_policy_file_profile(file, SK_PRESET_TEXT_ONLY);
    a.withheld = MAX(a.withheld, b.withheld);
    a.crossing = file->crossings->len * (i + 1) + j;
    return a;
}

/* Returns the route of content of which nobody has proven that it comes from
 * zone @from: what the MTA sends on by itself can come from anywhere. It is
 * cleaned as strictly as if it came from the zone of unknown clients, even
 * inside one zone. */
static SkRoute
route_unproven(const SkPolicyFile *file, SkRoute route, guint from, guint to)
{
    guint none = file->crossings->len;
    guint own = crossing_index(file, from, to);
    guint strange = crossing_index(file, default_zone(file), to);

    if (own == none && strange == none)
        return refuse(route, SK_REASON_NO_CROSSING);
    if (own == none || strange == none)
        return take_crossing(file, route, own == none ? strange : own);
    return take_stricter(file, route, own, strange);
}

static SkRoute
route_between(const SkPolicyFile *file, guint from, SkProof proof, guint to)
{
    const SkZone *target = zone_at(file, to);
    SkRoute route = { .kind = SK_ROUTE_REFUSED,
                      .to = target->name,
                      .rule = target->origin };
    gboolean proven = proof == SK_PROOF_NETWORK;
    guint crossing;

    if (from == file->zones->len)
        return refuse(route, SK_REASON_NO_CROSSING);
    route.from = zone_at(file, from)->name;
    if (from == to && proven) {
        route.kind = SK_ROUTE_SAME_ZONE;
        route.crossing = from;
        return route;
    }
    if (zone_at(file, from)->sealed)
        route.rule = zone_at(file, from)->origin;
    if (zone_at(file, from)->sealed || target->sealed)
        return refuse(route, SK_REASON_SEALED_ZONE);
    if (!proven)
        return route_unproven(file, route, from, to);
    crossing = crossing_index(file, from, to);
    if (crossing == file->crossings->len)
        return refuse(route, SK_REASON_NO_CROSSING);
    return take_crossing(file, route, crossing);
}

SkRoute
sk_policy_file_crossing(const SkPolicyFile *file, const SkSource *from,
                        const char *to)
{
    guint target = zone_index(file, to);
    SkRoute route = { .kind = SK_ROUTE_REFUSED };

    if (target == file->zones->len)
        return refuse(route, SK_REASON_NO_CROSSING);
    return route_between(file, zone_index(file, from->zone), from->proof,
                         target);
}

SkRoute
sk_policy_file_route(const SkPolicyFile *file, const SkSource *source,
                     const char *recipient)
{
    guint from = zone_index(file, source->zone);
    g_autofree char *domain = NULL;
    SkRoute route = { .kind = SK_ROUTE_REFUSED };
    guint to;

    if (from < file->zones->len)
        route.from = zone_at(file, from)->name;
    domain = recipient != NULL ? sk_address_domain(recipient) : NULL;
    if (domain == NULL)
        return refuse(route, SK_REASON_BAD_ADDRESS);
    to = domain_zone(file, domain);
    if (to == file->zones->len)
        return refuse(route, SK_REASON_UNKNOWN_DOMAIN);
    return route_between(file, from, source->proof, to);
}

gboolean
sk_route_same(const SkRoute *a, const SkRoute *b)
{
    return a->kind == b->kind && a->crossing == b->crossing &&
           a->reason == b->reason;
}
