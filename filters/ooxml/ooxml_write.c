/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a document anew (ooxml.h): walks it again, writes the XML of each part
 * by the list of its kind, and follows those relationships that what was
 * written still uses. Parts are packed as soon as they are written, so that
 * only one lies in memory as XML.
 */
#include <string.h>
#include <ooxml/ooxml_inner.h>
#include <picture/placeholder.h>

static gboolean
refuse(SkReason *why, const char **detail, SkReason reason, const char *what)
{
    *why = reason;
    *detail = what;
    return FALSE;
}

/* ---- names -------------------------------------------------------------- */

/* Returns the name of the next part of @kind, or NULL if there may be only one
 * and there is one. New string. */
static char *
next_name(SkOoxml *document, const SkOoxmlKind *kind)
{
    const char *pattern = kind->name, *number = strstr(pattern, "%u");
    const char *main_name = document->main->kind->name;
    g_autoptr(GString) name = g_string_new(NULL);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(document->names, pattern));

    if (number == NULL && n > 0)
        return NULL;
    g_hash_table_insert(document->names, g_strdup(pattern),
                        GUINT_TO_POINTER(n + 1));
    if (g_str_has_prefix(pattern, "~/")) {
        g_string_append_len(name, main_name, (gssize)strcspn(main_name, "/"));
        pattern++;
    }
    if (number == NULL)
        return g_strconcat(name->str, pattern, NULL);
    g_string_append_len(name, pattern, number - pattern);
    g_string_append_printf(name, "%u%s", n + 1, number + strlen("%u"));
    return g_string_free(g_steal_pointer(&name), FALSE);
}

/* ---- relationships ------------------------------------------------------ */

/* Returns whether @link can lead to something that leaves. An embedded file
 * other than a picture, which a placeholder replaces, must have passed. */
static gboolean
leads_on(const SkOoxmlPart *part, const SkOoxmlLink *link)
{
    const SkOoxml *document = part->document;
    const char *extension = NULL;

    if (link->kind == NULL || link->kind->form == SK_OOXML_XML ||
        link->kind == &sk_ooxml_picture)
        return link->kind != NULL || link->target != NULL;
    return sk_ooxml_child_type(sk_ooxml_child(document, link->relation->member),
                               link->kind, &extension) != NULL;
}

/* Gives @link an identifier. */
static void
use(SkOoxmlPart *part, SkOoxmlLink *link)
{
    if (!link->is_used)
        link->number = ++part->n_used;
    link->is_used = TRUE;
}

static const char *
relate(gpointer user, const SkMarkupTag *tag, const char *id)
{
    SkOoxmlPart *part = user;
    SkOoxmlLink *link = sk_ooxml_find_link(part, id);

    (void)tag;
    if (link == NULL || !leads_on(part, link))
        return NULL;
    use(part, link);
    return sk_ooxml_link_id(link);
}

static gboolean
leaves(gpointer user, const SkMarkupTag *tag, const char *id)
{
    SkOoxmlPart *part = user;
    const SkOoxmlLink *link = sk_ooxml_find_link(part, id);

    (void)tag;
    return link != NULL && leads_on(part, link);
}

/* Finds, or makes, the part to which @link of @part leads. Returns FALSE if
 * that is already a part of another kind. */
static gboolean
reach(SkOoxmlPart *part, const SkOoxmlLink *link)
{
    SkOoxml *document = part->document;
    gpointer key = GINT_TO_POINTER(link->relation->member);
    SkOoxmlPart *target = g_hash_table_lookup(document->by_member, key);
    g_autofree char *name = NULL;

    if (target != NULL)
        return target->kind == link->kind;
    name = next_name(document, link->kind);
    if (name == NULL)
        return FALSE;
    target = sk_ooxml_part_new(document, link->relation->member, link->kind);
    target->name = g_steal_pointer(&name);
    target->owner = part;
    g_hash_table_insert(document->by_member, key, target);
    g_ptr_array_add(document->parts, target);
    return TRUE;
}

/* Settles which relationships of @part leave, now that its XML is written. The
 * main part is the first that the package leads to. */
static void
settle_links(SkOoxmlPart *part)
{
    for (guint i = 0; i < part->links->len; i++) {
        SkOoxmlLink *link = &g_array_index(part->links, SkOoxmlLink, i);

        if (link->kind != NULL && part->member < 0 &&
            link->kind == part->document->main->kind)
            use(part, link);
    }
    for (guint i = 0; i < part->links->len; i++) {
        SkOoxmlLink *link = &g_array_index(part->links, SkOoxmlLink, i);

        if (link->kind != NULL && !link->is_used && leads_on(part, link) &&
            (link->kind->is_implicit || part->member < 0))
            use(part, link);
    }
}

/* ---- one part ----------------------------------------------------------- */

