/* SPDX-License-Identifier: Apache-2.0
 *
 * Who may send what where: from a client and a recipient to a route. Reads no
 * policy file (policy-zones.c) and no content. Stands against the way round:
 * whatever is not listed is refused, never untouched.
 */
#include "core/policy-private.h"

#include <string.h>

static const SkZone *
zone_at(const SkPolicyFile *file, guint i)
{
    return g_ptr_array_index(file->zones, i);
}

/* The index of the zone named @name; zones->len when there is none. */
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

/* ---- clients ------------------------------------------------------------ */

typedef struct {
    gboolean local; /* submitted on this machine */
    guint8 bits[16];
    const char *listener; /* or NULL */
} Client;

static gboolean
client_parse(const char *text, const char *listener, Client *client)
{
    client->listener = listener;
    client->local = FALSE;
    if (text == NULL)
        return FALSE;
    if (strcmp(text, "localhost") == 0 || strcmp(text, "unix") == 0) {
        client->local = TRUE;
        return sk_address_parse("127.0.0.1", client->bits);
    }
    return sk_address_parse(text, client->bits);
}

/* How well @zone lists the client: 0 not at all, else 1 more than the longest
 * prefix that holds it; 130 for local submission by name. */
static guint
client_match(const SkZone *zone, const Client *client)
{
    guint best = 0;

    if (client->local && zone->local)
        return 130;
    for (guint i = 0; i < zone->networks->len; i++) {
        const SkNetwork *network = &g_array_index(zone->networks, SkNetwork, i);

        if (sk_network_holds(network, client->bits))
            best = MAX(best, network->prefix + 1);
    }
    return best;
}

/* How well @zone claims the client: 0 not at all. A zone that lists listeners
 * takes only what came in by one of them; among several zones one that lists
 * the listener goes before one that lists none, then the longer prefix. */
static guint
claim(const SkZone *zone, const Client *client)
{
    gboolean lists_clients = zone->networks->len > 0 || zone->local;
    gboolean lists_listeners = zone->listeners[0] != NULL;
    guint match = client_match(zone, client);

    if (!lists_clients && !lists_listeners)
        return 0;
    if (lists_clients && match == 0)
        return 0;
    if (!lists_listeners)
        return match;
    if (client->listener == NULL ||
        !g_strv_contains((const char *const *)zone->listeners,
                         client->listener))
        return 0;
    return 1000 + match;
}

const char *
sk_policy_file_source_zone(const SkPolicyFile *file, const char *client,
                           const char *listener)
{
    const char *found = NULL;
    guint best = 0;
    Client from;

    if (!client_parse(client, listener, &from))
        return NULL;
    for (guint i = 0; i < file->zones->len; i++) {
        guint claimed = claim(zone_at(file, i), &from);

        if (claimed > best) {
            best = claimed;
            found = zone_at(file, i)->name;
        }
    }
    for (guint i = 0; found == NULL && i < file->zones->len; i++)
        if (zone_at(file, i)->is_default)
            found = zone_at(file, i)->name;
    return found;
}

/* ---- recipients --------------------------------------------------------- */

/* How well the pattern @listed names @domain: 0 not at all, "*" 1, and the
 * more the longer; an exact name before a dotted one. */
static gsize
domain_match(const char *listed, const char *domain)
{
    /* A name without a dot is not in the world: the MTA may complete it with
     * a domain of its own, after we have let it go by. */
    if (strcmp(listed, "*") == 0)
        return strchr(domain, '.') != NULL ? 1 : 0;
    if (strcmp(listed, domain) == 0)
        return 2 + 2 * strlen(listed) + 1;
    if (listed[0] == '.' && strlen(domain) > strlen(listed) &&
        g_str_has_suffix(domain, listed))
        return 2 + 2 * (strlen(listed) - 1);
    return 0;
}

/* The zone of @domain (canonical); zones->len when no zone lists it. */
static guint
domain_zone(const SkPolicyFile *file, const char *domain)
{
    guint found = file->zones->len;
    gsize best = 0;

    for (guint i = 0; i < file->zones->len; i++) {
        char **domains = zone_at(file, i)->domains;

        for (guint j = 0; domains[j] != NULL; j++) {
            gsize match = domain_match(domains[j], domain);

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

static SkRoute
route_between(const SkPolicyFile *file, guint from, guint to)
{
    const SkZone *target = zone_at(file, to);
    SkRoute route = { .kind = SK_ROUTE_REFUSED,
                      .to = target->name,
                      .rule = target->origin };

    if (from == file->zones->len)
        return refuse(route, SK_REASON_NO_CROSSING);
    route.from = zone_at(file, from)->name;
    if (from == to) {
        route.kind = SK_ROUTE_SAME_ZONE;
        route.crossing = from;
        return route;
    }
    if (zone_at(file, from)->sealed)
        route.rule = zone_at(file, from)->origin;
    if (zone_at(file, from)->sealed || target->sealed)
        return refuse(route, SK_REASON_SEALED_ZONE);
    for (guint i = 0; i < file->crossings->len; i++) {
        const SkCrossing *crossing = g_ptr_array_index(file->crossings, i);

        if (crossing->from != from || crossing->to != to)
            continue;
        route.kind = SK_ROUTE_CROSSING;
        route.policy = crossing->policy;
        route.withheld = crossing->withheld;
        route.rule = crossing->origin;
        route.crossing = i;
        return route;
    }
    return refuse(route, SK_REASON_NO_CROSSING);
}

SkRoute
sk_policy_file_crossing(const SkPolicyFile *file, const char *from,
                        const char *to)
{
    guint target = zone_index(file, to);
    SkRoute route = { .kind = SK_ROUTE_REFUSED };

    if (target == file->zones->len)
        return refuse(route, SK_REASON_NO_CROSSING);
    return route_between(file, zone_index(file, from), target);
}

SkRoute
sk_policy_file_route(const SkPolicyFile *file, const char *source,
                     const char *recipient)
{
    guint from = zone_index(file, source);
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
    return route_between(file, from, to);
}

gboolean
sk_route_same(const SkRoute *a, const SkRoute *b)
{
    return a->kind == b->kind && a->crossing == b->crossing &&
           a->reason == b->reason;
}
