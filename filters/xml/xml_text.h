/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites XML as data: one root element, nothing that is executed, fetched or
 * expanded; and says whether it is known as data (xml_space.h) or may leave
 * only as text.
 */
#ifndef SK_XML_XML_TEXT_H
#define SK_XML_XML_TEXT_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_xml_encoding: returns the encoding that the first line of @bytes declares,
 * or NULL. New string. */
char *sk_xml_encoding(const char *bytes, gsize len);

/* The beginning of every XML file that leaves as XML; as text it leaves without
 * this line. */
#define SK_XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct {
    SkReason reason; /* why there is no output */
    const char *why; /* a static string, or NULL */
    gboolean is_data;
} SkXmlResult;

/* sk_xml_rewrite: returns @text (clean, with LF; ownership is taken) rewritten
 * in UTF-8 behind SK_XML_HEAD. Comments, processing instructions, a DOCTYPE
 * that declares nothing and attributes that refer to other files are dropped,
 * each counted on @part; links in text and attributes are rewritten as @policy
 * says ("link"). The output has been read once more by this same reader, which
 * changed nothing in it. @result->is_data says about exactly these bytes
 * whether all namespaces, or a root element without one, are on the lists
 * (@roots is that of the policy, terminated by NULL, or NULL); if not, it may
 * leave only as text. Returns NULL with @result->reason if it leaves in no
 * form: UNREADABLE if it is not well-formed or nested too deep, AMBIGUOUS for a
 * DOCTYPE that declares something. New string. */
GString *sk_xml_rewrite(SkPart *part, char *text, const SkPolicy *policy,
                        SkXmlResult *result);

#endif
