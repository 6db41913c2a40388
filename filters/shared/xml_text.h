/* SPDX-License-Identifier: Apache-2.0
 *
 * XML as data, written anew: one element, nothing that is carried out, fetched
 * or expanded.
 */
#ifndef SK_SHARED_XML_TEXT_H
#define SK_SHARED_XML_TEXT_H

#include <glib.h>
#include <sekisho/part.h>

/* sk_xml_encoding: the encoding that the first line of @bytes says, or NULL.
 * New string. */
char *sk_xml_encoding(const char *bytes, gsize len);

/* sk_xml_rewrite: @text (clean, LF) anew, UTF-8; comments go, counted on @part.
 * NULL with @reason and @why (static) when it does not leave: UNREADABLE for
 * what is not well-formed or too deep, EXECUTABLE for style sheets and scripts,
 * TYPE_NOT_ALLOWED for pages, pictures, office documents, a DOCTYPE, processing
 * instructions and XInclude. */
GString *sk_xml_rewrite(SkPart *part, const char *text, SkReason *reason,
                        const char **why);

#endif
