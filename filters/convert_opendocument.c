/* SPDX-License-Identifier: Apache-2.0
 *
 * convert-opendocument: lets an OpenDocument file leave as its words, a text
 * file, where a rule says so ("do = text"). Nothing of the document itself
 * leaves; what is hidden is said to be. This file reads no format itself (see
 * odf/). This defends against all that documents can do, at the price of how
 * they look.
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
opendocument_convert(SkPart *part, const SkPolicy *policy)
{
    if (!sk_file_is_mine(part, policy) || !sk_file_leaves_as_text(part, policy))
        return sk_part_pass(part);
    return sk_odf_convert_part(part, policy);
}

const SkFilter sk_filter_convert_opendocument = {
    .name = "convert-opendocument",
    .purpose = "lets OpenDocument files leave as their words",
    .stage = SK_STAGE_CLEAN,
    .types = sk_odf_types,
    .method = SK_METHOD_TEXT_EXTRACT,
    .did = "file-cleaned",
    .uses = uses_opendocument,
    .clean = opendocument_convert,
};
