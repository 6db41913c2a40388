/* SPDX-License-Identifier: Apache-2.0
 *
 * The walk over an OpenDocument package: the document in its root is written,
 * and in the course of that whatever it refers to, which is found by nothing
 * else. The manifest is written anew from what there is then. This defends
 * against members that nothing shows and against manifests that lie.
 */
#include <string.h>
#include <picture/placeholder.h>
#include "odf/odf_inner.h"
#include "odf/odf_member.h"
#include "odf/odf_rows.h"
#include "odf/odf_write.h"

#define ODF "application/vnd.oasis.opendocument."

static const char *const kinds[SK_ODF_N_KINDS] = {
    [SK_ODF_TEXT] = ODF "text",
    [SK_ODF_SPREADSHEET] = ODF "spreadsheet",
    [SK_ODF_PRESENTATION] = ODF "presentation",
    [SK_ODF_GRAPHICS] = ODF "graphics",
    [SK_ODF_CHART] = ODF "chart",
    [SK_ODF_FORMULA] = ODF "formula",
};

static void
free_out(gpointer data)
{
    SkOdfOut *out = data;

    g_free(out->name);
    g_clear_pointer(&out->bytes, g_bytes_unref);
    g_free(out);
}

static void
free_folder(gpointer data)
{
    SkOdfFolder *folder = data;

    g_free(folder->in);
    g_free(folder->out);
    g_free(folder->href);
    g_hash_table_unref(folder->names);
    g_free(folder);
}

void
sk_odf_add(SkOdf *odf, char *name, const char *type, GBytes *bytes)
{
    SkOdfOut *out = g_new0(SkOdfOut, 1);

    *out = (SkOdfOut){ .name = name, .type = type, .bytes = bytes };
    g_ptr_array_add(odf->out, out);
}

SkOdfFolder *
sk_odf_folder_new(SkOdf *odf, char *in, char *out)
{
    SkOdfFolder *folder = g_new0(SkOdfFolder, 1);

    folder->in = in;
    folder->out = out;
    folder->names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_insert(odf->folders, folder->in, folder);
    return folder;
}

/* ---- one member --------------------------------------------------------- */

static void
clear_member(SkOdfMember *member)
{
    g_array_unref(member->frames);
    g_array_unref(member->pivots);
    g_array_unref(member->fields);
    g_hash_table_unref(member->filled);
    g_free(member->list);
}

/* Writes the member @name of @folder by @list, if there is one. Returns FALSE
 * with the reason in @odf if it cannot be written. */
static gboolean
write_xml(SkOdf *odf, SkOdfFolder *folder, const char *name,
          const SkMarkupList *list, gboolean leaves)
{
    g_autofree char *in = g_strconcat(folder->in, name, NULL);
    int i = sk_odf_package_find(odf->package, in);
    g_autoptr(GBytes) bytes = NULL, written = NULL;
    SkOdfMember member = { .odf = odf, .folder = folder };
    const SkMarkupHost host = { .user = &member };

    if (i < 0)
        return TRUE;
    g_hash_table_add(odf->reached, GINT_TO_POINTER(i));
    bytes =
        sk_odf_package_read(odf->package, (guint)i, &odf->reason, &odf->detail);
    if (bytes == NULL)
        return FALSE;
    member.frames = g_array_new(FALSE, TRUE, sizeof(SkOdfFrame));
    member.pivots = g_array_new(FALSE, TRUE, sizeof(SkOdfPivot));
    member.fields = g_array_new(FALSE, TRUE, sizeof(gboolean));
    member.filled =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    written = sk_markup_rewrite(odf->part, bytes, list, &host, &odf->reason,
                                &odf->detail);
    clear_member(&member);
    if (written == NULL)
        return FALSE;
    if (leaves)
        sk_odf_add(odf, g_strconcat(folder->out, name, NULL), "text/xml",
                   g_steal_pointer(&written));
    return TRUE;
}

/* ---- a document --------------------------------------------------------- */

static gboolean
see_root(gpointer user, SkMarkupTag *tag)
{
    gboolean *is_formula = user;

    *is_formula = sk_markup_is(tag, "math", "math");
    return FALSE;
}

/* Returns whether the content of @folder is a formula, which has a list of its
 * own. */
static gboolean
is_formula(SkOdf *odf, const SkOdfFolder *folder)
{
    static const SkMarkupEvents events = { .start = see_root };
    g_autofree char *name = g_strconcat(folder->in, "content.xml", NULL);
    int i = sk_odf_package_find(odf->package, name);
    g_autoptr(GBytes) bytes = NULL;
    const char *detail = NULL;
    gboolean is = FALSE;
    SkReason why;

    if (i >= 0)
        bytes = sk_odf_package_read(odf->package, (guint)i, &why, &detail);
    if (bytes != NULL)
        sk_markup_read(NULL, bytes, &events, &is, &why, &detail);
    return is;
}

static gboolean
write_members(SkOdf *odf, SkOdfFolder *folder)
{
    gboolean is_root = *folder->in == '\0';
    gboolean keeps_metadata =
        is_root &&
        sk_policy_inside(odf->policy, SK_INSIDE_METADATA) == SK_TREAT_KEEP;

    if (!is_root && is_formula(odf, folder)) {
        folder->kind = SK_ODF_FORMULA;
        folder->has_kind = TRUE;
        return write_xml(odf, folder, "content.xml", &sk_odf_formula, TRUE) &&
               write_xml(odf, folder, "settings.xml", &sk_odf_settings, TRUE);
    }
    return write_xml(odf, folder, "content.xml", &sk_odf_content, TRUE) &&
           folder->has_kind &&
           write_xml(odf, folder, "styles.xml", &sk_odf_styles, TRUE) &&
           write_xml(odf, folder, "meta.xml", &sk_odf_meta, keeps_metadata) &&
           write_xml(odf, folder, "settings.xml", &sk_odf_settings, TRUE);
}

