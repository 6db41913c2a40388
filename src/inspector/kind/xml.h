/* SPDX-License-Identifier: Apache-2.0
 *
 * What the three files of the XML reader share: the lists of namespaces and
 * root elements, the prefixes that are in force, and the check itself.
 *
 * What these files define is declared here: xml_list.c, xml_scope.c.
 */
#ifndef SK_INSPECTOR_KIND_XML_H
#define SK_INSPECTOR_KIND_XML_H

#include "inspector/inner.h"

/* sk_roots_are_whole: returns whether an order has as many root names as it
 * says, each ended. */
bool sk_roots_are_whole(const SkInspectOrder *order);

/* sk_xml_check: does what sk_plain_csv does, for XML under the roots and the
 * link setting of @order. */
const uint8_t *sk_xml_check(const SkInspectOrder *order, SkSpan file);

typedef enum {
    SK_XML_FOREIGN, /* the namespace is on no list */
    SK_XML_DATA,
    SK_XML_ATTRIBUTES, /* only its attributes may be used */
    SK_XML_NAMED,      /* it may be declared, but nothing of it may be used */
} SkXmlKind;

/* sk_xml_kind: returns what the namespace @space, as it is written, may be used
 * for. */
SkXmlKind sk_xml_kind(SkSpan space);

/* sk_xml_is_xlink: returns whether it is the namespace of XLink. */
bool sk_xml_is_xlink(SkSpan space);

/* sk_xml_identifies: returns whether @value of the attribute @name is an
 * identifier that no reader follows: a namespace, or what GML refers to (a
 * reference system, a unit, a code). */
bool sk_xml_identifies(SkSpan name, SkSpan value);

/* sk_xml_is_root: returns whether @name is a root element that is data without
 * a namespace. */
bool sk_xml_is_root(const SkInspectOrder *order, SkSpan name);

/* sk_xml_listed and sk_xml_root_listed return row @i of the tables for tests,
 * or NULL behind the last. */
const char *sk_xml_listed(size_t i, SkXmlKind *kind);
const char *sk_xml_root_listed(size_t i);

#define SK_XML_SCOPE_MAX 64 /* namespaces that may be in force at one place */

/* Prefixes and their meaning. Initialise with zeros. */
typedef struct {
    struct {
        SkSpan prefix, space;
        unsigned depth;
    } rows[SK_XML_SCOPE_MAX];
    size_t n;
} SkXmlScope;

/* sk_xml_declare: if the attribute @name declares a namespace, adds it to the
 * scope. Returns false if @value may not be declared. */
bool
sk_xml_declare(SkXmlScope *scope, SkSpan name, SkSpan value, unsigned depth);

/* sk_xml_leave: forgets what elements from @depth on declared. */
void sk_xml_leave(SkXmlScope *scope, unsigned depth);

/* sk_xml_element_may, sk_xml_attribute_may: return whether the element @name,
 * or the attribute @name with @value, may stand here. If @order is not NULL,
 * the element is the root. */
bool sk_xml_element_may(const SkXmlScope *scope, SkSpan name,
                        const SkInspectOrder *order);
bool sk_xml_attribute_may(const SkXmlScope *scope, SkSpan name, SkSpan value);

#endif
