/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds the tables of lists (markup_list.h). A list is static, so its table is
 * built once for the life of the process.
 */
#include <string.h>
#include <markup/markup_list.h>

struct _SkMarkupTable {
    GHashTable *elements; /* of SkMarkupElement, which is its own key */
    guint8 uses[SK_MARKUP_SPACES_MAX];
};

static guint
hash_element(gconstpointer key)
{
    const SkMarkupElement *element = key;

    return g_str_hash(element->row->name) ^ g_direct_hash(element->space);
}

static gboolean
is_same_element(gconstpointer a, gconstpointer b)
{
    const SkMarkupElement *one = a, *other = b;

    return one->space == other->space &&
           strcmp(one->row->name, other->row->name) == 0;
}

/* Returns @name as it is written, with the room behind it that the writer
 * needs, and sets *@len to its length. */
static char *
shown_name(const SkMarkupSpace *space, const char *name, gsize *len)
{
    g_autofree char *shown =
        *space->prefix == '\0' || (space->flags & SK_MARKUP_DEFAULT) != 0
            ? g_strdup(name)
            : g_strdup_printf("%s:%s", space->prefix, name);
    char *with_room = g_malloc0(strlen(shown) + SK_MARKUP_BLOCK);

    *len = strlen(shown);
    return memcpy(with_room, shown, *len);
}

/* Adds the attribute that @word (@len bytes) of a row names. */
static void
allow(SkMarkupElement *element, const char *word, gsize len)
{
    const char *colon = memchr(word, ':', len);
    g_autofree char *prefix =
        colon != NULL ? g_strndup(word, (gsize)(colon - word)) : g_strdup("");
    SkMarkupAllowed one = { .space = sk_markup_space(prefix) };

    g_assert(one.space != NULL && (one.space->flags & SK_MARKUP_DEFAULT) == 0);
    if (colon != NULL) {
        len -= (gsize)(colon + 1 - word);
        word = colon + 1;
    }
    one.is_vital = word[len - 1] == '!';
    one.relates = one.is_vital || word[len - 1] == '@';
    len -= one.relates ? 1 : 0;
    one.relates = one.relates || strcmp(prefix, "r") == 0;
    one.name = g_strndup(word, len);
    one.shown = shown_name(one.space, one.name, &one.shown_len);
    g_array_append_val(element->allowed, one);
}

static SkMarkupElement *
new_element(const SkMarkupSpace *space, const SkMarkupRow *row)
{
    SkMarkupElement *element = g_new0(SkMarkupElement, 1);
    const char *p = row->attributes != NULL ? row->attributes : "";

    element->row = row;
    element->space = space;
    element->shown = shown_name(space, row->name, &element->shown_len);
    element->allowed = g_array_new(FALSE, FALSE, sizeof(SkMarkupAllowed));
    while (*p != '\0') {
        gsize len = strcspn(p, " ");

        if (len > 0)
            allow(element, p, len);
        p += len;
        p += strspn(p, " ");
    }
    return element;
}

static SkMarkupTable *
new_table(const SkMarkupList *list)
{
    SkMarkupTable *table = g_new0(SkMarkupTable, 1);

    table->elements = g_hash_table_new(hash_element, is_same_element);
    for (const SkMarkupSet *set = list->sets; set->prefix != NULL; set++) {
        const SkMarkupSpace *space = sk_markup_space(set->prefix);

        g_assert(space != NULL);
        table->uses[sk_markup_space_number(space)] = 1;
        for (const SkMarkupRow *row = set->rows; row->name != NULL; row++) {
            const SkMarkupElement key = { .row = row, .space = space };

            if (!g_hash_table_contains(table->elements, &key))
                g_hash_table_add(table->elements, new_element(space, row));
        }
    }
    return table;
}

const SkMarkupTable *
sk_markup_table(const SkMarkupList *list)
{
    static GHashTable *tables; /* by the addresses of lists */
    SkMarkupTable *table = NULL;

    if (tables == NULL)
        tables = g_hash_table_new(NULL, NULL);
    table = g_hash_table_lookup(tables, list);
    if (table == NULL) {
        table = new_table(list);
        g_hash_table_insert(tables, (gpointer)list, table);
    }
    return table;
}

void
sk_markup_prepare(const SkMarkupList *list)
{
    sk_markup_table(list);
}

const SkMarkupElement *
sk_markup_table_find(const SkMarkupTable *table, const SkMarkupSpace *space,
                     const char *name)
{
    const SkMarkupRow row = { .name = name };
    const SkMarkupElement key = { .row = &row, .space = space };

    return g_hash_table_lookup(table->elements, &key);
}

gboolean
sk_markup_table_uses(const SkMarkupTable *table, const SkMarkupSpace *space)
{
    return space != NULL && table->uses[sk_markup_space_number(space)] != 0;
}

const SkMarkupAllowed *
sk_markup_element_allows(const SkMarkupElement *element,
                         const SkMarkupSpace *space, const char *name)
{
    for (guint i = 0; i < element->allowed->len; i++) {
        const SkMarkupAllowed *one =
            &g_array_index(element->allowed, SkMarkupAllowed, i);

        if (one->space == space && strcmp(one->name, name) == 0)
            return one;
    }
    return NULL;
}
