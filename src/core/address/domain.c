/* SPDX-License-Identifier: Apache-2.0
 *
 * Returns the domain of an envelope address in the one form in which zones are
 * compared. This defends against addresses that this program and the MTA would
 * read differently: source routes, the percent and bang hacks, quoted tricks,
 * and names that only become another name by Unicode mapping. An address that
 * is not plain has no domain here, and an address without a domain is refused.
 */
#include "core/address/domain.h"

#include <string.h>

#define DOMAIN_MAX 253
#define LABEL_MAX  63
#define LOCAL_MAX  256 /* RFC 5321 allows 64; real ones are longer */

/* Checks letters, digits and hyphens between dots; no label is empty or too
 * long. */
static gboolean
is_host_name(const char *name)
{
    gsize len = strlen(name), label = 0;

    if (len == 0 || len > DOMAIN_MAX)
        return FALSE;
    for (gsize i = 0; i < len; i++) {
        if (name[i] == '.') {
            if (label == 0 || name[i - 1] == '-')
                return FALSE;
            label = 0;
            continue;
        }
        if (!g_ascii_isalnum(name[i]) && (name[i] != '-' || label == 0))
            return FALSE;
        if (++label > LABEL_MAX)
            return FALSE;
    }
    return label > 0 && name[len - 1] != '-';
}

/* "10.1.2.3" without brackets may be an address literal to some MTA. */
static gboolean
is_all_digits(const char *name)
{
    return name[strspn(name, "0123456789.")] == '\0';
}

/* Converts a name in Unicode to its A-label, but only if nothing but the case
 * of letters changes. A name that must be mapped first (full-width letters, ß)
 * may be mapped differently by the MTA, and would then go to another zone than
 * this program believes. */
static char *
to_ascii(const char *domain)
{
    g_autofree char *folded = g_utf8_strdown(domain, -1);
    g_autofree char *composed =
        g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_autofree char *ascii = NULL;
    g_autofree char *back = NULL;

    if (composed == NULL || strcmp(composed, folded) != 0)
        return NULL;
    ascii = g_hostname_to_ascii(folded);
    back = ascii != NULL ? g_hostname_to_unicode(ascii) : NULL;
    if (back == NULL || strcmp(back, folded) != 0)
        return NULL;
    return g_steal_pointer(&ascii);
}

char *
sk_domain_canonical(const char *domain)
{
    gsize len = strlen(domain);
    g_autofree char *bare = NULL;
    g_autofree char *ascii = NULL;
    g_autofree char *lower = NULL;

    if (len == 0 || len > 4 * DOMAIN_MAX)
        return NULL;
    bare = g_strndup(domain, domain[len - 1] == '.' ? len - 1 : len);
    if (g_str_is_ascii(bare))
        ascii = g_strdup(bare);
    else if (g_utf8_validate(bare, -1, NULL))
        ascii = to_ascii(bare);
    if (ascii == NULL || !is_host_name(ascii) || is_all_digits(ascii))
        return NULL;
    lower = g_ascii_strdown(ascii, -1);
    return g_steal_pointer(&lower);
}

/* Allows the letters, digits and signs of an RFC 5322 atom and dots, but
 * neither % nor !; other scripts (SMTPUTF8) are allowed, too. Dots may stand
 * anywhere, because Japanese phones had addresses like "a..b." for years. */
static gboolean
is_plain_local(const char *local, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalnum(local[i]) && (guchar)local[i] < 0x80 &&
            strchr("#$&'*+-/=?^_`{|}~.", local[i]) == NULL)
            return FALSE;
    return len > 0;
}

/* Allows a quoted local part such as "john doe" if nothing inside it could
 * begin another address. */
static gboolean
is_quoted_local(const char *local, gsize len)
{
    if (len < 3 || local[0] != '"' || local[len - 1] != '"')
        return FALSE;
    for (gsize i = 1; i < len - 1; i++)
        if (local[i] < 0x20 || local[i] > 0x7e ||
            strchr("\"\\@%!:,;<>[]", local[i]) != NULL)
            return FALSE;
    return TRUE;
}

char *
sk_address_domain(const char *address)
{
    gsize len = strlen(address);
    g_autofree char *bare = NULL;
    const char *at;
    gsize local;

    if (len >= 2 && address[0] == '<' && address[len - 1] == '>')
        bare = g_strndup(address + 1, len - 2);
    else
        bare = g_strdup(address);
    at = strchr(bare, '@');
    if (at == NULL || strchr(at + 1, '@') != NULL ||
        !g_utf8_validate(bare, -1, NULL))
        return NULL;
    local = (gsize)(at - bare);
    if (local > LOCAL_MAX ||
        (!is_plain_local(bare, local) && !is_quoted_local(bare, local)))
        return NULL;
    return sk_domain_canonical(at + 1);
}

gsize
sk_domain_match(const char *listed, const char *domain)
{
    /* A name without a dot may be completed by the MTA with a domain of its own
     * after the mail has passed here. */
    if (strcmp(listed, "*") == 0)
        return strchr(domain, '.') != NULL ? 1 : 0;
    if (strcmp(listed, domain) == 0)
        return 2 + 2 * strlen(listed) + 1;
    if (listed[0] == '.' && strlen(domain) > strlen(listed) &&
        g_str_has_suffix(domain, listed))
        return 2 + 2 * (strlen(listed) - 1);
    return 0;
}
