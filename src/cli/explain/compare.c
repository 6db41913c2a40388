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

/* Finds the routes of all recipients. The first that crosses decides how the
 * mail is cleaned. */
static void
find_routes(const SkExplain *explain, SkExplained *explained)
{
    explained->client = explain->client;
    explained->source = sk_cli_source(explained->file, explain->client,
                                      explain->listener, explain->from);
    for (guint i = 0; explain->to[i] != NULL; i++) {
        SkFacts facts = { .known = SK_WHEN_BIT(SK_WHEN_SIZE),
                          .size = sk_spool_len(explained->spool) };
        SkExplainedRoute one = { .to = explain->to[i] };

        one.route = sk_policy_file_route(explained->file, &explained->source,
                                         explain->to[i]);
        sk_route_settle(&one.route, &facts);
        explained->refused |= one.route.kind == SK_ROUTE_REFUSED;
        g_array_append_val(explained->routes, one);
    }
}

/* Returns the route by which the mail is cleaned, or NULL if none crosses. */
static const SkRoute *
crossing_of(const SkExplained *explained)
{
    for (guint i = 0; i < explained->routes->len; i++) {
        const SkExplainedRoute *one =
            &g_array_index(explained->routes, SkExplainedRoute, i);

        if (one->route.kind == SK_ROUTE_CROSSING)
            return &one->route;
    }
    return NULL;
}

/* The worker has chosen among the candidates of the route by which the mail was
 * cleaned. Settles by its choice every route of the same settings. A recipient
 * whose route differs would come in another transaction, which the worker was
 * not asked about; its route stays as the envelope alone decides it. */
static void
choose(SkExplained *explained)
{
    SkRoute taken = *crossing_of(explained);

    for (guint i = 0; i < explained->routes->len; i++) {
        SkExplainedRoute *one =
            &g_array_index(explained->routes, SkExplainedRoute, i);

        if (sk_route_same(&one->route, &taken) &&
            one->route.n_candidates > explained->outcome.choice)
            sk_route_choose(&one->route, explained->outcome.choice);
    }
    explained->policy = crossing_of(explained)->policy;
    explained->passage.policy = explained->policy;
    explained->passage.n_candidates = 0;
}

static gboolean
clean(const SkExplain *explain, const SkEngine *engine, SkExplained *explained,
      GError **error)
{
    const SkRoute *route = crossing_of(explained);
    SkPassage *passage = &explained->passage;

    if (explain->to != NULL && route == NULL)
        return TRUE;
    explained->policy = route != NULL ? route->policy : engine->policy;
    passage->task = SK_TASK_CLEAN;
    passage->policy = explained->policy;
    passage->site_key = &engine->site_key;
    passage->file_name = explained->path;
    passage->cells = sk_cells_controls(&engine->cells);
    passage->spool = explained->spool;
    if (route != NULL) {
        passage->from = route->from;
        passage->to = passage->zone = route->to;
        passage->candidates = route->candidates;
        passage->n_candidates =
            route->n_candidates > 1 ? route->n_candidates : 0;
        passage->off =
            route->n_candidates == 1 ? route->candidates[0].off : NULL;
    }
    if (!sk_gate_pass(passage, &explained->outcome, error))
        return FALSE;
    if (route != NULL)
        choose(explained);
    return TRUE;
}

gboolean
sk_explain_one(const SkExplain *explain, const SkEngine *engine,
               const SkInput *input, GBytes *bytes, SkExplained *explained,
               GError **error)
{
    memset(explained, 0, sizeof *explained);
    explained->file = engine->file;
    explained->path = input->path;
    explained->routes = g_array_new(FALSE, FALSE, sizeof(SkExplainedRoute));
    explained->spool = sk_input_spool_bytes(input, explain->as, bytes,
                                            &explained->passage.kind, error);
    if (explained->spool == NULL)
        return FALSE;
    if (explain->to != NULL)
        find_routes(explain, explained);
    return clean(explain, engine, explained, error);
}

gboolean
sk_explained_is_unknown(const SkExplained *explained, const char *name)
{
    SkSource source = sk_cli_source(explained->file, NULL, NULL, NULL);

    return g_strcmp0(source.zone, name) == 0;
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
