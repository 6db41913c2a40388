/* SPDX-License-Identifier: Apache-2.0
 *
 * The floor for bench-fork: fork, exit, wait in a bare static program with
 * nothing in memory. Prints the microseconds of each round.
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

int
main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 1000;
    double *took = rounds > 0 ? calloc((size_t)rounds, sizeof *took) : NULL;

    if (took == NULL)
        return 1;
    for (long i = 0; i < rounds; i++) {
        double start = now_us();
        pid_t pid = fork();

        if (pid == 0)
            _exit(0);
        if (pid < 0 || waitpid(pid, NULL, 0) != pid)
            return 1;
        took[i] = now_us() - start;
    }
    for (long i = 0; i < rounds; i++)
        printf("%.1f\n", took[i]);
    return 0;
}
