/* SPDX-License-Identifier: Apache-2.0
 *
 * The list of pairs (pairs.h).
 */
#include "door/pairs.h"

static void
free_pair(gpointer pair)
{
    sk_pair_stop(pair);
}

GPtrArray *
sk_pairs_new(void)
{
    return g_ptr_array_new_with_free_func(free_pair);
}

SkPair *
sk_pairs_current(const GPtrArray *pairs)
{
    return g_ptr_array_index(pairs, pairs->len - 1);
}

void
sk_pairs_retire(GPtrArray *pairs, guint64 number)
{
    for (guint i = 0; i + 1 < pairs->len; i++) {
        SkPair *pair = g_ptr_array_index(pairs, i);

        if (pair->number != number)
            continue;
        g_ptr_array_remove_index(pairs, i);
        return;
    }
}

void
sk_pairs_keep_current(GPtrArray *pairs)
{
    while (pairs->len > 1)
        g_ptr_array_remove_index(pairs, 0);
}
