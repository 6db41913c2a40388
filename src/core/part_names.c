/* SPDX-License-Identifier: Apache-2.0
 *
 * The names of a part: all that were claimed for it, and the one under which it
 * leaves.
 */
#include "core/part_private.h"

guint
sk_part_n_names(const SkPart *part)
{
    if (part->name == NULL)
        return 0;
    return 1 + (part->names ? part->names->len : 0);
}

const char *
sk_part_nth_name(const SkPart *part, guint i)
{
    g_assert(i < sk_part_n_names(part));
    return i == 0 ? part->name : part->names->pdata[i - 1];
}

void
sk_part_add_name(SkPart *part, const char *name)
{
    for (guint i = 0; i < sk_part_n_names(part); i++)
        if (g_str_equal(sk_part_nth_name(part, i), name))
            return;
    if (part->name == NULL) {
        part->name = g_strdup(name);
        return;
    }
    if (part->names == NULL)
        part->names = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(part->names, g_strdup(name));
}

const char *
sk_part_out_name(const SkPart *part)
{
    return part->out_name;
}

void
sk_part_rename(SkPart *part, const char *name)
{
    g_free(part->out_name);
    part->out_name = g_strdup(name);
}
