/* SPDX-License-Identifier: Apache-2.0
 *
 * Whose name a host has: the registrable name in it, by the list of public
 * suffixes, the endings under which names are given away (data/
 * embed_suffixes.py). Asks nobody and resolves nothing. Stands against the
 * warning that everybody learns to overlook: it must not stand at each
 * newsletter whose links are counted by another host of the same sender.
 */
#include <string.h>

#include <link/link_scan.h>

#include "data/public_suffixes.h"

#define HOST_MAX 253 /* bytes, by RFC 1035 */

/* Known without the list: JPRS gives one name under each to an organization
 * that proved to be one. */
static const char *const endings[] = { "ac.jp", "co.jp", "ed.jp", "go.jp",
                                       "lg.jp", "or.jp", NULL };

static gboolean
is_rule(const char *mark, const char *name)
{
    char rule[HOST_MAX + 4];
    gsize low = 0, high = SK_N_SUFFIXES;

    g_snprintf(rule, sizeof rule, "%s%s", mark, name);
    while (low < high) {
        gsize middle = (low + high) / 2;
        int order = strcmp(rule, sk_suffix_names + sk_suffix_at[middle]);

        if (order == 0)
            return TRUE;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return FALSE;
}

/* What stands behind the first dot of @name; NULL when there is none. */
static const char *
parent_of(const char *name)
{
    const char *dot = strchr(name, '.');

    return dot != NULL ? dot + 1 : NULL;
}

/* Whether names right under @name belong to many. A name that no rule speaks
 * of is one only as a top-level domain, and only where there is a list. */
static gboolean
is_suffix(const char *name)
{
    const char *parent = parent_of(name);

    return g_strv_contains(endings, name) || is_rule("", name) ||
           (parent != NULL ? is_rule("*.", parent) : SK_N_SUFFIXES > 0);
}

const char *
sk_link_owner(const char *host)
{
    const char *owner = NULL; /* one label more than @name has */

    if (strlen(host) > HOST_MAX || g_hostname_is_ip_address(host))
        return NULL;
    for (const char *name = host; name != NULL; name = parent_of(name)) {
        if (is_rule("!", name))
            return name;
        if (is_suffix(name))
            return owner;
        owner = name;
    }
    return NULL;
}
