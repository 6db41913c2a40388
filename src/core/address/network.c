/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads networks and addresses of clients from text. IPv4 is stored as
 * ::ffff:a.b.c.d, so that one comparison serves both. No name is ever looked
 * up: a zone that depended on DNS would belong to whoever answers it.
 */
#include "core/address/network.h"

#include <arpa/inet.h>
#include <string.h>

static gboolean
parse_bits(const char *text, guint8 bits[16], gboolean *is_v4)
{
    struct in_addr v4;

    *is_v4 = inet_pton(AF_INET, text, &v4) == 1;
    if (!*is_v4)
        return inet_pton(AF_INET6, text, bits) == 1;
    memset(bits, 0, 10);
    memset(bits + 10, 0xff, 2);
    memcpy(bits + 12, &v4, 4);
    return TRUE;
}

gboolean
sk_address_parse(const char *text, guint8 bits[16])
{
    g_autofree char *bare = NULL;
    gboolean is_v4;
    gsize len, plain;

    if (g_ascii_strncasecmp(text, "IPv6:", 5) == 0)
        text += 5;
    len = strlen(text);
    if (len > 2 && text[0] == '[' && text[len - 1] == ']') {
        text++;
        len -= 2;
    }
    /* In "fe80::1%eth0" the interface is not part of the address. */
    plain = strcspn(text, "%");
    bare = g_strndup(text, MIN(len, plain));
    return parse_bits(bare, bits, &is_v4);
}

static gboolean
bit(const guint8 bits[16], guint i)
{
    return (bits[i / 8] >> (7 - i % 8)) & 1;
}

/* Returns FALSE if @text is no whole number up to @most. */
static gboolean
parse_prefix(const char *text, guint most, guint *prefix)
{
    gsize digits = strspn(text, "0123456789");
    guint64 said;

    if (digits == 0 || digits > 3 || text[digits] != '\0')
        return FALSE;
    said = g_ascii_strtoull(text, NULL, 10);
    if (said > most)
        return FALSE;
    *prefix = (guint)said;
    return TRUE;
}

gboolean
sk_network_parse(const char *text, SkNetwork *network, const char **why)
{
    const char *slash = strchr(text, '/');
    g_autofree char *address =
        slash ? g_strndup(text, (gsize)(slash - text)) : g_strdup(text);
    gboolean is_v4;
    guint most;

    *why = "is no network; write \"10.1.0.0/16\" or \"2001:db8::/32\"";
    if (!parse_bits(address, network->bits, &is_v4))
        return FALSE;
    most = is_v4 ? 32 : 128;
    network->prefix = most;
    if (slash != NULL && !parse_prefix(slash + 1, most, &network->prefix)) {
        *why = is_v4 ? "needs a number from 0 to 32 after the \"/\""
                     : "needs a number from 0 to 128 after the \"/\"";
        return FALSE;
    }
    if (is_v4)
        network->prefix += 96;
    for (guint i = network->prefix; i < 128; i++) {
        if (!bit(network->bits, i))
            continue;
        *why = "has bits set behind its prefix; which network is meant?";
        return FALSE;
    }
    return TRUE;
}

gboolean
sk_network_holds(const SkNetwork *network, const guint8 bits[16])
{
    for (guint i = 0; i < network->prefix; i++)
        if (bit(network->bits, i) != bit(bits, i))
            return FALSE;
    return TRUE;
}

gboolean
sk_network_equal(const SkNetwork *a, const SkNetwork *b)
{
    return a->prefix == b->prefix && memcmp(a->bits, b->bits, 16) == 0;
}
