/* SPDX-License-Identifier: Apache-2.0
 *
 * How much a library may allocate. A few bytes can announce a window, a
 * dictionary or the data of a program of gigabytes, and the library that reads
 * them asks for as much before it looks at the next byte. Holds where the
 * program brings the allocator of heap_allocator.c (the worker does), else it
 * counts nothing and refuses nothing.
 */
#ifndef SK_ARCHIVE_HEAP_H
#define SK_ARCHIVE_HEAP_H

#include <glib.h>

/* What one library allocated for one file. */
typedef struct {
    gsize used, peak; /* bytes */
    gboolean refused; /* it asked for more than it may have */
} SkHeap;

/* sk_heap_enter: from here to sk_heap_leave what is allocated counts in @heap
 * (lent), and large requests past SK_HEAP_MOST fail with ENOMEM. Small ones
 * never do: libraries end the process over a name they cannot copy. Call
 * nothing between the two but the library: GLib aborts where memory fails. */
#define SK_HEAP_MOST (96u << 20)
void sk_heap_enter(SkHeap *heap);
void sk_heap_leave(void);

/* For the allocator: whether @size bytes may be given; that they were; that
 * they came back. */
gboolean sk_heap_is_watched(void);
gboolean sk_heap_may(gsize size);
void sk_heap_take(gsize size);
void sk_heap_give(gsize size);

#endif
