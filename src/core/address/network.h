/* SPDX-License-Identifier: Apache-2.0
 *
 * Networks and addresses of clients (network.c).
 */
#ifndef SK_CORE_ADDRESS_NETWORK_H
#define SK_CORE_ADDRESS_NETWORK_H

#include <glib.h>

typedef struct {
    guint8 bits[16]; /* IPv4 is stored as ::ffff:a.b.c.d */
    guint prefix;    /* from 0 to 128 */
} SkNetwork;

/* sk_network_parse reads "10.1.0.0/16" or "2001:db8::1" and returns
 * FALSE with *@why (static) if @text is neither; the prefix of @network lies in
 * its bounds even then, if it was 0 before. sk_address_parse reads a single
 * address as the MTA writes it. */
gboolean
sk_network_parse(const char *text, SkNetwork *network, const char **why);
gboolean sk_address_parse(const char *text, guint8 bits[16]);
gboolean sk_network_holds(const SkNetwork *network, const guint8 bits[16]);
gboolean sk_network_equal(const SkNetwork *a, const SkNetwork *b);

#endif
