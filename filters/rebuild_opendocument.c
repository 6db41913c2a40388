/* SPDX-License-Identifier: Apache-2.0
 *
 * rebuild-opendocument: writes OpenDocument files that hold pictures, once
 * these have been decided: each is put back as it was cleaned, or a placeholder
 * stands in its place. This file reads no format itself (see odf/). This
 * defends against what hides in the pictures of documents.
 */
#include <sekisho/filter.h>
#include <file/file_text.h>
#include "odf/odf.h"

static gboolean
uses_opendocument(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, sk_odf_types);
}

static SkVerdict
opendocument_build(SkPart *part, const SkPolicy *policy)
{
    if (sk_part_n_children(part) == 0 ||
        sk_part_role(sk_part_child(part, 0)) != SK_ROLE_EMBEDDED ||
        sk_part_verdict(part) != SK_VERDICT_CLEANED)
        return sk_part_pass(part);
    return sk_odf_build_part(part, policy);
}

const SkFilter sk_filter_rebuild_opendocument = {
    .name = "rebuild-opendocument",
    .purpose = "writes OpenDocument files anew with the pictures that passed",
    .stage = SK_STAGE_BUILD,
    .types = sk_odf_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_opendocument,
    .clean = opendocument_build,
};
