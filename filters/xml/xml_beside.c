/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads what XML has besides elements (xml_reader.h): names, blanks, and what
 * stands between elements without being content: comments, processing
 * instructions, a DOCTYPE. Nothing of it is written. This defends against
 * declarations that give names another meaning.
 */
#include <string.h>

#include <xml/xml_char.h>
#include <xml/xml_reader.h>

#define PIECE 65536

gboolean
sk_xml_refuse(SkXmlReader *xml, SkReason reason, const char *why)
{
    xml->reason = reason;
    xml->why = why;
    return FALSE;
}

gboolean
sk_xml_write(SkXmlReader *xml, GString *out, const char *text, gsize len,
             gboolean within)
{
    const gsize most = out == xml->values ? SK_XML_VALUES_MAX : xml->room;

    /* It is written in pieces, because a single long one could exceed the limit
     * at once. */
    for (gsize n; len > 0; text += n, len -= n) {
        n = MIN(len, PIECE);
        sk_xml_put(out, text, n, within);
        if (out->len > most)
            return sk_xml_refuse(xml, SK_REASON_LIMIT_EXPANDED, "escaped");
    }
    return TRUE;
}

gboolean
sk_xml_take(SkXmlReader *xml, const char *word)
{
    gsize len = strlen(word);

    if (strncmp(xml->p, word, len) != 0)
        return FALSE;
    xml->p += len;
    return TRUE;
}

gboolean
sk_xml_skip_blanks(SkXmlReader *xml)
{
    gsize n = strspn(xml->p, " \t\n");

    xml->p += n;
    return n > 0;
}

gboolean
sk_xml_take_name(SkXmlReader *xml, SkXmlName *name)
{
    name->name = xml->p;
    while (sk_xml_is_name_char(g_utf8_get_char(xml->p), xml->p == name->name))
        xml->p = g_utf8_next_char(xml->p);
    name->len = (gsize)(xml->p - name->name);
    return name->len > 0;
}

/* Reads on behind "<!--". */
gboolean
sk_xml_take_comment(SkXmlReader *xml)
{
    const char *end = strstr(xml->p, "--");

    xml->p = end != NULL ? end + 2 : xml->p;
    xml->comments++;
    return end != NULL && sk_xml_take(xml, ">");
}

/* Reads on behind "<?": a processing instruction, which is dropped. */
gboolean
sk_xml_take_instruction(SkXmlReader *xml)
{
    SkXmlName target;
    const char *end = NULL;

    if (!sk_xml_take_name(xml, &target) ||
        (target.len == 3 && g_ascii_strncasecmp(target.name, "xml", 3) == 0))
        return FALSE;
    end = strstr(xml->p, "?>");
    if (end == NULL || (end > xml->p && strchr(" \t\n", *xml->p) == NULL))
        return FALSE;
    xml->p = end + 2;
    xml->instructions++;
    return TRUE;
}

static gboolean
take_literal(SkXmlReader *xml)
{
    const char quote = *xml->p;
    const char *end = NULL;

    if (quote != '"' && quote != '\'')
        return FALSE;
    end = strchr(xml->p + 1, quote);
    xml->p = end != NULL ? end + 1 : xml->p;
    return end != NULL;
}

/* Reads the part of a DOCTYPE in "[ ]". Anything but comments and processing
 * instructions is refused, because it gives names a meaning that other readers
 * may ignore. */
static gboolean
take_subset(SkXmlReader *xml)
{
    for (;;) {
        sk_xml_skip_blanks(xml);
        if (sk_xml_take(xml, "]"))
            return TRUE;
        if (sk_xml_take(xml, "<!--")
                ? !sk_xml_take_comment(xml)
                : !sk_xml_take(xml, "<?") || !sk_xml_take_instruction(xml))
            return FALSE;
    }
}

/* Reads on behind "<!DOCTYPE"; one that declares nothing is dropped. */
gboolean
sk_xml_take_doctype(SkXmlReader *xml)
{
    SkXmlName name;

    if (xml->had_root || xml->doctypes > 0 || !sk_xml_skip_blanks(xml) ||
        !sk_xml_take_name(xml, &name))
        return FALSE;
    sk_xml_skip_blanks(xml);
    if (sk_xml_take(xml, "PUBLIC") &&
        (!sk_xml_skip_blanks(xml) || !take_literal(xml) ||
         !sk_xml_skip_blanks(xml) || !take_literal(xml)))
        return FALSE;
    if (sk_xml_take(xml, "SYSTEM") &&
        (!sk_xml_skip_blanks(xml) || !take_literal(xml)))
        return FALSE;
    sk_xml_skip_blanks(xml);
    if (sk_xml_take(xml, "[") && !take_subset(xml))
        return sk_xml_refuse(xml, SK_REASON_AMBIGUOUS, "doctype");
    sk_xml_skip_blanks(xml);
    xml->doctypes++;
    return sk_xml_take(xml, ">");
}
