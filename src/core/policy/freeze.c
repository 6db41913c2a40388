/* SPDX-License-Identifier: Apache-2.0
 *
 * Converts policies to bytes for the worker processes, and back. The bytes come
 * from the daemon and are trusted, but each number and length is checked
 * nevertheless: a worker that runs under half a policy would be worse than
 * none.
 */
#include "core/policy/private.h"

#include <string.h>

#include "core/notice/notice_texts.h"
#include "core/policy/settings.h"
#include "core/policy/when_freeze.h"

#define MAGIC   0x534b504fu /* "SKPO" */
#define SUM_LEN 32          /* the length of the SHA-256 at the end */

/* name, hash, settings in the order of the table of keys, notice texts,
 * origins, and the rules of `files` (origin, settings, conditions) */
#define RULES_TYPE  "a(sav" SK_WHEN_TYPE_STRING ")"
#define POLICY_TYPE "(ssavva{ss}" RULES_TYPE ")"
/* the name and the domains of each zone */
#define ZONES_TYPE "a(sas)"
/* the conditions of each crossing */
#define ROWS_TYPE "a" SK_WHEN_TYPE_STRING
#define FROZEN_TYPE                                                            \
    "(ua" POLICY_TYPE ZONES_TYPE ROWS_TYPE SK_LISTS_TYPE_STRING ")"

/* The origins are sorted, so that the same policy always gives
 * the same bytes. */
static GVariant *
freeze_origins(GHashTable *origins)
{
    GVariantBuilder builder;
    GList *keys =
        g_list_sort(g_hash_table_get_keys(origins), (GCompareFunc)strcmp);

    g_variant_builder_init(&builder, G_VARIANT_TYPE("a{ss}"));
    for (GList *at = keys; at != NULL; at = at->next)
        g_variant_builder_add(&builder, "{ss}", at->data,
                              g_hash_table_lookup(origins, at->data));
    g_list_free(keys);
    return g_variant_builder_end(&builder);
}

static GVariant *
freeze_rules(const GPtrArray *rules, GPtrArray *lists)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(RULES_TYPE));
    for (guint i = 0; i < rules->len; i++) {
        const SkFileRule *rule = rules->pdata[i];

        g_variant_builder_add(&builder, "(s@av@" SK_WHEN_TYPE_STRING ")",
                              rule->origin,
                              sk_settings_freeze(SK_KEY_OF_RULE, rule),
                              sk_when_freeze(rule->when, lists));
    }
    return g_variant_builder_end(&builder);
}

static GVariant *
freeze_policy(const SkPolicy *p, GPtrArray *lists)
{
    return g_variant_new("(ss@avv@a{ss}@" RULES_TYPE ")", p->name, p->hash,
                         sk_settings_freeze(SK_KEY_OF_PROFILE, p),
                         sk_notice_texts_to_variant(p->notice_texts),
                         freeze_origins(p->origins),
                         freeze_rules(p->files, lists));
}

static GVariant *
freeze_zones(const GPtrArray *zones)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(ZONES_TYPE));
    for (guint i = 0; i < zones->len; i++) {
        const SkZone *zone = zones->pdata[i];

        g_variant_builder_add(&builder, "(s^as)", zone->name, zone->domains);
    }
    return g_variant_builder_end(&builder);
}

static GVariant *
freeze_rows(const GPtrArray *crossings, GPtrArray *lists)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(ROWS_TYPE));
    for (guint i = 0; i < crossings->len; i++) {
        const SkCrossing *crossing = crossings->pdata[i];

        g_variant_builder_add_value(&builder,
                                    sk_when_freeze(crossing->when, lists));
    }
    return g_variant_builder_end(&builder);
}

static void
reckon(const guint8 *bytes, gsize len, guint8 sum[SUM_LEN])
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    gsize room = SUM_LEN;

    g_checksum_update(checksum, bytes, (gssize)len);
    g_checksum_get_digest(checksum, sum, &room);
}

