/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the rule of `files` that decides about a part: gathers what is known
 * about the part and its mail and asks the policy. The file is judged as it
 * came, not as a filter has written it since, so that a rule does not change
 * while the file is being cleaned.
 */
#include "core/part_private.h"
#include "core/policy/rule_choice.h"

static GBytes *
as_it_came(const SkPart *part)
{
    return part->original != NULL ? part->original : part->bytes;
}

/* Returns the SHA-256 of the file as it came. It is computed once, because
 * every filter asks for the rule. */
static const guint8 *
digest_of(SkPart *part)
{
    g_autoptr(GChecksum) sum = NULL;
    gsize len = 0, room = SK_LIST_DIGEST;
    const guint8 *bytes;

    if (part->digest != NULL || as_it_came(part) == NULL)
        return part->digest;
    sum = g_checksum_new(G_CHECKSUM_SHA256);
    bytes = g_bytes_get_data(as_it_came(part), &len);
    g_checksum_update(sum, bytes, (gssize)len);
    part->digest = g_malloc(SK_LIST_DIGEST);
    g_checksum_get_digest(sum, part->digest, &room);
    return part->digest;
}

/* Returns the bits of the keys of all rules. */
static guint
keys_of(const SkPolicy *policy)
{
    guint keys = 0;

    for (guint i = 0; policy->files != NULL && i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        keys |= rule->when != NULL ? rule->when->keys : 0;
    }
    return keys;
}

/* Returns all names of @part, ended by NULL, lent; free the array alone. */
static const char **
names_of(const SkPart *part)
{
    guint n = sk_part_n_names(part);
    const char **names = g_new0(const char *, n + 1);

    for (guint i = 0; i < n; i++)
        names[i] = sk_part_nth_name(part, i);
    return names;
}

const SkFileRule *
sk_part_rule(const SkPart *part, const SkPolicy *policy, const char *type)
{
    guint keys = keys_of(policy);
    SkFacts facts = { 0 };
    g_autofree const char **names = NULL;

    if (type == NULL)
        type = sk_part_found(part);
    if (keys == 0)
        return sk_policy_rule(policy, type);
    if (part->tree != NULL && part->tree->facts != NULL)
        facts = *part->tree->facts;
    names = names_of(part);
    facts.names = names;
    facts.size = as_it_came(part) ? g_bytes_get_size(as_it_came(part)) : 0;
    if ((keys & SK_WHEN_BIT(SK_WHEN_HASH)) != 0)
        facts.sha256 = digest_of((SkPart *)part);
    facts.known |= SK_WHEN_BIT(SK_WHEN_NAME) | SK_WHEN_BIT(SK_WHEN_SIZE) |
                   SK_WHEN_BIT(SK_WHEN_HASH);
    return sk_policy_rule_for(policy, type, &facts,
                              part->tree != NULL ? part->tree->off : NULL);
}
