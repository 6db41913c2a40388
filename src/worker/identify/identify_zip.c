/* SPDX-License-Identifier: Apache-2.0
 *
 * Names kinds that are ZIP archives (identify.h) by the list of members on
 * which all readers agree: Office documents with and without macros,
 * OpenDocument, programs, encrypted archives. The strict walk gives this list,
 * because a name that merely stands somewhere in the bytes proves nothing.
 */
#include <string.h>
#include <archive/deflate.h>
#include <archive/zip_strict.h>
#include "worker/identify/identify_kinds.h"

#define MEMBERS_MAX 65536
/* lists of parts are never larger than this */
#define SMALL (256 * 1024)

#define OOXML "application/vnd.openxmlformats-officedocument."

/* What [Content_Types].xml calls the main part; kinds with
 * macros come first. */
static const struct {
    const char *word;
    const char *type;
} content_types[] = {
    { "vnd.ms-word.document.macroEnabled.main",
      "application/vnd.ms-word.document.macroenabled.12" },
    { "vnd.ms-word.template.macroEnabledTemplate.main",
      "application/vnd.ms-word.template.macroenabled.12" },
    { "vnd.ms-excel.sheet.macroEnabled.main",
      "application/vnd.ms-excel.sheet.macroenabled.12" },
    { "vnd.ms-excel.template.macroEnabled.main",
      "application/vnd.ms-excel.template.macroenabled.12" },
    { "vnd.ms-excel.addin.macroEnabled.main",
      "application/vnd.ms-excel.addin.macroenabled.12" },
    { "vnd.ms-excel.sheet.binary.macroEnabled.main",
      "application/vnd.ms-excel.sheet.binary.macroenabled.12" },
    { "vnd.ms-powerpoint.presentation.macroEnabled.main",
      "application/vnd.ms-powerpoint.presentation.macroenabled.12" },
    { "vnd.ms-powerpoint.slideshow.macroEnabled.main",
      "application/vnd.ms-powerpoint.slideshow.macroenabled.12" },
    { "vnd.ms-powerpoint.template.macroEnabled.main",
      "application/vnd.ms-powerpoint.template.macroenabled.12" },
    { "vnd.ms-powerpoint.addin.macroEnabled.main",
      "application/vnd.ms-powerpoint.addin.macroenabled.12" },
    { "vnd.ms-visio.drawing.macroEnabled.main",
      "application/vnd.ms-visio.drawing.macroenabled.12" },
    { "vnd.ms-visio.drawing.main", "application/vnd.visio" },
    { "wordprocessingml.document.main", OOXML "wordprocessingml.document" },
    { "wordprocessingml.template.main", OOXML "wordprocessingml.template" },
    { "spreadsheetml.sheet.main", OOXML "spreadsheetml.sheet" },
    { "spreadsheetml.template.main", OOXML "spreadsheetml.template" },
    { "presentationml.presentation.main", OOXML "presentationml.presentation" },
    { "presentationml.slideshow.main", OOXML "presentationml.slideshow" },
    { "presentationml.template.main", OOXML "presentationml.template" },
};

/* If that names none, the name of a member decides. */
static const struct {
    const char *member;
    const char *type;
} members[] = {
    { "AndroidManifest.xml", "application/vnd.android.package-archive" },
    { "AppxManifest.xml", "application/appx" },
    { "META-INF/MANIFEST.MF", "application/java-archive" },
    { "install.rdf", "application/x-xpinstall" },
    { "word/document.xml", OOXML "wordprocessingml.document" },
    { "xl/workbook.bin",
      "application/vnd.ms-excel.sheet.binary.macroenabled.12" },
    { "xl/workbook.xml", OOXML "spreadsheetml.sheet" },
    { "ppt/presentation.xml", OOXML "presentationml.presentation" },
};

