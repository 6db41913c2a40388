/* SPDX-License-Identifier: Apache-2.0
 *
 * Measures what it costs to clean files, without the mail around them:
 *
 *     clean-cost TYPE FILE…
 *
 * prints three numbers for each file: the processor time in seconds, the memory
 * in KB by which the process grew at its peak, and the size of the cleaned file
 * in bytes. Each file is cleaned in a process of its own, so that no file adds
 * to the memory of the next one.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../filters/clean-help.h"

static double
cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Returns the memory that is in use, in KB. */
static glong
resident(void)
{
    g_autofree char *text = NULL;
    g_auto(GStrv) words = NULL;

    if (!g_file_get_contents("/proc/self/statm", &text, NULL, NULL))
        return 0;
    words = g_strsplit(text, " ", 3);
    return (glong)g_ascii_strtoull(words[1], NULL, 10) *
           (sysconf(_SC_PAGESIZE) / 1024);
}

static void
clean_one(const SkPolicy *policy, const char *type, const char *path)
{
    g_autofree char *bytes = NULL;
    g_autoptr(CleanResult) result = NULL;
    struct rusage usage;
    gsize len = 0;
    glong before = 0;
    double start;

    if (!g_file_get_contents(path, &bytes, &len, NULL))
        g_error("%s cannot be read", path);
    before = resident(); /* The cleaner gets a copy. */
    start = cpu_seconds();
    result = clean_run(policy, type, NULL, bytes, len);
    start = cpu_seconds() - start;
    getrusage(RUSAGE_SELF, &usage);
    printf("%.4f %ld %" G_GSIZE_FORMAT "\n", start, usage.ru_maxrss - before,
           result->bytes != NULL ? g_bytes_get_size(result->bytes) : 0);
    fflush(stdout);
}

int
main(int argc, char **argv)
{
    const SkPolicy *policy;

    clean_prepare();
    policy = clean_policy(
        "inside = { objects = \"clean\"; hyperlinks = \"keep\"; "
        "forms = \"keep\"; comments = \"keep\"; metadata = \"keep\"; };");
    for (int i = 2; i < argc; i++) {
        pid_t child = fork();
        int status = 0;

        if (child == 0) {
            clean_one(policy, argv[1], argv[i]);
            _exit(0);
        }
        waitpid(child, &status, 0);
        if (status != 0)
            return 1;
    }
    return 0;
}
