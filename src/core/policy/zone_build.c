/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds zones and crossings from their settings, and checks that they make
 * sense; mail is routed in routes.c. This defends against a policy that reads
 * well and does something else: shadowed, impossible and contradicting rules
 * are errors.
 */
#include "core/order.h"
#include "core/policy/private.h"

#include <string.h>

void
sk_zone_free(SkZone *zone)
{
    g_free(zone->name);
    g_free(zone->origin);
    g_strfreev(zone->domains);
    g_strfreev(zone->listeners);
    g_array_unref(zone->networks);
    g_free(zone);
}

void
sk_crossing_free(SkCrossing *crossing)
{
    g_free(crossing->origin);
    sk_when_free(crossing->when);
    g_free(crossing);
}

static SkZone *
zone_at(const SkPolicyFile *file, guint i)
{
    return g_ptr_array_index(file->zones, i);
}

/* Returns where item @i of the list @name of a zone was given. */
static const char *
item_origin(const SkZone *zone, const char *name, guint i)
{
    const SkNode *list = sk_node_member(zone->node, name);

    if (list == NULL || i >= list->members->len)
        return zone->origin;
    return sk_node_at(list, i)->origin;
}

/* Returns one text of "domains" in its canonical form, or
 * NULL if it is none. */
static char *
canonical(const char *said)
{
    g_autofree char *domain = NULL;

    if (strcmp(said, "*") == 0)
        return g_strdup(said);
    if (said[0] != '.')
        return sk_domain_canonical(said);
    domain = sk_domain_canonical(said + 1);
    return domain != NULL ? g_strconcat(".", domain, NULL) : NULL;
}

static void
build_domains(SkZone *zone, SkProblems *problems)
{
    zone->domains = sk_values_texts(zone->node, "zones[].domains");
    for (guint i = 0; zone->domains[i] != NULL; i++) {
        char *said = zone->domains[i];
        const char *origin = item_origin(zone, "domains", i);

        zone->domains[i] = canonical(said);
        if (zone->domains[i] == NULL && g_str_has_prefix(said, "*."))
            sk_problems_add(problems, origin,
                            "domains: write \"%s\" for the sub-domains",
                            said + 1);
        else if (zone->domains[i] == NULL)
            sk_problems_add(problems, origin,
                            "domains: \"%s\" is no domain name%s", said,
                            strchr(said, '@') ? " (leave out what is before "
                                                "the @)"
                                              : "");
        /* This keeps the array whole; the policy is refused anyway. */
        if (zone->domains[i] == NULL)
            zone->domains[i] = g_steal_pointer(&said);
        g_free(said);
    }
}

static void
build_clients(SkZone *zone, SkProblems *problems)
{
    g_auto(GStrv) said = sk_values_texts(zone->node, "zones[].clients");

    zone->networks = g_array_new(FALSE, TRUE, sizeof(SkNetwork));
    for (guint i = 0; said[i] != NULL; i++) {
        SkNetwork network = { 0 };
        const char *why;

        if (strcmp(said[i], "localhost") == 0) {
            zone->local = TRUE;
        } else if (sk_network_parse(said[i], &network, &why)) {
            g_array_append_val(zone->networks, network);
        } else {
            sk_problems_add(problems, item_origin(zone, "clients", i),
                            "clients: \"%s\" %s", said[i], why);
        }
    }
}

static SkZone *
build_zone(const SkNode *node, SkProblems *problems)
{
    SkZone *zone = g_new0(SkZone, 1);

    zone->node = node;
    zone->origin = g_strdup(node->origin);
    zone->name = sk_values_text(node, "zones[].name");
    zone->is_default = sk_values_bool(node, "zones[].default");
    zone->sealed = sk_values_bool(node, "zones[].sealed");
    zone->listeners = sk_values_texts(node, "zones[].listeners");
    build_domains(zone, problems);
    build_clients(zone, problems);
    if (*zone->name == '\0' &&
        strcmp(sk_values_origin(node, "zones[].name"), "default") != 0)
        sk_problems_add(problems, node->origin, "a zone needs a name");
    if (strlen(zone->name) >= SK_ORDER_ZONE)
        sk_problems_add(problems, node->origin,
                        "a zone's name has at most %d bytes",
                        SK_ORDER_ZONE - 1);
    if (zone->is_default && zone->sealed)
        sk_problems_add(problems, node->origin,
                        "zone \"%s\" is sealed and cannot be the default: "
                        "clients nobody listed would belong to it",
                        zone->name);
    return zone;
}

/* ---- two zones ---------------------------------------------------------- */

