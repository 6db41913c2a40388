/* SPDX-License-Identifier: Apache-2.0
 *
 * What code would do that took over a reader. Each attack ends by itself, so
 * that a missing layer shows as ROOM_BROKE and not as a machine that hangs.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
#include "room.h"

#define MIB     (1024u * 1024u)
#define CHANNEL 3 /* a worker's one descriptor */

static int
tell(SkCellWork *work, const char *word, int status)
{
    work->used = 0;
    (void)sk_cell_put(work, word, strlen(word));
    return status;
}

/* Most attacks: one call that must not work. */
static int
judge(SkCellWork *work, long result)
{
    return result < 0 ? tell(work, "denied", ROOM_DENIED)
                      : tell(work, "broke", ROOM_BROKE);
}

static int
do_segv(SkCellWork *work)
{
    volatile uintptr_t nowhere = 8;

    *(volatile int *)nowhere = 1;
    return ROOM_BROKE;
}

static _Noreturn int
do_abort(SkCellWork *work)
{
    abort();
}

static int
dig(volatile char *above, int depth)
{
    volatile char here[4096];

    here[0] = *above;
    if (depth == 0)
        return here[0];
    return dig(here, depth - 1) + here[0];
}

static int
do_stack(SkCellWork *work)
{
    char top = 1;

    return dig(&top, 1 << 20) > 0 ? ROOM_BROKE : ROOM_BROKE;
}

static _Noreturn int
do_loop(SkCellWork *work)
{
    for (volatile unsigned turns = 0;; turns++)
        ;
}

/* Nobody says anything to a worker that has a message. */
static int
do_sleep(SkCellWork *work)
{
    char byte;

    return read(CHANNEL, &byte, 1) == 0 ? ROOM_DENIED : ROOM_BROKE;
}

static int
do_stop(SkCellWork *work)
{
    raise(SIGSTOP);
    return ROOM_BROKE;
}

/* Touches @most pieces of a megabyte; whether it got them all. */
static bool
take_memory(unsigned most)
{
    for (unsigned i = 0; i < most; i++) {
        char *volatile bytes = malloc(MIB); /* else nobody needs it */

        if (bytes == NULL)
            return false;
        memset(bytes, 1, MIB);
    }
    return true;
}

static int
do_memory(SkCellWork *work)
{
    return take_memory(256) ? tell(work, "broke", ROOM_BROKE)
                            : tell(work, "denied", ROOM_DENIED);
}

/* All that it may have, page by page. */
static int
do_hunger(SkCellWork *work)
{
    return take_memory(UINT32_MAX) ? ROOM_BROKE : ROOM_DENIED;
}

static int
do_memfd_grow(SkCellWork *work)
{
    return judge(work, ftruncate(CHANNEL, INT64_C(1) << 40));
}

static int
do_flood(SkCellWork *work)
{
    static char bytes[MIB];

    for (int i = 0; i < 64; i++)
        if (write(CHANNEL, bytes, sizeof bytes) < 0)
            return ROOM_DENIED;
    return ROOM_BROKE;
}

static int
do_fork(SkCellWork *work)
{
    pid_t pid = fork();

    if (pid == 0)
        _exit(0);
    return judge(work, pid);
}

static void *
run_thread(void *nothing)
{
    return nothing;
}

static int
do_thread(SkCellWork *work)
{
    pthread_t thread;

    return judge(work, -pthread_create(&thread, NULL, run_thread, NULL));
}

static int
do_exec(SkCellWork *work)
{
    char *argv[] = { (char *)(uintptr_t) "sh", NULL };

    return judge(work, execve("/bin/sh", argv, argv + 1));
}

static int
do_exec_memfd(SkCellWork *work)
{
    char *argv[] = { (char *)(uintptr_t) "x", NULL };

    return judge(
        work, syscall(SYS_execveat, CHANNEL, "", argv, argv + 1, 0x1000));
}

static int
do_open(SkCellWork *work)
{
    static const char *const names[] = { "/etc/passwd", "/proc/self/mem",
                                         "/",           ".",
                                         "..",          "/dev/null" };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (syscall(SYS_openat, AT_FDCWD, names[i], O_RDONLY, 0) >= 0)
            return judge(work, 0);
    return judge(work, -1);
}

static int
do_create(SkCellWork *work)
{
    return judge(work,
                 syscall(SYS_openat, AT_FDCWD, "/x", O_RDWR | O_CREAT, 0600));
}

static int
do_socket(SkCellWork *work)
{
    return judge(work, socket(AF_INET, SOCK_STREAM, 0));
}

static int
do_unix_socket(SkCellWork *work)
{
    return judge(work, socket(AF_UNIX, SOCK_STREAM, 0));
}

/* The order carries the number of the zygote. */
static pid_t
find_zygote(const SkCellRequest *request)
{
    int32_t zygote;

    memcpy(&zygote, request->order + 32, sizeof zygote);
    return zygote;
}

