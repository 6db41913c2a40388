/* SPDX-License-Identifier: Apache-2.0
 *
 * Tries the conditions of a row (when.h). No policy file is read here. A fact
 * that is absent meets no condition, and one that is not known leaves the
 * condition open: it is never taken for met.
 */
#include "core/policy/when.h"

#include <string.h>

#include "core/address/fold.h"
#include "core/policy/private.h"

static const struct {
    const char *word;
    guint is;
} keys_table[] = {
#define SK_X(symbol, word, is) { word, is },
    SK_WHEN_KEYS(SK_X)
#undef SK_X
};

const char *
sk_when_word(SkWhenKey key)
{
    return keys_table[key].word;
}

guint
sk_when_keys_that(guint is)
{
    guint bits = 0;

    for (guint key = 0; key < SK_WHEN_N; key++)
        if ((keys_table[key].is & is) != 0)
            bits |= SK_WHEN_BIT(key);
    return bits;
}

guint
sk_when_keys_but(guint is)
{
    return SK_WHEN_ALL & ~sk_when_keys_that(is);
}

/* ---- the group ---------------------------------------------------------- */

SkWhen *
sk_when_new(const char *origin)
{
    SkWhen *when = g_new0(SkWhen, 1);

    when->origin = g_strdup(origin);
    when->size_to = G_MAXUINT64;
    when->label_in = g_new0(char *, 1);
    return when;
}

static void
free_item(gpointer data)
{
    SkWhenItem *item = data;

    g_free(item->text);
    g_free(item->said);
    g_free(item->origin);
    sk_address_list_unref(item->list);
    g_free(item);
}

void
sk_when_free(SkWhen *when)
{
    if (when == NULL)
        return;
    for (guint key = 0; key < SK_WHEN_N; key++) {
        g_clear_pointer(&when->items[key], g_ptr_array_unref);
        g_free(when->origins[key]);
    }
    g_strfreev(when->label_in);
    g_free(when->origin);
    g_free(when);
}

SkWhenItem *
sk_when_add(SkWhen *when, SkWhenKey key, const char *said, const char *origin)
{
    SkWhenItem *item = g_new0(SkWhenItem, 1);

    item->said = g_strdup(said);
    item->origin = g_strdup(origin);
    if (when->items[key] == NULL)
        when->items[key] = g_ptr_array_new_with_free_func(free_item);
    g_ptr_array_add(when->items[key], item);
    return item;
}

void
sk_when_tried_free(gpointer data)
{
    SkWhenTried *tried = data;

    g_free(tried->wanted);
    g_free(tried->found);
    g_free(tried->by);
    g_free(tried);
}

/* ---- one condition ------------------------------------------------------ */

/* Where an entry was met: it, and the line of a list file. */
typedef struct {
    const SkWhenItem *item;
    guint line; /* 0 if the item is no list */
    char *found;
} Met;

/* Returns whether one of @candidates is an entry of @items. */
static gboolean
names_one(const GPtrArray *items, char **candidates, Met *met)
{
    for (guint i = 0; i < items->len; i++)
        for (char **at = candidates; *at != NULL; at++) {
            const SkWhenItem *item = items->pdata[i];
            guint line =
                item->list != NULL ? sk_address_list_line(item->list, *at) : 0;

            if (line == 0 && g_strcmp0(item->text, *at) != 0)
                continue;
            met->item = item;
            met->line = line;
            return TRUE;
        }
    return FALSE;
}

static gboolean
test_address(const GPtrArray *items, const char *address, Met *met)
{
    g_auto(GStrv) candidates =
        address != NULL ? sk_entry_candidates(address) : NULL;

    met->found = address != NULL && *address == '\0' ? g_strdup("<>")
                                                     : g_strdup(address);
    return candidates != NULL && names_one(items, candidates, met);
}

static gboolean
test_from(const GPtrArray *items, const char *domain, Met *met)
{
    g_auto(GStrv) candidates =
        domain != NULL ? sk_entry_candidates_of_domain(domain) : NULL;

    met->found = domain != NULL ? g_strconcat("@", domain, NULL) : NULL;
    return candidates != NULL && names_one(items, candidates, met);
}

static gboolean
test_client(const GPtrArray *items, const char *client, Met *met)
{
    guint8 bits[16];
    gboolean local =
        g_strcmp0(client, "localhost") == 0 || g_strcmp0(client, "unix") == 0;
    gboolean known = client != NULL && !local && sk_address_parse(client, bits);

    met->found = g_strdup(client);
    for (guint i = 0; i < items->len; i++) {
        const SkWhenItem *item = items->pdata[i];

        if (item->network.prefix == G_MAXUINT
                ? !local
                : !known || !sk_network_holds(&item->network, bits))
            continue;
        met->item = item;
        return TRUE;
    }
    return FALSE;
}

/* Returns whether @entry of a condition is met by @text of a mail. */
typedef gboolean (*Meets)(const char *entry, const char *text);

static gboolean
is_same(const char *entry, const char *text)
{
    return strcmp(entry, text) == 0;
}

static gboolean
stands_within(const char *entry, const char *text)
{
    return strstr(text, entry) != NULL;
}

/* Returns whether @text meets one of @items. */
static gboolean
meets_one(const GPtrArray *items, const char *text, Meets meets, Met *met)
{
    for (guint i = 0; i < items->len; i++) {
        const SkWhenItem *item = items->pdata[i];

        if (meets(item->text, text)) {
            met->item = item;
            return TRUE;
        }
    }
    return FALSE;
}

