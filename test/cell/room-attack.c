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

#define MIB (1024u * 1024u)

static int
tell(int out, const char *word, int status)
{
    if (pwrite(out, word, strlen(word), 0) < 0)
        return status;
    return status;
}

/* Most attacks: one call that must not work. */
static int
judge(int out, long result)
{
    return result < 0 ? tell(out, "denied", ROOM_DENIED)
                      : tell(out, "broke", ROOM_BROKE);
}

static int
do_segv(int in, int out, const SkCellRequest *request)
{
    volatile uintptr_t nowhere = 8;

    *(volatile int *)nowhere = 1;
    return ROOM_BROKE;
}

static _Noreturn int
do_abort(int in, int out, const SkCellRequest *request)
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
do_stack(int in, int out, const SkCellRequest *request)
{
    char top = 1;

    return dig(&top, 1 << 20) > 0 ? ROOM_BROKE : ROOM_BROKE;
}

static _Noreturn int
do_loop(int in, int out, const SkCellRequest *request)
{
    for (volatile unsigned turns = 0;; turns++)
        ;
}

static _Noreturn int
do_sleep(int in, int out, const SkCellRequest *request)
{
    static int never;

    for (;;)
        (void)syscall(SYS_futex, &never, 0, 0, NULL, NULL, 0);
}

static int
do_stop(int in, int out, const SkCellRequest *request)
{
    raise(SIGSTOP);
    return ROOM_BROKE;
}

static int
do_memory(int in, int out, const SkCellRequest *request)
{
    for (unsigned i = 0; i < 256; i++) {
        char *bytes = malloc(MIB);

        if (bytes == NULL)
            return tell(out, "denied", ROOM_DENIED);
        memset(bytes, 1, MIB);
    }
    return tell(out, "broke", ROOM_BROKE);
}

static int
do_memfd_grow(int in, int out, const SkCellRequest *request)
{
    return judge(out, ftruncate(out, INT64_C(1) << 40));
}

static int
do_fsize(int in, int out, const SkCellRequest *request)
{
    static char bytes[MIB];

    for (int i = 0; i < 64; i++)
        if (write(out, bytes, sizeof bytes) < 0)
            return ROOM_DENIED;
    return ROOM_BROKE;
}

static int
do_fork(int in, int out, const SkCellRequest *request)
{
    pid_t pid = fork();

    if (pid == 0)
        _exit(0);
    return judge(out, pid);
}

static void *
run_thread(void *nothing)
{
    return nothing;
}

static int
do_thread(int in, int out, const SkCellRequest *request)
{
    pthread_t thread;

    return judge(out, -pthread_create(&thread, NULL, run_thread, NULL));
}

static int
do_exec(int in, int out, const SkCellRequest *request)
{
    char *argv[] = { (char *)(uintptr_t) "sh", NULL };

    return judge(out, execve("/bin/sh", argv, argv + 1));
}

static int
do_exec_memfd(int in, int out, const SkCellRequest *request)
{
    char *argv[] = { (char *)(uintptr_t) "x", NULL };

    return judge(out, syscall(SYS_execveat, in, "", argv, argv + 1, 0x1000));
}

static int
do_open(int in, int out, const SkCellRequest *request)
{
    static const char *const names[] = { "/etc/passwd", "/proc/self/mem",
                                         "/",           ".",
                                         "..",          "/dev/null" };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (syscall(SYS_openat, AT_FDCWD, names[i], O_RDONLY, 0) >= 0)
            return judge(out, 0);
    return judge(out, -1);
}

static int
do_create(int in, int out, const SkCellRequest *request)
{
    return judge(out,
                 syscall(SYS_openat, AT_FDCWD, "/x", O_RDWR | O_CREAT, 0600));
}

static int
do_socket(int in, int out, const SkCellRequest *request)
{
    return judge(out, socket(AF_INET, SOCK_STREAM, 0));
}

static int
do_unix_socket(int in, int out, const SkCellRequest *request)
{
    return judge(out, socket(AF_UNIX, SOCK_STREAM, 0));
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
do_ptrace(int in, int out, const SkCellRequest *request)
{
    return judge(out, ptrace(PTRACE_ATTACH, find_zygote(request), NULL, NULL));
}

static int
do_peek(int in, int out, const SkCellRequest *request)
{
    char byte;
    struct iovec here = { &byte, 1 }, there = { &byte, 1 };

    return judge(
        out, process_vm_readv(find_zygote(request), &here, 1, &there, 1, 0));
}

static int
do_kill(int in, int out, const SkCellRequest *request)
{
    return judge(out, kill(1, SIGKILL));
}

static int
do_kill_parent(int in, int out, const SkCellRequest *request)
{
    return judge(out, kill(find_zygote(request), SIGKILL));
}

/* The one signal the filter may let through, at the one process that matters.
 */
static int
do_abort_zygote(int in, int out, const SkCellRequest *request)
{
    pid_t zygote = find_zygote(request);

    return judge(out, syscall(SYS_tgkill, zygote, zygote, SIGABRT));
}

static int
do_mprotect(int in, int out, const SkCellRequest *request)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return judge(out, mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

static int
do_map_exec(int in, int out, const SkCellRequest *request)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return judge(out, page == MAP_FAILED ? -1 : 0);
}

static int
do_io_uring(int in, int out, const SkCellRequest *request)
{
    char parameters[256] = { 0 };

    return judge(out, syscall(SYS_io_uring_setup, 8, parameters));
}

static int
do_bpf(int in, int out, const SkCellRequest *request)
{
    return judge(out, syscall(SYS_bpf, 0, NULL, 0));
}

static int
do_dup(int in, int out, const SkCellRequest *request)
{
    return judge(out, dup(out));
}

static int
do_unshare(int in, int out, const SkCellRequest *request)
{
    return judge(out, syscall(SYS_unshare, 0x10000000));
}

static int
do_mount(int in, int out, const SkCellRequest *request)
{
    return judge(out, mount("none", "/", "tmpfs", 0, NULL));
}

static int
do_raise_limit(int in, int out, const SkCellRequest *request)
{
    struct rlimit more = { RLIM_INFINITY, RLIM_INFINITY };

    return judge(out, setrlimit(RLIMIT_AS, &more));
}

static int
do_userfaultfd(int in, int out, const SkCellRequest *request)
{
    return judge(out, syscall(SYS_userfaultfd, 1));
}

static int
do_keyctl(int in, int out, const SkCellRequest *request)
{
    return judge(out, syscall(SYS_add_key, "user", "x", "y", 1, -2));
}

static int
do_setuid(int in, int out, const SkCellRequest *request)
{
    return judge(out, syscall(SYS_setuid, 0));
}

#ifdef __x86_64__
/* getpid by the 32-bit door, which has other numbers. */
static int
do_int80(int in, int out, const SkCellRequest *request)
{
    long result = 20;

    __asm__ volatile("int $0x80" : "+a"(result) : : "memory");
    return judge(out, result);
}

static int
do_x32(int in, int out, const SkCellRequest *request)
{
    return judge(out, syscall(0x40000000 | SYS_getpid));
}
#endif

static int
do_write_input(int in, int out, const SkCellRequest *request)
{
    return judge(out, pwrite(in, "x", 1, 0));
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
    { "fsize", do_fsize },
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
    { NULL, NULL },
};
