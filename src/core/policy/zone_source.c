/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides where a mail comes from: the zone of its client, and whether anything
 * proves that its content originates there. Most of what a mail server sends is
 * not its own: bounces, answers and forwards carry what strangers wrote from an
 * address of the inside. This defends against content that a server inside is
 * made to send on as if it were its own.
 */
#include "core/policy/private.h"

#include <string.h>

static const SkZone *
zone_at(const SkPolicyFile *file, guint i)
{
    return g_ptr_array_index(file->zones, i);
}

typedef struct {
    gboolean local; /* submitted on this machine */
    guint8 bits[16];
    const char *listener; /* or NULL */
} Client;

static gboolean
client_parse(const SkClient *said, Client *client)
{
    const char *text = said->address;

    client->listener = said->listener;
    client->local = FALSE;
    if (text == NULL)
        return FALSE;
    if (strcmp(text, "localhost") == 0 || strcmp(text, "unix") == 0) {
        client->local = TRUE;
        return sk_address_parse("127.0.0.1", client->bits);
    }
    return sk_address_parse(text, client->bits);
}

static gboolean
is_loopback(const guint8 bits[16])
{
    guint8 v4[16], v6[16];

    return sk_address_parse("127.0.0.1", v4) && sk_address_parse("::1", v6) &&
           (memcmp(bits, v4, 16) == 0 || memcmp(bits, v6, 16) == 0);
}

/* Returns how well @zone lists the client: 0 if it does not, else 1 more than
 * the longest prefix that holds it, and 130 for local submission by name. */
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

/* Returns how well @zone claims the client, 0 if it does not. A zone that lists
 * listeners takes only what came in through one of them. Among several zones,
 * one that lists the listener comes before one that lists none, and then the
 * longer prefix wins. */
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

/* Returns the zone that claims the client best, else the default zone, or NULL
 * if there is neither. */
static const SkZone *
zone_of(const SkPolicyFile *file, const Client *client)
{
    const SkZone *found = NULL;
    guint best = 0;

    for (guint i = 0; i < file->zones->len; i++) {
        guint claimed = claim(zone_at(file, i), client);

        if (claimed > best) {
            best = claimed;
            found = zone_at(file, i);
        }
    }
    for (guint i = 0; found == NULL && i < file->zones->len; i++)
        if (zone_at(file, i)->is_default)
            found = zone_at(file, i);
    return found;
}

/* Only the last of these answers proves anything: an address in the networks of
 * the zone itself, on another machine, with a sender. A listener alone proves
 * nothing, because whoever reaches the port may use it. */
static SkProof
proof_of(const SkZone *zone, const SkClient *said, const Client *client)
{
    if (client->local)
        return SK_PROOF_LOCAL;
    if (said->null_sender)
        return SK_PROOF_NULL_SENDER;
    if (said->this_host || is_loopback(client->bits))
        return SK_PROOF_THIS_HOST;
    if (client_match(zone, client) == 0)
        return SK_PROOF_UNLISTED;
    return SK_PROOF_NETWORK;
}

SkSource
sk_policy_file_source(const SkPolicyFile *file, const SkClient *client)
{
    SkSource source = { NULL, SK_PROOF_UNLISTED, *client };
    const SkZone *zone;
    Client from;

    if (!client_parse(client, &from))
        return source;
    zone = zone_of(file, &from);
    if (zone == NULL)
        return source;
    source.zone = zone->name;
    source.proof = proof_of(zone, client, &from);
    return source;
}

const char *
sk_proof_word(SkProof proof)
{
    static const char *const words[] = { "unlisted", "local", "null-sender",
                                         "this-host", "network" };

    if ((guint)proof >= G_N_ELEMENTS(words))
        return words[0];
    return words[proof];
}
