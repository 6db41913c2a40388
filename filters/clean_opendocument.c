/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-opendocument: writes OpenDocument files (texts, spreadsheets,
 * presentations and drawings, their templates, and flat ones, which become
 * packages) anew by lists of what may leave. The pictures in them go through
 * all filters first. This file reads no format itself (see odf/). This defends
 * against macros, scripts, links that fetch, and objects of other programs.
 */
#include <sekisho/filter.h>
#include <file/file_text.h>
#include "odf/odf.h"

static gboolean
uses_opendocument(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, sk_odf_types);
}

static gboolean
prepare_opendocument(GError **error)
{
    (void)error;
    sk_odf_prepare();
    return TRUE;
}

static SkVerdict
opendocument_clean(SkPart *part, const SkPolicy *policy)
{
    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    return sk_odf_clean_part(part, policy);
}

const SkFilter sk_filter_clean_opendocument = {
    .name = "clean-opendocument",
    .purpose = "writes OpenDocument files anew, without what runs, fetches or "
               "hides in them",
    .stage = SK_STAGE_CLEAN,
    .types = sk_odf_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_opendocument,
    .prepare = prepare_opendocument,
    .clean = opendocument_clean,
};
