/* SPDX-License-Identifier: Apache-2.0
 *
 * XML as data, written anew: one element, nothing that is carried out, fetched
 * or expanded; and whether it is data (xml_space.h), or else only text.
 */
#ifndef SK_XML_XML_TEXT_H
#define SK_XML_XML_TEXT_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_xml_encoding: the encoding that the first line of @bytes says, or NULL.
 * New string. */
char *sk_xml_encoding(const char *bytes, gsize len);

/* What every XML that leaves begins with; as text it leaves without. */
#define SK_XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct {
    SkReason reason; /* why there is nothing */
    const char *why; /* static, or NULL */
    gboolean is_data;
} SkXmlResult;

/* sk_xml_rewrite: @text (clean, LF; taken) anew, UTF-8, behind SK_XML_HEAD.
 * Comments, processing instructions, a DOCTYPE that declares nothing and
 * attributes that lead to other files go, each counted on @part; links in text
 * and attributes become what @policy says ("link"). What comes out has been
 * read once more by this same reader, which changed nothing in it;
 * @result->is_data says of exactly these bytes that all namespaces, or a root
 * without one, are on the lists (@roots: the policy's, NULL-terminated, may be
 * NULL): if not, it may leave as text only. NULL with @result->reason when it
 * leaves in no form: UNREADABLE for what is not well-formed or too deep,
 * AMBIGUOUS for a DOCTYPE that declares something. New string. */
GString *sk_xml_rewrite(SkPart *part, char *text, const SkPolicy *policy,
                        SkXmlResult *result);

#endif
