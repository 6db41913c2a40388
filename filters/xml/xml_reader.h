/* SPDX-License-Identifier: Apache-2.0
 *
 * The reader of XML while it reads, and its steps beside elements. Only
 * xml_text.c, xml_beside.c and the reader of SVG include it.
 */
#ifndef SK_XML_XML_READER_H
#define SK_XML_XML_READER_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include <xml/xml_scope.h>

#define SK_XML_DEPTH_MAX 128

/* Signs that must be escaped take up to six bytes each. A text of nothing else
 * would come to many times its size, three copies at once; a page within CDATA,
 * the worst that is meant well, doubles at most. */
#define SK_XML_ROOM(len)  (2 * (len) + (1 << 20)) /* of what is written */
#define SK_XML_VALUES_MAX (16 << 20)              /* of one element */

typedef struct {
    SkPart *part;
    const SkPolicy *policy;
    const char *p;
    GString *out;
    GString *values; /* of the attributes of one element */
    SkXmlName open[SK_XML_DEPTH_MAX];
    SkXmlScope scope;
    guint depth;
    gsize room;    /* how long out may become */
    gsize text_at; /* in out: where the text begins that nothing parts yet */
    guint comments, instructions, doctypes, links, relinked;
    gboolean had_root;
    SkReason reason;
    const char *why;
} SkXmlReader;

/* xml_link.c. sk_xml_relink: @text, or the value of an attribute, as it is
 * written, with its links as @links has them; NULL when nothing changes.
 * @count (added): links changed. New string. */
char *sk_xml_relink(const char *text, SkLinks links, guint *count);

/* sk_xml_is_identifier: whether @value of the attribute @name is a name and no
 * link: of a namespace, or of a reference system, unit or code in GML. */
gboolean sk_xml_is_identifier(SkXmlName name, const char *value);

/* sk_xml_write: appends @text (@len bytes) to @out, one of xml->out and
 * xml->values, as sk_xml_put does. Returns FALSE and refuses the file with
 * LIMIT_EXPANDED if that becomes longer than it may. */
gboolean sk_xml_write(SkXmlReader *xml, GString *out, const char *text,
                      gsize len, gboolean within);

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