static gboolean
write_xml(SkOoxmlPart *part, SkReason *why, const char **detail)
{
    SkOoxml *document = part->document;
    const SkMarkupHost host = { part, relate, leaves };
    g_autoptr(GBytes) bytes =
        sk_package_read(document->package, (guint)part->member, why, detail);
    g_autoptr(GBytes) out = NULL;

    if (bytes != NULL && part->kind->normal != NULL) {
        GBytes *normal = part->kind->normal(bytes);

        g_bytes_unref(bytes);
        bytes = normal;
        if (bytes == NULL)
            return refuse(why, detail, SK_REASON_UNREADABLE, "drawing");
    }
    if (bytes == NULL)
        return FALSE;
    if (part->kind->begin != NULL)
        part->state = part->kind->begin(part);
    out = sk_markup_rewrite(document->part, bytes, part->kind->list, &host, why,
                            detail);
    if (part->kind->finish != NULL)
        part->kind->finish(part->state);
    part->state = NULL;
    if (out == NULL)
        return FALSE;
    g_clear_pointer(&bytes, g_bytes_unref);
    part->packed = sk_zip_pack(out, TRUE);
    return TRUE;
}

/* Takes the file that the pipeline made of an embedded one. */
static void
write_embedded(SkOoxmlPart *part)
{
    SkOoxml *document = part->document;
    SkPart *child = sk_ooxml_child(document, part->member);
    const char *extension = NULL;
    g_autofree char *name = g_steal_pointer(&part->name);

    part->content_type = sk_ooxml_child_type(child, part->kind, &extension);
    if (part->content_type == NULL) {
        g_autoptr(GBytes) placeholder = sk_placeholder(0, 0);

        sk_part_count(document->part, "embedded-picture", 1, NULL);
        part->content_type = "image/png";
        extension = ".png";
        part->packed = sk_zip_pack(placeholder, TRUE);
    } else if (sk_part_verdict(child) == SK_VERDICT_KEPT) {
        part->packed =
            sk_package_packed(document->package, (guint)part->member);
    }
    if (part->packed == NULL)
        part->packed = sk_zip_pack(sk_part_bytes(child), TRUE);
    part->name = g_strconcat(name, extension, NULL);
}

static gboolean
write_part(SkOoxmlPart *part, SkReason *why, const char **detail)
{
    g_autoptr(GPtrArray) used = NULL;

    if (part->kind->form == SK_OOXML_EMBEDDED) {
        write_embedded(part);
        return TRUE;
    }
    if (!sk_ooxml_part_read(part, why, detail))
        return FALSE;
    if (part->member >= 0 && !write_xml(part, why, detail))
        return FALSE;
    part->content_type = part->kind == part->document->main->kind
                             ? part->document->main->plain
                             : part->kind->content_type;
    settle_links(part);
    used = sk_ooxml_used_links(part);
    for (guint i = 0; i < used->len; i++) {
        const SkOoxmlLink *link = used->pdata[i];

        if (link->kind != NULL && !reach(part, link))
            return refuse(why, detail, SK_REASON_AMBIGUOUS, "part-kinds");
    }
    return TRUE;
}

/* ---- the document ------------------------------------------------------- */

static gboolean
write_parts(SkOoxml *document, SkReason *why, const char **detail)
{
    SkOoxmlPart *root = sk_ooxml_part_new(document, -1, &sk_ooxml_root);

    root->name = g_strdup("");
    g_ptr_array_add(document->parts, root);
    document->is_counting = TRUE;
    for (guint i = 0; i < document->parts->len; i++) {
        if (sk_part_out_of_time(document->part))
            return refuse(why, detail, SK_REASON_LIMIT_SECONDS, NULL);
        if (!write_part(document->parts->pdata[i], why, detail))
            return FALSE;
    }
    return TRUE;
}

static gboolean
put(SkZipWriter *writer, const char *name, const SkZipPacked *packed)
{
    return g_strcmp0(sk_zip_writer_put(writer, name, packed), name) == 0;
}

/* Adds @part and its relationships. Returns FALSE if they do not fit. */
static gboolean
put_part(SkZipWriter *writer, const SkOoxmlPart *part)
{
    g_autofree char *name = sk_relations_member(part->name);
    g_autoptr(GBytes) relations = NULL;
    g_autoptr(SkZipPacked) packed = NULL;

    if (part->packed != NULL && !put(writer, part->name, part->packed))
        return FALSE;
    if (part->n_used == 0)
        return TRUE;
    relations = sk_ooxml_relations_bytes(part);
    packed = sk_zip_pack(relations, TRUE);
    return put(writer, name, packed);
}

GBytes *
sk_ooxml_write(SkOoxml *document, SkReason *why, const char **detail)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autoptr(GBytes) types = NULL;
    g_autoptr(SkZipPacked) packed = NULL;
    gboolean fits = FALSE;
    GBytes *zip = NULL;

    if (!write_parts(document, why, detail))
        return NULL;
    types = sk_ooxml_types_bytes(document);
    packed = sk_zip_pack(types, TRUE);
    fits = put(writer, "[Content_Types].xml", packed);
    for (guint i = 0; fits && i < document->parts->len; i++)
        fits = put_part(writer, document->parts->pdata[i]);
    zip = fits ? sk_zip_writer_finish(writer) : NULL;
    if (zip == NULL)
        refuse(why, detail, SK_REASON_LIMIT_EXPANDED, "package");
    return zip;
}
