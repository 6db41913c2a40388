/* SPDX-License-Identifier: Apache-2.0
 *
 * fork_bare ROUNDS: what this machine asks for a process and for a page: fork,
 * exit, wait in a static program with nothing in memory (the lowest decile in
 * microseconds: when nobody else wants the processor), and the first touch of a
 * page of memory in nanoseconds. Machines whose page tables are kept by a
 * hypervisor ask several times what others do.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAGE        ((size_t)4096)
#define TOUCH_PAGES ((size_t)2048)
#define TOUCH_RUNS  10

static double
now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int
compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

/* Nanoseconds for a first touch of a page: the lowest of some runs. */
static double
touch_ns(void)
{
    double best = 1e9;

    for (int run = 0; run < TOUCH_RUNS; run++) {
        volatile char *at = mmap(NULL, TOUCH_PAGES * PAGE, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        double start = now_us(), ns;

        if (at == MAP_FAILED)
            return 0;
        for (size_t page = 0; page < TOUCH_PAGES; page++)
            at[page * PAGE] = 1;
        ns = (now_us() - start) * 1e3 / TOUCH_PAGES;
        best = ns < best ? ns : best;
        munmap((void *)at, TOUCH_PAGES * PAGE);
    }
    return best;
}

int
main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
    double *took = rounds > 0 ? calloc((size_t)rounds, sizeof *took) : NULL;

    if (took == NULL)
        return 2;
    for (long i = 0; i < rounds; i++) {
        double start = now_us();
        pid_t pid = fork();

        if (pid == 0)
            _exit(0);
        if (pid < 0 || waitpid(pid, NULL, 0) != pid)
            return 1;
        took[i] = now_us() - start;
    }
    qsort(took, (size_t)rounds, sizeof *took, compare);
    printf("{\"p10_us\": %.1f, \"touch_ns\": %.0f}\n", took[rounds / 10],
           touch_ns());
    return 0;
}
