/* SPDX-License-Identifier: Apache-2.0
 *
 * The reader of XML while it reads, and its steps beside elements. Only
 * xml_text.c and xml_beside.c include it.
 */
#ifndef SK_SHARED_XML_READER_H
#define SK_SHARED_XML_READER_H

#include <glib.h>
#include <sekisho/part.h>
#include <shared/xml_scope.h>

#define SK_XML_DEPTH_MAX 128

typedef struct {
    SkPart *part;
    const char *const *roots;
    const char *p;
    GString *out;
    GString *values; /* of the attributes of one element */
    SkXmlName open[SK_XML_DEPTH_MAX];
    SkXmlScope scope;
    guint depth;
    guint comments, instructions, doctypes, links;
    gboolean had_root;
    SkReason reason;
    const char *why;
} SkXmlReader;

/* sk_xml_refuse: the file does not leave, for @reason. Returns FALSE. */
gboolean sk_xml_refuse(SkXmlReader *xml, SkReason reason, const char *why);

/* Each goes behind what it is called by, or stays; FALSE when it is not there.
 */
gboolean sk_xml_take(SkXmlReader *xml, const char *word);
gboolean sk_xml_skip_blanks(SkXmlReader *xml);
gboolean sk_xml_take_name(SkXmlReader *xml, SkXmlName *name);

/* Behind "<!--", "<?" and "<!DOCTYPE": goes behind its end and counts it;
 * FALSE when it is not well-formed, or, of a DOCTYPE, when it declares
 * something: then refused. */
gboolean sk_xml_take_comment(SkXmlReader *xml);
gboolean sk_xml_take_instruction(SkXmlReader *xml);
gboolean sk_xml_take_doctype(SkXmlReader *xml);

#endif
