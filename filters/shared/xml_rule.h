/* SPDX-License-Identifier: Apache-2.0
 *
 * Which elements and namespaces make of an XML file something that acts or is
 * shown. For xml_text.c.
 */
#ifndef SK_SHARED_XML_RULE_H
#define SK_SHARED_XML_RULE_H

#include <glib.h>
#include <sekisho/verdict.h>

/* sk_xml_element_reason: why an element named so (@len bytes, with its prefix)
 * does not leave; NONE: it may. */
SkReason sk_xml_element_reason(const char *name, gsize len);

/* sk_xml_space_reason: the same for the value of an xmlns attribute. */
SkReason sk_xml_space_reason(const char *space);

#endif
