/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites links in the text and the attributes of XML (xml_reader.h). They are
 * read in escaped form, because no character that is escaped there belongs to a
 * scheme or a host. This defends against viewers that turn URLs in a file into
 * links.
 */
#include <string.h>

#include <link/link.h>
#include <xml/xml_reader.h>

char *
sk_xml_relink(const char *text, SkLinks links, guint *count)
{
    char *safe = NULL;
    guint n = 0;

    if (links == SK_LINKS_KEEP || strpbrk(text, ":./\\") == NULL)
        return NULL;
    safe = sk_link_defang_text(text, links, &n);
    *count += n;
    return safe;
}

gboolean
sk_xml_is_identifier(SkXmlName name, const char *value)
{
    static const char geography[] = "http://www.opengis.net/";
    const gsize xmlns = strlen("xmlns");

    if (name.len >= xmlns && strncmp(name.name, "xmlns", xmlns) == 0 &&
        (name.len == xmlns || name.name[xmlns] == ':'))
        return TRUE;
    return g_str_has_prefix(value, geography) &&
           value[strspn(value, "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789:/._-#")] == '\0';
}
