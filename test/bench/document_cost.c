/* SPDX-License-Identifier: Apache-2.0
 *
 * What one document costs: cleaning it in process beside reading all members of
 * its ZIP and packing them again by libarchive at level 6, the exit inspection
 * of what leaves, and memory. Each figure is the least of several runs.
 *
 *     bench-document_cost FILE…
 *
 * Prints a line each, by TAB: file, bytes, bytes that leave, bytes of the
 * largest member, milliseconds of libarchive, of the cleaning, of the
 * inspection, and by how many bytes the cleaning raised the process's memory.
 */
#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/document-help.h"

#define RUNS 3

static double
milliseconds(void)
{
    struct rusage used;

    getrusage(RUSAGE_SELF, &used);
    return 1e3 * (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           1e-3 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

/* Copies what is left of the member of @in to @out; returns its size. */
static gsize
copy_member(struct archive *in, struct archive *out)
{
    static char room[1 << 16];
    gsize size = 0;
    gssize n = 0;

    while ((n = archive_read_data(in, room, sizeof room)) > 0) {
        archive_write_data(out, room, (size_t)n);
        size += (gsize)n;
    }
    return size;
}

/* Reads and packs the members of @bytes again; returns the size of the largest.
 */
static gsize
repack(GBytes *bytes)
{
    gsize len = 0, used = 0, largest = 0;
    const void *data = g_bytes_get_data(bytes, &len);
    const gsize room = 2 * len + (1u << 20);
    g_autofree char *packed = g_malloc(room);
    struct archive *in = archive_read_new(), *out = archive_write_new();
    struct archive_entry *entry = NULL;

    archive_read_support_format_zip(in);
    archive_write_set_format_zip(out);
    archive_write_set_options(out, "zip:compression-level=6");
    if (archive_read_open_memory(in, data, len) != ARCHIVE_OK ||
        archive_write_open_memory(out, packed, room, &used) != ARCHIVE_OK)
        g_error("libarchive: no ZIP");
    while (archive_read_next_header(in, &entry) == ARCHIVE_OK) {
        gsize size = 0;

        archive_write_header(out, entry);
        size = copy_member(in, out);
        largest = MAX(largest, size);
    }
    archive_read_free(in);
    archive_write_free(out);
    return largest;
}

/* How far the memory of a process that cleans the file goes beyond that of one
 * that has only read it. */
static guint64
memory_of(const SkPolicy *policy, const char *name, GBytes *bytes)
{
    int ends[2];
    guint64 grown = 0;
    pid_t child = pipe(ends) == 0 ? fork() : -1;

    if (child < 0)
        g_error("no process");
    if (child == 0) {
        struct rusage before, after;

        getrusage(RUSAGE_SELF, &before);
        g_autoptr(DocumentResult) result = document_run(policy, name, bytes);
        getrusage(RUSAGE_SELF, &after);
        grown = (guint64)(after.ru_maxrss - before.ru_maxrss) << 10;
        if (write(ends[1], &grown, sizeof grown) != (ssize_t)sizeof grown)
            _exit(1);
        _exit(0);
    }
    close(ends[1]);
    if (read(ends[0], &grown, sizeof grown) != (ssize_t)sizeof grown)
        g_error("the child has failed");
    close(ends[0]);
    waitpid(child, NULL, 0);
    return grown;
}

static void
tell(const SkPolicy *policy, const char *path)
{
    g_autofree char *name = g_path_get_basename(path), *content = NULL;
    double theirs = 1e9, ours = 1e9, inspector = 1e9;
    gsize len = 0, out = 0, largest = 0;
    g_autoptr(GBytes) bytes = NULL;
    guint64 memory = 0;

    if (!g_file_get_contents(path, &content, &len, NULL))
        g_error("%s cannot be read", path);
    bytes = g_bytes_new(content, len);
    memory = memory_of(policy, name, bytes);
    for (guint i = 0; i < RUNS; i++) {
        g_autoptr(DocumentResult) result = NULL;
        double start = milliseconds(), took = 0;

        largest = repack(bytes);
        took = milliseconds() - start;
        theirs = MIN(theirs, took);
        start = milliseconds();
        result = document_run(policy, name, bytes);
        took = milliseconds() - start;
        ours = MIN(ours, took);
        if (result->bytes == NULL)
            g_error("%s does not leave: %s %s", path,
                    sk_reason_word(result->reason), result->detail);
        out = g_bytes_get_size(result->bytes);
        start = milliseconds();
        if (document_accepted(policy, result, NULL) != NULL)
            g_error("%s is not accepted", path);
        took = milliseconds() - start;
        inspector = MIN(inspector, took);
    }
    printf("%s\t%zu\t%zu\t%zu\t%.1f\t%.1f\t%.1f\t%" G_GUINT64_FORMAT "\n", name,
           len, out, largest, theirs, ours, inspector, memory);
    fflush(stdout);
}

int
main(int argc, char **argv)
{
    const SkPolicy *policy = document_policy("files-faithful", "");

    for (int i = 1; i < argc; i++)
        tell(policy, argv[i]);
    return 0;
}
