/* SPDX-License-Identifier: Apache-2.0
 *
 * What the content of a document refers to in its package: pictures, and other
 * documents. They are written when the reference is met, and only then.
 */
#include <string.h>
#include <metafile/svm.h>
#include <picture/placeholder.h>
#include <sekisho/picture_formats.h>
#include "odf/odf_inner.h"

#define FOLDERS_DEPTH_MAX 8

/* Returns the name of the member or folder in the package that @href, in a
 * document in @folder, refers to; NULL if it refers to something else. New
 * string. */
static char *
name_of(const SkOdfFolder *folder, const char *href)
{
    g_autofree char *plain = NULL;

    while (g_str_has_prefix(href, "./"))
        href += 2;
    if (strchr(href, ':') != NULL || strchr(href, '#') != NULL || *href == '/')
        return NULL;
    plain = g_uri_unescape_string(href, NULL);
    if (plain == NULL || *plain == '\0' || strstr(plain, "..") != NULL)
        return NULL;
    return g_strconcat(folder->in, plain, NULL);
}

/* Returns whether documents of the kind of @folder may stay in another. Charts
 * and formulas are parts of it; others are files of their own. */
static gboolean
may_stay(const SkOdf *odf, const SkOdfFolder *folder)
{
    return folder->kind == SK_ODF_CHART || folder->kind == SK_ODF_FORMULA ||
           sk_policy_inside(odf->policy, SK_INSIDE_OBJECTS) == SK_TREAT_CLEAN;
}

/* Writes the object in @folder. What was written of one that does not stay is
 * taken back. */
static gboolean
write_object(SkOdf *odf, SkOdfFolder *folder)
{
    guint before = odf->out->len;
    gboolean stays = FALSE;

    if (odf->depth >= FOLDERS_DEPTH_MAX)
        return FALSE;
    odf->depth++;
    folder->is_busy = TRUE;
    sk_odf_add(odf, g_strdup(folder->out), "", NULL);
    stays = sk_odf_write_document(odf, folder) && may_stay(odf, folder);
    if (stays) {
        SkOdfOut *out = odf->out->pdata[before];

        out->type = sk_odf_kind_type(folder->kind);
    } else {
        g_ptr_array_set_size(odf->out, (gint)before);
        odf->reason = SK_REASON_NONE;
        odf->detail = NULL;
    }
    folder->is_busy = FALSE;
    odf->depth--;
    return stays;
}

const char *
sk_odf_object_name(SkOdfMember *member, const char *href)
{
    SkOdf *odf = member->odf;
    g_autofree char *bare = name_of(member->folder, href);
    g_autofree char *in = NULL, *content = NULL;
    SkOdfFolder *folder = NULL;

    if (bare == NULL)
        return NULL;
    if (g_str_has_suffix(bare, "/"))
        bare[strlen(bare) - 1] = '\0';
    in = g_strconcat(bare, "/", NULL);
    content = g_strconcat(in, "content.xml", NULL);
    if (sk_odf_package_find(odf->package, content) < 0)
        return NULL;
    folder = g_hash_table_lookup(odf->folders, in);
    if (folder == NULL) {
        folder = sk_odf_folder_new(
            odf, g_steal_pointer(&in),
            g_strdup_printf("%sObject %u/", member->folder->out,
                            member->folder->objects + 1));
        folder->stays = write_object(odf, folder);
        member->folder->objects += folder->stays;
        folder->href =
            g_strconcat("./", folder->out + strlen(member->folder->out), NULL);
        folder->href[strlen(folder->href) - 1] = '\0';
        folder->owner = member->folder;
    }
    /* An object that holds itself, or is shown in two documents, stays once. */
    if (folder->is_busy || !folder->stays || folder->owner != member->folder)
        return NULL;
    return folder->href;
}

/* ---- pictures ----------------------------------------------------------- */

static const char *
extension_of(const char *type)
{
    static const struct {
        const char *type, *extension;
    } extensions[] = {
#define SK_X(symbol, name, type, extensions) { type, extensions },
        SK_PICTURES(SK_X)
#undef SK_X
    };

    for (guint i = 0; i < G_N_ELEMENTS(extensions); i++)
        if (strcmp(extensions[i].type, type) == 0)
            return extensions[i].extension;
    return NULL;
}

/* Adds a picture to @folder. Takes @bytes. Returns its name in the folder, new
 * string. */
static char *
add_picture(SkOdf *odf, SkOdfFolder *folder, const char *type, GBytes *bytes)
{
    const char *extension = extension_of(type);
    char *name = g_strdup_printf("Pictures/%u.%.*s", ++folder->pictures,
                                 (int)strcspn(extension, " "), extension);

    sk_odf_add(odf, g_strconcat(folder->out, name, NULL), g_intern_string(type),
               bytes);
    return name;
}

