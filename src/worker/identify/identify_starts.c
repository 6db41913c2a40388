/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognises texts that are more than text (identify_kinds.h): what starts
 * something when it is opened, what a browser would show, and documents of
 * other programs that are written as text. They are recognised by their
 * beginning, after blanks and in any case. Charsets are not known here: the
 * text comes in as UTF-8 without invisible characters.
 */
#include <string.h>
#include "text/mark_words.h"
#include "worker/identify/identify_kinds.h"

/* clang-format off */
/* Root elements by which a program recognises its own files: by the name
 * without its prefix, by the namespace, or by both. The namespace "" means that
 * there is neither a prefix nor a namespace. */
static const struct {
    const char *name;  /* NULL for any */
    const char *space; /* NULL for any */
    const char *type;
} roots[] = {
    { NULL, "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
      "application/vnd.oasis.opendocument.flat-xml" },
    { NULL, "http://openoffice.org/2000/office",
      "application/vnd.oasis.opendocument.flat-xml" },
    { NULL, "http://schemas.microsoft.com/office/2006/xmlPackage",
      "application/x-office-xml" },
    { NULL, "http://schemas.microsoft.com/office/word/2003/wordml",
      "application/x-office-xml" },
    { NULL, "urn:schemas-microsoft-com:office:spreadsheet",
      "application/x-office-xml-spreadsheet" },
    { NULL, "http://schemas.microsoft.com/visio/2003/core",
      "application/vnd.visio" },
    { NULL, "http://schemas.microsoft.com/project",
      "application/vnd.ms-project" },
    { NULL, "http://ns.adobe.com/xdp/", "application/vnd.adobe.xdp+xml" },
    { NULL, "http://schemas.microsoft.com/developer/msbuild/2003",
      "application/x-msbuild+xml" },
    { NULL, "http://schemas.microsoft.com/winfx/2006/xaml/presentation",
      "application/xaml+xml" },
    { NULL,
      "http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul",
      "application/vnd.mozilla.xul+xml" },
    { NULL, "http://www.w3.org/1999/XSL/Transform", "text/xsl" },
    { NULL, "http://www.w3.org/1999/xhtml", "text/html" },
    { NULL, "http://www.w3.org/2000/svg", "image/svg+xml" },
    { "Project", "", "application/x-msbuild+xml" }, /* an SDK-style project */
    { "svg", NULL, "image/svg+xml" },
    { "html", NULL, "text/html" },
    { "libraryDescription", NULL, "application/x-library-ms" },
    { "persistedQuery", NULL, "application/x-search-ms" },
    { "searchConnectorDescription", NULL, "application/x-search-ms" },
    { "PCSettings", NULL, "application/x-settingcontent-ms" },
    { "job", "", "text/scriptlet" },
    { "package", "", "text/scriptlet" },
    { "package", NULL, "application/x-office-xml" },
    { "stylesheet", NULL, "text/xsl" },
    { "scriptlet", NULL, "text/scriptlet" },
    { "component", "", "text/scriptlet" },
    { "wordDocument", NULL, "application/x-office-xml" },
    { "Workbook", NULL, "application/x-office-xml-spreadsheet" },
    { "jnlp", NULL, "application/x-java-jnlp-file" },
};
/* clang-format on */

static gboolean
begins(const char *p, const char *end, const char *word)
{
    gsize len = strlen(word);

    return (gsize)(end - p) >= len && g_ascii_strncasecmp(p, word, len) == 0;
}

static const char *
skip_blanks(const char *p, const char *end)
{
    while (p < end) {
        if (g_ascii_isspace(*p))
            p++;
        else if (end - p >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0)
            p += 3;
        else if (end - p >= 2 && memcmp(p, "\xC2\xA0", 2) == 0)
            p += 2;
        else
            break;
    }
    return p;
}

/* Returns what follows everything that may stand before the root of an XML
 * document, or @end if nothing does. */
