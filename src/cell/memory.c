/* SPDX-License-Identifier: Apache-2.0
 *
 * The memory of one worker as its zygote sees it: made, kept, laid out for a
 * message and put back (memory.h). No length or address here comes from a
 * worker: everything is done over the whole extent that was measured before the
 * first message.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "cell/inside.h"

/* Returns a mapping that no worker inherits, or NULL. */
static uint8_t *
map_own(size_t len, int fd, int flags)
{
    void *at =
        mmap(NULL, len, PROT_READ | PROT_WRITE,
             flags | MAP_NORESERVE | (fd < 0 ? MAP_ANONYMOUS : 0), fd, 0);

    if (at == MAP_FAILED)
        return NULL;
    if (madvise(at, len, MADV_DONTFORK) == 0)
        return at;
    munmap(at, len);
    return NULL;
}

static int
sized_file(const char *name, uint64_t len)
{
    int fd = sk_cell_memfd(name);

    if (fd >= 0 && ftruncate(fd, (off_t)len) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

int
sk_memory_open(SkMemory *memory, const SkPlan *plan)
{
    *memory = (SkMemory){ .state = sized_file("state", plan->kept),
                          .input = sized_file("input", plan->input),
                          .output = sized_file("output", SK_OUTPUT_KEPT) };
    if (memory->state >= 0 && memory->input >= 0 && memory->output >= 0) {
        memory->image = map_own(plan->kept, memory->state, MAP_SHARED);
        memory->pristine = map_own(plan->kept, -1, MAP_PRIVATE);
        memory->in = map_own(SK_INPUT_ROOM, memory->input, MAP_SHARED);
        memory->out = map_own(SK_OUTPUT_ROOM, memory->output, MAP_SHARED);
    }
    /* From now on nobody can map the input to write into it. */
    if (memory->image != NULL && memory->pristine != NULL &&
        memory->in != NULL && memory->out != NULL &&
        fcntl(memory->input, F_ADD_SEALS, F_SEAL_FUTURE_WRITE) == 0)
        return 0;
    sk_memory_close(memory, plan);
    return -1;
}

static void
close_file(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void
unmap(uint8_t **at, size_t len)
{
    if (*at != NULL)
        munmap(*at, len);
    *at = NULL;
}

void
sk_memory_close(SkMemory *memory, const SkPlan *plan)
{
    int error = errno;

    unmap(&memory->image, plan->kept);
    unmap(&memory->pristine, plan->kept);
    unmap(&memory->in, SK_INPUT_ROOM);
    unmap(&memory->out, SK_OUTPUT_ROOM);
    close_file(&memory->state);
    close_file(&memory->input);
    close_file(&memory->output);
    errno = error;
}

static const uint8_t zeros[SK_PAGE];

/* Copies only the pages that differ: most do not, and comparing is cheaper than
 * writing. */
static void
make_equal(uint8_t *to, const uint8_t *from, uint64_t begin, uint64_t end)
{
    for (uint64_t at = begin; at < end; at += SK_PAGE)
        if (memcmp(to + at, from + at, SK_PAGE) != 0)
            memcpy(to + at, from + at, SK_PAGE);
}

/* Does the same for memory that was all zeros, which needs half as much
 * reading. */
static void
make_zero(uint8_t *to, uint64_t begin, uint64_t end)
{
    for (uint64_t at = begin; at < end; at += SK_PAGE)
        if (memcmp(to + at, zeros, SK_PAGE) != 0)
            memcpy(to + at, zeros, SK_PAGE);
}

/* Returns where the zeros at the end of the heap begin. */
static uint64_t
end_of_used(const uint8_t *image, uint64_t begin, uint64_t end)
{
    while (end > begin && memcmp(image + end - SK_PAGE, zeros, SK_PAGE) == 0)
        end -= SK_PAGE;
    return end;
}

void
sk_memory_keep(SkMemory *memory, const SkPlan *plan)
{
    uint64_t stack = plan->stack + SK_STACK_BYTES - SK_STACK_KEPT;

    memory->used = end_of_used(memory->image, stack, plan->kept);
    make_equal(memory->pristine, memory->image, 0, plan->alternate);
    make_equal(memory->pristine, memory->image, stack, memory->used);
}

int
sk_memory_put_back(SkMemory *memory, const SkPlan *plan)
{
    uint64_t stack = plan->stack + SK_STACK_BYTES - SK_STACK_KEPT;

    if (SK_CELL_SKIPS(PUT_BACK))
        return 0;
    if (ftruncate(memory->state, (off_t)plan->kept) != 0 ||
        ftruncate(memory->output, (off_t)SK_OUTPUT_KEPT) != 0 ||
        ftruncate(memory->input, (off_t)plan->input) != 0 ||
        fallocate(memory->state, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                  (off_t)plan->stack, (off_t)(stack - plan->stack)) != 0)
        return -1;
    make_equal(memory->image, memory->pristine, 0, plan->alternate);
    make_zero(memory->image, plan->alternate, plan->stack);
    make_equal(memory->image, memory->pristine, stack, memory->used);
    make_zero(memory->image, memory->used, plan->kept);
    make_zero(memory->out, 0, SK_OUTPUT_KEPT);
    memset(memory->in, 0,
           memory->in_used < plan->input ? memory->in_used : plan->input);
    memory->in_used = 0;
    return 0;
}

static int
read_input(uint8_t *to, int in, size_t len)
{
    for (size_t at = 0; at < len;) {
        ssize_t n = pread(in, to + at, len - at, (off_t)at);

        if (n == 0)
            errno = EIO;
        if (n <= 0)
            return -1;
        at += (size_t)n;
    }
    return 0;
}

int
sk_memory_lay(SkMemory *memory, const SkPlan *plan,
              const SkCellRequest *request, int in, size_t len)
{
    const uint64_t whole = plan->heap.offset + plan->heap.to - plan->heap.from;
    size_t used = SK_INPUT_HEAD + len;
    uint64_t end;

    if (__builtin_add_overflow(plan->kept, request->memory, &end) ||
        end > whole)
        end = whole;
    if (ftruncate(memory->state, (off_t)end) != 0 ||
        (used > plan->input && ftruncate(memory->input, (off_t)used) != 0) ||
        (request->output > SK_OUTPUT_KEPT &&
         ftruncate(memory->output, (off_t)request->output) != 0))
        return -1;
    memory->in_used = used;
    memcpy(memory->in, request, sk_cell_request_size(request));
    return read_input(memory->in + SK_INPUT_HEAD, in, len);
}
