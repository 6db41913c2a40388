/* SPDX-License-Identifier: Apache-2.0
 *
 * Says whether the time of a message is up, for its readers and for filters,
 * which then stop by themselves. This defends against mails that are made to be
 * slow: they end in a verdict before the kernel ends the process.
 */
#include "core/part_private.h"

gboolean
sk_tree_look(SkTree *tree)
{
    gint64 now;

    if (tree == NULL || tree->soft_cpu_us == 0 || tree->spent)
        return tree != NULL && tree->spent;
    now = sk_cpu_us();
    /* Without a clock it is better to stop than to be killed. */
    tree->spent = now < 0 || now >= tree->soft_cpu_us;
    return tree->spent;
}

gboolean
sk_tree_out_of_time(SkTree *tree)
{
    if (tree == NULL || tree->spent)
        return tree != NULL;
    return tree->clock_calls++ % 256 == 0 && sk_tree_look(tree);
}

gboolean
sk_part_out_of_time(SkPart *part)
{
    return sk_tree_out_of_time(part != NULL ? part->tree : NULL);
}
