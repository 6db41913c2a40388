/* SPDX-License-Identifier: Apache-2.0
 *
 * fork_bare ROUNDS: fork, exit, wait in a static program with nothing in
 * memory: no process can cost less. Prints the lowest decile in
 * microseconds: what it costs when nobody else wants the processor.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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
    printf("{\"p10_us\": %.1f}\n", took[rounds / 10]);
    return 0;
}
