/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds out whether a mail from outside claims to be from inside
 * (own_domain.h). It looks at the addresses that will be written, after all
 * else was done to them. Only the door knows whether the client is outside.
 * This defends against mail of a stranger that the reader takes for a
 * colleague's.
 */
#include <string.h>

#include "worker/notice/own_domain.h"

/* Returns whether @address is one that an MTA uses in mail of its own. These
 * names are fixed and belong to no person. */
static gboolean
is_mta(const char *address)
{
    static const char *const names[] = { "mailer-daemon@", "postmaster@",
                                         "double-bounce@" };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strncasecmp(address, names[i], strlen(names[i])) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
claims(const char *address, const SkOrder *order, const SkPolicy *policy)
{
    const char *at = address != NULL ? strrchr(address, '@') : NULL;

    if (at == NULL || !sk_policy_zone_claims(policy, order->zone, at + 1))
        return FALSE;
    return (order->flags & SK_ORDER_OWN_MAIL) == 0 || !is_mta(address);
}

const char *
sk_own_domain_claimed(const SkMail *mail, const SkOrder *order,
                      const SkPolicy *policy)
{
    if ((order->flags & SK_ORDER_OUTSIDE) == 0)
        return NULL;
    for (guint i = 0; i < mail->headers->len; i++) {
        const SkHeader *header = mail->headers->pdata[i];
        guint n = header->addresses != NULL ? header->addresses->len : 0;

        if (!g_str_equal(header->name, "From") &&
            !g_str_equal(header->name, "Sender"))
            continue;
        for (guint j = 0; j < n; j++) {
            const SkAddress *address = header->addresses->pdata[j];

            if (claims(address->mail, order, policy))
                return address->mail;
        }
    }
    return NULL;
}
