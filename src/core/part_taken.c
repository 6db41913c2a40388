/* SPDX-License-Identifier: Apache-2.0
 *
 * Records files that stood in the text of a part and were taken out of it, so
 * that the notice can list them. Finding them is the task of others.
 */
#include "core/part_private.h"

static void
clear_taken_out(gpointer data)
{
    SkTakenOut *taken = data;

    g_free(taken->name);
}

void
sk_part_take_out(SkPart *part, const char *name, gsize bytes)
{
    SkTakenOut taken = { NULL, bytes };

    if (part == NULL)
        return;
    if (part->taken_out == NULL) {
        part->taken_out = g_array_new(FALSE, FALSE, sizeof taken);
        g_array_set_clear_func(part->taken_out, clear_taken_out);
    }
    taken.name = name != NULL && *name != '\0' ? g_strdup(name) : NULL;
    g_array_append_val(part->taken_out, taken);
    sk_part_count(part, "inline-file", 1, taken.name);
}

const GArray *
sk_part_taken_out(const SkPart *part)
{
    return part->taken_out;
}
