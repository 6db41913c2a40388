/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the owner of a host: the registrable name in it, by the list of public
 * suffixes, under which names are given to the public (data/embed_suffixes.py).
 * No name is looked up. This defends against a warning that everybody learns to
 * overlook: a newsletter must not get one for each link that is counted by
 * another host of the same sender.
 */
#include <string.h>

#include <link/link_scan.h>

#include "data/public_suffixes.h"

#define HOST_MAX 253 /* bytes (RFC 1035) */

/* These are known without the list: JPRS gives one name under each to an
 * organization that has proved to be one. */
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

/* Returns what stands behind the first dot of @name, or NULL
 * if there is none. */
static const char *
parent_of(const char *name)
{
    const char *dot = strchr(name, '.');

    return dot != NULL ? dot + 1 : NULL;
}

/* Returns whether names directly under @name belong to many owners. A name that
 * no rule mentions is one only if it is a top-level domain and there is a list.
 */
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
    const char *owner = NULL; /* the name with one label more than @name has */

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
