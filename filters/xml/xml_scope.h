/* SPDX-License-Identifier: Apache-2.0
 *
 * Namespaces as they are declared while XML is read: which prefix means what
 * here, and whether all of it so far is data (xml_space.h). For xml_text.c.
 */
#ifndef SK_XML_XML_SCOPE_H
#define SK_XML_XML_SCOPE_H

#include <glib.h>
#include <xml/xml_space.h>

#define SK_XML_BINDINGS_MAX 64 /* in force at one place */

/* A name of an element or an attribute, lent by the text. */
typedef struct {
    const char *name;
    gsize len;
} SkXmlName;

typedef struct {
    SkXmlName prefix; /* empty: the default namespace */
    gboolean is_none; /* xmlns="": no namespace again */
    SkXmlSpaceKind kind;
    gboolean is_xlink; /* of the kinds with attributes: which */
    guint depth;       /* of the element that declares it */
} SkXmlBinding;

/* Start with zeros. */
typedef struct {
    SkXmlBinding bindings[SK_XML_BINDINGS_MAX];
    guint n;
    gboolean is_foreign; /* something was not on the list: stays so */
} SkXmlScope;

/* sk_xml_scope_declare: looks at the attribute @name with @value (@len bytes,
 * as written, decoded but for what must be escaped): if it declares a
 * namespace, that holds from the element at @depth on. */
void sk_xml_scope_declare(SkXmlScope *scope, SkXmlName name, const char *value,
                          gsize len, guint depth);

/* sk_xml_scope_leave: forgets what elements at @depth and deeper declared. */
void sk_xml_scope_leave(SkXmlScope *scope, guint depth);

/* sk_xml_scope_element: judges the element @name, all its declarations being
 * known. @is_root: then one without a namespace must be on the list of roots,
 * or on @roots, the policy's. */
void sk_xml_scope_element(SkXmlScope *scope, SkXmlName name, gboolean is_root,
                          const char *const *roots);

/* sk_xml_scope_attribute: judges the attribute @name with @value (@len
 * bytes). FALSE when it does not leave, though the rest may: it says where a
 * schema, a base or another file is. */
gboolean sk_xml_scope_attribute(SkXmlScope *scope, SkXmlName name,
                                const char *value, gsize len);

#endif
