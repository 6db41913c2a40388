/* SPDX-License-Identifier: Apache-2.0
 *
 * Links in the text and the attributes of XML (xml_reader.h). Looks at them as
 * they are written: no sign that is escaped there is part of a scheme or a
 * host. Stands against viewers that make links of what they show.
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
