/* SPDX-License-Identifier: Apache-2.0
 *
 * Explains one input under one policy, and compares what two policies make of
 * it. Nothing is printed here.
 */
#include <string.h>

#include "cli/explain/explained.h"
#include "cli/policy.h"
#include "gate/change.h"

void
sk_explained_clear(SkExplained *explained)
{
    g_clear_pointer(&explained->routes, g_array_unref);
    g_clear_pointer(&explained->spool, sk_spool_free);
    sk_outcome_clear(&explained->outcome);
}

/* Finds the routes of all recipients. The first that crosses
 * decides the policy. */
static void
find_routes(const SkExplain *explain, const SkEngine *engine,
            SkExplained *explained)
{
    explained->client = explain->client;
    explained->source =
        sk_cli_source(engine->file, explain->client, NULL, explain->from);
    for (guint i = 0; explain->to[i] != NULL; i++) {
        SkExplainedRoute one = { .to = explain->to[i] };

        one.route = sk_policy_file_route(engine->file, &explained->source,
                                         explain->to[i]);
        explained->refused |= one.route.kind == SK_ROUTE_REFUSED;
        if (one.route.kind == SK_ROUTE_CROSSING && explained->policy == NULL)
            explained->policy = one.route.policy;
        g_array_append_val(explained->routes, one);
    }
}

gboolean
sk_explain_one(const SkExplain *explain, const SkEngine *engine,
               const SkInput *input, SkExplained *explained, GError **error)
{
    memset(explained, 0, sizeof *explained);
    explained->path = input->path;
    explained->routes = g_array_new(FALSE, FALSE, sizeof(SkExplainedRoute));
    if (explain->to != NULL)
        find_routes(explain, engine, explained);
    else
        explained->policy = engine->policy;
    if (explained->policy == NULL)
        return TRUE;
    explained->passage = (SkPassage){
        .task = SK_TASK_CLEAN,
        .policy = explained->policy,
        .site_key = &engine->site_key,
        .file_name = input->path,
        .cells = sk_cells_controls(&engine->cells),
    };
    explained->spool =
        sk_input_spool(input, explain->as, &explained->passage.kind, error);
    explained->passage.spool = explained->spool;
    return explained->spool != NULL &&
           sk_gate_pass(&explained->passage, &explained->outcome, error);
}

int
sk_explained_code(const SkExplained *explained)
{
    gboolean withheld = explained->outcome.report != NULL &&
                        explained->outcome.verdict == SK_VERDICT_WITHHELD;

    return withheld || explained->refused ? SK_EXIT_WITHHELD : SK_EXIT_OK;
}

GPtrArray *
sk_explained_changes(const SkExplained *explained, const SkExplained *other)
{
    SkTried before = { explained->policy, &explained->outcome };
    SkTried after = { other->policy, &other->outcome };
    GPtrArray *changes = before.outcome->report && after.outcome->report
                             ? sk_changes_between(&before, &after)
                             : sk_changes_new();

    for (guint i = 0; i < explained->routes->len; i++) {
        const SkExplainedRoute *old =
            &g_array_index(explained->routes, SkExplainedRoute, i);
        const SkExplainedRoute *new =
            &g_array_index(other->routes, SkExplainedRoute, i);

        sk_changes_add_route(changes, old->to, &old->route, &new->route);
    }
    return changes;
}