void
sk_odf_use_placeholder(SkOdfMember *member, int n)
{
    member->folder->placeholders += n;
}

/* Returns whether @child is the placeholder that we put there the last time. */
static gboolean
is_placeholder(const SkPart *child)
{
    g_autoptr(GBytes) bytes = sk_placeholder(0, 0);

    return g_bytes_equal(bytes, sk_part_bytes(child));
}

/* Adds what became of @child. Returns its name in the folder, new string, or
 * NULL if a placeholder stands for it. */
static char *
add_child(SkOdf *odf, SkOdfFolder *folder, SkPart *child)
{
    SkVerdict verdict = sk_part_verdict(child);

    if (sk_part_bytes(child) != NULL &&
        (verdict == SK_VERDICT_KEPT || verdict == SK_VERDICT_CLEANED) &&
        extension_of(sk_part_found(child)) != NULL)
        return is_placeholder(child)
                   ? NULL
                   : add_picture(odf, folder, sk_part_found(child),
                                 g_bytes_ref(sk_part_bytes(child)));
    sk_part_count(odf->part, "embedded-picture", 1, NULL);
    return NULL;
}

const char *
sk_odf_picture_name(SkOdfMember *member, const char *href)
{
    SkOdf *odf = member->odf;
    g_autofree char *in = name_of(member->folder, href);
    guint number = 0;
    int i = in != NULL ? sk_odf_package_find(odf->package, in) : -1;
    char *name = NULL;

    if (i < 0)
        return NULL;
    g_hash_table_add(odf->reached, GINT_TO_POINTER(i));
    number = GPOINTER_TO_UINT(
        g_hash_table_lookup(odf->pictures, GINT_TO_POINTER(i)));
    if (number == 0)
        return NULL;
    name = g_hash_table_lookup(member->folder->names, in);
    if (name == NULL) {
        name = add_child(odf, member->folder,
                         sk_part_child(odf->part, number - 1));
        if (name == NULL)
            name = g_strdup(SK_ODF_PLACEHOLDER);
        g_hash_table_insert(member->folder->names, g_steal_pointer(&in), name);
    }
    member->folder->placeholders += strcmp(name, SK_ODF_PLACEHOLDER) == 0;
    return name;
}

/* ---- previews ----------------------------------------------------------- */

/* Returns the metafile of StarView that is member @i, written anew; NULL if it
 * is none, or does not leave. */
static GBytes *
clean_metafile(SkOdf *odf, guint i)
{
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;
    g_autoptr(GBytes) bytes =
        sk_odf_package_read(odf->package, i, &why, &detail);
    SkPicture picture = { .part = odf->part,
                          .policy = odf->policy,
                          .limits = &odf->policy->limits };

    if (bytes == NULL)
        return NULL;
    picture.bytes = g_bytes_get_data(bytes, &picture.len);
    return sk_svm_is(picture.bytes, picture.len) ? sk_svm_clean(&picture)
                                                 : NULL;
}

/* LibreOffice finds the preview of "./Object 1" under one name only. New
 * string. */
static char *
metafile_name(SkOdfFolder *folder, const char *object)
{
    if (object != NULL)
        return g_strconcat("ObjectReplacements/", object + strlen("./"), NULL);
    return g_strdup_printf("Pictures/%u.svm", ++folder->pictures);
}

const char *
sk_odf_metafile_name(SkOdfMember *member, const char *href, const char *object)
{
    SkOdfFolder *folder = member->folder;
    g_autofree char *in = name_of(folder, href), *key = NULL;
    g_autoptr(GBytes) bytes = NULL;
    int i = in != NULL ? sk_odf_package_find(member->odf->package, in) : -1;
    char *name = NULL;

    if (i < 0)
        return NULL;
    /* No object has a name like this, and no picture. */
    key = object != NULL ? g_strconcat("\n", object, NULL)
                         : g_strconcat("\n", in, NULL);
    name = g_hash_table_lookup(folder->names, key);
    if (name != NULL)
        return object == NULL ? name : NULL;
    bytes = clean_metafile(member->odf, (guint)i);
    if (bytes == NULL)
        return NULL;
    g_hash_table_add(member->odf->reached, GINT_TO_POINTER(i));
    name = metafile_name(folder, object);
    g_hash_table_insert(folder->names, g_steal_pointer(&key), name);
    sk_odf_add(member->odf, g_strconcat(folder->out, name, NULL),
               SK_ODF_METAFILE, g_steal_pointer(&bytes));
    return name;
}
