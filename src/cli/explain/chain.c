/* SPDX-License-Identifier: Apache-2.0
 *
 * Tries the crossings once more, to say why one was taken (chain.h). Conditions
 * on the envelope and the size are answered here. Only the worker reads
 * headers; what it answered is told from the crossing that it chose.
 */
#include "cli/explain/chain.h"

#include <stdio.h>
#include <string.h>

#include "cli/page.h"
#include "core/i18n.h"
#include "core/json.h"

/* One crossing that was tried. */
typedef struct {
    SkCrossingRow row;
    GPtrArray *tried; /* of SkWhenTried */
    gboolean taken;
} Link;

static void
link_clear(gpointer data)
{
    Link *link = data;

    g_clear_pointer(&link->tried, g_ptr_array_unref);
}

/* Returns whether the crossing @row leads from the zone that the mail of @route
 * comes from to the one that it goes to. Mail that nothing proves to begin in
 * its zone may also take a crossing from the zone of unknown clients. */
static gboolean
leads(const SkExplained *explained, const SkRoute *route,
      const SkCrossingRow *row)
{
    gboolean proven = explained->source.proof == SK_PROOF_NETWORK;

    if (g_strcmp0(row->to, route->to) != 0)
        return FALSE;
    return g_strcmp0(row->from, route->from) == 0 ||
           (!proven && sk_explained_is_unknown(explained, row->from));
}

/* Fills in the answers that the envelope leaves open, of which the worker's
 * choice tells: if the crossing of @link was taken, all of its conditions are
 * met. If it was passed over because of the envelope alone, nobody asked for
 * the headers, and the open conditions are dropped. If it was passed over
 * because of the headers, at least one of the open conditions is not met, but
 * not known which, and they stay open. */
static void
settle(Link *link)
{
    gboolean is_out = FALSE;
    guint kept = 0;

    for (guint i = 0; i < link->tried->len; i++) {
        SkWhenTried *tried = link->tried->pdata[i];

        is_out = is_out || tried->answer == SK_ANSWER_NO;
        if (tried->answer == SK_ANSWER_OPEN && link->taken)
            tried->answer = SK_ANSWER_YES;
    }
    while (is_out && kept < link->tried->len) {
        const SkWhenTried *tried = link->tried->pdata[kept];

        if (tried->answer == SK_ANSWER_OPEN)
            g_ptr_array_remove_index(link->tried, kept);
        else
            kept++;
    }
}

/* Returns the crossings that were tried for recipient number @recipient up to
 * the one that was taken, a new array of Link. */
static GArray *
find_chain(const SkExplained *explained, guint recipient)
{
    const SkExplainedRoute *one =
        &g_array_index(explained->routes, SkExplainedRoute, recipient);
    GArray *chain = g_array_new(FALSE, TRUE, sizeof(Link));
    SkFacts facts = sk_source_facts(&explained->source, one->to);
    Link link;

    g_array_set_clear_func(chain, link_clear);
    facts.known |= SK_WHEN_BIT(SK_WHEN_SIZE);
    facts.size = sk_spool_len(explained->spool);
    for (guint i = 0; one->route.kind == SK_ROUTE_CROSSING &&
                      sk_policy_file_crossing_at(explained->file, i, &link.row);
         i++) {
        if (!leads(explained, &one->route, &link.row))
            continue;
        link.tried = g_ptr_array_new_with_free_func(sk_when_tried_free);
        link.taken = g_strcmp0(link.row.origin, one->route.rule) == 0;
        sk_when_test(link.row.when, &facts, SK_WHEN_ALL, link.tried);
        settle(&link);
        g_array_append_val(chain, link);
        if (link.taken)
            break;
    }
    return chain;
}

/* ---- for people --------------------------------------------------------- */

static const char *
answer_text(SkAnswer answer)
{
    switch (answer) {
    case SK_ANSWER_YES:
        return _("met");
    case SK_ANSWER_NO:
        return _("not met");
    case SK_ANSWER_OPEN:
    default:
        return _("decided by the headers");
    }
}

static void
print_condition(const SkWhenTried *tried)
{
    g_autoptr(GString) line = g_string_new(NULL);

    g_string_append_printf(line, "%s = %s: %s", sk_when_word(tried->key),
                           tried->wanted, answer_text(tried->answer));
    if (tried->by != NULL)
        g_string_append_printf(line, _(" by %s"), tried->by);
    else if (tried->found != NULL)
        g_string_append_printf(line, _(", the mail has %s"), tried->found);
    /* An entry of a list that is met names the line it stands in by itself. */
    sk_page_row(6, 2, line->str, tried->by == NULL ? tried->origin : NULL);
}

void
sk_chain_print(const SkExplained *explained, guint i)
{
    g_autoptr(GArray) chain = find_chain(explained, i);

    for (guint n = 0; n < chain->len; n++) {
        const Link *link = &g_array_index(chain, Link, n);
        g_autofree char *line =
            g_strdup_printf(_("tried: %s → %s, profile %s: %s"), link->row.from,
                            link->row.to, link->row.policy->name,
                            link->taken ? _("taken") : _("passed over"));

        sk_page_row(4, 2, line, link->row.origin);
        for (guint t = 0; t < link->tried->len; t++)
            print_condition(link->tried->pdata[t]);
    }
}

/* ---- for programs ------------------------------------------------------- */

static void
put_condition(GString *json, const SkWhenTried *tried)
{
    static const char *const words[] = { "no", "yes", "headers" };

    sk_json_open(json, NULL, '{');
    sk_json_string(json, "key", sk_when_word(tried->key));
    sk_json_string(json, "wanted", tried->wanted);
    sk_json_string(json, "found", tried->found);
    sk_json_string(json, "by", tried->by);
    sk_json_string(json, "met", words[tried->answer]);
    sk_json_string(json, "rule", tried->origin);
    sk_json_close(json, '}');
}

void
sk_chain_json(GString *json, const SkExplained *explained, guint i)
{
    g_autoptr(GArray) chain = find_chain(explained, i);

    sk_json_open(json, "tried", '[');
    for (guint n = 0; n < chain->len; n++) {
        const Link *link = &g_array_index(chain, Link, n);

        sk_json_open(json, NULL, '{');
        sk_json_string(json, "rule", link->row.origin);
        sk_json_string(json, "profile", link->row.policy->name);
        sk_json_bool(json, "taken", link->taken);
        sk_json_open(json, "when", '[');
        for (guint t = 0; t < link->tried->len; t++)
            put_condition(json, link->tried->pdata[t]);
        sk_json_close(json, ']');
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}
