/* SPDX-License-Identifier: Apache-2.0
 *
 * Domains of envelope addresses in the one form in which they are compared
 * (domain.c).
 */
#ifndef SK_CORE_ADDRESS_DOMAIN_H
#define SK_CORE_ADDRESS_DOMAIN_H

#include <glib.h>

/* sk_domain_canonical: returns @domain (without a leading dot) as an
 * A-label in lower case without a trailing dot, or NULL if it is no domain. New
 * string. */
char *sk_domain_canonical(const char *domain);
/* sk_domain_match: returns how well the pattern @listed names @domain: 0 not at
 * all, 1 for "*", and the more the longer the pattern is; an exact name comes
 * before a dotted one. */
gsize sk_domain_match(const char *listed, const char *domain);
/* sk_address_domain: returns the canonical domain of a plain local@domain, with
 * or without <>, or NULL if it is not plain. New string. */
char *sk_address_domain(const char *address);

#endif
