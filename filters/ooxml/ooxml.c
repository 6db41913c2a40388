/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens a document (ooxml.h) and walks it once without writing, to find the
 * files in it, which the pipeline judges before the document is written.
 */
#include <string.h>
#include <file/file_type.h>
#include <ooxml/ooxml_inner.h>

static gboolean
refuse(SkReason *why, const char **detail, SkReason reason, const char *what)
{
    *why = reason;
    *detail = what;
    return FALSE;
}

/* ---- the walk ----------------------------------------------------------- */

typedef struct {
    SkOoxml *document;
    GHashTable *seen; /* members */
    GPtrArray *queue; /* of SkOoxmlPart */
} Walk;

/* Queues what the relationships of @part lead to, or lists it. */
static void
follow(Walk *walk, const SkOoxmlPart *part)
{
    for (guint i = 0; i < part->links->len; i++) {
        const SkOoxmlLink *link = &g_array_index(part->links, SkOoxmlLink, i);
        SkOoxmlEmbedded one = { 0 };

        if (link->kind == NULL ||
            !g_hash_table_add(walk->seen,
                              GINT_TO_POINTER(link->relation->member)))
            continue;
        if (link->kind->form == SK_OOXML_XML) {
            g_ptr_array_add(walk->queue,
                            sk_ooxml_part_new(walk->document,
                                              link->relation->member,
                                              link->kind));
            continue;
        }
        one.member = (guint)link->relation->member;
        one.kind = link->kind;
        g_array_append_val(walk->document->embedded, one);
        g_hash_table_insert(walk->document->embedded_by_member,
                            GINT_TO_POINTER(link->relation->member),
                            GUINT_TO_POINTER(walk->document->embedded->len));
    }
}

static void
free_part(gpointer part)
{
    sk_ooxml_part_free(part);
}

static gboolean
find_embedded(SkOoxml *document, SkReason *why, const char **detail)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) queue = g_ptr_array_new_with_free_func(free_part);
    Walk walk = { document, seen, queue };

    g_ptr_array_add(queue, sk_ooxml_part_new(document, -1, &sk_ooxml_root));
    for (guint i = 0; i < queue->len; i++) {
        SkOoxmlPart *part = queue->pdata[i];

        if (sk_part_out_of_time(document->part))
            return refuse(why, detail, SK_REASON_LIMIT_SECONDS, NULL);
        if (!sk_ooxml_part_read(part, why, detail))
            return FALSE;
        follow(&walk, part);
    }
    return TRUE;
}

/* ---- the main part ------------------------------------------------------ */

/* Finds the one part to which the package leads as its document. */
static gboolean
find_main(SkOoxml *document, SkReason *why, const char **detail)
{
    g_autoptr(GPtrArray) relations =
        sk_relations_read(document->package, "", why, detail);
    const char *type = "";

    if (relations == NULL)
        return FALSE;
    document->main_member = -1;
    for (guint i = 0; i < relations->len; i++) {
        const SkRelation *relation = relations->pdata[i];
        g_autofree char *shorter = sk_ooxml_short(relation->type);

        if (strcmp(shorter, "o:officeDocument") != 0)
            continue;
        if (document->main_member >= 0)
            return refuse(why, detail, SK_REASON_AMBIGUOUS, "main-part");
        document->main_member = relation->member;
        document->is_strict =
            strstr(relation->type, "//purl.oclc.org/") != NULL;
    }
    if (document->main_member >= 0)
        type = sk_content_type_of(
            document->types,
            sk_package_name(document->package, (guint)document->main_member));
    document->main = sk_ooxml_main(type);
    if (document->main == NULL)
        return refuse(why, detail, SK_REASON_UNREADABLE, "main-part");
    /* The main part must be of the group of documents that the pipeline found
     * for the file, because another filter may have been chosen by that. */
    if (strcmp(sk_type_group(document->main->type),
               sk_type_group(sk_part_found(document->part))) != 0)
        return refuse(why, detail, SK_REASON_AMBIGUOUS, "main-part");
    return TRUE;
}

