/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-picture: rewrites pictures in their own format by the cleaner of that
 * format (picture/), without metadata, hidden data and whatever follows the
 * picture. A picture that cannot be read as what its first bytes say does not
 * leave. This file reads no format itself; pictures that hold other pictures
 * are finished by rebuild-picture.
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
picture_clean(SkPart *part, const SkPolicy *policy)
{
    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    return sk_picture_clean_part(part, policy);
}

const SkFilter sk_filter_clean_picture = {
    .name = "clean-picture",
    .purpose = "writes pictures anew in their own format, without metadata and "
               "hidden data",
    .stage = SK_STAGE_CLEAN,
    .types = sk_picture_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_pictures,
    .prepare = sk_pictures_prepare,
    .clean = picture_clean,
};
