/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-document: writes documents of OOXML anew, with the parts and the
 * elements that are listed, and without macros, objects and references to
 * elsewhere (ooxml/). A document that holds pictures or other files is split
 * into them first, and finished by rebuild-document. A kind with macros leaves
 * as the same kind without.
 */
#include <sekisho/filter.h>
#include <file/file_text.h>
#include <ooxml/document.h>

static gboolean
uses_documents(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, sk_ooxml_types);
}

static gboolean
prepare(GError **error)
{
    (void)error;
    sk_ooxml_prepare();
    return TRUE;
}

static SkVerdict
document_clean(SkPart *part, const SkPolicy *policy)
{
    if (!sk_file_is_mine(part, policy) || !sk_file_is_cleaned(part, policy))
        return sk_part_pass(part);
    return sk_document_clean_part(part, policy);
}

const SkFilter sk_filter_clean_document = {
    .name = "clean-document",
    .purpose = "writes Word, Excel and PowerPoint files anew, without macros, "
               "objects and references to elsewhere",
    .stage = SK_STAGE_CLEAN,
    .types = sk_ooxml_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_documents,
    .prepare = prepare,
    .clean = document_clean,
};
