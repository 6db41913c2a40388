/* SPDX-License-Identifier: Apache-2.0
 *
 * Elements and namespaces that do not leave (xml_rule.h). Stands against style
 * sheets, scripts, pages, pictures and workbooks that are XML too.
 */
#include <string.h>

#include <shared/xml_rule.h>

static const struct {
    const char *name; /* without prefix, in any case */
    SkReason reason;
} elements[] = {
    { "script", SK_REASON_EXECUTABLE },
    { "stylesheet", SK_REASON_EXECUTABLE },
    { "transform", SK_REASON_EXECUTABLE },
    { "applet", SK_REASON_EXECUTABLE },
    { "embed", SK_REASON_EXECUTABLE },
    { "object", SK_REASON_EXECUTABLE },
    { "iframe", SK_REASON_EXECUTABLE },
    { "job", SK_REASON_EXECUTABLE },     /* Windows Script */
    { "package", SK_REASON_EXECUTABLE }, /* the same */
    { "window", SK_REASON_EXECUTABLE },  /* XUL */
    { "html", SK_REASON_TYPE_NOT_ALLOWED },
    { "svg", SK_REASON_TYPE_NOT_ALLOWED },
    { "workbook", SK_REASON_TYPE_NOT_ALLOWED },
    { "wordDocument", SK_REASON_TYPE_NOT_ALLOWED },
    { "xdp", SK_REASON_TYPE_NOT_ALLOWED }, /* forms of Acrobat */
    { "mso-application", SK_REASON_TYPE_NOT_ALLOWED },
};

static const struct {
    const char *space; /* begins so */
    SkReason reason;
} spaces[] = {
    { "http://www.w3.org/1999/XSL/", SK_REASON_EXECUTABLE },
    { "http://www.w3.org/TR/WD-xsl", SK_REASON_EXECUTABLE },
    { "urn:schemas-microsoft-com:xslt", SK_REASON_EXECUTABLE },
    { "http://www.w3.org/2001/XInclude", SK_REASON_TYPE_NOT_ALLOWED },
    { "http://www.w3.org/2003/XInclude", SK_REASON_TYPE_NOT_ALLOWED },
    { "http://www.w3.org/1999/xhtml", SK_REASON_TYPE_NOT_ALLOWED },
    { "http://www.w3.org/2000/svg", SK_REASON_TYPE_NOT_ALLOWED },
};

SkReason
sk_xml_element_reason(const char *name, gsize len)
{
    const char *colon = g_strrstr_len(name, (gssize)len, ":");

    if (colon != NULL) {
        len -= (gsize)(colon + 1 - name);
        name = colon + 1;
    }
    for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
        if (strlen(elements[i].name) == len &&
            g_ascii_strncasecmp(elements[i].name, name, len) == 0)
            return elements[i].reason;
    return SK_REASON_NONE;
}

SkReason
sk_xml_space_reason(const char *space)
{
    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (g_ascii_strncasecmp(space, spaces[i].space,
                                strlen(spaces[i].space)) == 0)
            return spaces[i].reason;
    return SK_REASON_NONE;
}
