/* SPDX-License-Identifier: Apache-2.0
 *
 * rebuild-document: writes documents of OOXML that hold pictures or other
 * files, once everything in them has been decided: each file is put back as it
 * was cleaned, or a placeholder stands in its place. This file reads no format
 * itself (see ooxml/). This defends against a file inside a document, which the
 * program that shows the document hands on to another.
 */
#include <sekisho/filter.h>
#include <file/file_text.h>
#include <ooxml/document.h>

static gboolean
uses_documents(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, sk_ooxml_types);
}

static SkVerdict
document_build(SkPart *part, const SkPolicy *policy)
{
    if (sk_part_n_children(part) == 0 ||
        sk_part_role(sk_part_child(part, 0)) != SK_ROLE_EMBEDDED ||
        sk_part_verdict(part) != SK_VERDICT_CLEANED)
        return sk_part_pass(part);
    return sk_document_build_part(part, policy);
}

const SkFilter sk_filter_rebuild_document = {
    .name = "rebuild-document",
    .purpose = "writes documents anew with the files in them that passed",
    .stage = SK_STAGE_BUILD,
    .types = sk_ooxml_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_documents,
    .clean = document_build,
};