/* Returns the type of the same document with macros in it. Static. */
static const char *
with_macros(const char *type)
{
    static const char *const pairs[][2] = {
        { OOXML "wordprocessingml.document",
          "application/vnd.ms-word.document.macroenabled.12" },
        { OOXML "wordprocessingml.template",
          "application/vnd.ms-word.template.macroenabled.12" },
        { OOXML "spreadsheetml.sheet",
          "application/vnd.ms-excel.sheet.macroenabled.12" },
        { OOXML "spreadsheetml.template",
          "application/vnd.ms-excel.template.macroenabled.12" },
        { OOXML "presentationml.presentation",
          "application/vnd.ms-powerpoint.presentation.macroenabled.12" },
        { OOXML "presentationml.slideshow",
          "application/vnd.ms-powerpoint.slideshow.macroenabled.12" },
        { OOXML "presentationml.template",
          "application/vnd.ms-powerpoint.template.macroenabled.12" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (g_str_equal(type, pairs[i][0]))
            return pairs[i][1];
    return type;
}

static const SkZipMember *
find(const GArray *list, const char *name)
{
    gsize len = strlen(name);

    for (guint i = 0; i < list->len; i++) {
        const SkZipMember *member = &g_array_index(list, SkZipMember, i);

        if (member->name_len == len &&
            g_ascii_strncasecmp((const char *)member->name, name, len) == 0)
            return member;
    }
    return NULL;
}

/* Returns whether any folder holds a file called @name. */
static gboolean
holds_anywhere(const GArray *list, const char *name)
{
    gsize len = strlen(name);

    for (guint i = 0; i < list->len; i++) {
        const SkZipMember *member = &g_array_index(list, SkZipMember, i);
        const char *end = (const char *)member->name + member->name_len;

        if (member->name_len >= len &&
            g_ascii_strncasecmp(end - len, name, len) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Returns the content of a small member, or NULL. New reference. */
static GBytes *
content_of(const SkZipMember *member)
{
    SkReason reason;

    if (member == NULL || member->size > SMALL || (member->flags & 1) != 0)
        return NULL;
    if (member->method == 0 && member->packed == member->size)
        return g_bytes_new_static(member->data, (gsize)member->size);
    if (member->method != 8)
        return NULL;
    return sk_deflate_undo(NULL, member->data, (gsize)member->packed,
                           (gsize)member->size, &reason);
}

static gboolean
says(GBytes *content, const char *word)
{
    gsize len;
    const void *data = g_bytes_get_data(content, &len);

    return len > 0 && memmem(data, len, word, strlen(word)) != NULL;
}

/* Names the kind by the member "mimetype", in which OpenDocument and similar
 * formats say what they are. Returns FALSE if it names no known kind. */
static gboolean
name_by_mimetype(const GArray *list, SkKind *kind)
{
    static const char *const types[] = {
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text-template",
        "application/vnd.oasis.opendocument.text-master",
        "application/vnd.oasis.opendocument.text-master-template",
        "application/vnd.oasis.opendocument.text-web",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet-template",
        "application/vnd.oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.presentation-template",
        "application/vnd.oasis.opendocument.graphics",
        "application/vnd.oasis.opendocument.graphics-template",
        "application/vnd.oasis.opendocument.formula",
        "application/vnd.oasis.opendocument.base",
        "application/epub+zip",
    };
    g_autoptr(GBytes) said = content_of(find(list, "mimetype"));
    g_autoptr(GBytes) manifest =
        content_of(find(list, "META-INF/manifest.xml"));
    gsize len = 0;
    const char *text = said != NULL ? g_bytes_get_data(said, &len) : NULL;

    for (guint i = 0; text != NULL && i < G_N_ELEMENTS(types); i++) {
        if (strlen(types[i]) != len || memcmp(text, types[i], len) != 0)
            continue;
        kind->type = types[i];
        kind->what = "mimetype";
        kind->locked = manifest != NULL && says(manifest, "encryption-data");
        return TRUE;
    }
    return FALSE;
}

static gboolean
name_by_content_types(const GArray *list, SkKind *kind)
{
    g_autoptr(GBytes) said = content_of(find(list, "[Content_Types].xml"));

    for (guint i = 0; said != NULL && i < G_N_ELEMENTS(content_types); i++) {
        if (!says(said, content_types[i].word))
            continue;
        kind->type = content_types[i].type;
        kind->what = "[Content_Types].xml";
        if (says(said, "vnd.ms-office.vbaProject"))
            kind->type = with_macros(kind->type);
        return TRUE;
    }
    return FALSE;
}

static void
name_members(const GArray *list, SkKind *kind)
{
    if (name_by_mimetype(list, kind))
        return;
    if (!name_by_content_types(list, kind))
        for (guint i = 0; i < G_N_ELEMENTS(members); i++) {
            const SkZipMember *member = find(list, members[i].member);

            if (member == NULL)
                continue;
            kind->type = members[i].type;
            kind->what = members[i].member;
            kind->at = (gsize)member->offset;
            break;
        }
    if (!g_str_equal(kind->type, "application/zip") &&
        holds_anywhere(list, "vbaProject.bin")) {
        kind->type = with_macros(kind->type);
        kind->what = "vbaProject.bin";
    }
}

SkKind
sk_kind_of_zip(const guint8 *bytes, gsize len)
{
    SkKind kind = { .type = "application/zip", .by = "zip" };
    g_auto(SkZipWalk) walk = sk_zip_walk(bytes, len, MEMBERS_MAX);

    if (walk.members != NULL) {
        name_members(walk.members, &kind);
        return kind;
    }
    /* The filter that opens it will say what is wrong with it. */
    kind.what = walk.why;
    kind.locked =
        walk.reason == SK_REASON_ENCRYPTED ||
        (len > 8 && memcmp(bytes, "PK\x03\x04", 4) == 0 && (bytes[6] & 1) != 0);
    return kind;
}