/* Tries a fact that is one text, or NULL if the mail has none. */
static gboolean
test_text(const GPtrArray *items, const char *text, Meets meets, Met *met)
{
    met->found = g_strdup(text);
    return text != NULL && meets_one(items, text, meets, met);
}

/* Any of the names that a file was given may match. */
static gboolean
test_name(const GPtrArray *items, const char *const *names, Met *met)
{
    for (; names != NULL && *names != NULL; names++) {
        g_autofree char *folded = sk_fold(*names, TRUE);

        if (met->found == NULL)
            met->found = g_strdup(*names);
        if (meets_one(items, folded, sk_glob_matches, met)) {
            g_free(met->found);
            met->found = g_strdup(*names);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean
test_hash(const GPtrArray *items, const guint8 *sha256, Met *met)
{
    g_autofree char *hex = NULL;

    if (sha256 == NULL)
        return FALSE;
    hex = g_malloc0(2 * SK_LIST_DIGEST + 1);
    for (guint i = 0; i < SK_LIST_DIGEST; i++)
        g_snprintf(hex + 2 * i, 3, "%02x", sha256[i]);
    met->found = g_strdup(hex);
    for (guint i = 0; i < items->len; i++) {
        const SkWhenItem *item = items->pdata[i];

        met->line = item->list != NULL
                        ? sk_address_list_line_of_digest(item->list, sha256)
                        : 0;
        if (met->line == 0 && g_strcmp0(item->text, hex) != 0)
            continue;
        met->item = item;
        return TRUE;
    }
    return FALSE;
}

/* A label is met where its words stand anywhere in one of the headers, however
 * they are spaced and whether their digits are wide or narrow. */
static gboolean
test_label(const SkWhen *when, const SkFacts *facts, Met *met)
{
    const GPtrArray *items = when->items[SK_WHEN_LABEL];

    for (guint h = 0; h < facts->n_headers; h++) {
        const SkHeaderFact *header = &facts->headers[h];
        g_autofree char *folded = NULL;

        if (!sk_policy_is_listed(header->name,
                                 (const char *const *)when->label_in))
            continue;
        folded = sk_fold(header->text, FALSE);
        g_free(met->found);
        met->found = g_strdup_printf("%s: %s", header->name, header->text);
        if (meets_one(items, folded, stands_within, met))
            return TRUE;
    }
    return FALSE;
}

static gboolean
test_size(const SkWhen *when, const SkFacts *facts, Met *met)
{
    met->found = g_strdup_printf("%" G_GUINT64_FORMAT, facts->size);
    return facts->size >= when->size_from && facts->size <= when->size_to;
}

static gboolean
test_one(const SkWhen *when, SkWhenKey key, const SkFacts *facts, Met *met)
{
    const GPtrArray *items = when->items[key];

    switch (key) {
    case SK_WHEN_CLIENT:
        return test_client(items, facts->client, met);
    case SK_WHEN_LISTENER:
        return test_text(items, facts->listener, is_same, met);
    case SK_WHEN_RECIPIENT:
        return test_address(items, facts->recipient, met);
    case SK_WHEN_SENDER:
        return test_address(items, facts->sender, met);
    case SK_WHEN_SIZE:
        return test_size(when, facts, met);
    case SK_WHEN_FROM:
        return test_from(items, facts->from, met);
    case SK_WHEN_LABEL:
        return test_label(when, facts, met);
    case SK_WHEN_TYPE:
        return test_text(items, facts->type, sk_type_matches, met);
    case SK_WHEN_NAME:
        return test_name(items, facts->names, met);
    case SK_WHEN_HASH:
        return test_hash(items, facts->sha256, met);
    case SK_WHEN_N:
    default:
        g_assert_not_reached();
    }
}

static char *
met_text(const Met *met, SkAnswer answer)
{
    if (answer != SK_ANSWER_YES || met->item == NULL)
        return NULL;
    if (met->line == 0)
        return g_strdup_printf("\"%s\" (%s)", met->item->said,
                               met->item->origin);
    return g_strdup_printf("\"%s\" (%s:%u)", met->item->said,
                           sk_address_list_name(met->item->list), met->line);
}

static void
note(GPtrArray *tried, const SkWhen *when, SkWhenKey key, SkAnswer answer,
     Met *met)
{
    SkWhenTried *entry = g_new0(SkWhenTried, 1);

    entry->key = key;
    entry->answer = answer;
    entry->origin = when->origins[key];
    entry->wanted = sk_when_value(when, key);
    entry->by = met_text(met, answer);
    entry->found = g_steal_pointer(&met->found);
    g_ptr_array_add(tried, entry);
}

SkAnswer
sk_when_test(const SkWhen *when, const SkFacts *facts, guint keys,
             GPtrArray *tried)
{
    SkAnswer all = SK_ANSWER_YES;

    for (guint key = 0; when != NULL && key < SK_WHEN_N; key++) {
        SkAnswer answer = SK_ANSWER_OPEN;
        Met met = { NULL, 0, NULL };

        if ((when->keys & keys & SK_WHEN_BIT(key)) == 0)
            continue;
        if ((facts->known & SK_WHEN_BIT(key)) != 0)
            answer = test_one(when, (SkWhenKey)key, facts, &met) ? SK_ANSWER_YES
                                                                 : SK_ANSWER_NO;
        if (tried != NULL)
            note(tried, when, (SkWhenKey)key, answer, &met);
        g_free(met.found);
        if (answer == SK_ANSWER_NO)
            all = SK_ANSWER_NO;
        else if (answer == SK_ANSWER_OPEN && all == SK_ANSWER_YES)
            all = SK_ANSWER_OPEN;
        if (all == SK_ANSWER_NO && tried == NULL)
            break;
    }
    return all;
}
