/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the root elements that a profile adds to the list of XML that is data.
 * What a name means already is decided by the cleaner and the inspector. This
 * defends against names that no element can have, so that the setting would
 * never take effect.
 */
#include "core/policy/private.h"

#include <string.h>

#define ROOTS_MAX     32 /* the inspector's request holds as many */
#define ROOT_NAME_MAX 63

/* Returns what is wrong with @name as an element without a
 * namespace, or NULL. */
static const char *
why_no_root(const char *name)
{
    if (*name == '\0' || strlen(name) > ROOT_NAME_MAX)
        return "is empty or longer than 63 bytes";
    if (strpbrk(name, " \t\r\n:<>&\"'/=;!?()[]{},") != NULL ||
        g_ascii_isdigit(*name) || *name == '-' || *name == '.')
        return "is no name of an element without a prefix";
    return NULL;
}

void
sk_policy_check_xml(const SkPolicy *policy, const SkNode *profile,
                    SkProblems *problems)
{
    const SkNode *xml = sk_node_member(profile, "xml");
    const SkNode *roots = sk_node_member(xml, "roots");

    for (guint i = 0; policy->xml_roots[i] != NULL; i++) {
        const char *why = why_no_root(policy->xml_roots[i]);

        if (why != NULL)
            sk_problems_add(problems, sk_node_at(roots, i)->origin,
                            "xml.roots: \"%s\" %s", policy->xml_roots[i], why);
    }
    if (g_strv_length(policy->xml_roots) > ROOTS_MAX)
        sk_problems_add(problems, roots->origin,
                        "xml.roots: more than %d names", ROOTS_MAX);
}
