/* SPDX-License-Identifier: Apache-2.0
 *
 * The state of the XML reader, and its steps for what stands beside elements.
 * Only xml_text.c, xml_beside.c and the reader of SVG include this.
 */
#ifndef SK_XML_XML_READER_H
#define SK_XML_XML_READER_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include <xml/xml_scope.h>

#define SK_XML_DEPTH_MAX 128

/* Characters that must be escaped take up to six bytes each. A text of nothing
 * else would grow to many times its size, in three copies at once. A page
 * within CDATA, the worst legitimate case, at most doubles. */
/* the limit of what is written */
#define SK_XML_ROOM(len) (2 * (len) + (1 << 20))
/* the limit of the attributes of one element */
#define SK_XML_VALUES_MAX (16 << 20)

typedef struct {
    SkPart *part;
    const SkPolicy *policy;
    const char *p;
    GString *out;
    GString *values; /* the attribute values of one element */
    SkXmlName open[SK_XML_DEPTH_MAX];
    SkXmlScope scope;
    guint depth;
    gsize room; /* how long @out may become */
    /* where in @out the current text begins, which comments do not interrupt */
    gsize text_at;
    guint comments, instructions, doctypes, links, relinked;
    gboolean had_root;
    SkReason reason;
    const char *why;
} SkXmlReader;

/* xml_link.c. sk_xml_relink: returns @text, or the value of an attribute, in
 * its escaped form with its links rewritten as @links says, or NULL if nothing
 * changed. The number of changed links is added to @count. New string. */
char *sk_xml_relink(const char *text, SkLinks links, guint *count);

/* sk_xml_is_identifier: returns whether @value of the attribute @name is a name
 * and not a link: that of a namespace, or of a reference system, unit or code
 * in GML. */
gboolean sk_xml_is_identifier(SkXmlName name, const char *value);

/* sk_xml_write: appends @text (@len bytes) to @out, which is xml->out or
 * xml->values, as sk_xml_put does. Returns FALSE and refuses the file with
 * LIMIT_EXPANDED if that would exceed the limit. */
gboolean sk_xml_write(SkXmlReader *xml, GString *out, const char *text,
                      gsize len, gboolean within);

/* sk_xml_refuse: notes that the file does not leave, for @reason. Always
 * returns FALSE. */
gboolean sk_xml_refuse(SkXmlReader *xml, SkReason reason, const char *why);

/* Each of these moves behind what it is named after. If that is not there, it
 * returns FALSE and does not move. */
gboolean sk_xml_take(SkXmlReader *xml, const char *word);
gboolean sk_xml_skip_blanks(SkXmlReader *xml);
gboolean sk_xml_take_name(SkXmlReader *xml, SkXmlName *name);

/* Read on behind "<!--", "<?" or "<!DOCTYPE" up to the end of it, and count it.
 * They return FALSE if it is not well-formed; a DOCTYPE that declares something
 * makes the file refused. */
gboolean sk_xml_take_comment(SkXmlReader *xml);
gboolean sk_xml_take_instruction(SkXmlReader *xml);
gboolean sk_xml_take_doctype(SkXmlReader *xml);

#endif
