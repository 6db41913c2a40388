/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens OpenDocument files (odf_package.h). This defends against packages whose
 * member "mimetype" says one thing and whose content is another, and names
 * encrypted ones as such.
 */
#include <string.h>
#include <markup/markup_read.h>
#include "odf/odf_package.h"

#define ODF "application/vnd.oasis.opendocument."

struct _SkOdfPackage {
    SkPackage *zip; /* NULL if it was flat */
    GArray *flat;   /* of SkOdfFlatMember; NULL if it was not */
    const char *type;
};

const char *
sk_odf_type(const char *text, gsize len)
{
    static const char *const types[] = {
        ODF "text",         ODF "text-template",
        ODF "spreadsheet",  ODF "spreadsheet-template",
        ODF "presentation", ODF "presentation-template",
        ODF "graphics",     ODF "graphics-template",
    };
    /* They are written as plain texts: the first is put together of other
     * files, whose content it holds, and the last is a page of the web. */
    static const char *const plain[] = { ODF "text-master",
                                         ODF "text-master-template",
                                         ODF "text-web" };

    for (guint i = 0; i < G_N_ELEMENTS(types); i++)
        if (strlen(types[i]) == len && memcmp(types[i], text, len) == 0)
            return types[i];
    for (guint i = 0; i < G_N_ELEMENTS(plain); i++)
        if (strlen(plain[i]) == len && memcmp(plain[i], text, len) == 0)
            return types[0];
    return NULL;
}

/* Returns whether @type is that of a flat file, without a package. */
static gboolean
is_flat(const char *type)
{
    return strcmp(type, ODF "flat-xml") == 0;
}

static gboolean
find_encryption(gpointer user, SkMarkupTag *tag)
{
    gboolean *found = user;

    *found = *found || sk_markup_is(tag, "manifest", "encryption-data");
    return !*found;
}

static gboolean
pass_end(gpointer user, const SkMarkupTag *tag)
{
    (void)user;
    (void)tag;
    return TRUE;
}

static gboolean
pass_text(gpointer user, const char *text, gsize len)
{
    (void)user;
    (void)text;
    (void)len;
    return TRUE;
}

/* Returns whether the manifest says that members are encrypted. A manifest that
 * cannot be read says nothing: the members themselves are read then. */
static gboolean
is_encrypted(SkPackage *zip)
{
    static const SkMarkupEvents events = { find_encryption, pass_end,
                                           pass_text };
    int i = sk_package_find(zip, "META-INF/manifest.xml");
    g_autoptr(GBytes) bytes = NULL;
    const char *detail = NULL;
    gboolean found = FALSE;
    SkReason why;

    if (i >= 0)
        bytes = sk_package_read(zip, (guint)i, &why, &detail);
    if (bytes != NULL)
        sk_markup_read(sk_package_part(zip), bytes, &events, &found, &why,
                       &detail);
    return found;
}

/* Reads the member "mimetype" of @zip. */
static const char *
type_of(SkPackage *zip, SkReason *why, const char **detail)
{
    int i = sk_package_find(zip, "mimetype");
    g_autoptr(GBytes) bytes = NULL;
    const char *type = NULL;
    gsize len = 0;

    if (i >= 0)
        bytes = sk_package_read(zip, (guint)i, why, detail);
    if (bytes != NULL) {
        const char *text = g_bytes_get_data(bytes, &len);

        type = sk_odf_type(text, len);
    }
    if (type == NULL) {
        *why = SK_REASON_UNREADABLE;
        *detail = "mimetype";
    }
    return type;
}

SkOdfPackage *
sk_odf_package_open(SkPart *part, const SkPolicy *policy, SkReason *why,
                    const char **detail)
{
    g_autoptr(SkOdfPackage) package = g_new0(SkOdfPackage, 1);

    *detail = NULL;
    if (is_flat(sk_part_found(part))) {
        package->flat = sk_odf_flat_split(part, &package->type, why, detail);
        return package->flat != NULL ? g_steal_pointer(&package) : NULL;
    }
    package->zip = sk_package_open(part, policy, why, detail);
    if (package->zip == NULL)
        return NULL;
    package->type = type_of(package->zip, why, detail);
    if (package->type == NULL)
        return NULL;
    if (is_encrypted(package->zip)) {
        *why = SK_REASON_ENCRYPTED;
        return NULL;
    }
    return g_steal_pointer(&package);
}

void
sk_odf_package_close(SkOdfPackage *package)
{
    g_clear_pointer(&package->zip, sk_package_close);
    g_clear_pointer(&package->flat, g_array_unref);
    g_free(package);
}

const char *
sk_odf_package_type(const SkOdfPackage *package)
{
    return package->type;
}

guint
sk_odf_package_count(const SkOdfPackage *package)
{
    return package->zip != NULL ? sk_package_count(package->zip)
                                : package->flat->len;
}

const char *
sk_odf_package_name(const SkOdfPackage *package, guint i)
{
    return package->zip != NULL
               ? sk_package_name(package->zip, i)
               : g_array_index(package->flat, SkOdfFlatMember, i).name;
}

int
sk_odf_package_find(const SkOdfPackage *package, const char *name)
{
    if (package->zip != NULL)
        return sk_package_find(package->zip, name);
    for (guint i = 0; i < package->flat->len; i++)
        if (strcmp(sk_odf_package_name(package, i), name) == 0)
            return (int)i;
    return -1;
}

GBytes *
sk_odf_package_read(SkOdfPackage *package, guint i, SkReason *why,
                    const char **detail)
{
    if (package->zip != NULL)
        return sk_package_read(package->zip, i, why, detail);
    return g_bytes_ref(g_array_index(package->flat, SkOdfFlatMember, i).bytes);
}