SkOoxml *
sk_ooxml_open(SkPart *part, const SkPolicy *policy, SkReason *why,
              const char **detail)
{
    g_autoptr(SkOoxml) document = g_new0(SkOoxml, 1);

    document->part = part;
    document->policy = policy;
    document->embedded = g_array_new(FALSE, FALSE, sizeof(SkOoxmlEmbedded));
    document->embedded_by_member = g_hash_table_new(NULL, NULL);
    document->parts = g_ptr_array_new_with_free_func(free_part);
    document->beside = g_hash_table_new_full(NULL, NULL, NULL, free_part);
    document->by_member = g_hash_table_new(NULL, NULL);
    document->names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    document->package = sk_package_open(part, policy, why, detail);
    if (document->package == NULL)
        return NULL;
    document->types = sk_content_types_read(document->package, why, detail);
    if (document->types == NULL || !find_main(document, why, detail) ||
        !find_embedded(document, why, detail))
        return NULL;
    return g_steal_pointer(&document);
}

void
sk_ooxml_close(SkOoxml *document)
{
    if (document == NULL)
        return;
    if (document->free_shared != NULL)
        document->free_shared(document->shared);
    g_ptr_array_unref(document->parts);
    g_hash_table_unref(document->beside);
    g_hash_table_unref(document->by_member);
    g_hash_table_unref(document->names);
    g_hash_table_unref(document->embedded_by_member);
    g_array_unref(document->embedded);
    sk_content_types_free(document->types);
    sk_package_close(document->package);
    g_free(document);
}

const char *
sk_ooxml_type(const SkOoxml *document)
{
    return document->main->type;
}

/* ---- the files in it ---------------------------------------------------- */

GPtrArray *
sk_ooxml_embedded(SkOoxml *document, SkReason *why, const char **detail)
{
    g_autoptr(GPtrArray) children =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_part_free);

    *why = SK_REASON_NONE;
    for (guint i = 0; i < document->embedded->len; i++) {
        const SkOoxmlEmbedded *one =
            &g_array_index(document->embedded, SkOoxmlEmbedded, i);
        const char *name = sk_package_name(document->package, one->member);
        const char *slash = strrchr(name, '/');
        g_autoptr(GBytes) bytes =
            sk_package_read(document->package, one->member, why, detail);

        if (bytes == NULL)
            return NULL;
        g_ptr_array_add(children, sk_part_new(SK_ROLE_EMBEDDED,
                                              slash != NULL ? slash + 1 : name,
                                              NULL, bytes));
    }
    return children->len > 0 ? g_steal_pointer(&children) : NULL;
}

SkPart *
sk_ooxml_child(const SkOoxml *document, int member)
{
    const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(
        document->embedded_by_member, GINT_TO_POINTER(member)));

    return n > 0 && n <= sk_part_n_children(document->part)
               ? sk_part_child(document->part, n - 1)
               : NULL;
}

const char *
sk_ooxml_child_type(const SkPart *child, const SkOoxmlKind *kind,
                    const char **extension)
{
    static const struct {
        const char *found, *type, *extension;
    } files[] = {
        { "image/png", "image/png", ".png" },
        { "image/jpeg", "image/jpeg", ".jpeg" },
        { "image/gif", "image/gif", ".gif" },
        { "image/bmp", "image/bmp", ".bmp" },
        { "image/tiff", "image/tiff", ".tiff" },
        { "image/emf", "image/x-emf", ".emf" },
        { "image/wmf", "image/x-wmf", ".wmf" },
        { "image/svg+xml", "image/svg+xml", ".svg" },
        { "application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          ".xlsx" },
    };
    const gboolean wants_picture = kind == &sk_ooxml_picture;

    if (child == NULL || sk_part_bytes(child) == NULL ||
        (sk_part_verdict(child) != SK_VERDICT_KEPT &&
         sk_part_verdict(child) != SK_VERDICT_CLEANED))
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        if (strcmp(files[i].found, sk_part_found(child)) != 0 ||
            g_str_has_prefix(files[i].found, "image/") != wants_picture)
            continue;
        *extension = files[i].extension;
        return files[i].type;
    }
    return NULL;
}
