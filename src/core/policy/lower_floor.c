/* SPDX-License-Identifier: Apache-2.0
 *
 * The floor of a policy for many: a prefecture says in the group `floor` what
 * no profile of a town may let pass beyond. It is enforced when the policy is
 * read, so no mail is ever cleaned below it. This defends against a town's file
 * that opens more than the prefecture allows, by mistake or on purpose.
 */
#include <string.h>
#include "core/policy/private.h"

/* Settings of which one lets more pass than another. Others bound nothing, so a
 * floor that says them would not do what its author believes. */
static const char *const bounding[] = { "base",       "links", "hidden",
                                        "ambiguous",  "files", "inside",
                                        "own_domain", "xml",   "headers",
                                        NULL };

static void
check_said(const SkNode *group, SkProblems *problems)
{
    for (guint i = 0; i < group->members->len; i++) {
        const SkNode *node = sk_node_at(group, i);

        if (!g_strv_contains(bounding, node->name))
            sk_problems_add(problems, node->origin,
                            "floor: %s bounds nothing that passes; say it in "
                            "the profiles, or in a file that they include",
                            node->name);
    }
    if (group->members->len == 0)
        sk_problems_add(problems, group->origin,
                        "floor = { } bounds nothing; say what no profile may "
                        "let pass beyond, or leave it out");
}

/* Returns whether the floor says anything about @key. */
static gboolean
is_bound(const SkPolicy *floor, const SkNode *group, const char *key)
{
    return sk_node_member(group, "base") != NULL ||
           strcmp(sk_policy_origin(floor, key), "default") != 0;
}

/* Returns the line at which a problem with the setting @key of @policy is
 * reported: that of the setting or, if it comes from a preset or is a default,
 * @origin, which is where the profile or its crossing was given. */
static const char *
place_of(const SkPolicy *policy, const char *key, const char *origin)
{
    const char *said = sk_policy_origin(policy, key);

    return strchr(said, ':') != NULL ? said : origin;
}

static void
check_profile(const SkPolicy *policy, const char *origin, const SkPolicy *floor,
              const SkNode *group, SkProblems *problems)
{
    g_autoptr(GPtrArray) looser = sk_policy_looser(policy, floor);

    for (guint i = 0; i < looser->len; i++) {
        const SkLooser *one = looser->pdata[i];

        if (!is_bound(floor, group, one->key))
            continue;
        sk_problems_add(problems, place_of(policy, one->key, origin),
                        "profile \"%s\" lies below the floor (%s): %s; let it "
                        "pass no more than the floor does",
                        policy->name, group->origin, one->what);
    }
}

/* Presets that crossings name stand behind the profiles of the file. */
static void
check_crossings(const SkPolicyFile *file, const SkPolicy *floor,
                const SkNode *group, SkProblems *problems)
{
    for (guint i = 0; i < file->crossings->len; i++) {
        const SkCrossing *crossing = g_ptr_array_index(file->crossings, i);

        if (crossing->policy != NULL &&
            sk_policy_is_preset(crossing->policy->name))
            check_profile(crossing->policy, crossing->origin, floor, group,
                          problems);
    }
}

const char *
sk_policy_file_floor(const SkPolicyFile *file)
{
    return file->floor;
}

void
sk_policy_check_floor(SkPolicyFile *file, const SkNode *root,
                      SkPolicySource *source, SkProblems *problems)
{
    const SkNode *group = sk_node_member(root, "floor");
    const SkNode *profiles = sk_node_member(root, "profiles");
    g_autoptr(SkPolicy) floor = NULL;

    if (group == NULL || group->kind != SK_NODE_GROUP)
        return;
    file->floor = g_strdup(group->origin);
    check_said(group, problems);
    floor = sk_policy_build("floor", group, root, source, problems);
    for (guint i = 0; i < file->profiles->len; i++) {
        const SkPolicy *policy = g_ptr_array_index(file->profiles, i);
        const SkNode *said = sk_node_member(profiles, policy->name);

        if (said != NULL)
            check_profile(policy, said->origin, floor, group, problems);
    }
    check_crossings(file, floor, group, problems);
}
