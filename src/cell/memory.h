/* SPDX-License-Identifier: Apache-2.0
 *
 * The memory of a worker. All that a worker can write is shared memory that its
 * zygote maps too, so that the zygote can restore what it was before the first
 * message. Two files (memfds) hold it:
 *
 *   state    what the process image can write (data of the program and of every
 *            library, TLS, the first stack), the alternate stack of the handler
 *            that takes a worker back, the stack of its work, and the heap
 *   output   what the worker answers
 *
 * A third file, the input, is written by the zygote and read by the worker.
 * Only the cell and its tests use this.
 *
 * What plan.c defines is declared here.
 */
#ifndef SK_CELL_MEMORY_H
#define SK_CELL_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "cell/cell.h"

#define SK_PAGE      ((size_t)4096)
#define SK_SPANS_MAX 512
/* the size of the stack for the work */
#define SK_STACK_BYTES ((uint64_t)8 << 20)
/* the part of it that is always there, at its top */
#define SK_STACK_KEPT ((uint64_t)128 * 1024)

/* The address space of input and output in a worker. Only the part that a
 * message needs is backed by the file. */
#define SK_INPUT_ROOM  (UINT64_C(8) << 30)
#define SK_OUTPUT_ROOM (UINT64_C(8) << 30)

/* The offset of the input bytes, behind the request. */
#define SK_INPUT_HEAD ((sizeof(SkCellRequest) + 4095) & ~(size_t)4095)

/* The bytes of output that are always there. */
#define SK_OUTPUT_KEPT ((size_t)256 * 1024)

typedef struct {
    uintptr_t from, to;
    uint64_t offset; /* for a writable span: its offset in the state file */
} SkSpan;

/* What must be replaced in a worker. It is measured once in the zygote, because
 * all its forks have the same layout. */
typedef struct {
    SkSpan written[SK_SPANS_MAX]; /* all except the heap */
    size_t n_written;
    SkSpan read[SK_SPANS_MAX]; /* text and constants */
    size_t n_read;
    SkSpan heap;
    uintptr_t first_stack;     /* the lower end of [stack] */
    uint64_t alternate, stack; /* offsets in the state file */
    uint64_t kept; /* the bytes of the state file that are always there */
    size_t input;  /* the bytes of the input file that are always there */
    /* where malloc keeps the size of the free end of the heap; NULL if not
     * found */
    size_t *top;
} SkPlan;

/* The memory of one worker, as seen from the zygote. */
typedef struct {
    int state, input, output; /* descriptors; -1 if none */
    uint8_t *image;    /* maps the first plan.kept bytes of the state file */
    uint8_t *pristine; /* a copy of @image from before the first message */
    uint64_t used;     /* from here on, @image was all zeros then */
    uint8_t *in, *out;
    size_t in_used; /* bytes of @in that the last message used */
} SkMemory;

/* sk_plan_heap: gives the zygote's heap all the room it will ever have. Call it
 * before the plan is made. Returns 0, or -1 with errno. */
int sk_plan_heap(void);

/* sk_plan_make: reads the memory map of this process from @maps, an open
 * /proc/self/maps. Of @room, it uses how much is to be kept. Returns 0, or -1
 * with a sentence in @why. */
int sk_plan_make(SkPlan *plan, const SkCellRoom *room, int maps, char *why,
                 size_t why_len);

/* sk_memory_open: makes the files and mappings for one worker that is to be
 * born. A fork inherits none of the mappings. Returns 0, or -1 with errno. */
int sk_memory_open(SkMemory *memory, const SkPlan *plan);

/* sk_memory_close: releases all of it at once. It may be called repeatedly. */
void sk_memory_close(SkMemory *memory, const SkPlan *plan);

/* sk_memory_keep: records the present memory of the worker, which must be
 * stopped, as the state to which it is put back. */
void sk_memory_keep(SkMemory *memory, const SkPlan *plan);

/* sk_memory_lay: puts @request and the first @len bytes of the file @in into
 * the worker's input. The worker may use request->memory bytes of heap and
 * request->output bytes of output. Returns 0, or -1 with errno. */
int sk_memory_lay(SkMemory *memory, const SkPlan *plan,
                  const SkCellRequest *request, int in, size_t len);

/* sk_memory_put_back: restores everything to what was kept. The worker must be
 * stopped. Returns 0, or -1 with errno; the worker must not go on then. */
int sk_memory_put_back(SkMemory *memory, const SkPlan *plan);

/* ---- the worker's side -------------------------------------------------- */

/* sk_memory_stack: maps the two stacks of a worker from @state, with guards
 * around them. Returns the upper end of the stack for its work and stores the
 * lower end of the alternate one in *@alternate. Returns 0 with errno on
 * failure. */
uintptr_t sk_memory_stack(const SkPlan *plan, int state, uintptr_t *alternate);

/* sk_memory_populate: makes the pages of @len bytes at @from present, for
 * writing if @writes. */
void sk_memory_populate(const void *from, size_t len, bool writes);

/* sk_memory_limit: tells malloc that it has @memory bytes beyond those that are
 * always there. This holds for one message and is put back with everything
 * else. */
void sk_memory_limit(const SkPlan *plan, uint64_t memory);

/* sk_memory_is_shared: returns whether @maps, an open /proc/self/maps, contains
 * no memory that is both writable and private to this process. Does not
 * allocate. */
bool sk_memory_is_shared(int maps);

/* sk_memory_convert: replaces all private writable memory of this process by
 * the file @state with the same bytes. Call it on the stack that
 * sk_memory_stack made. Returns 0, or -1 with errno. */
int sk_memory_convert(const SkPlan *plan, int state);

#endif
