/* SPDX-License-Identifier: Apache-2.0
 *
 * Compares what two policies make of one input (change.h), by the report
 * of the worker: parts are the same part if their paths are. What leaves is
 * compared by type and SHA-256, and if the content differs, by what was counted
 * as taken out of it.
 */
#include "gate/change.h"

#include <string.h>

#include "core/json.h"
#include "core/report.h"

static void
change_free(gpointer data)
{
    SkChange *change = data;

    g_free(change->part);
    g_free(change->before);
    g_free(change->after);
    g_free(change->rule_before);
    g_free(change->rule_after);
    g_free(change);
}

/* ---- words -------------------------------------------------------------- */

static char *
words_of_verdict(const SkTried *tried)
{
    SkVerdict verdict = tried->outcome->verdict;

    if (verdict != SK_VERDICT_WITHHELD)
        return g_strdup(sk_verdict_word(verdict));
    return g_strdup_printf("withheld (%s)",
                           sk_reason_word(tried->outcome->reason));
}

static char *
words_of_part(const SkPartReport *part)
{
    if (part == NULL)
        return g_strdup("not there");
    if (part->has_output)
        return g_strdup_printf("%s as %s", part->action, part->out_type);
    if (part->reason == SK_REASON_NONE)
        return g_strdup(part->action);
    return g_strdup_printf("%s (%s)", part->action,
                           sk_reason_word(part->reason));
}

static char *
rule_of(const SkTried *tried, const char *key)
{
    const char *origin =
        key != NULL ? sk_policy_origin(tried->policy, key) : NULL;

    return g_strdup(origin != NULL ? origin : "");
}

static SkChange *
add(GPtrArray *changes, const char *part, char *before, char *after)
{
    SkChange *change = g_new0(SkChange, 1);

    change->part = g_strdup(part);
    change->before = before;
    change->after = after;
    g_ptr_array_add(changes, change);
    return change;
}

/* ---- parts -------------------------------------------------------------- */

static char *
path_of(const SkPartReport *part)
{
    GString *path = g_string_new(NULL);

    for (guint i = 0; i < part->path->len; i++)
        g_string_append_printf(path, "%s%s", i > 0 ? "/" : "",
                               (const char *)part->path->pdata[i]);
    return g_string_free(path, FALSE);
}

/* Returns the parts of the report by their paths; of two parts with one path
 * the first counts. */
static GHashTable *
parts_by_path(const SkReport *report)
{
    GHashTable *parts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < report->parts->len; i++) {
        SkPartReport *part = report->parts->pdata[i];
        char *path = path_of(part);

        if (g_hash_table_contains(parts, path))
            g_free(path);
        else
            g_hash_table_insert(parts, path, part);
    }
    return parts;
}

/* Returns the words of which @after took out less than @before, joined by
 * commas; "" if there are none. */
static char *
kept_more(const SkPartReport *before, const SkPartReport *after)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < before->removed->len; i++) {
        const SkCount *count = before->removed->pdata[i];

        if (sk_count_of(after->removed, count->what) < count->count)
            g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "",
                                   count->what);
    }
    return g_string_free(words, FALSE);
}

/* Compares a part that leaves under both policies. */
static void
compare_written(GPtrArray *changes, const char *path, const SkTried *tried,
                const SkPartReport *before, const SkPartReport *after)
{
    g_autofree char *more = NULL, *less = NULL;
    SkChange *change;

    if (g_strcmp0(before->out_type, after->out_type) == 0 &&
        memcmp(before->out_sha256, after->out_sha256,
               sizeof before->out_sha256) == 0)
        return;
    more = kept_more(before, after);
    less = kept_more(after, before);
    change = add(changes, path, words_of_part(before), words_of_part(after));
    if (g_str_equal(change->before, change->after)) {
        g_free(change->after);
        change->after = g_strdup_printf("written otherwise%s%s%s%s",
                                        *more ? "; keeps " : "", more,
                                        *less ? "; takes out " : "", less);
    }
    change->crosses =
        *more != '\0' || g_strcmp0(before->out_type, after->out_type) != 0;
    change->rule_before = rule_of(&tried[0], before->rule);
    change->rule_after = rule_of(&tried[1], after->rule);
}

static void
compare_part(GPtrArray *changes, const char *path, const SkTried *tried,
             const SkPartReport *before, const SkPartReport *after)
{
    gboolean left = before != NULL && before->has_output;
    gboolean leaves = after != NULL && after->has_output;
    SkChange *change;

    if (left && leaves) {
        compare_written(changes, path, tried, before, after);
        return;
    }
    if (left == leaves) /* no difference to anybody who gets the mail */
        return;
    change = add(changes, path, words_of_part(before), words_of_part(after));
    change->crosses = leaves;
    change->rule_before =
        rule_of(&tried[0], before != NULL ? before->rule : NULL);
    change->rule_after = rule_of(&tried[1], after != NULL ? after->rule : NULL);
}

