/* SPDX-License-Identifier: Apache-2.0
 *
 * Which XML is nothing but data: the namespaces and the root elements that no
 * common program acts upon. It is an allow-list: whatever is not in it leaves
 * as text (xml_text.h).
 */
#ifndef SK_XML_XML_SPACE_H
#define SK_XML_XML_SPACE_H

#include <glib.h>

typedef enum {
    SK_XML_SPACE_FOREIGN,    /* it is not listed */
    SK_XML_SPACE_DATA,       /* its elements and attributes are data */
    SK_XML_SPACE_ATTRIBUTES, /* only its attributes may be used */
    /* it may be declared, as many writers do without need, but no name of it
     * may be used */
    SK_XML_SPACE_NAMED,
} SkXmlSpaceKind;

/* sk_xml_space_kind: returns the kind of the namespace named by the @len bytes
 * of @space. Names are compared byte by byte, because an unusual spelling is
 * another namespace. */
SkXmlSpaceKind sk_xml_space_kind(const char *space, gsize len);

/* sk_xml_root_is_data: returns whether a root element without a namespace,
 * named by the @len bytes of @name, is known as data. @more holds further names
 * from the policy, terminated by NULL, or is NULL. */
gboolean
sk_xml_root_is_data(const char *name, gsize len, const char *const *more);

/* sk_xml_space_at, sk_xml_root_at: return row @i of the two tables, for the
 * test that compares them with those of the inspector, or NULL behind the last
 * row. The strings are static. */
const char *sk_xml_space_at(guint i, SkXmlSpaceKind *kind);
const char *sk_xml_root_at(guint i);

#endif
