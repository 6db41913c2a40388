/* SPDX-License-Identifier: Apache-2.0
 *
 * What a part may ask of the parts beside it while it is written: the picture
 * that a legacy drawing keeps of an object, and the identifier under which the
 * part that led to it knows a third one.
 */
#include <string.h>
#include <ooxml/ooxml_inner.h>

const char *
sk_ooxml_first(const SkOoxmlPart *part, const char *type)
{
    for (guint i = 0; i < part->links->len; i++) {
        const SkOoxmlLink *link = &g_array_index(part->links, SkOoxmlLink, i);

        if (link->kind != NULL && strcmp(link->type, type) == 0)
            return link->relation->id;
    }
    return NULL;
}

/* The part of XML to which the relationship @id of @part leads, or NULL. */
static const SkOoxmlLink *
link_to_xml(const SkOoxmlPart *part, const char *id)
{
    const SkOoxmlLink *link = sk_ooxml_find_link(part, id);

    return link != NULL && link->kind != NULL &&
                   link->kind->form == SK_OOXML_XML
               ? link
               : NULL;
}

GBytes *
sk_ooxml_beside(SkOoxmlPart *part, const char *id)
{
    const SkOoxmlLink *link = link_to_xml(part, id);
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;

    return link != NULL
               ? sk_package_read(part->document->package,
                                 (guint)link->relation->member, &why, &detail)
               : NULL;
}

/* Returns the part behind @link with its relationships, which are read once and
 * kept as long as the document, and counts nothing: they are counted where they
 * are judged. Without them the part is as if it had none. */
static const SkOoxmlPart *
read_beside(SkOoxml *document, const SkOoxmlLink *link)
{
    const gpointer member = GINT_TO_POINTER(link->relation->member);
    SkOoxmlPart *beside = g_hash_table_lookup(document->beside, member);
    gboolean was_counting = document->is_counting;
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;

    if (beside != NULL)
        return beside;
    beside = sk_ooxml_part_new(document, link->relation->member, link->kind);
    document->is_counting = FALSE;
    sk_ooxml_part_read(beside, &why, &detail);
    document->is_counting = was_counting;
    g_hash_table_insert(document->beside, member, beside);
    return beside;
}

GBytes *
sk_ooxml_behind(SkOoxmlPart *part, const char *id, const char *inner,
                const char *type)
{
    const SkOoxmlLink *link = link_to_xml(part, id), *found = NULL;
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;

    if (link != NULL)
        found = sk_ooxml_find_link(read_beside(part->document, link), inner);
    if (found == NULL || strcmp(found->type, type) != 0 ||
        found->relation->member < 0)
        return NULL;
    return sk_package_read(part->document->package,
                           (guint)found->relation->member, &why, &detail);
}

const char *
sk_ooxml_borrow(SkOoxmlPart *part, const char *id, const char *picture)
{
    const SkOoxmlLink *link = link_to_xml(part, id), *found = NULL;
    SkOoxmlLink *last = NULL;
    SkOoxmlLink own = { 0 };

    if (link != NULL)
        found = sk_ooxml_find_link(read_beside(part->document, link), picture);
    if (found == NULL || found->kind != &sk_ooxml_picture)
        return NULL;
    own.relation = found->relation;
    own.type = g_strdup(found->type);
    own.kind = found->kind;
    own.is_used = TRUE;
    own.number = ++part->n_used;
    g_array_append_val(part->links, own);
    last = &g_array_index(part->links, SkOoxmlLink, part->links->len - 1);
    return sk_ooxml_link_id(last);
}

const char *
sk_ooxml_owner_id(SkOoxmlPart *part, const char *id)
{
    SkOoxmlLink *link =
        part->owner != NULL ? sk_ooxml_find_link(part->owner, id) : NULL;

    return link != NULL && link->is_used ? sk_ooxml_link_id(link) : NULL;
}
