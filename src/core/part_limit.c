/* SPDX-License-Identifier: Apache-2.0
 *
 * Says what a message may still come to (part.h): the parts and bytes that its
 * limits leave, and the bytes that cost memory although no part shows them. The
 * children of a container are judged in part.c. This defends against a few
 * bytes that become many on the way.
 */
#include "core/part_private.h"
#include "core/report.h"

void
sk_part_left(const SkPart *part, guint *parts, guint64 *bytes)
{
    const SkTree *tree = part->tree;
    const SkLimits *limits = tree != NULL ? &tree->policy->limits : NULL;

    *parts = G_MAXUINT;
    *bytes = G_MAXUINT64;
    if (limits == NULL)
        return; /* The part is alone and has no limits. */
    *parts = limits->parts - MIN(limits->parts, tree->parts);
    *bytes = limits->expanded - MIN(limits->expanded, tree->expanded);
}

void
sk_part_discarded(SkPart *part, guint64 bytes)
{
    guint64 kib = bytes / 1024;

    if (part == NULL || part->tree == NULL)
        return;
    part->tree->expanded += bytes;
    sk_part_note(part, "discarded-kib", (guint)MIN(kib, G_MAXINT));
}

gboolean
sk_part_may_grow(SkPart *part, gsize len)
{
    SkTree *tree = part->tree;
    gsize was = part->bytes != NULL ? g_bytes_get_size(part->bytes) : 0;

    if (tree == NULL || tree->policy == NULL || len <= was ||
        part->role == SK_ROLE_BODY || sk_part_n_children(part) > 0)
        return TRUE;
    tree->expanded += len - was;
    return tree->expanded <= tree->policy->limits.expanded;
}