static const char *
skip_prolog(const char *p, const char *end)
{
    for (;;) {
        const char *close = NULL;

        p = skip_blanks(p, end);
        if (begins(p, end, "<?"))
            close = g_strstr_len(p, end - p, "?>");
        else if (begins(p, end, "<!--"))
            close = g_strstr_len(p, end - p, "-->");
        else if (begins(p, end, "<!"))
            close = memchr(p, '>', (gsize)(end - p));
        else
            return p;
        if (close == NULL)
            return end;
        p = close + (*close == '-' ? 3 : *close == '?' ? 2 : 1);
    }
}

static gboolean
is_of_name(char c)
{
    return g_ascii_isalnum(c) || strchr("_-.:", c) != NULL || (guchar)c >= 0x80;
}

/* Returns the namespace that the attributes from @p on, up to the end of the
 * tag, give to @prefix ("" for no prefix), or "" if they give none. New string.
 */
static char *
space_of(const char *p, const char *end, const char *prefix)
{
    g_autofree char *wanted = *prefix != '\0'
                                  ? g_strconcat("xmlns:", prefix, NULL)
                                  : g_strdup("xmlns");

    while (p < end && *p != '>') {
        const char *name = p, *after, *value;

        while (p < end && *p != '\0' && is_of_name(*p))
            p++;
        after = p;
        p = skip_blanks(p, end);
        if (after == name || p >= end || *p != '=') {
            p += after == name && p == name;
            continue;
        }
        value = skip_blanks(p + 1, end);
        if (value >= end || (*value != '"' && *value != '\''))
            return g_strdup("");
        p = memchr(value + 1, *value, (gsize)(end - value - 1));
        if (p == NULL)
            return g_strdup("");
        if ((gsize)(after - name) == strlen(wanted) &&
            strncmp(name, wanted, strlen(wanted)) == 0)
            return g_strndup(value + 1, (gsize)(p - value - 1));
        p++;
    }
    return g_strdup("");
}

static const char *
type_of_root(const char *text, const char *end)
{
    const char *p = skip_prolog(text, end), *start, *colon;
    g_autofree char *prefix = NULL, *name = NULL, *space = NULL;

    if (p >= end || *p != '<')
        return NULL;
    for (start = ++p; p < end && *p != '\0' && is_of_name(*p);)
        p++;
    colon = memchr(start, ':', (gsize)(p - start));
    prefix =
        colon != NULL ? g_strndup(start, (gsize)(colon - start)) : g_strdup("");
    start = colon != NULL ? colon + 1 : start;
    name = g_strndup(start, (gsize)(p - start));
    space = space_of(p, end, prefix);
    for (guint i = 0; i < G_N_ELEMENTS(roots); i++)
        if ((roots[i].name == NULL ||
             g_ascii_strcasecmp(roots[i].name, name) == 0) &&
            (roots[i].space == NULL || (strcmp(roots[i].space, space) == 0 &&
                                        (*space != '\0' || colon == NULL))))
            return roots[i].type;
    return NULL;
}

static const char *
find_early_tag(const char *text, const char *end)
{
    for (const char *p = text; p < end && p - text < SK_MARK_EARLY; p++)
        if (sk_mark_is_early_tag(p, (gsize)(end - p)))
            return p;
    return NULL;
}

static SkKind
found(const char *type, const char *what, gsize at)
{
    return (SkKind){ .type = type, .by = "text", .what = what, .at = at };
}

SkKind
sk_text_starts(const char *head, gsize len, gboolean is_xml)
{
    const char *end = head + len, *p = skip_blanks(head, end), *tag, *root;
    gsize at = (gsize)(p - head), left = (gsize)(end - p);
    const char *type = sk_mark_start(p, left);

    if (type != NULL)
        return found(type, "start", at);
    root = begins(p, end, "<") ? type_of_root(p, end) : NULL;
    if (root != NULL)
        return found(root, "root-element", at);
    if (!is_xml && (sk_mark_is_first_tag(p, left) || begins(p, end, "<!--")))
        return found("text/html", "markup", at);
    tag = find_early_tag(head, end);
    if (tag != NULL)
        return found("text/html", "markup", (gsize)(tag - head));
    return found(NULL, NULL, 0);
}
