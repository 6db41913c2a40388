/* SPDX-License-Identifier: Apache-2.0
 *
 * Root elements that a profile adds to those of XML that is data. Knows no
 * other list: what a name already is, the cleaner and the inspector say.
 * Stands against names that no element can have, which would be waited for in
 * vain.
 */
#include "core/policy/private.h"

#include <string.h>

#define ROOTS_MAX   32 /* the inspector's request holds as many */
#define ROOT_NAME_MAX 63

/* What is wrong with @name as an element without a namespace; NULL when
 * nothing is. */
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
