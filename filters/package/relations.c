/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads relationships (relations.h).
 */
#include <string.h>
#include <markup/markup_read.h>
#include <package/relations.h>

typedef struct {
    SkPackage *package;
    const char *source;
    GPtrArray *relations;
    GHashTable *ids;  /* lent from relations */
    const char *what; /* why an event ended the reading */
} Reading;

static void
free_relation(gpointer data)
{
    SkRelation *relation = data;

    g_free(relation->id);
    g_free(relation->type);
    g_free(relation->target);
    g_free(relation);
}

static gboolean
refuse(Reading *reading, const char *what)
{
    reading->what = what;
    return FALSE;
}

static int
find_member(Reading *reading, const char *target)
{
    g_autofree char *name = sk_package_resolve(reading->source, target);

    return name != NULL ? sk_package_find(reading->package, name) : -1;
}

static gboolean
take_relation(Reading *reading, const SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, NULL, "Id");
    const char *type = sk_markup_value(tag, NULL, "Type");
    const char *target = sk_markup_value(tag, NULL, "Target");
    const char *mode = sk_markup_value(tag, NULL, "TargetMode");
    SkRelation *relation = NULL;

    if (id == NULL || *id == '\0' || type == NULL || target == NULL)
        return refuse(reading, "relationship");
    if (mode != NULL && strcmp(mode, "Internal") != 0 &&
        strcmp(mode, "External") != 0)
        return refuse(reading, "relationship-mode");
    if (g_hash_table_contains(reading->ids, id))
        return refuse(reading, "relationship-twice");
    relation = g_new0(SkRelation, 1);
    relation->id = g_strdup(id);
    relation->type = g_strdup(type);
    relation->target = g_strdup(target);
    relation->is_external = mode != NULL && strcmp(mode, "External") == 0;
    relation->member =
        relation->is_external ? -1 : find_member(reading, target);
    g_ptr_array_add(reading->relations, relation);
    g_hash_table_add(reading->ids, relation->id);
    return TRUE;
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Reading *reading = user;

    if (sk_markup_value(tag, "xml", "base") != NULL)
        return refuse(reading, "xml-base");
    if (tag->depth == 0)
        return sk_markup_is(tag, "pr", "Relationships") ||
               refuse(reading, "relationships");
    if (tag->depth != 1 || !sk_markup_is(tag, "pr", "Relationship"))
        return refuse(reading, "relationships");
    return take_relation(reading, tag);
}

/* ---- by their identifiers ----------------------------------------------- */

static gint
compare_ids(gconstpointer a, gconstpointer b, gpointer user)
{
    const GPtrArray *relations = user;
    const SkRelation *one = relations->pdata[*(const guint *)a];
    const SkRelation *other = relations->pdata[*(const guint *)b];

    return strcmp(one->id, other->id);
}

/* Notes in @relations the order of their identifiers. */
static void
order(GPtrArray *relations)
{
    g_autofree guint *places = g_new(guint, relations->len + 1);

    for (guint i = 0; i < relations->len; i++)
        places[i] = i;
    g_qsort_with_data(places, (gint)relations->len, sizeof *places, compare_ids,
                      relations);
    for (guint i = 0; i < relations->len; i++)
        ((SkRelation *)relations->pdata[i])->ordered = places[i];
}

const SkRelation *
sk_relations_find(const GPtrArray *relations, const char *id)
{
    guint from = 0, to = relations->len;

    while (from < to) {
        const guint middle = from + (to - from) / 2;
        const SkRelation *at = relations->pdata[middle];
        const SkRelation *one = relations->pdata[at->ordered];
        const int order = strcmp(id, one->id);

        if (order == 0)
            return one;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

/* ---- the member --------------------------------------------------------- */

char *
sk_relations_member(const char *source)
{
    const char *slash = strrchr(source, '/');
    const gsize folder = slash != NULL ? (gsize)(slash + 1 - source) : 0;

    return g_strdup_printf("%.*s_rels/%s.rels", (int)folder, source,
                           source + folder);
}

GPtrArray *
sk_relations_read(SkPackage *package, const char *source, SkReason *why,
                  const char **detail)
{
    static const SkMarkupEvents events = { .start = on_start };
    g_autofree char *name = sk_relations_member(source);
    g_autoptr(GPtrArray) relations =
        g_ptr_array_new_with_free_func(free_relation);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GBytes) bytes = NULL;
    Reading reading = { package, source, relations, ids, NULL };
    int member = sk_package_find(package, name);

    if (member < 0)
        return g_steal_pointer(&relations);
    bytes = sk_package_read(package, (guint)member, why, detail);
    if (bytes == NULL)
        return NULL;
    if (sk_markup_read(sk_package_part(package), bytes, &events, &reading, why,
                       detail)) {
        order(relations);
        return g_steal_pointer(&relations);
    }
    if (reading.what != NULL) {
        *why = SK_REASON_AMBIGUOUS;
        *detail = reading.what;
    }
    return NULL;
}
