/* SPDX-License-Identifier: Apache-2.0
 *
 * The watcher's loop (watch.h): it serves a socket, writes a file for
 * node_exporter, and looks from time to time whether mail has stopped passing.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "door/metrics/serve.h"
#include "door/metrics/silence.h"
#include "door/metrics/text.h"
#include "door/metrics/watch.h"
#include "door/service/journal.h"

/* How long a turn of the loop takes. node_exporter usually reads the file every
 * 15 seconds, so each of its readings finds a new one. */
#define TURN_MS  10000
#define GUEST_MS 1000
/* One sample a minute; the oldest is five minutes old. */
#define SAMPLES 6
#define MINUTE  60

typedef struct {
    guint64 at, messages, withheld, busy, faults;
} Sample;

typedef struct {
    const SkCounters *counters;
    SkServe serve;
    SkSilence silence;
    Sample samples[SAMPLES]; /* a ring; those with @at 0 are not taken yet */
    guint next;
    gboolean is_quiet;
    gboolean file_failed; /* it was said that the file cannot be written */
} Watch;

static guint64
sum_of(const guint64 *counts, guint n)
{
    guint64 sum = 0;

    for (guint i = 0; i < n; i++)
        sum += sk_counted(&counts[i]);
    return sum;
}

static Sample
sample(const SkCounters *counters, guint64 now)
{
    return (Sample){
        .at = now,
        .messages = sum_of(counters->answers, SK_N_ANSWERS),
        .withheld = sum_of(counters->withheld, SK_N_REASONS),
        .busy = sk_counted(&counters->answers[SK_COUNTED_BUSY]),
        .faults = sk_counted(&counters->answers[SK_COUNTED_FAULT]),
    };
}

static const Sample *
oldest(const Watch *watch)
{
    const Sample *found = &watch->samples[0];

    for (guint i = 1; i < SAMPLES; i++) {
        const Sample *other = &watch->samples[i];

        if (other->at != 0 && other->at < found->at)
            found = other;
    }
    return found;
}

/* fill: writes all metrics, as they are now. */
static void
fill(GString *out, gpointer data)
{
    const Watch *watch = data;
    const Sample *old = oldest(watch);
    SkMetricsNow now = { .now = sk_count_now(), .is_quiet = watch->is_quiet };
    Sample new = sample(watch->counters, now.now);
    struct statvfs disk;

    now.recent_messages = new.messages - old->messages;
    now.recent_withheld = new.withheld - old->withheld;
    now.recent_busy = new.busy - old->busy;
    now.recent_faults = new.faults - old->faults;
    if (*watch->counters->watch.report_folder != '\0' &&
        statvfs(watch->counters->watch.report_folder, &disk) == 0) {
        now.has_free = TRUE;
        now.free = (guint64)disk.f_bavail * disk.f_frsize;
    }
    sk_metrics_text(out, watch->counters, &now);
}

/* write_file: writes the file for node_exporter under another name first, so
 * that it never reads half of one. */
static gboolean
write_file(const char *path, const GString *text)
{
    /* node_exporter reads only names that end in ".prom", so it does not see
     * this one. */
    g_autofree char *temporary = g_strconcat(path, ".new", NULL);
    int fd = open(temporary,
                  O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    gboolean done;

    if (fd < 0)
        return FALSE;
    done = fchmod(fd, 0644) == 0 &&
           write(fd, text->str, text->len) == (gssize)text->len;
    if (close(fd) != 0)
        done = FALSE;
    return done && rename(temporary, path) == 0;
}

static void
tell_file(Watch *watch)
{
    const char *path = watch->counters->watch.file;
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean done;

    if (*path == '\0')
        return;
    fill(text, watch);
    done = write_file(path, text);
    if (!done && !watch->file_failed)
        sk_journal(SK_JOURNAL_WARNING, "metrics: cannot write %s: %m", path);
    watch->file_failed = !done;
}

static void
look_for_silence(Watch *watch)
{
    const SkCounters *counters = watch->counters;
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    guint64 seconds = (guint64)g_date_time_to_unix(now);
    guint64 day = (guint64)(g_date_time_get_hour(now) * 60 +
                            g_date_time_get_minute(now)) *
                      MINUTE +
                  (guint64)g_date_time_get_second(now);
    guint64 passed = sk_counted(&counters->last_passed);
    guint64 started = sk_counted(&counters->started);
    gboolean quiet =
        sk_silence_is(&watch->silence, seconds, MAX(passed, started),
                      seconds - day, (guint)g_date_time_get_day_of_week(now));

    if (quiet && !watch->is_quiet)
        sk_journal(SK_JOURNAL_ALARM,
                   "ALARM: nothing has passed for %" G_GUINT64_FORMAT
                   " minutes of office hours",
                   watch->silence.minutes);
    if (!quiet && watch->is_quiet)
        sk_journal(SK_JOURNAL_INFO, "the silence is over");
    watch->is_quiet = quiet;
}

/* has_guest: returns whether a client is connected, whose patience is watched.
 */
static gboolean
has_guest(const SkServe *serve)
{
    for (guint i = 0; i < SK_SERVE_CLIENTS; i++)
        if (serve->clients[i].fd >= 0)
            return TRUE;
    return FALSE;
}

/* serve_until: answers whoever asks, until the monotonic time @until. */
static void
serve_until(Watch *watch, gint64 until)
{
    struct pollfd polls[1 + SK_SERVE_CLIENTS];
    gint64 now;

    while ((now = g_get_monotonic_time()) < until) {
        gint64 wait = (until - now) / G_TIME_SPAN_MILLISECOND + 1;

        if (has_guest(&watch->serve))
            wait = MIN(wait, GUEST_MS);
        sk_serve_polls(&watch->serve, polls);
        if (poll(polls, G_N_ELEMENTS(polls), (int)wait) >= 0)
            sk_serve_turn(&watch->serve, polls, g_get_monotonic_time());
    }
}

static void
take_sample(Watch *watch)
{
    guint64 now = sk_count_now();
    guint last = (watch->next + SAMPLES - 1) % SAMPLES;

    if (watch->samples[last].at != 0 && now - watch->samples[last].at < MINUTE)
        return;
    watch->samples[watch->next] = sample(watch->counters, now);
    watch->next = (watch->next + 1) % SAMPLES;
}

int
sk_watch_main(void)
{
    Watch watch = { .counters = sk_counters_map(SK_COUNTERS_FD, FALSE) };
    g_autoptr(GError) error = NULL;
    const SkWatchSettings *settings;

    prctl(PR_SET_NAME, "sekisho-watch");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_IGN);
    if (watch.counters == NULL)
        return EXIT_FAILURE;
    settings = &watch.counters->watch;
    sk_journal_prepare(settings->foreground != 0);
    watch.silence = (SkSilence){ settings->silence, settings->office_from,
                                 settings->office_to };
    watch.serve.fill = fill;
    watch.serve.data = &watch;
    if (!sk_serve_open(&watch.serve, settings->socket, &error))
        sk_journal(SK_JOURNAL_WARNING, "%s", error->message);
    for (;;) {
        take_sample(&watch);
        look_for_silence(&watch);
        tell_file(&watch);
        serve_until(&watch,
                    g_get_monotonic_time() + TURN_MS * G_TIME_SPAN_MILLISECOND);
    }
}
