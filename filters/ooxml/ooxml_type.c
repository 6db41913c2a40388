/* SPDX-License-Identifier: Apache-2.0
 *
 * Types of relationships, in short and in full, and what those that no row of a
 * kind allows are counted as.
 */
#include <string.h>
#include <ooxml/ooxml_inner.h>

#define OPEN   "http://schemas.openxmlformats.org/"
#define OFFICE OPEN "officeDocument/2006/relationships/"
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships/"

static const struct {
    const char *letter, *base;
} families[] = {
    { "o:", OFFICE },
    { "o:", STRICT },
    { "p:", OPEN "package/2006/relationships/" },
    { "m:", "http://schemas.microsoft.com/office/" },
};

/* What Strict calls otherwise. */
static const struct {
    const char *type, *strict;
} renamed[] = {
    { "o:extended-properties", "extendedProperties" },
    { "o:custom-properties", "customProperties" },
};

/* ISO/IEC 29500-1 (15.2.12.1) has another type for this than OPC, which
 * LibreOffice writes. */
static const char core[] =
    OPEN "officedocument/2006/relationships/metadata/core-properties";

gboolean
sk_ooxml_is_other_core(const char *uri)
{
    return strcmp(uri, core) == 0;
}

char *
sk_ooxml_short(const char *uri)
{
    if (sk_ooxml_is_other_core(uri))
        return g_strdup("p:metadata/core-properties");
    for (guint i = 0; i < G_N_ELEMENTS(families); i++) {
        const char *rest = uri + strlen(families[i].base);

        if (!g_str_has_prefix(uri, families[i].base))
            continue;
        for (guint k = 0; k < G_N_ELEMENTS(renamed); k++)
            if (strcmp(rest, renamed[k].strict) == 0)
                return g_strdup(renamed[k].type);
        return g_strconcat(families[i].letter, rest, NULL);
    }
    return g_strdup("");
}

char *
sk_ooxml_long(const char *type, gboolean strict)
{
    if (strict && g_str_has_prefix(type, "o:")) {
        for (guint k = 0; k < G_N_ELEMENTS(renamed); k++)
            if (strcmp(type, renamed[k].type) == 0)
                return g_strconcat(STRICT, renamed[k].strict, NULL);
        return g_strconcat(STRICT, type + 2, NULL);
    }
    for (guint i = 0; i < G_N_ELEMENTS(families); i++)
        if (g_str_has_prefix(type, families[i].letter))
            return g_strconcat(families[i].base, type + 2, NULL);
    g_assert_not_reached(); /* Rows of kinds have one of these letters. */
}

/* clang-format off */

/* The last word of the type, whatever its family: "o:vbaProject" and
 * "m:2006/relationships/vbaProject" are one. */
static const struct {
    const char *name, *word;
} words[] = {
    { "vbaProject", "vba-project" },
    { "wordVbaData", "vba-project" },
    { "vbaProjectSignature", "vba-project" },
    { "xlMacrosheet", "macro-sheet" },
    { "xlIntlMacrosheet", "macro-sheet" },
    { "dialogsheet", "macro-sheet" },
    { "extensibility", "custom-ui" },
    { "keyMapCustomizations", "custom-ui" },
    { "attachedToolbars", "custom-ui" },
    { "toolbars", "custom-ui" },
    { "userCustomization", "custom-ui" },
    { "customUI", "custom-ui" },
    { "webextension", "web-extension" },
    { "webextensiontaskpanes", "web-extension" },
    { "control", "activex" },
    { "activeXControlBinary", "activex" },
    { "ctrlProp", "form" },
    { "oleObject", "embedded-object" },
    { "package", "embedded-object" },
    { "aFChunk", "embedded-object" },
    { "subDocument", "external-target" },
    { "frame", "external-target" },
    { "attachedTemplate", "external-target" },
    { "externalLink", "external-target" },
    { "externalLinkPath", "external-target" },
    { "mailMergeSource", "external-target" },
    { "mailMergeHeaderSource", "external-target" },
    { "recipientData", "external-target" },
    { "slideUpdateInfo", "external-target" },
    { "slideUpdateUrl", "external-target" },
    { "transform", "external-target" },
    { "connections", "connection" },
    { "queryTable", "connection" },
    { "xmlMaps", "connection" },
    { "powerPivotData", "connection" },
    { "model", "connection" },
    { "customXml", "custom-xml" },
    { "customXmlProps", "custom-xml" },
    { "customProperty", "custom-xml" },
    { "customData", "custom-xml" },
    { "audio", "sound" },
    { "video", "sound" },
    { "media", "sound" },
    { "model3d", "embedded-object" },
    { "font", "font-data" },
    { "printerSettings", "printer-settings" },
    { "thumbnail", "thumbnail" },
    { "origin", "signature" },
    { "signature", "signature" },
    { "core-properties", "metadata" },
    { "extended-properties", "metadata" },
    { "custom-properties", "metadata" },
    { "classificationlabels", "metadata" },
    { "comments", "comment" },
    { "hyperlink", "hyperlink" },
    { "calcChain", "calculation-chain" },
    { "image", "embedded-picture" },
};
/* clang-format on */

const char *
sk_ooxml_dropped(const char *type)
{
    const char *colon = strrchr(type, ':'), *slash = strrchr(type, '/');
    const char *name = slash != NULL   ? slash + 1
                       : colon != NULL ? colon + 1
                                       : type;

    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strcasecmp(name, words[i].name) == 0)
            return words[i].word;
    return "unknown-part";
}

gboolean
sk_ooxml_has_type(const SkOoxmlKind *kind, const char *type)
{
    const char *p = kind->content_type;
    const gsize len = strlen(type);

    if (p == NULL)
        return TRUE;
    while (*p != '\0') {
        gsize n = strcspn(p, " ");

        if (n == len && g_ascii_strncasecmp(p, type, n) == 0)
            return TRUE;
        p += n;
        p += strspn(p, " ");
    }
    return FALSE;
}
