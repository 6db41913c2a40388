/* SPDX-License-Identifier: Apache-2.0
 *
 * What the members of a package are for, by their names: the pictures among
 * them go through all filters as parts of their own, those of no use to a
 * reader are counted and left out.
 */
#include <string.h>
#include <file/file_name.h>
#include <metafile/svm.h>
#include "odf/odf_member.h"

/* Members that do not leave, by the beginning of their names. What a reader
 * would not miss is counted by words that nobody is told. */
static const struct {
    const char *folder, *word;
} left_out[] = {
    { "Basic/", "basic" },
    { "Dialogs/", "basic" },
    { "Scripts/", "script" },
    { "Configurations2/", "setting" },
    { "Thumbnails/", "thumbnail" },
    { "META-INF/documentsignatures.xml", "signature" },
    { "META-INF/macrosignatures.xml", "signature" },
    { "META-INF/packagesignatures.xml", "signature" },
    { "Fonts/", "font-data" },
    { "database/", "database" },
    { "reports/", "database" },
    { "forms/", "database" },
    { "manifest.rdf", "metadata" },
    { "meta/", "metadata" },
};

static gboolean
is_one_of(const char *name, const char *const *names)
{
    const char *slash = strrchr(name, '/');

    return g_strv_contains(names, slash != NULL ? slash + 1 : name);
}

/* Returns whether @bytes begin like a picture that has a cleaner. */
static gboolean
starts_like_picture(const char *bytes, gsize len)
{
    static const struct {
        gsize at;
        const char *mark;
        gsize len;
    } marks[] = {
        { 0, "\x89PNG", 4 },
        { 0, "\xFF\xD8\xFF", 3 },
        { 0, "GIF8", 4 },
        { 0, "BM", 2 },
        { 0, "II*\0", 4 },
        { 0, "MM\0*", 4 },
        { 8, "WEBP", 4 },
        { 40, " EMF", 4 },
        { 0, "\xD7\xCD\xC6\x9A", 4 },
        { 0, "\1\0\x09\0", 4 },
        { 0, "<?xml", 5 },
        { 0, "<svg", 4 },
        { 0, "\x1F\x8B", 2 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (len >= marks[i].at + marks[i].len &&
            memcmp(bytes + marks[i].at, marks[i].mark, marks[i].len) == 0)
            return TRUE;
    return FALSE;
}

SkOdfUse
sk_odf_member_use(const char *name, const char **word)
{
    static const char *const documents[] = { "content.xml", "styles.xml",
                                             "meta.xml", "settings.xml", NULL };
    static const char *const own[] = { "mimetype", "META-INF/manifest.xml",
                                       NULL };

    *word = NULL;
    if (*name == '\0' || g_strv_contains(own, name))
        return SK_ODF_USE_NONE;
    for (guint i = 0; i < G_N_ELEMENTS(left_out); i++)
        if (g_str_has_prefix(name, left_out[i].folder) ||
            (strchr(left_out[i].folder, '/') != NULL &&
             strstr(name, left_out[i].folder) != NULL)) {
            *word = left_out[i].word;
            return SK_ODF_USE_NONE;
        }
    if (is_one_of(name, documents))
        return SK_ODF_USE_XML;
    return SK_ODF_USE_FILE;
}

gboolean
sk_odf_member_is_picture(const char *name, GBytes *bytes)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);

    if (sk_svm_is((const guint8 *)data, len))
        return FALSE; /* It is rewritten with the document. */
    return g_str_has_prefix(name, "Pictures/") ||
           strstr(name, "/Pictures/") != NULL || starts_like_picture(data, len);
}
