/* SPDX-License-Identifier: Apache-2.0
 *
 * The plan of a worker's memory, which is measured once in the zygote, and what
 * a worker does by it: all memory that it can write is replaced by files that
 * the zygote maps too. Only sk_memory_limit runs once for each message.
 */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "cell/back.h"
#include "cell/inside.h"

#ifndef MADV_POPULATE_READ /* since Linux 5.14 */
#define MADV_POPULATE_READ  22
#define MADV_POPULATE_WRITE 23
#endif

#define MIB         ((uint64_t)1 << 20)
#define HEAP_MAX    (4096 * MIB) /* the largest heap that is tried */
#define HEAP_LEAST  (64 * MIB)
#define HEAP_SPARE  (MIB / 2)  /* the free heap that is always there */
#define STACK_BELOW (64 * MIB) /* how far [stack] could have grown */
#define MAPS_MAX    ((size_t)1 << 20)

static uint64_t
round_up(uint64_t bytes)
{
    return (bytes + SK_PAGE - 1) & ~(uint64_t)(SK_PAGE - 1);
}

/* ---- the plan ----------------------------------------------------------- */

/* A worker's malloc must never need the kernel: its heap is one piece that is
 * requested once, none of it is given back, and no chunk is a mapping of its
 * own. A machine that cannot promise the largest heap gets a smaller one, and a
 * mail that needs more could not have been read there anyway. */
int
sk_plan_heap(void)
{
    for (uint64_t size = HEAP_MAX; size >= HEAP_LEAST; size /= 2) {
        void *at;

        if (sbrk((intptr_t)(size + MIB)) == (void *)-1)
            continue;
        (void)sbrk(-(intptr_t)(size + MIB));
        at = malloc(size);
        if (at == NULL)
            continue;
        /* This keeps the compiler from removing the malloc/free pair. */
        __asm__ volatile("" : : "r"(at) : "memory");
        free(at);
        return 0;
    }
    errno = ENOMEM;
    return -1;
}

static char *
read_maps(int maps)
{
    char *text = malloc(MAPS_MAX);
    size_t len = 0;
    ssize_t n = 1;

    while (text != NULL && n > 0 && len < MAPS_MAX - 1) {
        n = pread(maps, text + len, MAPS_MAX - 1 - len, (off_t)len);
        if (n > 0)
            len += (size_t)n;
    }
    if (text != NULL)
        text[len] = '\0';
    return text;
}

static bool
add_span(SkSpan *spans, size_t *count, uintptr_t from, uintptr_t to,
         uint64_t offset)
{
    if (*count >= SK_SPANS_MAX)
        return false;
    spans[(*count)++] = (SkSpan){ from, to, offset };
    return true;
}

/* Adds one line of the maps to the plan. Returns NULL, or what is wrong with
 * it. Writable memory that is shared is refused, because it would carry bytes
 * from one message to the next. */
static const char *
add_line(SkPlan *plan, const char *line, uint64_t *offset)
{
    unsigned long from, to;
    char access[5] = "", name[64] = "";
    int got =
        sscanf(line, "%lx-%lx %4s %*x %*s %*s %63s", &from, &to, access, name);

    if (got < 3)
        return "a line of the maps cannot be read";
    if (access[1] != 'w') {
        if (access[0] == 'r' && name[0] == '/' &&
            !add_span(plan->read, &plan->n_read, from, to, 0))
            return "too many mappings";
        return NULL;
    }
    if (access[3] != 'p')
        return SK_CELL_SHARES ? NULL : "memory is shared with others";
    if (strcmp(name, "[heap]") == 0) {
        plan->heap = (SkSpan){ from, to, 0 };
        return NULL;
    }
    if (strcmp(name, "[stack]") == 0)
        plan->first_stack = from;
    if (!add_span(plan->written, &plan->n_written, from, to, *offset))
        return "too many mappings";
    *offset += to - from;
    return NULL;
}

/* Finds where glibc's malloc keeps the length of the heap's free end: in the
 * second word of that end, with the lowest bit set. If the word there is
 * anything else, this is another malloc, and too much memory ends a worker
 * instead of failing an allocation. */
static void
find_top(SkPlan *plan, uint64_t spare)
{
    size_t free_end = mallinfo2().keepcost;
    size_t *word = (size_t *)(plan->heap.to - free_end) + 1;

    if (free_end > spare && *word == (free_end | 1))
        plan->top = word;
}

int
sk_plan_make(SkPlan *plan, const SkCellRoom *room, int maps, char *why,
             size_t why_len)
{
    char *text = read_maps(maps), *rest = text;
    const char *wrong = text == NULL ? "the maps cannot be read" : NULL;
    uint64_t tail = room->spare == 0 ? HEAP_SPARE : round_up(room->spare);
    uint64_t input = room->input == 0 ? MIB : round_up(room->input);
    uint64_t offset = 0, used;

    *plan = (SkPlan){ 0 };
    for (char *line = text; wrong == NULL && line != NULL && *line != '\0';
         line = rest) {
        rest = strchr(line, '\n');
        if (rest != NULL)
            *rest++ = '\0';
        wrong = add_line(plan, line, &offset);
    }
    free(text);
    if (wrong == NULL && (plan->heap.to == 0 || plan->first_stack == 0))
        wrong = "no heap or no stack";
    if (wrong != NULL) {
        snprintf(why, why_len, "%s", wrong);
        return -1;
    }
    plan->alternate = offset;
    plan->stack = offset + SK_BACK_ALTERNATE;
    plan->heap.offset = plan->stack + SK_STACK_BYTES;
    /* keepcost is the free end of the heap, which nothing has touched. */
    used = plan->heap.to - plan->heap.from - mallinfo2().keepcost;
    plan->kept = plan->heap.offset + round_up(used) + tail;
    plan->input = SK_INPUT_HEAD + (size_t)input;
    find_top(plan, tail);
    return 0;
}

