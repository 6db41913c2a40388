/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints the tree of parts for people (explain_parts.h). The worker's words
 * have been checked, but may still hold what a terminal obeys.
 */
#include <stdio.h>
#include <string.h>
#include "cli/cli.h"
#include "cli/explain_parts.h"
#include "core/policy/keys.h"

#define STEP 2

/* ---- rules -------------------------------------------------------------- */

static const char *
do_word(const SkFileRule *rule)
{
    return sk_policy_key("profiles.*.files[].do")->words[rule->action];
}

/* Prints the rules in the order in which they were tried; the
 * last one decides. */
static void
print_rules(const SkPolicy *policy, const SkPartReport *part, int indent)
{
    const SkFileRule *wins = sk_policy_rule(policy, part->found);

    if (part->rule == NULL || !g_str_has_prefix(part->rule, "files["))
        return;
    printf("%*srules asked:", indent, "");
    for (guint i = 0; i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        printf("%s \"%s\" (%s)", i > 0 ? "," : "", rule->type, rule->origin);
        if (rule != wins)
            continue;
        printf(" → %s\n", do_word(rule));
        return;
    }
    printf("\n");
}

/* ---- parts -------------------------------------------------------------- */

static void
print_counts(const SkPartReport *part, int indent)
{
    for (guint i = 0; i < part->removed->len; i++) {
        const SkCount *count = part->removed->pdata[i];
        g_autofree char *sample =
            sk_cli_printable(count->sample ? count->sample : "");

        printf("%*s%s × %u%s%s\n", indent, "", count->what, count->count,
               count->sample ? ": " : "", sample);
    }
}

static void
print_identity(const SkPartReport *part, guint64 input_bytes)
{
    g_autofree char *name =
        sk_cli_printable(part->name != NULL ? part->name : "");

    if (part->path->len > 0)
        printf("%s. ", (char *)part->path->pdata[part->path->len - 1]);
    printf("%s", part->claimed ? part->claimed : "(no type)");
    if (part->found != NULL && g_strcmp0(part->found, part->claimed) != 0)
        printf(" → %s", part->found);
    if (part->name != NULL)
        printf(" 「%s」", name);
    if (part->path->len == 0)
        printf(", %" G_GUINT64_FORMAT " bytes", input_bytes);
    else if (part->bytes > 0 || !g_str_equal(part->action, "split"))
        printf(", %" G_GUINT64_FORMAT " bytes", part->bytes);
}

static void
print_result(const SkPolicy *policy, const SkPartReport *part)
{
    g_autofree char *out =
        sk_cli_printable(part->out_name != NULL ? part->out_name : "");

    printf(" → %s", part->action);
    if (part->reason != SK_REASON_NONE)
        printf(" (%s%s%s)", sk_reason_word(part->reason),
               part->detail ? ": " : "", part->detail ? part->detail : "");
    for (guint i = 0; i < part->filters->len; i++)
        printf("%s%s", i == 0 ? " by " : ", ",
               (const char *)part->filters->pdata[i]);
    if (part->rule != NULL)
        printf(" [%s]", sk_policy_origin(policy, part->rule));
    if (part->out_name != NULL)
        printf(" as 「%s」", out);
    printf("\n");
}

static void
print_part(const SkPolicy *policy, const SkPartReport *part,
           guint64 input_bytes)
{
    int indent = STEP + STEP * (int)part->path->len;

    printf("%*s", indent, "");
    print_identity(part, input_bytes);
    print_result(policy, part);
    if (part->evidence != NULL) {
        g_autofree char *evidence = sk_cli_printable(part->evidence);

        printf("%*sknown by: %s\n", indent + 2 * STEP, "", evidence);
    }
    print_rules(policy, part, indent + 2 * STEP);
    print_counts(part, indent + 2 * STEP);
}

void
sk_explain_parts(const SkPolicy *policy, const SkReport *report,
                 guint64 input_bytes)
{
    for (guint i = 0; i < report->parts->len; i++)
        print_part(policy, report->parts->pdata[i], input_bytes);
}

/* ---- limits ------------------------------------------------------------- */

static void
print_limit(const SkPolicy *policy, const char *key, guint64 used, guint64 most,
            const char *unit)
{
    printf("  %-9s %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT "%s  [%s]\n",
           strchr(key, '.') + 1, used, most, unit,
           sk_policy_origin(policy, key));
}

void
sk_explain_limits(const SkPolicy *policy, const SkOutcome *outcome,
                  guint64 input_bytes)
{
    const SkLimits *limits = &policy->limits;
    guint64 expanded = 0;
    guint depth = 0;

    for (guint i = 0; i < outcome->report->parts->len; i++) {
        const SkPartReport *part = outcome->report->parts->pdata[i];

        depth = MAX(depth, part->path->len);
        expanded += part->bytes;
    }
    print_limit(policy, "limits.message", input_bytes, limits->message,
                " bytes");
    print_limit(policy, "limits.expanded", expanded, limits->expanded,
                " bytes");
    print_limit(policy, "limits.parts", outcome->report->parts->len,
                limits->parts, "");
    print_limit(policy, "limits.depth", depth, limits->depth, "");
    print_limit(policy, "limits.seconds", (outcome->clean_ms + 999) / 1000,
                limits->seconds, " s");
}
