/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns what becomes of a document into a verdict on its part. For the filters
 * clean-document and rebuild-document.
 */
#ifndef SK_OOXML_DOCUMENT_H
#define SK_OOXML_DOCUMENT_H

#include <ooxml/ooxml.h>

/* sk_document_clean_part: in stage CLEAN: splits @part into the files in it, or
 * replaces it by the document written anew, if there are none.
 * sk_document_build_part: in stage BUILD: replaces it, when its children are
 * decided. */
SkVerdict sk_document_clean_part(SkPart *part, const SkPolicy *policy);
SkVerdict sk_document_build_part(SkPart *part, const SkPolicy *policy);

#endif
