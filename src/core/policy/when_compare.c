/* SPDX-License-Identifier: Apache-2.0
 *
 * Compares the conditions of two rows (when.h): whether one leaves nothing for
 * the other, and whether both can be met by one mail. It decides for list files
 * only what their names decide, and says no where it cannot tell: such a row is
 * then tried in vain, and nothing passes because of it.
 */
#include "core/policy/when.h"

#include <string.h>

#include "core/policy/private.h"

/* Returns the entries that name every address which @entry ("taro@a.example",
 * "@a.example", "@.a.example") names. */
static char **
wider_entries(const char *entry)
{
    g_autofree char *below = NULL;
    char **wider;

    if (entry[0] != '@')
        return sk_entry_candidates(entry);
    if (entry[1] != '.')
        return sk_entry_candidates_of_domain(entry + 1);
    /* The domains above any sub-domain are those above all of them. */
    below = g_strconcat("x", entry + 1, NULL);
    wider = sk_entry_candidates_of_domain(below);
    if (*wider != NULL) {
        g_free(*wider);
        memmove(wider, wider + 1, g_strv_length(wider) * sizeof *wider);
    }
    return wider;
}

static gboolean
covers_entry(const SkWhenItem *wide, const SkWhenItem *narrow)
{
    g_auto(GStrv) entries = NULL;

    if (narrow->list != NULL)
        return wide->list == narrow->list;
    entries = wider_entries(narrow->text);
    for (guint i = 0; entries[i] != NULL; i++)
        if (wide->list != NULL
                ? sk_address_list_line(wide->list, entries[i]) > 0
                : strcmp(wide->text, entries[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
covers_network(const SkWhenItem *wide, const SkWhenItem *narrow)
{
    const SkNetwork *all = &wide->network, *some = &narrow->network;

    if (all->prefix == G_MAXUINT || some->prefix == G_MAXUINT)
        return all->prefix == some->prefix;
    return all->prefix <= some->prefix && sk_network_holds(all, some->bits);
}

static gboolean
covers_hash(const SkWhenItem *wide, const SkWhenItem *narrow)
{
    guint8 digest[SK_LIST_DIGEST];

    if (narrow->list != NULL || wide->list == NULL)
        return wide->list == narrow->list &&
               g_strcmp0(wide->text, narrow->text) == 0;
    return sk_digest_parse(narrow->text, digest) &&
           sk_address_list_line_of_digest(wide->list, digest) > 0;
}

static gboolean
covers_item(SkWhenKey key, const SkWhenItem *wide, const SkWhenItem *narrow)
{
    switch (key) {
    case SK_WHEN_RECIPIENT:
    case SK_WHEN_SENDER:
    case SK_WHEN_FROM:
        return covers_entry(wide, narrow);
    case SK_WHEN_CLIENT:
        return covers_network(wide, narrow);
    case SK_WHEN_HASH:
        return covers_hash(wide, narrow);
    case SK_WHEN_TYPE:
        return sk_type_matches(wide->text, narrow->text);
    case SK_WHEN_LABEL:
        return strstr(narrow->text, wide->text) != NULL;
    case SK_WHEN_LISTENER:
    case SK_WHEN_NAME:
        return strcmp(wide->text, narrow->text) == 0;
    case SK_WHEN_SIZE:
    case SK_WHEN_N:
    default:
        return FALSE;
    }
}

/* Returns whether every header in which @narrow looks for labels is one in
 * which @wide looks, too. */
static gboolean
covers_headers(const SkWhen *wide, const SkWhen *narrow)
{
    const char *const *all = (const char *const *)wide->label_in;

    for (guint i = 0; narrow->label_in[i] != NULL; i++)
        if (!sk_policy_is_listed(narrow->label_in[i], all))
            return FALSE;
    return TRUE;
}

static gboolean
covers_key(SkWhenKey key, const SkWhen *wide, const SkWhen *narrow)
{
    const GPtrArray *narrows = narrow->items[key];

    if (key == SK_WHEN_SIZE)
        return wide->size_from <= narrow->size_from &&
               wide->size_to >= narrow->size_to;
    if (key == SK_WHEN_LABEL && !covers_headers(wide, narrow))
        return FALSE;
    for (guint i = 0; i < narrows->len; i++) {
        gboolean covered = FALSE;

        for (guint j = 0; !covered && j < wide->items[key]->len; j++)
            covered =
                covers_item(key, wide->items[key]->pdata[j], narrows->pdata[i]);
        if (!covered)
            return FALSE;
    }
    return TRUE;
}

gboolean
sk_when_covers(const SkWhen *wide, const SkWhen *narrow, guint keys)
{
    if (wide == NULL || wide->keys == 0)
        return TRUE;
    if (narrow == NULL || (wide->keys & ~(narrow->keys & keys)) != 0)
        return FALSE;
    for (guint key = 0; key < SK_WHEN_N; key++)
        if ((wide->keys & SK_WHEN_BIT(key)) != 0 &&
            !covers_key((SkWhenKey)key, wide, narrow))
            return FALSE;
    return TRUE;
}

/* Returns whether two items have nothing in common. Lists may have anything. */
static gboolean
item_excludes(SkWhenKey key, const SkWhenItem *a, const SkWhenItem *b)
{
    if (a->list != NULL || b->list != NULL)
        return FALSE;
    return !covers_item(key, a, b) && !covers_item(key, b, a);
}

gboolean
sk_when_exclude(const SkWhen *a, const SkWhen *b)
{
    static const SkWhenKey sure[] = { SK_WHEN_CLIENT, SK_WHEN_LISTENER,
                                      SK_WHEN_RECIPIENT };

    for (guint k = 0; a != NULL && b != NULL && k < G_N_ELEMENTS(sure); k++) {
        const GPtrArray *ones = a->items[sure[k]], *others = b->items[sure[k]];
        gboolean apart = ones != NULL && others != NULL;

        for (guint i = 0; apart && i < ones->len; i++)
            for (guint j = 0; apart && j < others->len; j++)
                apart =
                    item_excludes(sure[k], ones->pdata[i], others->pdata[j]);
        if (apart)
            return TRUE;
    }
    return FALSE;
}
