/* SPDX-License-Identifier: Apache-2.0
 *
 * libc, as a machine in trouble would answer: calls of our own files fail when
 * the point they come from is armed. Calls inside libraries are not touched.
 */
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "fault.h"

#define WRAP(type, name, parameters, arguments)                                \
    type __real_##name parameters;                                             \
    type __wrap_##name parameters;                                             \
    type __wrap_##name parameters                                              \
    {                                                                          \
        return sk_fault_take() ? (type)-1 : __real_##name arguments;           \
    }

WRAP(int, memfd_create, (const char *name, unsigned flags), (name, flags))
WRAP(int, socketpair, (int domain, int type, int protocol, int ends[2]),
     (domain, type, protocol, ends))
WRAP(ssize_t, sendmsg, (int fd, const struct msghdr *message, int flags),
     (fd, message, flags))
WRAP(ssize_t, recv, (int fd, void *bytes, size_t len, int flags),
     (fd, bytes, len, flags))
WRAP(pid_t, fork, (void), ())

ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);
ssize_t
__wrap_write(int fd, const void *bytes, size_t len)
{
    if (sk_fault_take())
        return -1;
    return __real_write(fd, bytes, len > 1 && sk_fault_short() ? len / 2 : len);
}

int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);
int
__wrap_fdatasync(int fd)
{
    sk_fault_point("report-sync");
    return sk_fault_take() ? -1 : __real_fdatasync(fd);
}

int __real_fcntl64(int fd, int command, long argument);
int __wrap_fcntl64(int fd, int command, ...);
int
__wrap_fcntl64(int fd, int command, ...)
{
    va_list rest;
    long argument;

    va_start(rest, command);
    argument = va_arg(rest, long);
    va_end(rest);
    if (command == F_ADD_SEALS && sk_fault_take())
        return -1;
    return __real_fcntl64(fd, command, argument);
}

int __real_fstat64(int fd, struct stat *status);
int __wrap_fstat64(int fd, struct stat *status);
int
__wrap_fstat64(int fd, struct stat *status)
{
    if (sk_fault_here("output-seal"))
        sk_fault_point("answer-size");
    return sk_fault_take() ? -1 : __real_fstat64(fd, status);
}

void *__real_mmap64(void *at, size_t len, int protection, int flags, int fd,
                    off_t offset);
void *__wrap_mmap64(void *at, size_t len, int protection, int flags, int fd,
                    off_t offset);
void *
__wrap_mmap64(void *at, size_t len, int protection, int flags, int fd,
              off_t offset)
{
    if (sk_fault_here("answer-size"))
        sk_fault_point("answer-map");
    return sk_fault_take()
               ? MAP_FAILED
               : __real_mmap64(at, len, protection, flags, fd, offset);
}

/* While an answer is waited for. */
int __real_poll(struct pollfd *fds, nfds_t count, int timeout);
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout);
int
__wrap_poll(struct pollfd *fds, nfds_t count, int timeout)
{
    if (sk_fault_here("hand-over"))
        sk_fault_point("wait");
    return sk_fault_take() ? -1 : __real_poll(fds, count, timeout);
}

int __real_clock_gettime(clockid_t clock, struct timespec *now);
int __wrap_clock_gettime(clockid_t clock, struct timespec *now);
int
__wrap_clock_gettime(clockid_t clock, struct timespec *now)
{
    int result = __real_clock_gettime(clock, now);

    /* Nobody's hand moves the clock of a process's own CPU time. */
    if (clock == CLOCK_MONOTONIC || clock == CLOCK_REALTIME)
        now->tv_sec += sk_fault_jump_us() / 1000000;
    return result;
}
