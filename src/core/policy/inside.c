/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and checks the settings `inside`, which say what becomes of objects
 * inside files. No file is looked at. This defends against a policy that keeps
 * what may never be kept and whose author believes that it is obeyed.
 */
#include <string.h>
#include <sekisho/policy.h>
#include "core/policy/private.h"

#define INSIDE_WORDS_MAX 200

/* Functions that fetch, start or reveal something. No list of a policy allows
 * them. */
static const char *const never_functions[] = {
    "CALL",       "DDE",       "EVALUATE",    "EXEC",         "EXECUTE",
    "FILTERXML",  "FOPEN",     "FWRITELN",    "HYPERLINK",    "IMAGE",
    "IMPORTDATA", "IMPORTXML", "INFO",        "REGISTER",     "REGISTER.ID",
    "RTD",        "RUN",       "SQL.REQUEST", "STOCKHISTORY", "WEBSERVICE",
    NULL,
};

/* The fields of metadata that a document may keep. None of them says where or
 * by which machine it was made. */
static const char *const fields[] = { "title",    "subject", "author",
                                      "keywords", "created", "modified",
                                      "language", NULL };

SkTreat
sk_policy_inside(const SkPolicy *policy, SkInside kind)
{
    guint at = policy->inside[kind];

    switch (kind) {
    case SK_INSIDE_MACROS:
    case SK_INSIDE_SCRIPTS:
    case SK_INSIDE_EXTERNAL: /* may be removed or refused */
        return (SkTreat)(SK_TREAT_REMOVE + at);
    case SK_INSIDE_OBJECTS:
    case SK_INSIDE_MEDIA: /* may be cleaned, removed or refused */
        return (SkTreat)(SK_TREAT_CLEAN + at);
    case SK_INSIDE_HYPERLINKS:
    case SK_INSIDE_FORMULAS:
    case SK_INSIDE_FORMS:
    case SK_INSIDE_COMMENTS:
    case SK_INSIDE_METADATA: /* may be kept, removed or refused */
        return at == 0 ? SK_TREAT_KEEP : (SkTreat)(SK_TREAT_CLEAN + at);
    case SK_INSIDE_NONE:
    default:
        g_assert_not_reached();
    }
}

gboolean
sk_policy_keeps_field(const SkPolicy *policy, const char *field)
{
    if (sk_policy_inside(policy, SK_INSIDE_METADATA) != SK_TREAT_KEEP ||
        !g_strv_contains(fields, field))
        return FALSE;
    return policy->inside_fields[0] == NULL ||
           g_strv_contains((const char *const *)policy->inside_fields, field);
}

gboolean
sk_policy_keeps_function(const SkPolicy *policy, const char *function)
{
    return sk_policy_inside(policy, SK_INSIDE_FORMULAS) == SK_TREAT_KEEP &&
           g_strv_contains((const char *const *)policy->inside_functions,
                           function);
}

static gboolean
is_function_name(const char *name)
{
    gsize len = strlen(name);

    if (len == 0 || len > 60 || !g_ascii_isupper(name[0]))
        return FALSE;
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isupper(name[i]) && !g_ascii_isdigit(name[i]) &&
            name[i] != '.' && name[i] != '_')
            return FALSE;
    return TRUE;
}

static void
check_functions(const SkPolicy *policy, const SkNode *list,
                SkProblems *problems)
{
    for (guint i = 0; policy->inside_functions[i] != NULL; i++) {
        const char *name = policy->inside_functions[i];
        const char *origin = sk_node_at(list, i)->origin;

        if (!is_function_name(name))
            sk_problems_add(problems, origin,
                            "inside.functions: \"%s\" is no name of a "
                            "function (capital letters, digits, . and _)",
                            name);
        else if (g_strv_contains(never_functions, name))
            sk_problems_add(problems, origin,
                            "inside.functions: \"%s\" never leaves, whatever "
                            "a policy says: it fetches or starts something",
                            name);
    }
}

static void
check_fields(const SkPolicy *policy, const SkNode *list, SkProblems *problems)
{
    g_autofree char *all = g_strjoinv("\", \"", (char **)fields);

    for (guint i = 0; policy->inside_fields[i] != NULL; i++)
        if (!g_strv_contains(fields, policy->inside_fields[i]))
            sk_problems_add(problems, sk_node_at(list, i)->origin,
                            "inside.fields: \"%s\" never leaves, whatever a "
                            "policy says; it may be one of \"%s\"",
                            policy->inside_fields[i], all);
}

void
sk_policy_check_inside(const SkPolicy *policy, const SkNode *profile,
                       SkProblems *problems)
{
    const SkNode *inside = sk_node_member(profile, "inside");

    check_functions(policy, sk_node_member(inside, "functions"), problems);
    check_fields(policy, sk_node_member(inside, "fields"), problems);
}
