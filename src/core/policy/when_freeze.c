/* SPDX-License-Identifier: Apache-2.0
 *
 * Converts conditions and their list files to bytes for the worker processes,
 * and back (freeze.c). Conditions on the envelope go along as bits only: the
 * milter's child has decided them. A list keeps its table in the bytes that it
 * came in, which a worker maps for reading only.
 */
#include "core/policy/when_freeze.h"

#include <string.h>

#include "core/policy/private.h"

#define ITEMS_TYPE "a(ssi)" /* text, as said, number of the list or -1 */
#define ONE_TYPE   "(usttasa(u" ITEMS_TYPE "))"

static gint
list_number(GPtrArray *lists, SkAddressList *list)
{
    guint index;

    if (list == NULL)
        return -1;
    if (!g_ptr_array_find(lists, list, &index)) {
        index = lists->len;
        g_ptr_array_add(lists, list);
    }
    return (gint)index;
}

static GVariant *
freeze_items(const GPtrArray *items, GPtrArray *lists)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(ITEMS_TYPE));
    for (guint i = 0; i < items->len; i++) {
        const SkWhenItem *item = items->pdata[i];

        g_variant_builder_add(&builder, "(ssi)", item->text ? item->text : "",
                              item->said, list_number(lists, item->list));
    }
    return g_variant_builder_end(&builder);
}

static GVariant *
freeze_one(const SkWhen *when, GPtrArray *lists)
{
    guint frozen = when->keys & sk_when_keys_but(SK_WHEN_IS_ENVELOPE);
    GVariantBuilder keys;

    g_variant_builder_init(&keys, G_VARIANT_TYPE("a(u" ITEMS_TYPE ")"));
    for (guint key = 0; key < SK_WHEN_N; key++)
        if ((frozen & SK_WHEN_BIT(key)) != 0 && when->items[key] != NULL)
            g_variant_builder_add(&keys, "(u@" ITEMS_TYPE ")", key,
                                  freeze_items(when->items[key], lists));
    return g_variant_new("(ustt^as@a(u" ITEMS_TYPE "))", when->keys,
                         when->origin, when->size_from, when->size_to,
                         when->label_in, g_variant_builder_end(&keys));
}

GVariant *
sk_when_freeze(const SkWhen *when, GPtrArray *lists)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(SK_WHEN_TYPE_STRING));
    if (when != NULL)
        g_variant_builder_add_value(&builder, freeze_one(when, lists));
    return g_variant_builder_end(&builder);
}

static gboolean
thaw_items(SkWhen *when, guint key, GVariant *items, const GPtrArray *lists)
{
    if (key >= SK_WHEN_N || (when->keys & SK_WHEN_BIT(key)) == 0 ||
        g_variant_n_children(items) == 0 || when->items[key] != NULL)
        return FALSE;
    for (gsize i = 0; i < g_variant_n_children(items); i++) {
        const char *text, *said;
        SkWhenItem *item;
        gint list;

        g_variant_get_child(items, i, "(&s&si)", &text, &said, &list);
        if (list >= (gint)lists->len || list < -1)
            return FALSE;
        item = sk_when_add(when, (SkWhenKey)key, said, when->origin);
        if (list < 0)
            item->text = g_strdup(text);
        else
            item->list = sk_address_list_ref(lists->pdata[list]);
    }
    return TRUE;
}

/* Returns whether every condition that a worker decides has its entries. */
static gboolean
is_whole(const SkWhen *when)
{
    guint entries = when->keys & sk_when_keys_but(SK_WHEN_IS_ENVELOPE) &
                    ~SK_WHEN_BIT(SK_WHEN_SIZE);

    for (guint key = 0; key < SK_WHEN_N; key++)
        if ((entries & SK_WHEN_BIT(key)) != 0 && when->items[key] == NULL)
            return FALSE;
    return when->keys != 0 && (when->keys & ~SK_WHEN_ALL) == 0;
}

gboolean
sk_when_thaw(GVariant *frozen, const GPtrArray *lists, SkWhen **when)
{
    g_autoptr(SkWhen) thawed = NULL;
    g_autoptr(GVariant) one = NULL;
    g_autoptr(GVariant) keys = NULL;

    *when = NULL;
    if (g_variant_n_children(frozen) == 0)
        return TRUE;
    one = g_variant_get_child_value(frozen, 0);
    thawed = sk_when_new("");
    g_clear_pointer(&thawed->origin, g_free);
    g_clear_pointer(&thawed->label_in, g_strfreev);
    g_variant_get(one, "(ustt^as@a(u" ITEMS_TYPE "))", &thawed->keys,
                  &thawed->origin, &thawed->size_from, &thawed->size_to,
                  &thawed->label_in, &keys);
    for (gsize i = 0; i < g_variant_n_children(keys); i++) {
        g_autoptr(GVariant) items = NULL;
        guint key;

        g_variant_get_child(keys, i, "(u@" ITEMS_TYPE ")", &key, &items);
        if (!thaw_items(thawed, key, items, lists))
            return FALSE;
    }
    if (!is_whole(thawed))
        return FALSE;
    *when = g_steal_pointer(&thawed);
    return TRUE;
}

/* ---- lists --------------------------------------------------------------- */

GVariant *
sk_lists_freeze(const GPtrArray *lists)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(SK_LISTS_TYPE_STRING));
    for (guint i = 0; i < lists->len; i++) {
        const SkAddressList *list = lists->pdata[i];

        g_variant_builder_add(
            &builder, "(us@ay)", (guint)sk_address_list_kind(list),
            sk_address_list_name(list),
            g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING,
                                     sk_address_list_table(list), TRUE));
    }
    return g_variant_builder_end(&builder);
}

static void
unref_list(gpointer list)
{
    sk_address_list_unref(list);
}

GPtrArray *
sk_lists_thaw(GVariant *frozen)
{
    g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func(unref_list);

    for (gsize i = 0; i < g_variant_n_children(frozen); i++) {
        g_autoptr(GVariant) rows = NULL;
        g_autoptr(GBytes) table = NULL;
        const char *name;
        SkAddressList *list;
        guint kind;

        g_variant_get_child(frozen, i, "(u&s@ay)", &kind, &name, &rows);
        table = g_variant_get_data_as_bytes(rows);
        list = sk_address_list_from_table((SkListKind)kind, name, table);
        if (list == NULL)
            return NULL;
        g_ptr_array_add(lists, list);
    }
    return g_steal_pointer(&lists);
}
