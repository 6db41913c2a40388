/* SPDX-License-Identifier: Apache-2.0
 *
 * Which XML is data and nothing else: the namespaces and the root elements
 * that no common program acts upon. An allow-list: whatever is not in it
 * leaves as text (xml_text.h).
 */
#ifndef SK_XML_XML_SPACE_H
#define SK_XML_XML_SPACE_H

#include <glib.h>

typedef enum {
    SK_XML_SPACE_FOREIGN,    /* on no list */
    SK_XML_SPACE_DATA,       /* its elements and attributes are data */
    SK_XML_SPACE_ATTRIBUTES, /* only its attributes may be used */
    SK_XML_SPACE_NAMED,      /* may be declared, as many writers do without
                                need; nothing of it may be used */
} SkXmlSpaceKind;

/* sk_xml_space_kind: what the namespace named by the @len bytes of @space is.
 * Compared byte by byte: an unusual spelling is another namespace. */
SkXmlSpaceKind sk_xml_space_kind(const char *space, gsize len);

/* sk_xml_root_is_data: whether a root element without a namespace, called by
 * the @len bytes of @name, is known as data. @more: further names that the
 * policy lists, NULL-terminated, or NULL. */
gboolean
sk_xml_root_is_data(const char *name, gsize len, const char *const *more);

/* sk_xml_space_at, sk_xml_root_at: row @i of the two tables, for the test that
 * holds them against the inspector's; NULL behind the last. Static. */
const char *sk_xml_space_at(guint i, SkXmlSpaceKind *kind);
const char *sk_xml_root_at(guint i);

#endif
