/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts the memory that a library allocates (heap.h). A worker does one thing
 * at a time, so one counter is enough.
 */
#include <archive/heap.h>

#define LARGE (1u << 20)

/* the file whose memory is counted at present, or NULL */
static SkHeap *watched;

void
sk_heap_enter(SkHeap *heap)
{
    watched = heap;
}

void
sk_heap_leave(void)
{
    watched = NULL;
}

gboolean
sk_heap_is_watched(void)
{
    return watched != NULL;
}

gboolean
sk_heap_may(gsize size)
{
    if (watched == NULL || size < LARGE)
        return TRUE;
    if (size <= SK_HEAP_MAX && watched->used <= SK_HEAP_MAX - size)
        return TRUE;
    watched->refused = TRUE;
    return FALSE;
}

void
sk_heap_take(gsize size)
{
    if (watched == NULL)
        return;
    watched->used += size;
    watched->peak = MAX(watched->peak, watched->used);
}

void
sk_heap_give(gsize size)
{
    if (watched != NULL)
        watched->used -= MIN(watched->used, size);
}
