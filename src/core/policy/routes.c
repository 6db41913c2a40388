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

gboolean
sk_policy_file_crossing_at(const SkPolicyFile *file, guint i,
                           SkCrossingRow *row)
{
    const SkCrossing *crossing;

    if (i >= file->crossings->len)
        return FALSE;
    crossing = g_ptr_array_index(file->crossings, i);
    row->from = zone_at(file, crossing->from)->name;
    row->to = zone_at(file, crossing->to)->name;
    row->policy = crossing->policy;
    row->withheld = crossing->withheld;
    row->when = crossing->when;
    row->trust = crossing->trust;
    row->origin = crossing->origin;
    return TRUE;
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

guint
sk_policy_file_domain_zone(const SkPolicyFile *file, const char *domain)
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

static guint
default_zone(const SkPolicyFile *file)
{
    guint i = 0;

    while (i < file->zones->len && !zone_at(file, i)->is_default)
        i++;
    return i;
}

static void
add_candidate(const SkPolicyFile *file, SkRoute *route, guint i,
              const SkWhen *open, const SkFacts *facts)
{
    const SkCrossing *crossing = g_ptr_array_index(file->crossings, i);
    SkCandidate *candidate = &route->candidates[route->n_candidates++];

    candidate->policy = crossing->policy;
    candidate->withheld = crossing->withheld;
    candidate->rule = crossing->origin;
    candidate->row = i;
    candidate->when = open;
    sk_policy_rules_off(crossing->policy, facts, candidate->off);
}

/* Makes the last candidate what @route is until an earlier one is met. */
static void
take_last(SkRoute *route)
{
    const SkCandidate *last = &route->candidates[route->n_candidates - 1];

    route->kind = SK_ROUTE_CROSSING;
    route->policy = last->policy;
    route->withheld = last->withheld;
    route->rule = last->rule;
    route->crossing = last->row;
}

/* Collects the crossings from zone @from to zone @to that a mail of which
 * @facts are known may take: all until the first whose conditions are met.
 * Returns FALSE if none is listed. A policy that was read has at most
 * SK_CANDIDATES_MAX of them, the last without conditions. */
static gboolean
take_crossings(const SkPolicyFile *file, SkRoute *route, guint from, guint to,
               const SkFacts *facts)
{
    for (guint i = 0; i < file->crossings->len; i++) {
        const SkCrossing *crossing = g_ptr_array_index(file->crossings, i);
        SkAnswer answer;

        if (crossing->from != from || crossing->to != to)
            continue;
        answer = sk_when_test(crossing->when, facts, SK_WHEN_ALL, NULL);
        if (answer == SK_ANSWER_NO ||
            (answer == SK_ANSWER_OPEN &&
             route->n_candidates == SK_CANDIDATES_MAX - 1))
            continue;
        add_candidate(file, route, i,
                      answer == SK_ANSWER_OPEN ? crossing->when : NULL, facts);
        if (answer == SK_ANSWER_YES)
            break;
    }
    if (route->n_candidates > 0)
        take_last(route);
    return route->n_candidates > 0;
}

/* Returns the candidate of @a or @b that lets nothing through that any other of
 * them holds back, or NULL if there is none. */
static const SkCandidate *
strictest(const SkRoute *a, const SkRoute *b)
{
    const SkRoute *const both[] = { a, b };
    const SkCandidate *found = NULL;

    for (guint r = 0; r < 2; r++)
        for (guint i = 0; i < both[r]->n_candidates; i++) {
            const SkCandidate *one = &both[r]->candidates[i];

            if (found == NULL ||
                !sk_policy_is_as_strict(found->policy, one->policy))
                found = one;
        }
    for (guint r = 0; r < 2; r++)
        for (guint i = 0; i < both[r]->n_candidates; i++)
            if (!sk_policy_is_as_strict(found->policy,
                                        both[r]->candidates[i].policy))
                return NULL;
    return found;
}

/* Returns the route by whichever crossing of @a and @b lets less through. If
 * each lets something through that another holds back, the preset that passes
 * only text is used. What headers say is not asked for: it could only choose
 * among crossings of which the strictest is taken anyway. */
static SkRoute
take_stricter(const SkPolicyFile *file, SkRoute a, const SkRoute *b)
{
    const SkCandidate *best = strictest(&a, b);
    guint mixed = file->crossings->len * (a.crossing + 1) + b->crossing;

    if (best != NULL) {
        a.candidates[0] = *best;
    } else {
        a.candidates[0].policy =
            sk_policy_file_profile(file, SK_PRESET_TEXT_ONLY);
        a.candidates[0].withheld = MAX(a.withheld, b->withheld);
        a.candidates[0].rule = a.rule;
        a.candidates[0].row = mixed;
        memset(a.candidates[0].off, 0xff, SK_RULES_OFF);
    }
    a.candidates[0].when = NULL;
    a.n_candidates = 1;
    take_last(&a);
    return a;
}

/* Returns the route of content of which nobody has proven that it comes from
 * zone @from: what the MTA sends on by itself can come from anywhere. It is
 * cleaned as strictly as if it came from the zone of unknown clients, even
 * inside one zone. What comes from that zone itself takes its crossings. */
static SkRoute
route_unproven(const SkPolicyFile *file, SkRoute route, guint from, guint to,
               const SkFacts *facts)
{
    SkRoute strange = route;
    gboolean has_own = take_crossings(file, &route, from, to, facts);
    gboolean is_strange = from == default_zone(file);
    gboolean has_strange =
        !is_strange &&
        take_crossings(file, &strange, default_zone(file), to, facts);

    if (!has_own && !has_strange)
        return refuse(route, SK_REASON_NO_CROSSING);
    if (!has_own || !has_strange)
        return has_own ? route : strange;
    return take_stricter(file, route, &strange);
}

static SkRoute
route_between(const SkPolicyFile *file, guint from, SkProof proof, guint to,
              const SkFacts *facts)
{
    const SkZone *target = zone_at(file, to);
    SkRoute route = { .kind = SK_ROUTE_REFUSED,
                      .to = target->name,
                      .rule = target->origin };
    gboolean proven = proof == SK_PROOF_NETWORK;

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
        return route_unproven(file, route, from, to, facts);
    if (!take_crossings(file, &route, from, to, facts))
        return refuse(route, SK_REASON_NO_CROSSING);
    return route;
}

SkRoute
sk_policy_file_crossing(const SkPolicyFile *file, const SkSource *from,
                        const char *to)
{
    guint target = zone_index(file, to);
    SkRoute route = { .kind = SK_ROUTE_REFUSED };
    SkFacts facts;

    if (target == file->zones->len)
        return refuse(route, SK_REASON_NO_CROSSING);
    facts = sk_source_facts(from, NULL);
    return route_between(file, zone_index(file, from->zone), from->proof,
                         target, &facts);
}

SkRoute
sk_policy_file_route(const SkPolicyFile *file, const SkSource *source,
                     const char *recipient)
{
    guint from = zone_index(file, source->zone);
    g_autofree char *domain = NULL;
    SkRoute route = { .kind = SK_ROUTE_REFUSED };
    SkFacts facts;
    guint to;

    if (from < file->zones->len)
        route.from = zone_at(file, from)->name;
    domain = recipient != NULL ? sk_address_domain(recipient) : NULL;
    if (domain == NULL)
        return refuse(route, SK_REASON_BAD_ADDRESS);
    to = sk_policy_file_domain_zone(file, domain);
    if (to == file->zones->len)
        return refuse(route, SK_REASON_UNKNOWN_DOMAIN);
    facts = sk_source_facts(source, recipient);
    return route_between(file, from, source->proof, to, &facts);
}

gboolean
sk_route_same(const SkRoute *a, const SkRoute *b)
{
    if (a->kind != b->kind || a->crossing != b->crossing ||
        a->reason != b->reason || a->n_candidates != b->n_candidates)
        return FALSE;
    for (guint i = 0; i < a->n_candidates; i++) {
        const SkCandidate *one = &a->candidates[i], *other = &b->candidates[i];

        if (one->policy != other->policy || one->row != other->row ||
            one->when != other->when ||
            memcmp(one->off, other->off, SK_RULES_OFF) != 0)
            return FALSE;
    }
    return TRUE;
}

void
sk_route_choose(SkRoute *route, guint i)
{
    g_assert(i < route->n_candidates);
    route->candidates[0] = route->candidates[i];
    route->candidates[0].when = NULL;
    route->n_candidates = 1;
    take_last(route);
}

void
sk_route_settle(SkRoute *route, const SkFacts *facts)
{
    guint keys = sk_when_keys_but(SK_WHEN_IS_ENVELOPE);
    guint kept = 0;

    for (guint i = 0; i < route->n_candidates; i++) {
        SkAnswer answer =
            sk_when_test(route->candidates[i].when, facts, keys, NULL);

        if (answer == SK_ANSWER_NO)
            continue;
        route->candidates[kept] = route->candidates[i];
        kept++;
        if (answer == SK_ANSWER_YES) {
            route->candidates[kept - 1].when = NULL;
            break;
        }
    }
    route->n_candidates = kept;
    if (kept > 0)
        take_last(route);
}
