/* SPDX-License-Identifier: Apache-2.0
 *
 * The memory of a worker. All that a worker can write is shared memory which
 * its zygote maps too, so that the zygote can make it again what it was before
 * the worker's first message. Two files (memfds) hold it:
 *
 *   state    what the process image can write (data of the program and of every
 *            library, TLS, the first stack), the alternate stack of the handler
 *            that takes a worker back, the stack of its work, the heap
 *   output   what it answers
 *
 * A third file, the input, is written by the zygote and read by the worker.
 * Used by the files of the cell only.
 */
#ifndef SK_CELL_MEMORY_H
#define SK_CELL_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "cell/cell.h"

#define SK_PAGE        ((size_t)4096)
#define SK_SPANS_MAX   512
#define SK_STACK_BYTES ((uint64_t)8 << 20)   /* of the stack for the work */
#define SK_STACK_KEPT  ((uint64_t)128 * 1024) /* of it always there, on top */

/* Address space of input and output in a worker; only what a message needs of
 * it is there. */
#define SK_INPUT_ROOM  (UINT64_C(8) << 30)
#define SK_OUTPUT_ROOM (UINT64_C(8) << 30)

/* Where the input bytes begin: the request stands before them. */
#define SK_INPUT_HEAD ((sizeof(SkCellRequest) + 4095) & ~(size_t)4095)

/* Bytes of input and output that are always there. */
#define SK_INPUT_KEPT  (SK_INPUT_HEAD + (size_t)1024 * 1024)
#define SK_OUTPUT_KEPT ((size_t)256 * 1024)

typedef struct {
    uintptr_t from, to;
    uint64_t offset; /* in the state file; of a span that is written */
} SkSpan;

/* What is to be replaced in a worker, measured once in the zygote, whose
 * forks all have the same layout. */
typedef struct {
    SkSpan written[SK_SPANS_MAX]; /* all but the heap */
    size_t n_written;
    SkSpan read[SK_SPANS_MAX]; /* text and constants */
    size_t n_read;
    SkSpan heap;
    uintptr_t first_stack;      /* the lower end of [stack] */
    uint64_t alternate, stack;  /* offsets in the state file */
    uint64_t kept;              /* bytes of it that are always there */
    size_t *top;                /* where malloc notes how long the free end of
                                   the heap is; NULL: not found */
} SkPlan;

/* One worker's memory, seen from the zygote. */
typedef struct {
    int state, input, output; /* -1: none */
    uint8_t *image;           /* the first plan.kept bytes of state */
    uint8_t *pristine;        /* as they were before the first message, up to */
    uint64_t used;            /* here; behind it all was zeros */
    uint8_t *in, *out;
    size_t in_used;           /* bytes of in that the last message had */
} SkMemory;

/* sk_plan_heap: the zygote's heap gets all the room it will ever have; before
 * the plan is made. 0 or -1 + errno. */
int sk_plan_heap(void);

/* sk_plan_make: reads the maps of this process from @maps, an open
 * /proc/self/maps. @spare: as in SkCellRoom. 0, or -1 with a sentence in @why.
 */
int sk_plan_make(SkPlan *plan, size_t spare, int maps, char *why,
                 size_t why_len);

/* sk_memory_open: files and mappings for one worker that is to be born. None
 * of the mappings is inherited by a fork. 0 or -1 + errno. */
int sk_memory_open(SkMemory *memory, const SkPlan *plan);

/* sk_memory_close: gives all of it back, at once. Any number of times. */
void sk_memory_close(SkMemory *memory, const SkPlan *plan);

/* sk_memory_keep: what the worker's memory is now becomes what it will be put
 * back to. The worker is stopped. */
void sk_memory_keep(SkMemory *memory, const SkPlan *plan);

/* sk_memory_lay: @request and the first @len bytes of the file @in become the
 * input; the worker may use request->memory bytes of heap and
 * request->output bytes of output. 0 or -1 + errno. */
int sk_memory_lay(SkMemory *memory, const SkPlan *plan,
                  const SkCellRequest *request, int in, size_t len);

/* sk_memory_put_back: everything is as it was kept. The worker is stopped.
 * 0 or -1 + errno: the worker must not go on. */
int sk_memory_put_back(SkMemory *memory, const SkPlan *plan);

/* ---- the worker's side -------------------------------------------------- */

/* sk_memory_stack: maps the two stacks of a worker from @state with guards
 * around them. Returns the upper end of the stack for its work and the lower
 * end of the alternate one in @alternate, or 0 + errno. */
uintptr_t sk_memory_stack(const SkPlan *plan, int state, uintptr_t *alternate);

/* sk_memory_populate: makes @len bytes at @from present, to be written when
 * @writes. */
void sk_memory_populate(const void *from, size_t len, bool writes);

/* sk_memory_limit: tells malloc that it has @memory bytes beyond what is always
 * there; for one message, and put back with everything else. */
void sk_memory_limit(const SkPlan *plan, uint64_t memory);

/* sk_memory_is_shared: whether nothing is left in @maps, an open
 * /proc/self/maps, that is writable and this process's own. Does not allocate.
 */
bool sk_memory_is_shared(int maps);

/* sk_memory_convert: replaces all private writable memory of this process by
 * @state, with the same bytes. Called on the stack that sk_memory_stack made.
 * 0 or -1 + errno. */
int sk_memory_convert(const SkPlan *plan, int state);

#endif
