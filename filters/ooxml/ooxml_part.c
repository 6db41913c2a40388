/* SPDX-License-Identifier: Apache-2.0
 *
 * Parts of a document and their relationships: which of them leave, and as what
 * those that do not are counted.
 */
#include <string.h>
#include <ooxml/ooxml_inner.h>

static void
clear_link(gpointer data)
{
    SkOoxmlLink *link = data;

    g_free(link->type);
    g_free(link->target);
    g_free(link->id);
}

SkOoxmlPart *
sk_ooxml_part_new(SkOoxml *document, int member, const SkOoxmlKind *kind)
{
    SkOoxmlPart *part = g_new0(SkOoxmlPart, 1);

    part->document = document;
    part->member = member;
    part->kind = kind;
    part->links = g_array_new(FALSE, TRUE, sizeof(SkOoxmlLink));
    g_array_set_clear_func(part->links, clear_link);
    part->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    return part;
}

void
sk_ooxml_part_free(SkOoxmlPart *part)
{
    if (part == NULL)
        return;
    g_free(part->name);
    g_hash_table_unref(part->by_id);
    g_array_unref(part->links);
    g_clear_pointer(&part->relations, g_ptr_array_unref);
    sk_zip_packed_free(part->packed);
    sk_zip_packed_free(part->packed_relations);
    g_free(part);
}

static void
drop(const SkOoxmlPart *part, const char *word, const SkRelation *relation)
{
    if (part->document->is_counting)
        sk_part_count(part->document->part, word, 1,
                      relation->is_external ? relation->target
                                            : relation->type);
}

/* ---- where it leads ----------------------------------------------------- */

static void
judge_external(SkOoxmlPart *part, SkOoxmlLink *link)
{
    const SkRelation *relation = link->relation;
    gboolean is_link = strcmp(link->type, "o:hyperlink") == 0;

    if (is_link)
        link->target = sk_ooxml_link_target(relation->target);
    if (link->target != NULL && *link->target != '#' &&
        sk_policy_inside(part->document->policy, SK_INSIDE_HYPERLINKS) !=
            SK_TREAT_KEEP) {
        g_clear_pointer(&link->target, g_free);
        drop(part, "hyperlink", relation);
    } else if (link->target == NULL) {
        drop(part,
             strcmp(link->type, "o:image") == 0 ? "remote-image"
                                                : "external-target",
             relation);
    }
}

/* Returns the kind that @part may hold and to which @link leads, or NULL. */
static const SkOoxmlKind *
kind_of(const SkOoxmlPart *part, const SkOoxmlLink *link)
{
    const SkOoxml *document = part->document;
    const SkOoxmlKind *const *holds = part->kind->holds;
    const char *type = sk_content_type_of(
        document->types,
        sk_package_name(document->package, (guint)link->relation->member));

    if (part->member < 0 && strcmp(link->type, "o:officeDocument") == 0)
        return link->relation->member == document->main_member
                   ? document->main->kind
                   : NULL;
    for (; holds != NULL && *holds != NULL; holds++)
        if (strcmp((*holds)->relation, link->type) == 0 &&
            sk_ooxml_has_type(*holds, type))
            return *holds;
    return NULL;
}

static void
judge_internal(SkOoxmlPart *part, SkOoxmlLink *link)
{
    const SkOoxmlKind *kind = NULL;

    if (link->relation->member < 0) { /* It leads nowhere. */
        if (strcmp(link->type, "o:hyperlink") == 0 &&
            *link->relation->target == '#')
            link->target = sk_ooxml_link_target(link->relation->target);
        if (link->target == NULL)
            drop(part, sk_ooxml_dropped(link->type), link->relation);
        return;
    }
    kind = kind_of(part, link);
    if (kind == NULL) {
        drop(part, sk_ooxml_dropped(link->type), link->relation);
    } else if (kind->word != NULL &&
               sk_policy_inside(part->document->policy, kind->inside) !=
                   SK_TREAT_KEEP) {
        drop(part, kind->word, link->relation);
    } else {
        link->kind = kind;
    }
}

