/* SPDX-License-Identifier: Apache-2.0
 *
 * rebuild-locked: what was taken out of an encrypted document (open-locked) and
 * passed stands for it, under the name that it got. This defends against
 * nothing; without it a lone file would not leave, as a file that was split is
 * not one file.
 */
#include <sekisho/filter.h>

static SkVerdict
locked_build(SkPart *part, const SkPolicy *policy)
{
    const SkPart *child = NULL;
    SkVerdict verdict = SK_VERDICT_UNDECIDED;

    (void)policy;
    if (sk_part_n_children(part) != 1)
        return sk_part_pass(part);
    child = sk_part_child(part, 0);
    verdict = sk_part_verdict(child);
    if (sk_part_bytes(child) == NULL || sk_part_out_name(child) == NULL ||
        (verdict != SK_VERDICT_KEPT && verdict != SK_VERDICT_CLEANED) ||
        (sk_part_n_children(child) > 0 && !sk_part_is_rebuilt(child)))
        return sk_part_remove(part, sk_part_reason(child), NULL);
    sk_part_rename(part, sk_part_out_name(child));
    return sk_part_replace(part, g_bytes_ref(sk_part_bytes(child)),
                           sk_part_found(child));
}

static const char *const locked_types[] = {
    "application/vnd.openxmlformats+encrypted", NULL
};

const SkFilter sk_filter_rebuild_locked = {
    .name = "rebuild-locked",
    .purpose = "puts what was encrypted, when it is clean, in its place",
    .stage = SK_STAGE_BUILD,
    .types = locked_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .clean = locked_build,
};
