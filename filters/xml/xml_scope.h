/* SPDX-License-Identifier: Apache-2.0
 *
 * The namespaces that are declared while XML is read: what each prefix means at
 * this point, and whether everything so far is data (xml_space.h). For
 * xml_text.c.
 */
#ifndef SK_XML_XML_SCOPE_H
#define SK_XML_XML_SCOPE_H

#include <glib.h>
#include <xml/xml_space.h>

#define SK_XML_BINDINGS_MAX 64 /* the most bindings in force at one point */

/* The name of an element or an attribute, lent by the text. */
typedef struct {
    const char *name;
    gsize len;
} SkXmlName;

typedef struct {
    SkXmlName prefix; /* empty for the default namespace */
    gboolean is_none; /* xmlns="", which ends the default namespace */
    SkXmlSpaceKind kind;
    /* of the namespaces whose attributes may be used, it is XLink */
    gboolean is_xlink;
    guint depth; /* the depth of the element that declares it */
} SkXmlBinding;

/* Start with all zeros. */
typedef struct {
    SkXmlBinding bindings[SK_XML_BINDINGS_MAX];
    guint n;
    gboolean is_foreign; /* something was not on the list; never reset */
} SkXmlScope;

/* sk_xml_scope_declare: if the attribute @name with @value (@len bytes, in
 * escaped form) declares a namespace, the declaration is in force from the
 * element at @depth on. */
void sk_xml_scope_declare(SkXmlScope *scope, SkXmlName name, const char *value,
                          gsize len, guint depth);

/* sk_xml_scope_leave: forgets what elements at @depth and deeper declared. */
void sk_xml_scope_leave(SkXmlScope *scope, guint depth);

/* sk_xml_scope_element: judges the element @name, all declarations of which are
 * known. If @is_root, an element without a namespace must be on the list of
 * roots or on @roots, the list of the policy. */
void sk_xml_scope_element(SkXmlScope *scope, SkXmlName name, gboolean is_root,
                          const char *const *roots);

/* sk_xml_scope_attribute: judges the attribute @name with @value (@len bytes).
 * Returns FALSE if it must be dropped, although the rest may leave: it says
 * where a schema, a base or another file is. */
gboolean sk_xml_scope_attribute(SkXmlScope *scope, SkXmlName name,
                                const char *value, gsize len);

#endif
