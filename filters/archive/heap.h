/* SPDX-License-Identifier: Apache-2.0
 *
 * Bounds the memory that a library may allocate while it reads one file. A few
 * bytes can announce a window, a dictionary or a program of gigabytes, and the
 * library asks for that much memory before it looks at the next byte. The bound
 * holds in programs that link the allocator of heap_allocator.c, as the worker
 * does; elsewhere nothing is counted and nothing is refused.
 */
#ifndef SK_ARCHIVE_HEAP_H
#define SK_ARCHIVE_HEAP_H

#include <glib.h>

/* What one library has allocated for one file. */
typedef struct {
    gsize used, peak; /* in bytes */
    gboolean refused; /* The library asked for more than it may have. */
} SkHeap;

/* sk_heap_enter: until sk_heap_leave, every allocation counts in @heap (lent),
 * and a large one that would exceed SK_HEAP_MAX fails with ENOMEM. Small ones
 * never fail, because libraries end the process if they cannot copy a name.
 * Between the two calls only the library may run: GLib aborts when an
 * allocation fails. */
#define SK_HEAP_MAX (96u << 20)
void sk_heap_enter(SkHeap *heap);
void sk_heap_leave(void);

/* For the allocator: asks whether @size bytes may be given, notes that they
 * were given, and notes that they came back. */
gboolean sk_heap_is_watched(void);
gboolean sk_heap_may(gsize size);
void sk_heap_take(gsize size);
void sk_heap_give(gsize size);

#endif
