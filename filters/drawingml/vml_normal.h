/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the VML parts that Office writes, which often are not XML: tags of HTML
 * that are not closed, attributes without quotation marks, names of characters
 * that XML does not know.
 */
#ifndef SK_DRAWINGML_VML_NORMAL_H
#define SK_DRAWINGML_VML_NORMAL_H

#include <glib.h>

/* sk_vml_normal: returns @bytes as well-formed XML in UTF-8 (but for prefixes
 * of namespaces that are not declared), without comments, instructions and
 * CDATA. What is well-formed already keeps its meaning. New reference; NULL
 * if there is no element, a document type, or nesting beyond
 * SK_VML_DEPTH_MAX. */
GBytes *sk_vml_normal(GBytes *bytes);

#define SK_VML_DEPTH_MAX 200

#endif
