/* SPDX-License-Identifier: Apache-2.0
 *
 * The files in memory (memfds) through which an asker and a zygote give each
 * other a message and its answer: made, written, opened again for one use
 * alone, and sealed. Nothing is read here.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>
#include "cell/cell.h"

/* Linux 6.3 has this flag; it makes a memfd that can never be executable. */
#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 8u
#endif

int
sk_cell_memfd(const char *name)
{
    const unsigned flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
    int fd = memfd_create(name, flags | MFD_NOEXEC_SEAL);

    if (fd < 0 && errno == EINVAL)
        fd = memfd_create(name, flags);
    return fd;
}

int
sk_cell_reopen(int fd, int access)
{
    char path[32];

    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return open(path, access | O_CLOEXEC);
}

/* The seal F_SEAL_WRITE would be stronger, because it fails while somebody maps
 * the file for writing. But to find that out, the kernel waits until every
 * processor has put away the pages that it wrote last, and each message would
 * wait for that twice. It is not needed where nobody else could map the file:
 * see sk_cell_reopen. */
int
sk_cell_seal(int fd)
{
    return fcntl(fd, F_ADD_SEALS,
                 F_SEAL_FUTURE_WRITE | F_SEAL_GROW | F_SEAL_SHRINK |
                     F_SEAL_SEAL);
}

int
sk_cell_write(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        ssize_t n = write(fd, at, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            errno = ENOSPC;
        if (n <= 0)
            return -1;
        at += n;
        len -= (size_t)n;
    }
    return 0;
}
