/* SPDX-License-Identifier: Apache-2.0
 *
 * rebuild-picture: rewrites drawings that hold pictures, once everything in
 * them has been decided: each picture is put back as it was cleaned, or a
 * placeholder stands in its place. This file reads no format itself (see
 * picture/). This defends against a picture inside a picture, which the cleaner
 * of the outer one does not understand.
 */
#include <sekisho/filter.h>
#include <file/file_text.h>
#include "picture/cleaners.h"

static gboolean
uses_pictures(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, sk_picture_types);
}

static SkVerdict
picture_build(SkPart *part, const SkPolicy *policy)
{
    if (sk_part_n_children(part) == 0 ||
        sk_part_role(sk_part_child(part, 0)) != SK_ROLE_EMBEDDED ||
        sk_part_verdict(part) != SK_VERDICT_CLEANED)
        return sk_part_pass(part);
    return sk_picture_build_part(part, policy);
}

const SkFilter sk_filter_rebuild_picture = {
    .name = "rebuild-picture",
    .purpose = "writes drawings anew with the pictures in them that passed",
    .stage = SK_STAGE_BUILD,
    .types = sk_picture_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_pictures,
    .clean = picture_build,
};