/* Returns whether @relation leads to properties for which there is another
 * relationship, of the usual type. */
static gboolean
is_second_core(const SkOoxmlPart *part, const SkRelation *relation)
{
    if (!sk_ooxml_is_other_core(relation->type))
        return FALSE;
    for (guint i = 0; i < part->relations->len; i++) {
        const SkRelation *other = part->relations->pdata[i];
        g_autofree char *type = sk_ooxml_short(other->type);

        if (other != relation && !sk_ooxml_is_other_core(other->type) &&
            strcmp(type, "p:metadata/core-properties") == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean
sk_ooxml_part_read(SkOoxmlPart *part, SkReason *why, const char **detail)
{
    SkOoxml *document = part->document;
    const char *source =
        part->member < 0
            ? ""
            : sk_package_name(document->package, (guint)part->member);

    part->relations = sk_relations_read(document->package, source, why, detail);
    if (part->relations == NULL)
        return FALSE;
    for (guint i = 0; i < part->relations->len; i++) {
        SkOoxmlLink link = { .relation = part->relations->pdata[i] };

        link.type = sk_ooxml_short(link.relation->type);
        if (is_second_core(part, link.relation))
            drop(part, "metadata", link.relation);
        else if (link.relation->is_external)
            judge_external(part, &link);
        else
            judge_internal(part, &link);
        g_array_append_val(part->links, link);
        g_hash_table_insert(part->by_id, link.relation->id,
                            GUINT_TO_POINTER(part->links->len));
    }
    return TRUE;
}

GPtrArray *
sk_ooxml_used_links(const SkOoxmlPart *part)
{
    GPtrArray *used = g_ptr_array_new();

    g_ptr_array_set_size(used, (gint)part->n_used);
    for (guint i = 0; i < part->links->len; i++) {
        SkOoxmlLink *link = &g_array_index(part->links, SkOoxmlLink, i);

        if (link->is_used)
            used->pdata[link->number - 1] = link;
    }
    return used;
}

/* ---- what hooks ask ----------------------------------------------------- */

SkOoxmlPart *
sk_ooxml_part(SkMarkup *markup)
{
    return sk_markup_user(markup);
}

gpointer
sk_ooxml_state(SkMarkup *markup)
{
    return sk_ooxml_part(markup)->state;
}

const SkPolicy *
sk_ooxml_policy(SkMarkup *markup)
{
    return sk_ooxml_part(markup)->document->policy;
}

gpointer
sk_ooxml_part_shared(const SkOoxmlPart *part)
{
    return part->document->shared;
}

void
sk_ooxml_part_share(SkOoxmlPart *part, gpointer shared, GDestroyNotify free)
{
    g_assert(part->document->shared == NULL);
    part->document->shared = shared;
    part->document->free_shared = free;
}

SkOoxmlLink *
sk_ooxml_find_link(const SkOoxmlPart *part, const char *id)
{
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(part->by_id, id));

    return n > 0 ? &g_array_index(part->links, SkOoxmlLink, n - 1) : NULL;
}

const char *
sk_ooxml_link_id(SkOoxmlLink *link)
{
    if (link->id == NULL)
        link->id = g_strdup_printf("rId%u", link->number);
    return link->id;
}

static SkOoxmlRelation
tell(const SkOoxmlLink *link)
{
    return (SkOoxmlRelation){
        .id = link->relation->id,
        .type = link->type,
        .target = link->target,
        .leaves = link->kind != NULL || link->target != NULL,
    };
}

gboolean
sk_ooxml_nth_relation(SkOoxmlPart *part, guint i, SkOoxmlRelation *relation)
{
    if (i >= part->links->len)
        return FALSE;
    *relation = tell(&g_array_index(part->links, SkOoxmlLink, i));
    return TRUE;
}

gboolean
sk_ooxml_relation(const SkOoxmlPart *part, const char *id,
                  SkOoxmlRelation *relation)
{
    const SkOoxmlLink *link = sk_ooxml_find_link(part, id);

    if (link == NULL)
        return FALSE;
    *relation = tell(link);
    return TRUE;
}
