/* SPDX-License-Identifier: Apache-2.0
 *
 * Notes what a policy says about clients that its reader may take for more than
 * it is: lines that seem to prove that content comes from a zone but do not,
 * and lines by which strangers are taken for members of a zone. These are notes
 * only; zone_source.c decides what is proven.
 */
#include "core/policy/private.h"

static void
note(SkPolicyFile *file, const SkZone *zone, const char *what, const char *then)
{
    g_ptr_array_add(file->notes,
                    g_strdup_printf("%s: clients: %s of zone \"%s\": %s",
                                    zone->origin, what, zone->name, then));
}

static gboolean
overlaps(const SkNetwork *network, const char *address)
{
    guint8 bits[16];

    return sk_address_parse(address, bits) && sk_network_holds(network, bits);
}

/* All of IPv4 is stored as ::ffff:0:0/96. */
static gboolean
is_everybody(const SkNetwork *network)
{
    return network->prefix == 0 ||
           (network->prefix == 96 && overlaps(network, "0.0.0.0"));
}

/* Returns whether the network is 127.0.0.0/8 or ::1, or part of them. */
static gboolean
is_loopback(const SkNetwork *network)
{
    SkNetwork all = { .prefix = 104 };
    const char *why;

    if (!sk_network_parse("127.0.0.0/8", &all, &why))
        return FALSE;
    return overlaps(network, "::1") || overlaps(network, "127.0.0.1") ||
           (network->prefix >= all.prefix &&
            sk_network_holds(&all, network->bits));
}

static void
note_zone(SkPolicyFile *file, const SkZone *zone)
{
    gboolean everybody = FALSE, loopback = FALSE;

    for (guint i = 0; i < zone->networks->len; i++) {
        const SkNetwork *network = &g_array_index(zone->networks, SkNetwork, i);

        everybody |= is_everybody(network);
        loopback |= !is_everybody(network) && is_loopback(network);
    }
    if (zone->local && zone->domains[0] != NULL)
        note(
            file, zone, "\"localhost\" is a client",
            "bounces, answers and forwards of the gateway's own MTA carry what "
            "strangers wrote, so its mail is never untouched there; leave "
            "\"localhost\" out, or give it a zone of its own without domains");
    if (everybody)
        note(file, zone, "everybody is a client",
             "whoever reaches the gateway sends to its domains untouched; list "
             "the networks of the zone alone");
    if (loopback)
        note(file, zone, "the gateway's own host is a client",
             "filters and other MTAs there send on what strangers wrote, so "
             "mail from 127.0.0.1 and ::1 is never untouched; leave it out");
}

void
sk_policy_note_proof(SkPolicyFile *file)
{
    for (guint i = 0; i < file->zones->len; i++)
        note_zone(file, g_ptr_array_index(file->zones, i));
}
