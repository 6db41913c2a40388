/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints one explained input for people, on 80 columns.
 */
#include <stdio.h>
#include <string.h>

#include "cli/explain/chain.h"
#include "cli/explain/parts.h"
#include "cli/page.h"
#include "gate/change.h"

static const char *
route_word(const SkRoute *route)
{
    switch (route->kind) {
    case SK_ROUTE_SAME_ZONE:
        return _("same zone, untouched");
    case SK_ROUTE_CROSSING:
        return _("crosses");
    case SK_ROUTE_REFUSED:
    default:
        return _("refused");
    }
}

static void
print_routes(const SkExplained *explained)
{
    const SkSource *source = &explained->source;

    sk_print_bold(stdout, _("Recipients\n"));
    sk_page_linef(2, 2, _("from zone %s (client %s, proof: %s)"),
                  source->zone ? source->zone : _("(none)"),
                  explained->client ? explained->client : _("unknown"),
                  sk_proof_word(source->proof));
    for (guint i = 0; i < explained->routes->len; i++) {
        const SkExplainedRoute *one =
            &g_array_index(explained->routes, SkExplainedRoute, i);
        const SkRoute *route = &one->route;
        gboolean crosses = route->kind == SK_ROUTE_CROSSING;
        gboolean is_refused = route->kind == SK_ROUTE_REFUSED;
        g_autofree char *line =
            g_strdup_printf("%s: %s%s%s", one->to, route_word(route),
                            crosses      ? _(", profile ")
                            : is_refused ? ": "
                                         : "",
                            crosses      ? route->policy->name
                            : is_refused ? sk_reason_word(route->reason)
                                         : "");

        sk_page_row(2, 2, line, route->rule ? route->rule : _("default"));
        sk_chain_print(explained, i);
    }
}

static void
print_words(const char *title, const GPtrArray *words)
{
    g_autoptr(GString) line = g_string_new(title);

    if (words->len == 0)
        return;
    for (guint i = 0; i < words->len; i++)
        g_string_append_printf(line, " %s", (char *)words->pdata[i]);
    sk_page_line(2, 2, line->str);
}

static void
print_mail(const SkReport *report)
{
    sk_print_bold(stdout, _("Mail\n"));
    if (report->untidy->len + report->ambiguous->len + report->notes->len +
            report->headers->len ==
        0)
        printf("  %s\n", _("nothing unusual"));
    print_words(_("untidy:"), report->untidy);
    print_words(_("ambiguous:"), report->ambiguous);
    for (guint i = 0; i < report->notes->len; i++) {
        const SkCount *note = report->notes->pdata[i];

        sk_page_linef(2, 2, _("note: %s × %u"), note->what, note->count);
    }
    for (guint i = 0; i < report->headers->len; i++) {
        const SkHeaderChange *change = report->headers->pdata[i];

        sk_page_linef(2, 2, _("header %s: %s"), change->name, change->action);
    }
}

static void
print_result(const SkPolicy *policy, const SkOutcome *outcome)
{
    gboolean withheld = outcome->verdict == SK_VERDICT_WITHHELD;
    g_autofree char *line = g_strdup_printf(
        _("%s%s%s, profile %s, receipt %s"), sk_verdict_word(outcome->verdict),
        withheld ? ": " : "", withheld ? sk_reason_word(outcome->reason) : "",
        policy->name, outcome->receipt);

    sk_print_bold(stdout, _("Result\n"));
    sk_page_row(2, 2, line,
                outcome->reason == SK_REASON_AMBIGUOUS
                    ? sk_policy_origin(policy, "ambiguous")
                    : NULL);
}

static void
print_change(const SkChange *change)
{
    g_autofree char *line = g_strdup_printf(
        "%s%s%s → %s%s", change->part, *change->part ? ": " : "",
        change->before, change->after,
        change->crosses ? _("   (leaves under the other policy only)") : "");
    g_autofree char *rules = g_strdup_printf(
        "%s → %s", *change->rule_before ? change->rule_before : _("default"),
        *change->rule_after ? change->rule_after : _("default"));

    sk_page_row(2, 4, line, rules);
}

static void
print_changes(const GPtrArray *changes)
{
    sk_print_bold(stdout, _("Under the other policy\n"));
    if (changes->len == 0)
        printf("  %s\n", _("the same would come out"));
    for (guint i = 0; i < changes->len; i++)
        print_change(changes->pdata[i]);
}

void
sk_explained_print(const SkExplained *explained, const GPtrArray *changes)
{
    const SkPolicy *policy = explained->policy;
    const SkOutcome *outcome = &explained->outcome;

    if (explained->routes->len > 0)
        print_routes(explained);
    if (outcome->report != NULL) {
        guint64 bytes = sk_spool_len(explained->spool);

        print_mail(outcome->report);
        sk_print_bold(stdout, _("Parts\n"));
        sk_explain_parts(policy, outcome->report, bytes);
        sk_print_bold(stdout, _("Limits\n"));
        sk_explain_limits(policy, outcome, bytes);
        print_result(policy, outcome);
    }
    if (changes != NULL)
        print_changes(changes);
}
