/* SPDX-License-Identifier: Apache-2.0
 *
 * What the service counts, in memory that its processes share: the milter child
 * and the parent write, the watcher (watch.h) reads. The counts outlive a child
 * that is started anew. No process that reads mail ever has this memory: what
 * the zygotes count of their workers comes with their answers.
 *
 * Every member is one machine word that is read and written at once, so a
 * reader may see one count before another, but never half of one.
 */
#ifndef SK_DOOR_METRICS_COUNTERS_H
#define SK_DOOR_METRICS_COUNTERS_H

#include <glib.h>
#include <sekisho/verdict.h>

#include "cell/protocol.h"
#include "door/metrics/media.h"

/* The descriptor at which a child or the watcher finds the memory. */
#define SK_COUNTERS_FD 4
/* The parent holds the memory at this descriptor or a higher one, because a
 * child or the watcher expects other things at the lower ones. */
#define SK_COUNTERS_LEAST_FD 10

/* X(symbol, name of the metric, its help) */
#define SK_HISTOGRAMS(X)                                                       \
    X(MESSAGE, "message", "Time from the end of a mail to its answer.")        \
    X(QUEUE, "queue_wait", "Time that a mail waited for a worker.")            \
    X(CLEAN, "clean", "Time in which a worker cleaned a mail.")                \
    X(INSPECT, "inspect", "Time in which the inspector read the result.")      \
    X(REPORT, "report_write",                                                  \
      "Time until a report line was on disk, which the answer waits for.")

typedef enum {
#define SK_X(symbol, name, help) SK_HISTOGRAM_##symbol,
    SK_HISTOGRAMS(SK_X)
#undef SK_X
        SK_N_HISTOGRAMS
} SkHistogramName;

/* The upper bounds of the buckets, as numbers to compare with and as the texts
 * that Prometheus reads; both lists say the same. One more bucket takes what is
 * slower than the last bound. */
#define SK_HISTOGRAM_MS                                                        \
    {                                                                          \
        1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000,    \
            60000                                                              \
    }
