/* SPDX-License-Identifier: Apache-2.0
 *
 * Replaces the allocator of the C library by one that counts first
 * (archive/heap.h). It defines the names that every library of the process
 * calls, and passes each call on to the original. It must not be linked into
 * programs that run under a checker with an allocator of its own, such as ASan.
 */
#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <archive/heap.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

static void *
refuse(void)
{
    errno = ENOMEM;
    return NULL;
}

static void *
counted(void *block)
{
    if (block != NULL && sk_heap_is_watched())
        sk_heap_take(malloc_usable_size(block));
    return block;
}

void *
malloc(size_t size)
{
    return sk_heap_may(size) ? counted(__libc_malloc(size)) : refuse();
}

void *
calloc(size_t n, size_t size)
{
    size_t whole;

    if (__builtin_mul_overflow(n, size, &whole) || !sk_heap_may(whole))
        return refuse();
    return counted(__libc_calloc(n, size));
}

void *
realloc(void *block, size_t size)
{
    size_t before =
        sk_heap_is_watched() && block != NULL ? malloc_usable_size(block) : 0;
    void *moved;

    if (size > before && !sk_heap_may(size - before))
        return refuse();
    moved = __libc_realloc(block, size);
    if (moved != NULL || size == 0)
        sk_heap_give(before);
    return counted(moved);
}

void
free(void *block)
{
    if (block != NULL && sk_heap_is_watched())
        sk_heap_give(malloc_usable_size(block));
    __libc_free(block);
}
