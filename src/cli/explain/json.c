/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints one explained input as a line of JSON. "report" is the line that
 * `sekisho clean -r` writes.
 */
#include <stdio.h>
#include <string.h>

#include "cli/explain/chain.h"
#include "cli/explain/parts.h"
#include "core/json.h"
#include "gate/change.h"

static const char *
kind_word(const SkRoute *route)
{
    if (route->kind == SK_ROUTE_SAME_ZONE)
        return "untouched";
    return route->kind == SK_ROUTE_CROSSING ? "crosses" : "refused";
}

static void
put_route(GString *json, const SkExplained *explained, guint i)
{
    const SkExplainedRoute *one =
        &g_array_index(explained->routes, SkExplainedRoute, i);
    const SkRoute *route = &one->route;
    gboolean crosses = route->kind == SK_ROUTE_CROSSING;
    g_autofree char *to = g_utf8_make_valid(one->to, -1);

    sk_json_open(json, NULL, '{');
    sk_json_string(json, "to", to);
    sk_json_string(json, "result", kind_word(route));
    sk_json_string(
        json, "reason",
        route->kind == SK_ROUTE_REFUSED ? sk_reason_word(route->reason) : NULL);
    sk_json_string(json, "zone", route->to);
    sk_json_string(json, "profile", crosses ? route->policy->name : NULL);
    sk_json_string(json, "rule", route->rule);
    sk_chain_json(json, explained, i);
    sk_json_close(json, '}');
}

static void
put_routes(GString *json, const SkExplained *explained)
{
    sk_json_open(json, "source", '{');
    sk_json_string(json, "client", explained->client);
    sk_json_string(json, "zone", explained->source.zone);
    sk_json_string(json, "proof", sk_proof_word(explained->source.proof));
    sk_json_close(json, '}');
    sk_json_open(json, "recipients", '[');
    for (guint i = 0; i < explained->routes->len; i++)
        put_route(json, explained, i);
    sk_json_close(json, ']');
}

/* Writes for each part the rules of `files` that were asked about it, in their
 * order. The last of them decided. */
static void
put_asked(GString *json, const SkExplained *explained)
{
    const GPtrArray *parts = explained->outcome.report->parts;

    sk_json_open(json, "asked", '[');
    for (guint i = 0; i < parts->len; i++) {
        const SkPartReport *part = parts->pdata[i];
        guint n = sk_explain_asked(explained->policy, part);

        if (n == 0)
            continue;
        sk_json_open(json, NULL, '{');
        sk_json_number(json, "part", i);
        sk_json_open(json, "rules", '[');
        for (guint j = 0; j < n; j++) {
            const SkFileRule *rule = explained->policy->files->pdata[j];

            sk_json_open(json, NULL, '{');
            sk_json_string(json, "type", rule->type);
            sk_json_string(json, "rule", rule->origin);
            sk_json_close(json, '}');
        }
        sk_json_close(json, ']');
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}

static void
put_limits(GString *json, const SkExplained *explained)
{
    SkUsed used[SK_USED_N];

    sk_explain_used(explained->policy, &explained->outcome,
                    sk_spool_len(explained->spool), used);
    sk_json_open(json, "limits", '[');
    for (guint i = 0; i < SK_USED_N; i++) {
        sk_json_open(json, NULL, '{');
        sk_json_string(json, "key", used[i].key);
        sk_json_number(json, "used", used[i].used);
        sk_json_number(json, "most", used[i].most);
        sk_json_string(json, "rule",
                       sk_policy_origin(explained->policy, used[i].key));
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}

static void
put_cleaned(GString *json, const SkExplained *explained)
{
    SkReportContext context = { 0 };
    g_autofree char *report = NULL;

    if (explained->outcome.report == NULL) {
        sk_json_string(json, "report", NULL);
        return;
    }
    report = sk_report_json(&explained->passage, &explained->outcome, &context);
    put_asked(json, explained);
    put_limits(json, explained);
    sk_json_raw(json, "report", report);
}

static void
put_changes(GString *json, const GPtrArray *changes)
{
    sk_json_open(json, "changes", '[');
    for (guint i = 0; i < changes->len; i++) {
        sk_json_open(json, NULL, '{');
        sk_changes_json(json, changes->pdata[i]);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}

void
sk_explained_print_json(const SkExplained *explained, const GPtrArray *changes)
{
    g_autoptr(GString) json = g_string_new(NULL);
    g_autofree char *path = g_utf8_make_valid(explained->path, -1);

    sk_json_open(json, NULL, '{');
    sk_json_number(json, "version", 1);
    sk_json_string(json, "input", path);
    if (explained->routes->len > 0)
        put_routes(json, explained);
    put_cleaned(json, explained);
    if (changes != NULL)
        put_changes(json, changes);
    sk_json_close(json, '}');
    puts(json->str);
}
