/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks rows with conditions against each other: crossings between the same
 * zones, and rules of `files` for the same types. This defends against a row
 * that is never met, and against a sender who gets more through by writing what
 * a condition asks for: every condition on what a sender chooses must cost the
 * sender something, unless the row says that it trusts what can be forged.
 */
#include <string.h>
#include "core/policy/private.h"
#include "core/policy/rule_choice.h"

static guint
forgeable_keys(const SkWhen *when)
{
    return when != NULL ? when->keys & sk_when_keys_that(SK_WHEN_IS_FORGEABLE)
                        : 0;
}

/* Returns the words of the keys @keys: "sender, label". New string. */
static char *
words_of(guint keys)
{
    GString *text = g_string_new(NULL);

    for (guint key = 0; key < SK_WHEN_N; key++)
        if ((keys & SK_WHEN_BIT(key)) != 0)
            g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "",
                                   sk_when_word((SkWhenKey)key));
    return g_string_free(text, FALSE);
}

/* Returns whether a mail that does not meet the forgeable conditions of @row
 * may come to @next, a later row. */
static gboolean
may_fall_to(const SkWhen *row, const SkWhen *next)
{
    return forgeable_keys(next) == 0 && !sk_when_exclude(row, next);
}

/* Returns whether every mail that does not meet the forgeable conditions of
 * @row but all others ends at @next at the latest. */
static gboolean
ends_at(const SkWhen *row, const SkWhen *next)
{
    return sk_when_covers(next, row, sk_when_keys_but(SK_WHEN_IS_FORGEABLE));
}

/* ---- crossings ----------------------------------------------------------- */

static const SkCrossing *
crossing_at(const SkPolicyFile *file, guint i)
{
    return g_ptr_array_index(file->crossings, i);
}

static const char *
zone_name(const SkPolicyFile *file, guint i)
{
    return ((const SkZone *)g_ptr_array_index(file->zones, i))->name;
}

static gboolean
same_zones(const SkCrossing *a, const SkCrossing *b)
{
    return a->from == b->from && a->to == b->to;
}

static void
check_used(const SkPolicyFile *file, guint i, SkProblems *problems)
{
    const SkCrossing *later = crossing_at(file, i);

    for (guint j = 0; j < i; j++) {
        const SkCrossing *earlier = crossing_at(file, j);

        if (!same_zones(earlier, later) ||
            !sk_when_covers(earlier->when, later->when, SK_WHEN_ALL))
            continue;
        sk_problems_add(problems, later->origin,
                        "this crossing is never used: %s leads from "
                        "\"%s\" to \"%s\" already%s",
                        earlier->origin, zone_name(file, later->from),
                        zone_name(file, later->to),
                        earlier->when != NULL
                            ? " for all mail that meets its conditions; put "
                              "this one before it, or leave it out"
                            : "");
        return;
    }
}

static void
check_last(const SkPolicyFile *file, guint i, SkProblems *problems)
{
    const SkCrossing *crossing = crossing_at(file, i);

    if (crossing->when == NULL)
        return;
    for (guint j = i + 1; j < file->crossings->len; j++)
        if (same_zones(crossing, crossing_at(file, j)))
            return;
    sk_problems_add(
        problems, crossing->origin,
        "the last crossing from \"%s\" to \"%s\" must have no "
        "conditions, for it decides about mail that meets none; "
        "write one more behind it: { from = \"%s\"; to = \"%s\"; "
        "profile = \"text-only\"; }",
        zone_name(file, crossing->from), zone_name(file, crossing->to),
        zone_name(file, crossing->from), zone_name(file, crossing->to));
}

/* Reports or notes that @row lets @what pass that @next would not. */
static void
report_trust(SkPolicyFile *file, const SkCrossing *row, const SkCrossing *next,
             const char *what, SkProblems *problems)
{
    g_autofree char *keys = words_of(forgeable_keys(row->when));

    if (row->trust == SK_TRUST_FORGEABLE) {
        g_ptr_array_add(
            file->notes,
            g_strdup_printf("%s: trusts what a sender can forge (%s): %s lets "
                            "less pass than profile \"%s\": %s",
                            row->origin, keys, next->origin, row->policy->name,
                            what));
        return;
    }
    sk_problems_add(problems, row->origin,
                    "a sender can forge %s and so get more through than by %s: "
                    "%s; give this crossing a profile that is at least as "
                    "strict, or say trust = \"forgeable\"",
                    keys, next->origin, what);
}

static void
check_trust(SkPolicyFile *file, guint i, SkProblems *problems)
{
    const SkCrossing *row = crossing_at(file, i);

    if (forgeable_keys(row->when) == 0) {
        if (row->trust == SK_TRUST_FORGEABLE)
            sk_problems_add(problems, row->origin,
                            "trust = \"forgeable\" trusts nothing here: no "
                            "condition of this crossing can be forged; leave "
                            "it out");
        return;
    }
    for (guint j = i + 1; j < file->crossings->len; j++) {
        const SkCrossing *next = crossing_at(file, j);
        g_autoptr(GPtrArray) looser = NULL;

        if (!same_zones(row, next) || row->policy == NULL ||
            next->policy == NULL || !may_fall_to(row->when, next->when))
            continue;
        looser = sk_policy_looser(row->policy, next->policy);
        if (looser->len > 0) {
            const SkLooser *first = looser->pdata[0];

            report_trust(file, row, next, first->what, problems);
            return;
        }
        if (ends_at(row->when, next->when))
            return;
    }
}

/* Reports the crossing number @i if the worker would have to choose among too
 * many. An order can name SK_CANDIDATES_MAX crossings, and the last of them
 * must be one without conditions. */
