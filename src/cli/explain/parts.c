/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints the tree of parts for people (parts.h). Names and types come from the
 * mail by way of the worker, so they are made printable before they reach the
 * terminal.
 */
#include <stdio.h>
#include <string.h>
#include "cli/cli.h"
#include "cli/explain/parts.h"
#include "cli/page.h"
#include "core/i18n.h"
#include "core/policy/keys.h"
#include "core/policy/rule_choice.h"

#define STEP 2

/* ---- rules -------------------------------------------------------------- */

static const char *
do_word(const SkFileRule *rule)
{
    return sk_policy_key("profiles.*.files[].do")->words[rule->action];
}

guint
sk_explain_asked(const SkPolicy *policy, const SkPartReport *part)
{
    guint64 number;

    if (part->rule == NULL || !g_str_has_prefix(part->rule, "files["))
        return 0;
    number = g_ascii_strtoull(part->rule + strlen("files["), NULL, 10);
    return (guint)MIN(number + 1, policy->files->len);
}

/* Appends to @line the conditions of @rule and whether they are met: they are
 * if the rule was @taken. Appends nothing if the rule has no conditions, or is
 * about another type of file, for which they were not looked at. */
static void
add_conditions(GString *line, const SkFileRule *rule, const SkPartReport *part,
               gboolean taken)
{
    g_autofree char *when = NULL;

    if (rule->when == NULL || !sk_type_matches(rule->type, part->found))
        return;
    when = sk_when_text(rule->when);
    g_string_append_printf(line, _(" when %s: %s"), when,
                           taken ? _("met") : _("not met"));
}

/* Prints the rules that were asked about @part, in their order; the last one
 * decided. A line of the policy from which several rules come is named once,
 * behind the last of them. */
static void
print_rules(const SkPolicy *policy, const SkPartReport *part, guint indent)
{
    guint n = sk_explain_asked(policy, part);
    g_autoptr(GString) line = g_string_new(_("rules asked:"));

    if (n == 0)
        return;
    for (guint i = 0; i < n; i++) {
        const SkFileRule *rule = policy->files->pdata[i];
        const SkFileRule *next = i + 1 < n ? policy->files->pdata[i + 1] : NULL;

        g_string_append_printf(line, " \"%s\"", rule->type);
        add_conditions(line, rule, part, next == NULL);
        if (next == NULL || !g_str_equal(rule->origin, next->origin))
            g_string_append_printf(line, " (%s)", rule->origin);
        if (next != NULL)
            g_string_append_c(line, ',');
        else
            g_string_append_printf(line, " → %s", do_word(rule));
    }
    sk_page_line(indent, STEP, line->str);
}

/* ---- parts -------------------------------------------------------------- */

static void
print_counts(const SkPartReport *part, guint indent)
{
    for (guint i = 0; i < part->removed->len; i++) {
        const SkCount *count = part->removed->pdata[i];

        sk_page_linef(indent, STEP, "%s × %u%s%s", count->what, count->count,
                      count->sample ? ": " : "",
                      count->sample ? count->sample : "");
    }
}

static void
add_identity(GString *line, const SkPartReport *part, guint64 input_bytes)
{
    if (part->path->len > 0)
        g_string_append_printf(line, "%s. ",
                               (char *)part->path->pdata[part->path->len - 1]);
    g_string_append(line, part->claimed ? part->claimed : _("(no type)"));
    if (part->found != NULL && g_strcmp0(part->found, part->claimed) != 0)
        g_string_append_printf(line, " → %s", part->found);
    if (part->name != NULL)
        g_string_append_printf(line, " 「%s」", part->name);
    if (part->path->len == 0)
        g_string_append_printf(line, _(", %lu bytes"), (gulong)input_bytes);
    else if (part->bytes > 0 || !g_str_equal(part->action, "split"))
        g_string_append_printf(line, _(", %lu bytes"), (gulong)part->bytes);
}

static void
add_result(GString *line, const SkPartReport *part)
{
    g_string_append_printf(line, " → %s", part->action);
    if (part->reason != SK_REASON_NONE)
        g_string_append_printf(line, " (%s%s%s)", sk_reason_word(part->reason),
                               part->detail ? ": " : "",
                               part->detail ? part->detail : "");
    for (guint i = 0; i < part->filters->len; i++)
        g_string_append_printf(line, "%s%s", i == 0 ? _(" by ") : ", ",
                               (const char *)part->filters->pdata[i]);
    if (part->out_name != NULL)
        g_string_append_printf(line, _(" as 「%s」"), part->out_name);
}

/* Returns the colour in which @part is printed: red if it does not leave,
 * yellow if something was taken out of it, else "". */
static const char *
colour_of(const SkPartReport *part)
{
    if (g_str_equal(part->action, "removed") ||
        g_str_equal(part->action, "held"))
        return SK_PAGE_RED;
    return part->removed->len > 0 ? SK_PAGE_YELLOW : "";
}

static void
print_part(const SkPolicy *policy, const SkPartReport *part,
           guint64 input_bytes)
{
    guint indent = STEP + STEP * part->path->len;
    g_autoptr(GString) line = g_string_new(NULL);

    add_identity(line, part, input_bytes);
    add_result(line, part);
    sk_page_colour(stdout, colour_of(part));
    sk_page_row(indent, 2 * STEP, line->str,
                part->rule != NULL ? sk_policy_origin(policy, part->rule)
                                   : NULL);
    sk_page_colour(stdout, NULL);
    if (part->evidence != NULL)
        sk_page_linef(indent + 2 * STEP, STEP, _("known by: %s"),
                      part->evidence);
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

void
sk_explain_used(const SkPolicy *policy, const SkOutcome *outcome,
                guint64 input_bytes, SkUsed used[SK_USED_N])
{
    const SkLimits *limits = &policy->limits;
    guint64 expanded = 0, depth = 0, parts = outcome->report->parts->len;

    for (guint i = 0; i < parts; i++) {
        const SkPartReport *part = outcome->report->parts->pdata[i];

        depth = MAX(depth, part->path->len);
        expanded += part->bytes;
    }
    used[0] = (SkUsed){ "limits.message", input_bytes, limits->message,
                        N_(" bytes") };
    used[1] =
        (SkUsed){ "limits.expanded", expanded, limits->expanded, N_(" bytes") };
    used[2] = (SkUsed){ "limits.parts", parts, limits->parts, "" };
    used[3] = (SkUsed){ "limits.depth", depth, limits->depth, "" };
    used[4] = (SkUsed){ "limits.seconds", (outcome->clean_ms + 999) / 1000,
                        limits->seconds, " s" };
}

void
sk_explain_limits(const SkPolicy *policy, const SkOutcome *outcome,
                  guint64 input_bytes)
{
    SkUsed used[SK_USED_N];

    sk_explain_used(policy, outcome, input_bytes, used);
    for (guint i = 0; i < SK_USED_N; i++) {
        g_autofree char *line = g_strdup_printf(
            _("%-9s %lu of %lu%s"), strchr(used[i].key, '.') + 1,
            (gulong)used[i].used, (gulong)used[i].most, _(used[i].unit));

        sk_page_row(2, 2, line, sk_policy_origin(policy, used[i].key));
    }
}