static void
compare_parts(GPtrArray *changes, const SkTried *tried)
{
    const SkReport *reports[] = { tried[0].outcome->report,
                                  tried[1].outcome->report };
    g_autoptr(GHashTable) before = parts_by_path(reports[0]);
    g_autoptr(GHashTable) after = parts_by_path(reports[1]);

    for (guint n = 0; n < 2; n++)
        for (guint i = 0; i < reports[n]->parts->len; i++) {
            g_autofree char *path = path_of(reports[n]->parts->pdata[i]);
            const SkPartReport *one = g_hash_table_lookup(before, path);
            const SkPartReport *other = g_hash_table_lookup(after, path);

            /* Once a path is compared, neither table holds it any more. */
            if (one != NULL || other != NULL)
                compare_part(changes, path, tried, one, other);
            g_hash_table_remove(before, path);
            g_hash_table_remove(after, path);
        }
}

/* ---- headers ------------------------------------------------------------ */

/* Returns how often the report says @action of the header @name. */
static guint
times(const SkReport *report, const SkHeaderChange *header)
{
    guint n = 0;

    for (guint i = 0; i < report->headers->len; i++) {
        const SkHeaderChange *other = report->headers->pdata[i];

        n += g_ascii_strcasecmp(other->name, header->name) == 0 &&
             g_str_equal(other->action, header->action);
    }
    return n;
}

/* Lists the headers that are dropped under the policy numbered @which only. */
static void
compare_headers(GPtrArray *changes, const SkTried *tried, guint which)
{
    const SkReport *dropped = tried[which].outcome->report;
    const SkReport *other = tried[1 - which].outcome->report;

    for (guint i = 0; i < dropped->headers->len; i++) {
        const SkHeaderChange *header = dropped->headers->pdata[i];
        SkChange *change;

        if (!g_str_equal(header->action, "dropped") ||
            times(other, header) >= times(dropped, header))
            continue;
        change = add(changes, "", NULL, NULL);
        change->before = g_strdup_printf("header %s %s", header->name,
                                         which == 0 ? "dropped" : "kept");
        change->after = g_strdup(which == 0 ? "kept" : "dropped");
        change->crosses = which == 0;
        change->rule_before = rule_of(&tried[0], "headers.keep");
        change->rule_after = rule_of(&tried[1], "headers.keep");
    }
}

/* ---- all ---------------------------------------------------------------- */

static const char *
key_of_verdict(const SkOutcome *outcome)
{
    return outcome->verdict == SK_VERDICT_WITHHELD &&
                   outcome->reason == SK_REASON_AMBIGUOUS
               ? "ambiguous"
               : NULL;
}

GPtrArray *
sk_changes_new(void)
{
    return g_ptr_array_new_with_free_func(change_free);
}

GPtrArray *
sk_changes_between(const SkTried *before, const SkTried *after)
{
    const SkTried tried[] = { *before, *after };
    GPtrArray *changes = sk_changes_new();
    gboolean held[2];

    for (guint i = 0; i < 2; i++)
        held[i] = tried[i].outcome->verdict == SK_VERDICT_WITHHELD;
    if (held[0] != held[1]) {
        SkChange *change =
            add(changes, "", words_of_verdict(before), words_of_verdict(after));
        const char *key =
            key_of_verdict(held[0] ? before->outcome : after->outcome);

        change->crosses = held[0];
        change->rule_before = rule_of(before, key);
        change->rule_after = rule_of(after, key);
    } else if (!held[0]) {
        compare_parts(changes, tried);
        compare_headers(changes, tried, 0);
        compare_headers(changes, tried, 1);
    }
    return changes;
}

/* ---- routes ------------------------------------------------------------- */

static char *
words_of_route(const SkRoute *route)
{
    if (route->kind == SK_ROUTE_SAME_ZONE)
        return g_strdup("untouched");
    if (route->kind == SK_ROUTE_CROSSING)
        return g_strdup_printf("crosses, profile %s", route->policy->name);
    return g_strdup_printf("refused (%s)", sk_reason_word(route->reason));
}

/* Returns how much a route lets through: 0 nothing, 1 what is cleaned, 2 all.
 */
static guint
openness(const SkRoute *route)
{
    if (route->kind == SK_ROUTE_SAME_ZONE)
        return 2;
    return route->kind == SK_ROUTE_CROSSING ? 1 : 0;
}

void
sk_changes_add_route(GPtrArray *changes, const char *to, const SkRoute *before,
                     const SkRoute *after)
{
    g_autofree char *old = words_of_route(before);
    g_autofree char *new = words_of_route(after);
    SkChange *change;

    if (g_str_equal(old, new))
        return;
    change = add(changes, to, g_steal_pointer(&old), g_steal_pointer(&new));
    change->crosses = openness(after) > openness(before);
    change->rule_before = g_strdup(before->rule ? before->rule : "");
    change->rule_after = g_strdup(after->rule ? after->rule : "");
}

void
sk_changes_json(GString *json, const SkChange *change)
{
    sk_json_string(json, "part", change->part);
    sk_json_string(json, "old", change->before);
    sk_json_string(json, "new", change->after);
    sk_json_string(json, "old_rule", change->rule_before);
    sk_json_string(json, "new_rule", change->rule_after);
    sk_json_bool(json, "crosses", change->crosses);
}