/* ---- in the worker ------------------------------------------------------ */

static bool
map_there(uintptr_t at, uint64_t len, int access, int fd, uint64_t offset)
{
    return mmap((void *)at, len, access, MAP_SHARED | MAP_FIXED | MAP_NORESERVE,
                fd, (off_t)offset) != MAP_FAILED;
}

uintptr_t
sk_memory_stack(const SkPlan *plan, int state, uintptr_t *alternate)
{
    const uint64_t guard = MIB;
    const uint64_t len = 3 * guard + SK_BACK_ALTERNATE + SK_STACK_BYTES;
    void *whole = mmap(NULL, len, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    uintptr_t at = (uintptr_t)whole + guard;
    uintptr_t stack = at + SK_BACK_ALTERNATE + guard;

    if (whole == MAP_FAILED ||
        !map_there(at, SK_BACK_ALTERNATE, PROT_READ | PROT_WRITE, state,
                   plan->alternate) ||
        !map_there(stack, SK_STACK_BYTES, PROT_READ | PROT_WRITE, state,
                   plan->stack))
        return 0;
    *alternate = at;
    return stack + SK_STACK_BYTES;
}

static int
copy_out(int fd, uintptr_t from, uint64_t len, uint64_t offset)
{
    for (uint64_t at = 0; at < len;) {
        ssize_t n = pwrite(fd, (const void *)(from + at), len - at,
                           (off_t)(offset + at));

        if (n <= 0)
            return -1;
        at += (uint64_t)n;
    }
    return 0;
}

/* Nothing may be written to a span between its copy and its replacement. What
 * this function and its two calls need is on the new stack or in registers. */
static int
convert_span(const SkSpan *span, uint64_t copied, int state)
{
    if (copy_out(state, span->from, copied, span->offset) != 0 ||
        !map_there(span->from, span->to - span->from, PROT_READ | PROT_WRITE,
                   state, span->offset))
        return -1;
    return 0;
}

/* No message should pay for the first touch of a page, or learn from it whether
 * another message has touched that page. Where the kernel lacks this call,
 * pages appear when they are touched. */
void
sk_memory_populate(const void *from, size_t len, bool writes)
{
    (void)madvise((void *)(uintptr_t)from, len,
                  writes ? MADV_POPULATE_WRITE : MADV_POPULATE_READ);
}

static void
populate_span(const SkSpan *span, bool writes)
{
    sk_memory_populate((const void *)span->from, span->to - span->from, writes);
}

int
sk_memory_convert(const SkPlan *plan, int state)
{
    uint64_t kept = plan->kept - plan->heap.offset;
    uintptr_t below = plan->first_stack - STACK_BELOW;

    for (size_t i = 0; i < plan->n_written; i++) {
        const SkSpan *span = &plan->written[i];

        if (convert_span(span, span->to - span->from, state) != 0)
            return -1;
        populate_span(span, true);
    }
    if (convert_span(&plan->heap, kept, state) != 0)
        return -1;
    sk_memory_populate((void *)(uintptr_t)sk_back.alternate, SK_BACK_ALTERNATE,
                       true);
    sk_memory_populate((void *)(uintptr_t)(sk_back.stack - SK_STACK_KEPT),
                       SK_STACK_KEPT, true);
    sk_memory_populate((void *)plan->heap.from, kept, true);
    for (size_t i = 0; i < plan->n_read; i++)
        populate_span(&plan->read[i], false);
    /* The first stack may have grown since the plan was made. */
    return munmap((void *)below, STACK_BELOW);
}

/* This makes malloc fail where the file behind the heap ends, so that the room
 * can turn that into a verdict. malloc needs that end to be on a page boundary.
 */
void
sk_memory_limit(const SkPlan *plan, uint64_t memory)
{
    uintptr_t top = (uintptr_t)plan->top - sizeof(size_t);
    uintptr_t end = plan->heap.from + (plan->kept - plan->heap.offset);

    if (plan->top == NULL || memory > plan->heap.to - end)
        return;
    *plan->top = (end + (memory & ~(uint64_t)(SK_PAGE - 1)) - top) | 1;
}

/* The access flags of a mapping follow the first blank of its line. */
bool
sk_memory_is_shared(int maps)
{
    char piece[512], access[4];
    int at = -1; /* how many access flags were seen; -1 before the blank */
    ssize_t n;

    while ((n = read(maps, piece, sizeof piece)) > 0)
        for (ssize_t i = 0; i < n; i++) {
            if (piece[i] == '\n')
                at = -1;
            else if (at < 0)
                at = piece[i] == ' ' ? 0 : -1;
            else if (at < 4)
                access[at++] = piece[i];
            if (at == 4 && access[1] == 'w' && access[3] == 'p')
                return false;
        }
    return n == 0;
}
