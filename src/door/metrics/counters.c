/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes and maps the shared counts (counters.h).
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "door/metrics/counters.h"

SkCounters *
sk_counters_map(int fd, gboolean writable)
{
    int protection = PROT_READ | (writable ? PROT_WRITE : 0);
    struct stat status;
    void *at;

    /* A memory that is shorter than the struct is refused here: reading beyond
     * its end would kill this process with SIGBUS. */
    if (fstat(fd, &status) != 0)
        return NULL;
    if (status.st_size != sizeof(SkCounters)) {
        errno = EINVAL;
        return NULL;
    }
    at = mmap(NULL, sizeof(SkCounters), protection, MAP_SHARED, fd, 0);
    if (at == MAP_FAILED)
        return NULL;
    return at;
}

SkCounters *
sk_counters_new(int *fd)
{
    int made = memfd_create("sekisho-counters", MFD_CLOEXEC);
    SkCounters *counters;

    *fd = -1;
    if (made < 0)
        return NULL;
    if (ftruncate(made, sizeof(SkCounters)) == 0)
        *fd = fcntl(made, F_DUPFD_CLOEXEC, SK_COUNTERS_LEAST_FD);
    close(made);
    if (*fd < 0)
        return NULL;
    counters = sk_counters_map(*fd, TRUE);
    if (counters != NULL)
        return counters;
    close(*fd);
    *fd = -1;
    return NULL;
}

SkCounters *
sk_counters_private(void)
{
    return g_new0(SkCounters, 1);
}

static void
count_micros(SkCounters *counters, SkHistogramName name, guint64 micros)
{
    static const guint bounds[] = SK_HISTOGRAM_MS;
    SkHistogram *histogram = &counters->histograms[name];
    guint i = 0;

    G_STATIC_ASSERT(G_N_ELEMENTS(bounds) == SK_HISTOGRAM_BUCKETS);
    while (i < SK_HISTOGRAM_BUCKETS && micros > (guint64)bounds[i] * 1000)
        i++;
    sk_count(&histogram->buckets[i], 1);
    sk_count(&histogram->micros, micros);
}

void
sk_count_time(SkCounters *counters, SkHistogramName name, gint64 start)
{
    gint64 micros = g_get_monotonic_time() - start;

    count_micros(counters, name, (guint64)MAX(micros, 0));
}

void
sk_count_ms(SkCounters *counters, SkHistogramName name, guint64 ms)
{
    count_micros(counters, name, ms * 1000);
}

static gboolean
is_crossing(const SkCountedCrossing *crossing, const char *from, const char *to)
{
    return strncmp(crossing->from, from, SK_COUNTED_NAME - 1) == 0 &&
           strncmp(crossing->to, to, SK_COUNTED_NAME - 1) == 0;
}

guint64 *
sk_counters_crossing(SkCounters *counters, const char *from, const char *to)
{
    static GMutex mutex;
    SkCountedCrossing *found = NULL;

    g_mutex_lock(&mutex);
    for (guint i = 0; i < SK_COUNTED_CROSSINGS; i++) {
        SkCountedCrossing *crossing = &counters->crossings[i];
        gboolean is_last = i + 1 == SK_COUNTED_CROSSINGS;

        if (sk_counted(&crossing->is_there)) {
            if (!is_last && !is_crossing(crossing, from, to))
                continue;
            found = crossing;
            break;
        }
        g_strlcpy(crossing->from, is_last ? "other" : from, SK_COUNTED_NAME);
        g_strlcpy(crossing->to, is_last ? "other" : to, SK_COUNTED_NAME);
        sk_count_set(&crossing->is_there, 1);
        found = crossing;
        break;
    }
    g_mutex_unlock(&mutex);
    return found->fates;
}