GBytes *
sk_policy_file_freeze_with(const SkPolicyFile *file, const SkPolicy *policy)
{
    GVariantBuilder builder;
    GByteArray *out = g_byte_array_new();
    g_autoptr(GPtrArray) lists = g_ptr_array_new();
    g_autoptr(GVariant) frozen = NULL;
    GVariant *profiles, *rows;
    guint8 sum[SUM_LEN];

    g_variant_builder_init(&builder, G_VARIANT_TYPE("a" POLICY_TYPE));
    for (guint i = 0; i < file->profiles->len; i++)
        g_variant_builder_add_value(
            &builder,
            freeze_policy(g_ptr_array_index(file->profiles, i), lists));
    if (policy != NULL && g_ptr_array_find(file->spares, policy, NULL))
        g_variant_builder_add_value(&builder, freeze_policy(policy, lists));
    profiles = g_variant_builder_end(&builder);
    rows = freeze_rows(file->crossings, lists);
    frozen = g_variant_ref_sink(
        g_variant_new("(u@a" POLICY_TYPE "@" ZONES_TYPE "@" ROWS_TYPE
                      "@" SK_LISTS_TYPE_STRING ")",
                      MAGIC, profiles, freeze_zones(file->zones), rows,
                      sk_lists_freeze(lists)));
    g_byte_array_append(out, g_variant_get_data(frozen),
                        (guint)g_variant_get_size(frozen));
    reckon(out->data, out->len, sum);
    g_byte_array_append(out, sum, sizeof sum);
    return g_byte_array_free_to_bytes(out);
}

GBytes *
sk_policy_file_freeze(const SkPolicyFile *file)
{
    return sk_policy_file_freeze_with(file, NULL);
}

/* Returns what was frozen without its checksum, or NULL if that does not match.
 * This comes first because GVariant may read past the end of bytes that were
 * cut. */
static GBytes *
whole_content(GBytes *frozen)
{
    gsize len = 0;
    const guint8 *bytes = g_bytes_get_data(frozen, &len);
    guint8 sum[SUM_LEN];

    if (len <= SUM_LEN)
        return NULL;
    len -= SUM_LEN;
    reckon(bytes, len, sum);
    if (memcmp(sum, bytes + len, SUM_LEN) != 0)
        return NULL;
    return g_bytes_new_from_bytes(frozen, 0, len);
}

static void
thaw_origins(SkPolicy *p, GVariant *origins)
{
    GVariantIter iter;
    const char *key, *origin;

    g_variant_iter_init(&iter, origins);
    while (g_variant_iter_next(&iter, "{&s&s}", &key, &origin))
        sk_policy_note_origin(p, key, origin);
}

static gboolean
thaw_rules(SkPolicy *p, GVariant *rules, const GPtrArray *lists)
{
    for (gsize i = 0; i < g_variant_n_children(rules); i++) {
        g_autoptr(GVariant) settings = NULL;
        g_autoptr(GVariant) when = NULL;
        const char *origin;
        SkFileRule *rule;

        g_variant_get_child(rules, i, "(&s@av@" SK_WHEN_TYPE_STRING ")",
                            &origin, &settings, &when);
        rule = sk_policy_add_file_rule(p, origin);
        if (!sk_settings_thaw(SK_KEY_OF_RULE, rule, settings) ||
            !sk_when_thaw(when, lists, &rule->when) || *rule->type == '\0')
            return FALSE;
    }
    return TRUE;
}

/* Returns NULL if one value is wrong. */
static SkPolicy *
thaw_policy(GVariant *frozen, const GPtrArray *lists)
{
    g_autoptr(SkPolicy) p = sk_policy_new();
    g_autoptr(GVariant) settings = NULL;
    g_autoptr(GVariant) texts = NULL;
    g_autoptr(GVariant) origins = NULL;
    g_autoptr(GVariant) rules = NULL;

    g_variant_get(frozen, "(ss@avv@a{ss}@" RULES_TYPE ")", &p->name, &p->hash,
                  &settings, &texts, &origins, &rules);
    p->notice_texts = sk_notice_texts_from_variant(texts);
    thaw_origins(p, origins);
    if (!sk_settings_thaw(SK_KEY_OF_PROFILE, p, settings) ||
        !thaw_rules(p, rules, lists) || p->notice_texts == NULL ||
        *p->name == '\0')
        return NULL;
    return g_steal_pointer(&p);
}