gboolean
sk_odf_write_document(SkOdf *odf, SkOdfFolder *folder)
{
    if (!write_members(odf, folder))
        return FALSE;
    if (folder->placeholders > 0)
        sk_odf_add(odf, g_strconcat(folder->out, SK_ODF_PLACEHOLDER, NULL),
                   "image/png", sk_placeholder(0, 0));
    return TRUE;
}

const char *
sk_odf_kind_type(SkOdfKind kind)
{
    return kinds[kind];
}

/* ---- the whole ---------------------------------------------------------- */

/* Finds the members that became children, in the same order. */
static gboolean
find_pictures(SkOdf *odf)
{
    guint n = 0;

    if (sk_part_n_children(odf->part) == 0)
        return TRUE;
    for (guint i = 0; i < sk_odf_package_count(odf->package); i++) {
        const char *name = sk_odf_package_name(odf->package, i), *word = NULL;
        g_autoptr(GBytes) bytes = NULL;

        if (sk_odf_member_use(name, &word) != SK_ODF_USE_FILE)
            continue;
        bytes =
            sk_odf_package_read(odf->package, i, &odf->reason, &odf->detail);
        if (bytes == NULL)
            return FALSE;
        if (sk_odf_member_is_picture(name, bytes))
            g_hash_table_insert(odf->pictures, GINT_TO_POINTER(i),
                                GUINT_TO_POINTER(++n));
    }
    return n == sk_part_n_children(odf->part);
}

/* Counts the members to which nothing refers; those that have a word of their
 * own were counted by it. */
static void
count_unreached(const SkOdf *odf)
{
    for (guint i = 0; i < sk_odf_package_count(odf->package); i++) {
        const char *name = sk_odf_package_name(odf->package, i), *word = NULL;

        if (sk_odf_member_use(name, &word) != SK_ODF_USE_NONE && word == NULL &&
            !g_hash_table_contains(odf->reached, GINT_TO_POINTER(i)))
            sk_part_count(odf->part, "unknown-part", 1, name);
    }
}

/* Returns the manifest. It states the version of the content, because from 1.2
 * on LibreOffice opens no package in which the two differ. Manifests before 1.2
 * had no version; such a package gets "1.2". */
static GBytes *
manifest_of(const SkOdf *odf)
{
    const char *version = odf->version != NULL ? odf->version : "1.2";
    GString *xml = g_string_new(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:"
        "xmlns:manifest:1.0\"");

    g_string_append_printf(xml,
                           " manifest:version=\"%s\"><manifest:file-entry "
                           "manifest:full-path=\"/\" manifest:version=\"%s\" "
                           "manifest:media-type=\"%s\"/>",
                           version, version, odf->type);
    for (guint i = 0; i < odf->out->len; i++) {
        const SkOdfOut *out = odf->out->pdata[i];

        g_string_append_printf(xml,
                               "<manifest:file-entry manifest:full-path=\"%s\" "
                               "manifest:media-type=\"%s\"/>",
                               out->name, out->type);
    }
    g_string_append(xml, "</manifest:manifest>");
    return g_string_free_to_bytes(xml);
}

static GBytes *
zip_of(SkOdf *odf)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autoptr(GBytes) type = g_bytes_new_static(odf->type, strlen(odf->type));
    g_autoptr(SkZipPacked) packed = sk_zip_pack(type, FALSE);
    g_autoptr(GBytes) manifest = manifest_of(odf);

    sk_zip_writer_put(writer, "mimetype", packed);
    for (guint i = 0; i < odf->out->len; i++) {
        const SkOdfOut *out = odf->out->pdata[i];

        if (out->bytes != NULL)
            sk_zip_writer_add(writer, out->name, out->bytes);
    }
    sk_zip_writer_add(writer, "META-INF/manifest.xml", manifest);
    return sk_zip_writer_finish(writer);
}

/* The kind of documents of the media type @type or of its templates. */
static SkOdfKind
kind_of(const char *type)
{
    for (guint i = 0; i < SK_ODF_N_KINDS; i++)
        if (g_str_has_prefix(type, kinds[i]))
            return (SkOdfKind)i;
    g_assert_not_reached(); /* sk_odf_type lists no other. */
}

GBytes *
sk_odf_write(SkPart *part, const SkPolicy *policy, SkOdfPackage *package,
             const char **type, SkReason *why, const char **detail)
{
    SkOdf odf = { .part = part,
                  .policy = policy,
                  .package = package,
                  .type = sk_odf_package_type(package) };
    SkOdfFolder *root = NULL;
    GBytes *out = NULL;

    odf.pictures = g_hash_table_new(NULL, NULL);
    odf.reached = g_hash_table_new(NULL, NULL);
    odf.folders =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_folder);
    odf.out = g_ptr_array_new_with_free_func(free_out);
    root = sk_odf_folder_new(&odf, g_strdup(""), g_strdup(""));
    root->kind = kind_of(odf.type);
    root->has_kind = TRUE;
    if (find_pictures(&odf) && sk_odf_write_document(&odf, root))
        out = zip_of(&odf);
    if (out != NULL)
        count_unreached(&odf);
    *type = odf.type;
    *why = odf.reason != SK_REASON_NONE ? odf.reason : SK_REASON_UNREADABLE;
    *detail = odf.detail;
    g_ptr_array_unref(odf.out);
    g_hash_table_unref(odf.folders);
    g_hash_table_unref(odf.pictures);
    g_hash_table_unref(odf.reached);
    return out;
}