static void
compare_domains(const SkZone *a, const SkZone *b, SkProblems *problems)
{
    for (guint j = 0; b->domains[j] != NULL; j++)
        for (guint i = 0; a->domains[i] != NULL; i++) {
            if (a == b && i >= j)
                break;
            if (strcmp(a->domains[i], b->domains[j]) != 0)
                continue;
            if (a == b)
                sk_problems_add(problems, item_origin(b, "domains", j),
                                "domain \"%s\" is listed twice", b->domains[j]);
            else
                sk_problems_add(problems, item_origin(b, "domains", j),
                                "domain \"%s\" of zone \"%s\" is listed by "
                                "zone \"%s\" too (%s)",
                                b->domains[j], b->name, a->name,
                                item_origin(a, "domains", i));
        }
}

/* Returns whether two zones can compete for a client. If both list listeners
 * and share none, they cannot. */
static gboolean
can_meet(const SkZone *a, const SkZone *b)
{
    if (a->listeners[0] == NULL && b->listeners[0] == NULL)
        return TRUE;
    for (guint i = 0; a->listeners[i] != NULL; i++)
        if (g_strv_contains((const char *const *)b->listeners, a->listeners[i]))
            return TRUE;
    return FALSE;
}

static void
compare_clients(const SkZone *a, const SkZone *b, SkProblems *problems)
{
    if (!can_meet(a, b))
        return;
    if (a->local && b->local)
        sk_problems_add(problems, b->origin,
                        "\"localhost\" is a client of zone \"%s\" (%s) and "
                        "of zone \"%s\"",
                        a->name, a->origin, b->name);
    for (guint i = 0; i < a->networks->len; i++)
        for (guint j = 0; j < b->networks->len; j++)
            if (sk_network_equal(&g_array_index(a->networks, SkNetwork, i),
                                 &g_array_index(b->networks, SkNetwork, j)))
                sk_problems_add(problems, b->origin,
                                "zones \"%s\" (%s) and \"%s\" list the same "
                                "network of clients; to which does it belong?",
                                a->name, a->origin, b->name);
    if (a->networks->len + b->networks->len == 0 && !a->local && !b->local &&
        a->listeners[0] != NULL && b->listeners[0] != NULL)
        sk_problems_add(problems, b->origin,
                        "zones \"%s\" (%s) and \"%s\" list the same listener",
                        a->name, a->origin, b->name);
}

static void
compare_zones(const SkZone *a, const SkZone *b, SkProblems *problems)
{
    if (*a->name != '\0' && strcmp(a->name, b->name) == 0)
        sk_problems_add(problems, b->origin,
                        "there is a zone \"%s\" already (%s)", b->name,
                        a->origin);
    if (a->is_default && b->is_default)
        sk_problems_add(problems, b->origin,
                        "two zones are the default: \"%s\" (%s) and \"%s\"",
                        a->name, a->origin, b->name);
    compare_domains(a, b, problems);
    compare_clients(a, b, problems);
}

/* "*" claims the rest of the world, to which a domain belongs of which only the
 * sub-domains are listed. That may not be what was meant. */
static void
note_bare_domains(SkPolicyFile *file, const SkZone *zone)
{
    for (guint i = 0; zone->domains[i] != NULL; i++) {
        gboolean star = FALSE, listed = FALSE;

        if (zone->domains[i][0] != '.')
            continue;
        for (guint j = 0; j < file->zones->len; j++) {
            const char *const *all =
                (const char *const *)zone_at(file, j)->domains;

            star |= zone_at(file, j) != zone && g_strv_contains(all, "*");
            listed |= g_strv_contains(all, zone->domains[i] + 1);
        }
        if (star && !listed)
            g_ptr_array_add(
                file->notes,
                g_strdup_printf("%s: zone \"%s\" lists \"%s\" but not \"%s\" "
                                "itself, which \"*\" claims for another zone",
                                item_origin(zone, "domains", i), zone->name,
                                zone->domains[i], zone->domains[i] + 1));
    }
}

/* ---- crossings ---------------------------------------------------------- */

/* Returns the index of the zone that the setting @name of @node names, or
 * zones->len after reporting that there is none. */
static guint
named_zone(const SkPolicyFile *file, const SkNode *node, const char *name,
           SkProblems *problems)
{
    const SkNode *said = sk_node_member(node, name);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autofree char *guess = NULL;

    if (said == NULL || said->kind != SK_NODE_TEXT)
        return file->zones->len;
    for (guint i = 0; i < file->zones->len; i++) {
        if (strcmp(zone_at(file, i)->name, said->text) == 0)
            return i;
        g_ptr_array_add(names, zone_at(file, i)->name);
    }
    g_ptr_array_add(names, NULL);
    guess = sk_did_you_mean(said->text, (const char *const *)names->pdata);
    sk_problems_add(problems, said->origin, "%s: there is no zone \"%s\"%s",
                    name, said->text, guess);
    return file->zones->len;
}

