/* SPDX-License-Identifier: Apache-2.0
 *
 * The namespaces of documents: one table for OOXML, its later additions, VML
 * and OpenDocument. A list of what may leave names a namespace by the prefix of
 * this table, whatever prefix a document uses; a namespace that is not in the
 * table is in no list, so nothing of it leaves.
 */
#ifndef SK_MARKUP_MARKUP_SPACE_H
#define SK_MARKUP_MARKUP_SPACE_H

#include <glib.h>

/* A consumer may not know the namespace, which is therefore named in
 * mc:Ignorable of the root element (ISO/IEC 29500-3, 7.2). */
#define SK_MARKUP_IGNORABLE 1u
/* It is written as the default namespace, without a prefix: that of the cells
 * of a spreadsheet, of which there are millions. */
#define SK_MARKUP_DEFAULT 2u

typedef struct {
    const char *prefix; /* unique; as it is written, and named in lists */
    const char *uri;
    const char *strict; /* the URI of ISO/IEC 29500 Strict, or NULL */
    guint flags;
} SkMarkupSpace;

/* sk_markup_space: returns the namespace with the prefix @prefix of the table;
 * sk_markup_space_of_uri: that with the URI @uri, of either conformance class
 * (*@strict, which may be NULL, says of which). Both return NULL if there is
 * none. Static. */
const SkMarkupSpace *sk_markup_space(const char *prefix);
const SkMarkupSpace *sk_markup_space_of_uri(const char *uri, gboolean *strict);

/* sk_markup_space_at: row @i of the table, NULL behind the last; the order in
 * which namespaces are declared. */
const SkMarkupSpace *sk_markup_space_at(guint i);
#define SK_MARKUP_SPACES_MAX 256 /* there are less rows than that */

/* sk_markup_space_number: returns the number of the row @space. */
guint sk_markup_space_number(const SkMarkupSpace *space);

#endif
