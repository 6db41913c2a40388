/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides which of two profiles lets less through. Only settings that decide
 * what may cross are compared; language, charset and place of the notice are
 * not. This defends against a mail that chooses the milder of two rules by
 * pretending to come from elsewhere.
 */
#include "core/policy/private.h"

#include <string.h>

/* Returns whether anything of a file of the media type @type can leave under
 * @policy. */
static gboolean
lets_pass(const SkPolicy *policy, const char *type)
{
    const SkFileRule *rule = sk_policy_rule(policy, type);

    return rule != NULL && rule->action != SK_DO_REMOVE;
}

static gboolean
files_are_as_strict(const SkPolicy *a, const SkPolicy *b)
{
    const char *type, *group;

    for (guint i = 0; sk_type_at(i, &type, &group); i++)
        if (lets_pass(a, type) && !lets_pass(b, type))
            return FALSE;
    return TRUE;
}

static gboolean
headers_are_as_strict(const SkPolicy *a, const SkPolicy *b)
{
    for (guint i = 0; a->keep_headers[i] != NULL; i++) {
        gboolean found = FALSE;

        for (guint j = 0; b->keep_headers[j] != NULL; j++)
            found |=
                g_ascii_strcasecmp(a->keep_headers[i], b->keep_headers[j]) == 0;
        if (!found)
            return FALSE;
    }
    return TRUE;
}

/* What may leave inside files by name. */
static gboolean
lists_are_as_strict(const SkPolicy *a, const SkPolicy *b)
{
    static const char *const fields[] = { "title",    "subject", "author",
                                          "keywords", "created", "modified",
                                          "language" };

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (sk_policy_keeps_field(a, fields[i]) &&
            !sk_policy_keeps_field(b, fields[i]))
            return FALSE;
    for (guint i = 0; a->inside_functions[i] != NULL; i++)
        if (sk_policy_keeps_function(a, a->inside_functions[i]) &&
            !sk_policy_keeps_function(b, a->inside_functions[i]))
            return FALSE;
    return TRUE;
}

gboolean
sk_policy_is_as_strict(const SkPolicy *a, const SkPolicy *b)
{
    if (a->links == SK_LINKS_KEEP && b->links != SK_LINKS_KEEP)
        return FALSE;
    if (a->hidden == SK_HIDDEN_MARK && b->hidden != SK_HIDDEN_MARK)
        return FALSE;
    if (a->ambiguous == SK_AMBIGUOUS_REBUILD &&
        b->ambiguous != SK_AMBIGUOUS_REBUILD)
        return FALSE;
    if (a->own_domain == SK_OWN_DOMAIN_TELL &&
        b->own_domain != SK_OWN_DOMAIN_TELL)
        return FALSE;
    for (guint i = 0; i < SK_INSIDE_N; i++)
        if (sk_policy_inside(a, (SkInside)i) < sk_policy_inside(b, (SkInside)i))
            return FALSE;
    return files_are_as_strict(a, b) && headers_are_as_strict(a, b) &&
           lists_are_as_strict(a, b);
}
