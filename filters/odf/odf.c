/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans OpenDocument files (odf.h). The pictures in a package become parts
 * first, through which all filters run; the document is written when they are
 * decided. Only what the content of the document refers to leaves.
 */
#include <string.h>
#include <file/file_name.h>
#include <file/file_text.h>
#include "odf/odf.h"
#include "odf/odf_inner.h"
#include "odf/odf_member.h"
#include "odf/odf_rows.h"
#include "odf/odf_text.h"
#include "odf/odf_write.h"

#define ODF "application/vnd.oasis.opendocument."

const char *const sk_odf_types[] = {
    ODF "text",
    ODF "text-template",
    ODF "spreadsheet",
    ODF "spreadsheet-template",
    ODF "presentation",
    ODF "presentation-template",
    ODF "graphics",
    ODF "graphics-template",
    ODF "text-web",
    ODF "text-master",
    ODF "flat-xml",
    ODF "text-master-template",
    NULL,
};

void
sk_odf_prepare(void)
{
    sk_markup_prepare(&sk_odf_content);
    sk_markup_prepare(&sk_odf_styles);
    sk_markup_prepare(&sk_odf_formula);
    sk_markup_prepare(&sk_odf_meta);
    sk_markup_prepare(&sk_odf_settings);
}

/* Makes a part of member @i, if it is a picture. Returns FALSE with *@why set
 * if it cannot be read. */
static gboolean
take_picture(SkOdfPackage *package, guint i, GPtrArray *children, SkReason *why,
             const char **detail)
{
    const char *name = sk_odf_package_name(package, i);
    const char *slash = strrchr(name, '/'), *word = NULL;
    g_autoptr(GBytes) bytes = NULL;

    if (sk_odf_member_use(name, &word) != SK_ODF_USE_FILE)
        return TRUE;
    bytes = sk_odf_package_read(package, i, why, detail);
    if (bytes == NULL)
        return FALSE;
    /* A name without an extension is none that people would know. */
    name = slash != NULL ? slash + 1 : name;
    if (sk_odf_member_is_picture(sk_odf_package_name(package, i), bytes))
        g_ptr_array_add(children,
                        sk_part_new(SK_ROLE_EMBEDDED,
                                    strchr(name, '.') != NULL ? name : NULL,
                                    NULL, bytes));
    return TRUE;
}

static GPtrArray *
take_pictures(SkOdfPackage *package, SkReason *why, const char **detail)
{
    g_autoptr(GPtrArray) children =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_part_free);

    for (guint i = 0; i < sk_odf_package_count(package); i++)
        if (!take_picture(package, i, children, why, detail))
            return NULL;
    return g_steal_pointer(&children);
}

/* Counts what is left out because of its name. */
static void
count_members(SkPart *part, SkOdfPackage *package)
{
    for (guint i = 0; i < sk_odf_package_count(package); i++) {
        const char *name = sk_odf_package_name(package, i), *word = NULL;

        sk_odf_member_use(name, &word);
        if (word != NULL)
            sk_part_count(part, word, 1, name);
    }
}

/* Replaces @part by what was written, under a name that fits its type. */
static SkVerdict
finish(SkPart *part, GBytes *bytes, const char *type)
{
    if (strcmp(type, sk_part_found(part)) != 0) {
        g_autofree char *name =
            sk_file_name_fit_to(sk_part_out_name(part), type);

        sk_part_rename(part, name);
        sk_part_count(part, "format-changed", 1, sk_part_found(part));
    }
    if (g_bytes_equal(bytes, sk_part_bytes(part)) &&
        sk_part_n_children(part) == 0) {
        g_bytes_unref(bytes);
        return sk_part_keep(part);
    }
    return sk_part_replace(part, bytes, type);
}

static SkVerdict
write_part(SkPart *part, const SkPolicy *policy, SkOdfPackage *package)
{
    const char *type = NULL, *detail = NULL;
    SkReason why = SK_REASON_NONE;
    GBytes *bytes = NULL;

    count_members(part, package);
    bytes = sk_odf_write(part, policy, package, &type, &why, &detail);
    return bytes != NULL ? finish(part, bytes, type)
                         : sk_part_remove(part, why, detail);
}

SkVerdict
sk_odf_clean_part(SkPart *part, const SkPolicy *policy)
{
    const char *detail = NULL;
    SkReason why = SK_REASON_NONE;
    g_autoptr(SkOdfPackage) package =
        sk_odf_package_open(part, policy, &why, &detail);
    g_autoptr(GPtrArray) children = NULL;

    if (package == NULL)
        return sk_part_remove(part, why, detail);
    if (sk_odf_package_find(package, "content.xml") < 0)
        return sk_part_remove(part, SK_REASON_UNREADABLE, "content.xml");
    children = take_pictures(package, &why, &detail);
    if (children == NULL)
        return sk_part_remove(part, why, detail);
    if (children->len == 0)
        return write_part(part, policy, package);
    return sk_part_split(part, g_steal_pointer(&children));
}

SkVerdict
sk_odf_build_part(SkPart *part, const SkPolicy *policy)
{
    const char *detail = NULL;
    SkReason why = SK_REASON_NONE;
    g_autoptr(SkOdfPackage) package =
        sk_odf_package_open(part, policy, &why, &detail);

    if (package == NULL)
        return sk_part_remove(part, why, detail);
    return write_part(part, policy, package);
}

SkVerdict
sk_odf_convert_part(SkPart *part, const SkPolicy *policy)
{
    const char *detail = NULL;
    SkReason why = SK_REASON_UNREADABLE;
    g_autoptr(SkOdfPackage) package =
        sk_odf_package_open(part, policy, &why, &detail);
    char *text = NULL, *clean = NULL;

    if (package != NULL)
        text = sk_odf_text(part, policy, package, &why, &detail);
    if (text == NULL)
        return sk_part_remove(part, why, detail);
    clean = sk_file_clean_text(part, text, NULL);
    g_free(text);
    sk_file_name_fit(part, "text/plain");
    return sk_file_finish(
        part, sk_file_end_lines(sk_file_relink(part, policy, clean), TRUE),
        "text/plain", SK_MARKS_TEXT);
}
