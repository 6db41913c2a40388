/* SPDX-License-Identifier: Apache-2.0
 *
 * The worker's own getrandom, in place of that of the C library. A worker has
 * no randomness: the same mail gives the same bytes, and the system call ends
 * it. The library behind libqpdf's decryption asks for some all the same when
 * it is first used after a fork, and every two hours, and never uses it for
 * what it decrypts; without this, every PDF under AES-256 would be a fault. No
 * secret is made in a worker.
 */
#include <string.h>
#include <sys/random.h>

ssize_t
getrandom(void *buffer, size_t len, unsigned flags)
{
    (void)flags;
    memset(buffer, 0, len);
    return (ssize_t)len;
}