static int
do_ptrace(SkCellWork *work)
{
    return judge(work, ptrace(PTRACE_ATTACH, find_zygote(work->request), NULL, NULL));
}

static int
do_peek(SkCellWork *work)
{
    char byte;
    struct iovec here = { &byte, 1 }, there = { &byte, 1 };

    return judge(
        work, process_vm_readv(find_zygote(work->request), &here, 1, &there, 1, 0));
}

static int
do_kill(SkCellWork *work)
{
    return judge(work, kill(1, SIGKILL));
}

static int
do_kill_parent(SkCellWork *work)
{
    return judge(work, kill(find_zygote(work->request), SIGKILL));
}

/* The one signal the filter may let through, at the one process that matters.
 */
static int
do_abort_zygote(SkCellWork *work)
{
    pid_t zygote = find_zygote(work->request);

    return judge(work, syscall(SYS_tgkill, zygote, zygote, SIGABRT));
}

static int
do_mprotect(SkCellWork *work)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return judge(work, mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

static int
do_map_exec(SkCellWork *work)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return judge(work, page == MAP_FAILED ? -1 : 0);
}

static int
do_io_uring(SkCellWork *work)
{
    char parameters[256] = { 0 };

    return judge(work, syscall(SYS_io_uring_setup, 8, parameters));
}

static int
do_bpf(SkCellWork *work)
{
    return judge(work, syscall(SYS_bpf, 0, NULL, 0));
}

static int
do_dup(SkCellWork *work)
{
    return judge(work, dup(CHANNEL));
}

static int
do_unshare(SkCellWork *work)
{
    return judge(work, syscall(SYS_unshare, 0x10000000));
}

static int
do_mount(SkCellWork *work)
{
    return judge(work, mount("none", "/", "tmpfs", 0, NULL));
}

static int
do_raise_limit(SkCellWork *work)
{
    struct rlimit more = { RLIM_INFINITY, RLIM_INFINITY };

    return judge(work, setrlimit(RLIMIT_AS, &more));
}

static int
do_userfaultfd(SkCellWork *work)
{
    return judge(work, syscall(SYS_userfaultfd, 1));
}

static int
do_keyctl(SkCellWork *work)
{
    return judge(work, syscall(SYS_add_key, "user", "x", "y", 1, -2));
}

static int
do_setuid(SkCellWork *work)
{
    return judge(work, syscall(SYS_setuid, 0));
}

#ifdef __x86_64__
/* getpid by the 32-bit door, which has other numbers. */
static int
do_int80(SkCellWork *work)
{
    long result = 20;

    __asm__ volatile("int $0x80" : "+a"(result) : : "memory");
    return judge(work, result);
}

static int
do_x32(SkCellWork *work)
{
    return judge(work, syscall(0x40000000 | SYS_getpid));
}
#endif

static int
do_write_input(SkCellWork *work)
{
    *(volatile uint8_t *)(uintptr_t)work->input = 'x';
    return tell(work, "broke", ROOM_BROKE);
}

static int
do_open_input(SkCellWork *work)
{
    return judge(work, mprotect((void *)(uintptr_t)work->request, 4096,
                                PROT_READ | PROT_WRITE));
}

/* One byte more than it may answer with, and then all there could be. */
static int
do_long_output(SkCellWork *work)
{
    for (uint64_t at = work->room; at < UINT64_C(1) << 32; at += MIB)
        work->output[at] = 'x';
    return tell(work, "broke", ROOM_BROKE);
}

const RoomOrder room_attacks[] = {
    { "segv", do_segv },
    { "abort", do_abort },
    { "stack", do_stack },
    { "loop", do_loop },
    { "sleep", do_sleep },
    { "stop", do_stop },
    { "memory", do_memory },
    { "memfd-grow", do_memfd_grow },
    { "flood", do_flood },
    { "fork", do_fork },
    { "thread", do_thread },
    { "exec", do_exec },
    { "exec-memfd", do_exec_memfd },
    { "open", do_open },
    { "create", do_create },
    { "socket", do_socket },
    { "unix-socket", do_unix_socket },
    { "ptrace", do_ptrace },
    { "peek", do_peek },
    { "kill", do_kill },
    { "kill-parent", do_kill_parent },
    { "abort-zygote", do_abort_zygote },
    { "mprotect-exec", do_mprotect },
    { "map-exec", do_map_exec },
    { "io-uring", do_io_uring },
    { "bpf", do_bpf },
    { "dup", do_dup },
    { "unshare", do_unshare },
    { "mount", do_mount },
    { "raise-limit", do_raise_limit },
    { "userfaultfd", do_userfaultfd },
    { "keyctl", do_keyctl },
    { "setuid", do_setuid },
#ifdef __x86_64__
    { "int80", do_int80 },
    { "x32", do_x32 },
#endif
    { "write-input", do_write_input },
    { "open-input", do_open_input },
    { "hunger", do_hunger },
    { "long-output", do_long_output },
    { NULL, NULL },
};