static GPtrArray *
thaw_zones(GVariant *frozen)
{
    GPtrArray *zones = sk_zone_domains_new();

    for (gsize i = 0; i < g_variant_n_children(frozen); i++) {
        g_auto(GStrv) domains = NULL;
        const char *name;

        g_variant_get_child(frozen, i, "(&s^as)", &name, &domains);
        sk_zone_domains_add(zones, name, domains);
    }
    return zones;
}

static void
free_when(gpointer when)
{
    sk_when_free(when);
}

/* Returns NULL if one value is wrong. */
static GPtrArray *
thaw_rows(GVariant *frozen, const GPtrArray *lists)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_when);

    for (gsize i = 0; i < g_variant_n_children(frozen); i++) {
        g_autoptr(GVariant) one = g_variant_get_child_value(frozen, i);
        SkWhen *when;

        if (!sk_when_thaw(one, lists, &when))
            return NULL;
        g_ptr_array_add(rows, when);
    }
    return g_steal_pointer(&rows);
}

static void
free_policy(gpointer data)
{
    sk_policy_free(data);
}

/* Returns the value of the right type in @frozen, or NULL with an error. */
static GVariant *
open_frozen(GBytes *frozen, GError **error)
{
    g_autoptr(GBytes) content = whole_content(frozen);
    g_autoptr(GVariant) all = NULL;
    guint magic = 0;

    if (content != NULL)
        all = g_variant_ref_sink(g_variant_new_from_bytes(
            G_VARIANT_TYPE(FROZEN_TYPE), content, FALSE));
    if (all != NULL && g_variant_is_normal_form(all))
        g_variant_get_child(all, 0, "u", &magic);
    if (magic == MAGIC)
        return g_steal_pointer(&all);
    g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                "the frozen policy is not whole");
    return NULL;
}

GPtrArray *
sk_policy_thaw(GBytes *frozen, GError **error)
{
    g_autoptr(GPtrArray) policies = g_ptr_array_new_with_free_func(free_policy);
    g_autoptr(GVariant) all = open_frozen(frozen, error);
    g_autoptr(GVariant) list = NULL;
    g_autoptr(GVariant) named = NULL;
    g_autoptr(GVariant) crossings = NULL;
    g_autoptr(GVariant) tables = NULL;
    g_autoptr(GPtrArray) zones = NULL;
    g_autoptr(GPtrArray) lists = NULL;
    g_autoptr(GPtrArray) rows = NULL;

    if (all == NULL)
        return NULL;
    list = g_variant_get_child_value(all, 1);
    named = g_variant_get_child_value(all, 2);
    crossings = g_variant_get_child_value(all, 3);
    tables = g_variant_get_child_value(all, 4);
    zones = thaw_zones(named);
    lists = sk_lists_thaw(tables);
    rows = lists != NULL ? thaw_rows(crossings, lists) : NULL;
    for (gsize i = 0; rows != NULL && i < g_variant_n_children(list); i++) {
        g_autoptr(GVariant) one = g_variant_get_child_value(list, i);
        SkPolicy *policy = thaw_policy(one, lists);

        if (policy == NULL) {
            g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                        "profile %" G_GSIZE_FORMAT
                        " of the frozen policy is not as it must be",
                        i);
            return NULL;
        }
        policy->zones = g_ptr_array_ref(zones);
        policy->crossings = g_ptr_array_ref(rows);
        g_ptr_array_add(policies, policy);
    }
    if (rows != NULL)
        return g_steal_pointer(&policies);
    g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                "the conditions of the frozen policy are not as they must be");
    return NULL;
}