#define SK_HISTOGRAM_SECONDS                                                   \
    {                                                                          \
        "0.001", "0.002", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25",     \
            "0.5", "1", "2.5", "5", "10", "30", "60"                           \
    }
#define SK_HISTOGRAM_BUCKETS 15

typedef struct {
    guint64 buckets[SK_HISTOGRAM_BUCKETS + 1];
    guint64 micros;
} SkHistogram;

/* How a mail was answered. */
#define SK_ANSWERS(X)                                                          \
    X(ACCEPTED, "accepted")                                                    \
    X(NOTICE, "notice")                                                        \
    X(REFUSED, "refused")                                                      \
    X(BUSY, "busy")                                                            \
    X(FAULT, "fault")

typedef enum {
#define SK_X(symbol, word) SK_COUNTED_##symbol,
    SK_ANSWERS(SK_X)
#undef SK_X
        SK_N_ANSWERS
} SkAnswerCounted;

/* Where a fault was. */
#define SK_FAULTS(X)                                                           \
    X(ENVELOPE, "envelope")                                                    \
    X(SPOOL, "spool")                                                          \
    X(GATE, "gate")                                                            \
    X(REPORT, "report")                                                        \
    X(EDIT, "edit")

typedef enum {
#define SK_X(symbol, word) SK_FAULT_##symbol,
    SK_FAULTS(SK_X)
#undef SK_X
        SK_N_FAULTS
} SkFault;

#define SK_ACTIONS(X)                                                          \
    X("kept") X("converted") X("disarmed") X("split") X("removed") X("held")
#define SK_N_ACTIONS 6

/* What became of a mail: the verdicts that a report line has. */
#define SK_FATES(X)                                                            \
    X(KEPT, "kept")                                                            \
    X(CLEANED, "cleaned")                                                      \
    X(WITHHELD, "withheld")                                                    \
    X(UNTOUCHED, "untouched")

typedef enum {
#define SK_X(symbol, word) SK_FATE_##symbol,
    SK_FATES(SK_X)
#undef SK_X
        SK_N_FATES
} SkFate;

enum { SK_ROOM_WORKER, SK_ROOM_INSPECTOR, SK_N_ROOMS };

/* How many crossings are counted one by one. A policy rarely has more; all
 * further ones share the last place under the name "other". */
#define SK_COUNTED_CROSSINGS 64
#define SK_COUNTED_NAME      64

typedef struct {
    guint64 is_there; /* set when the names are whole */
    char from[SK_COUNTED_NAME], to[SK_COUNTED_NAME];
    guint64 fates[SK_N_FATES];
} SkCountedCrossing;

/* What the parent says to the watcher. It is written before the watcher starts,
 * and does not change while it runs. */
typedef struct {
    char socket[256]; /* "unix:/path" or "inet:port@host", or "" */
    char file[1024];  /* or "" */
    char report_folder[1024];
    guint64 silence;                /* minutes; 0 for no watch */
    guint64 office_from, office_to; /* minutes of the day */
    guint64 foreground;
} SkWatchSettings;

typedef struct {
    SkWatchSettings watch;
    /* of the parent; times are seconds since 1970 */
    guint64 started, policy_loaded, reloads, reloads_failed, reload_is_good;
    guint64 child_is_up, child_starts, generations, workers, places;
    char policy_hash[80];
    /* of the child */
    guint64 answers[SK_N_ANSWERS], faults[SK_N_FAULTS];
    guint64 withheld[SK_N_REASONS], removed[SK_N_REASONS];
    guint64 recipients_refused[SK_N_REASONS];
    guint64 parts[SK_N_MEDIA][SK_N_ACTIONS];
    guint64 bytes_in, bytes_out, alarms;
    guint64 in_flight, waiting, running; /* gauges */
    guint64 last_message, last_passed;   /* times */
    guint64 lines, lines_on_disk, lines_refused, rotations;
    SkHistogram histograms[SK_N_HISTOGRAMS];
    SkCountedCrossing crossings[SK_COUNTED_CROSSINGS];
    SkCellTotals rooms[SK_N_ROOMS];
} SkCounters;

/* sk_counters_new: makes the memory, all zeros. @fd gets its descriptor, which
 * is the caller's; it is never below SK_COUNTERS_LEAST_FD. Returns NULL with
 * errno. */
SkCounters *sk_counters_new(int *fd);

/* sk_counters_map: maps the memory behind @fd, or returns NULL with errno. */
SkCounters *sk_counters_map(int fd, gboolean writable);

/* sk_counters_private: returns counts of this process alone, for programs
 * without a parent. */
SkCounters *sk_counters_private(void);

static inline void
sk_count(guint64 *counter, guint64 n)
{
    __atomic_fetch_add(counter, n, __ATOMIC_RELAXED);
}

/* sk_uncount: takes @n off a gauge. */
static inline void
sk_uncount(guint64 *gauge, guint64 n)
{
    __atomic_fetch_sub(gauge, n, __ATOMIC_RELAXED);
}

static inline void
sk_count_set(guint64 *gauge, guint64 value)
{
    __atomic_store_n(gauge, value, __ATOMIC_RELEASE);
}

static inline guint64
sk_counted(const guint64 *counter)
{
    return __atomic_load_n(counter, __ATOMIC_ACQUIRE);
}

/* sk_count_now: returns the time as the counts have it, in seconds since 1970.
 */
static inline guint64
sk_count_now(void)
{
    return (guint64)(g_get_real_time() / G_USEC_PER_SEC);
}

/* sk_count_time: adds a duration since @start (monotonic microseconds). */
void sk_count_time(SkCounters *counters, SkHistogramName name, gint64 start);
void sk_count_ms(SkCounters *counters, SkHistogramName name, guint64 ms);

/* sk_counters_crossing: returns the counts of a crossing, which is a new one if
 * these zones were not seen before. Thread-safe among the threads of one
 * process; only the child calls it. */
guint64 *
sk_counters_crossing(SkCounters *counters, const char *from, const char *to);

#endif