static void
check_number(const SkPolicyFile *file, guint i, SkProblems *problems)
{
    const SkCrossing *crossing = crossing_at(file, i);
    guint keys = sk_when_keys_but(SK_WHEN_IS_ENVELOPE), open = 0;

    for (guint j = 0; j <= i; j++) {
        const SkCrossing *other = crossing_at(file, j);

        open += same_zones(crossing, other) && sk_when_asks(other->when, keys);
    }
    if (open == SK_CANDIDATES_MAX && sk_when_asks(crossing->when, keys))
        sk_problems_add(problems, crossing->origin,
                        "at most %d crossings between two zones may ask for "
                        "from, label or size; put several entries into one",
                        SK_CANDIDATES_MAX - 1);
}

/* A condition on recipients that the target zone does not have is never met. */
static void
check_recipients(const SkPolicyFile *file, const SkCrossing *crossing,
                 SkProblems *problems)
{
    const GPtrArray *items = crossing->when != NULL
                                 ? crossing->when->items[SK_WHEN_RECIPIENT]
                                 : NULL;

    for (guint i = 0; items != NULL && i < items->len; i++) {
        const SkWhenItem *item = items->pdata[i];
        const char *at = item->list == NULL ? strchr(item->text, '@') : NULL;
        g_autofree char *domain = at == NULL ? NULL
                                  : at[1] == '.'
                                      ? g_strconcat("x", at + 1, NULL)
                                      : g_strdup(at + 1);

        if (domain == NULL ||
            sk_policy_file_domain_zone(file, domain) == crossing->to)
            continue;
        sk_problems_add(problems, item->origin,
                        "recipient: \"%s\" is never met: zone \"%s\" does not "
                        "have that domain; add it to the zone, or leave it out",
                        item->said, zone_name(file, crossing->to));
    }
}

/* The size of a mail is bounded by limits.message. */
static void
check_size(const SkPolicyFile *file, const SkCrossing *crossing,
           SkProblems *problems)
{
    const SkWhen *when = crossing->when;
    const SkLimits *limits = sk_policy_file_limits(file);
    g_autofree char *most = sk_policy_size_text(limits->message);

    if (sk_when_asks(when, SK_WHEN_BIT(SK_WHEN_SIZE)) &&
        when->size_from > limits->message)
        sk_problems_add(problems, when->origins[SK_WHEN_SIZE],
                        "size: never met: limits.message refuses every mail of "
                        "more than %s; raise it, or ask for less",
                        most);
}

void
sk_policy_check_crossings(SkPolicyFile *file, SkProblems *problems)
{
    for (guint i = 0; i < file->crossings->len; i++) {
        check_used(file, i, problems);
        check_last(file, i, problems);
        check_number(file, i, problems);
        check_recipients(file, crossing_at(file, i), problems);
        check_size(file, crossing_at(file, i), problems);
        check_trust(file, i, problems);
    }
}

/* ---- rules of files ------------------------------------------------------ */

/* Returns whether a sender gets more of a file of the media type @type through
 * by meeting the forgeable conditions of rule number @i than without. If so,
 * *@than is the later rule that decides without and lets less pass, or NULL if
 * no rule decides then, so that the file is removed. */
static gboolean
passes_more(const SkPolicy *policy, guint i, const char *type,
            const SkFileRule **than)
{
    const SkFileRule *rule = policy->files->pdata[i];
    guint passes = sk_file_rule_passes(rule, type);

    *than = NULL;
    for (guint j = i + 1; j < policy->files->len; j++) {
        const SkFileRule *next = policy->files->pdata[j];

        if (!sk_type_matches(next->type, type) ||
            !may_fall_to(rule->when, next->when))
            continue;
        *than = next;
        if (passes > sk_file_rule_passes(next, type))
            return TRUE;
        if (ends_at(rule->when, next->when))
            return FALSE;
    }
    *than = NULL;
    return passes > 0;
}

static void
report_rule(SkPolicy *policy, const SkFileRule *rule, const char *type,
            const SkFileRule *than, SkProblems *problems)
{
    g_autofree char *keys = words_of(forgeable_keys(rule->when));
    const char *instead = than != NULL ? than->origin : "no rule";

    if (rule->trust == SK_TRUST_FORGEABLE) {
        g_ptr_array_add(
            policy->notes,
            g_strdup_printf("%s: trusts what a sender can forge (%s): %s lets "
                            "less of \"%s\" pass",
                            rule->origin, keys, instead, type));
        return;
    }
    sk_problems_add(problems, rule->origin,
                    "files: a sender can forge %s and so get more of \"%s\" "
                    "through than by %s; let this rule do less, or say "
                    "trust = \"forgeable\"",
                    keys, type, instead);
}

static void
check_rule(SkPolicy *policy, guint i, SkProblems *problems)
{
    const SkFileRule *rule = policy->files->pdata[i], *than = NULL;
    const char *type, *group;

    if (rule->when != NULL && i >= 8 * SK_RULES_OFF)
        sk_problems_add(problems, rule->origin,
                        "files: a rule with conditions must be one of the "
                        "first %d; move it up",
                        8 * SK_RULES_OFF);
    if (forgeable_keys(rule->when) == 0) {
        if (rule->trust == SK_TRUST_FORGEABLE)
            sk_problems_add(problems, rule->origin,
                            "files: trust = \"forgeable\" trusts nothing here: "
                            "no condition of this rule can be forged; leave "
                            "it out");
        return;
    }
    for (guint k = 0; sk_type_at(k, &type, &group); k++)
        if (sk_type_matches(rule->type, type) &&
            passes_more(policy, i, type, &than)) {
            report_rule(policy, rule, type, than, problems);
            return;
        }
}

void
sk_policy_check_rules(SkPolicy *policy, SkProblems *problems)
{
    for (guint i = 0; i < policy->files->len; i++)
        check_rule(policy, i, problems);
}
