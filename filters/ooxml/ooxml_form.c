/* SPDX-License-Identifier: Apache-2.0
 *
 * The two kinds of XML of which a package consists besides its parts, written
 * in one form: relationships and content types.
 *
 *   relationships: the declaration, <Relationships xmlns="…">, for each
 *   <Relationship Id="rId1" Type="…" Target="…"/>, counted from 1, a hyperlink
 *   with TargetMode="External" behind its target, </Relationships>
 *   content types: the declaration, <Types xmlns="…">, <Default Extension="…"
 *   ContentType="…"/> for rels, xml and then each extension of an embedded
 *   file, by its letters, <Override PartName="/…" ContentType="…"/> for each
 *   part that is XML, in the order of the members, </Types>
 */
#include <string.h>
#include <ooxml/ooxml_inner.h>

#define HEAD    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

static void
put_attribute(GString *out, const char *name, const char *value)
{
    g_autofree char *escaped = g_markup_escape_text(value, -1);

    /* The apostrophe is the one character that our form does not escape. */
    g_string_append_printf(out, " %s=\"", name);
    for (const char *p = escaped; *p != '\0'; p++) {
        if (g_str_has_prefix(p, "&apos;") || g_str_has_prefix(p, "&#39;")) {
            g_string_append_c(out, '\'');
            p += strcspn(p, ";");
        } else {
            g_string_append_c(out, *p);
        }
    }
    g_string_append_c(out, '"');
}

static void
put_relation(GString *out, const SkOoxmlPart *part, const SkOoxmlLink *link)
{
    const SkOoxml *document = part->document;
    const SkOoxmlPart *to =
        link->kind != NULL
            ? g_hash_table_lookup(document->by_member,
                                  GINT_TO_POINTER(link->relation->member))
            : NULL;
    const char *plain = link->kind != NULL ? link->kind->plain_relation : NULL;
    g_autofree char *type =
        sk_ooxml_long(plain != NULL ? plain : link->type, document->is_strict);
    g_autofree char *id = g_strdup_printf("rId%u", link->number);
    g_autofree char *target = to != NULL
                                  ? sk_package_relative(part->name, to->name)
                                  : g_strdup(link->target);

    g_string_append(out, "<Relationship");
    put_attribute(out, "Id", id);
    put_attribute(out, "Type", type);
    put_attribute(out, "Target", target);
    if (to == NULL)
        put_attribute(out, "TargetMode", "External");
    g_string_append(out, "/>");
}

GBytes *
sk_ooxml_relations_bytes(const SkOoxmlPart *part)
{
    GString *out =
        g_string_new(HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">");
    g_autoptr(GPtrArray) used = sk_ooxml_used_links(part);

    for (guint i = 0; i < used->len; i++)
        put_relation(out, part, used->pdata[i]);
    g_string_append(out, "</Relationships>");
    return g_string_free_to_bytes(out);
}

static void
put_entry(GString *out, const char *element, const char *of, const char *value,
          const char *type)
{
    g_string_append_printf(out, "<%s", element);
    put_attribute(out, of, value);
    put_attribute(out, "ContentType", type);
    g_string_append(out, "/>");
}

static gint
compare_words(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Writes a default for each extension of an embedded file. */
static void
put_defaults(GString *out, const SkOoxml *document)
{
    g_autoptr(GHashTable) types = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) extensions = g_ptr_array_new();

    for (guint i = 0; i < document->parts->len; i++) {
        const SkOoxmlPart *part = document->parts->pdata[i];
        const char *dot = strrchr(part->name, '.');

        if (part->kind->form == SK_OOXML_EMBEDDED &&
            g_hash_table_insert(types, (gpointer)(dot + 1),
                                (gpointer)part->content_type))
            g_ptr_array_add(extensions, (gpointer)(dot + 1));
    }
    g_ptr_array_sort(extensions, compare_words);
    for (guint i = 0; i < extensions->len; i++)
        put_entry(out, "Default", "Extension", extensions->pdata[i],
                  g_hash_table_lookup(types, extensions->pdata[i]));
}

GBytes *
sk_ooxml_types_bytes(const SkOoxml *document)
{
    GString *out =
        g_string_new(HEAD "<Types xmlns=\"" PACKAGE "content-types\">");

    put_entry(out, "Default", "Extension", "rels",
              "application/vnd.openxmlformats-package.relationships+xml");
    put_entry(out, "Default", "Extension", "xml", "application/xml");
    put_defaults(out, document);
    for (guint i = 0; i < document->parts->len; i++) {
        const SkOoxmlPart *part = document->parts->pdata[i];
        g_autofree char *name = g_strconcat("/", part->name, NULL);
        g_autofree char *type = NULL;

        if (part->member < 0 || part->kind->form == SK_OOXML_EMBEDDED)
            continue;
        type = g_strndup(part->content_type, strcspn(part->content_type, " "));
        put_entry(out, "Override", "PartName", name, type);
    }
    g_string_append(out, "</Types>");
    return g_string_free_to_bytes(out);
}