static const SkPolicy *
named_profile(const SkPolicyFile *file, const SkNode *node,
              SkProblems *problems)
{
    const SkNode *said = sk_node_member(node, "profile");
    g_autofree char *name = sk_values_text(node, "crossings[].profile");
    const SkPolicy *policy = sk_policy_file_profile(file, name);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autofree char *guess = NULL;

    if (policy != NULL)
        return policy;
    for (guint i = 0; i < file->profiles->len; i++)
        g_ptr_array_add(
            names, ((SkPolicy *)g_ptr_array_index(file->profiles, i))->name);
    g_ptr_array_add(names, NULL);
    guess = sk_did_you_mean(name, (const char *const *)names->pdata);
    sk_problems_add(problems, said ? said->origin : node->origin,
                    "profile: there is no profile \"%s\"%s", name, guess);
    return NULL;
}

static void
check_ends(const SkZone *from, const SkZone *to, const char *origin,
           SkProblems *problems)
{
    if (from == to)
        sk_problems_add(problems, origin,
                        "a crossing leads from one zone to another; mail "
                        "within \"%s\" is untouched anyway",
                        from->name);
    if (from->sealed || to->sealed)
        sk_problems_add(problems, origin,
                        "zone \"%s\" is sealed (%s): nothing may cross into "
                        "it or out of it",
                        from->sealed ? from->name : to->name,
                        from->sealed ? from->origin : to->origin);
    if (!from->is_default && !from->local && from->networks->len == 0 &&
        from->listeners[0] == NULL)
        sk_problems_add(problems, origin,
                        "nothing can come from zone \"%s\" (%s): it lists no "
                        "clients or listeners and is not the default",
                        from->name, from->origin);
    if (to->domains[0] == NULL)
        sk_problems_add(problems, origin,
                        "nothing can go to zone \"%s\" (%s): it lists no "
                        "domains",
                        to->name, to->origin);
}

static void
build_crossing(SkPolicyFile *file, const SkNode *node, SkPolicySource *source,
               SkProblems *problems)
{
    guint from = named_zone(file, node, "from", problems);
    guint to = named_zone(file, node, "to", problems);
    const SkPolicy *policy = named_profile(file, node, problems);
    SkCrossing *crossing;

    if (from == file->zones->len || to == file->zones->len)
        return;
    check_ends(zone_at(file, from), zone_at(file, to), node->origin, problems);
    crossing = g_new0(SkCrossing, 1);
    crossing->from = from;
    crossing->to = to;
    crossing->policy = policy;
    crossing->withheld =
        (SkWithheld)sk_values_word(node, "crossings[].withheld");
    crossing->origin = g_strdup(node->origin);
    crossing->trust = (SkTrust)sk_values_word(node, "crossings[].trust");
    crossing->when = sk_when_build(node, "crossings[].when", source, problems);
    g_ptr_array_add(file->crossings, crossing);
}

void
sk_policy_build_zones(SkPolicyFile *file, const SkNode *root,
                      SkPolicySource *source, SkProblems *problems)
{
    const SkNode *zones = sk_node_member(root, "zones");
    const SkNode *crossings = sk_node_member(root, "crossings");

    for (guint i = 0; zones != NULL && i < zones->members->len; i++)
        if (sk_node_at(zones, i)->kind == SK_NODE_GROUP)
            g_ptr_array_add(file->zones,
                            build_zone(sk_node_at(zones, i), problems));
    for (guint j = 0; j < file->zones->len; j++) {
        compare_domains(zone_at(file, j), zone_at(file, j), problems);
        for (guint i = 0; i < j; i++)
            compare_zones(zone_at(file, i), zone_at(file, j), problems);
        note_bare_domains(file, zone_at(file, j));
    }
    for (guint i = 0; crossings != NULL && i < crossings->members->len; i++)
        if (sk_node_at(crossings, i)->kind == SK_NODE_GROUP)
            build_crossing(file, sk_node_at(crossings, i), source, problems);
    sk_policy_check_crossings(file, problems);
    sk_policy_note_proof(file);
    sk_policy_note_depths(file);
    for (guint i = 0; i < file->zones->len; i++)
        /* The tree is freed, so the zones must not point into it. */
        zone_at(file, i)->node = NULL;
}
