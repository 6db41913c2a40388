/* SPDX-License-Identifier: Apache-2.0
 *
 * One O_APPEND descriptor, one mutex and a shared fdatasync: a writer that
 * finds no sync in progress syncs all lines written so far. This defends
 * against a report that says less than what crossed, as on a full or failing
 * disk.
 *
 * Before each line the path is looked at: if it no longer leads to the file
 * that is open, the file was rotated away, and the line goes to a new one. So
 * whoever rotates renames the file and needs to tell nobody; a signal that is
 * lost, or a service that is down, costs no line.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "door/service/journal.h"
#include "door/report_log.h"

/* How often somebody is told, as long as the file takes no line. */
#define ALARM_EVERY (60 * G_TIME_SPAN_SECOND)

struct _SkReportLog {
    GMutex mutex;
    GCond synced_more;
    int fd;
    char *path; /* where @fd was opened; NULL if it is no regular file */
    /* the device and, with @inode, the identity of the file at @fd */
    dev_t device;
    ino_t inode;
    gboolean astray;      /* the path leads elsewhere and cannot be opened */
    SkCounters *counters; /* or NULL */
    guint64 refused;      /* lines that were not written since one last was */
    gint64 alarmed;       /* when somebody was last told of it */
    gboolean torn;        /* the file does not end in LF */
    gboolean syncing; /* a thread is in fdatasync and does not hold the lock */
    guint64 written;  /* how many lines were handed to the kernel */
    guint64 synced;   /* how many of them are known to be on disk */
    guint64 failed; /* the highest line that a failed fdatasync may have lost */
};

SkReportLog *
sk_report_log_new(void)
{
    SkReportLog *log = g_new0(SkReportLog, 1);

    g_mutex_init(&log->mutex);
    g_cond_init(&log->synced_more);
    log->fd = -1;
    return log;
}

void
sk_report_log_count(SkReportLog *log, SkCounters *counters)
{
    log->counters = counters;
}

void
sk_report_log_free(SkReportLog *log)
{
    if (log == NULL)
        return;
    if (log->fd >= 0)
        close(log->fd);
    g_cond_clear(&log->synced_more);
    g_mutex_clear(&log->mutex);
    g_free(log->path);
    g_free(log);
}

/* ends_torn: returns TRUE if the file at @fd is a regular file that ends in an
 * unfinished line, because an earlier process died while writing it. */
static gboolean
ends_torn(int fd)
{
    struct stat status;
    char last = '\n';

    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size == 0)
        return FALSE;
    return pread(fd, &last, 1, status.st_size - 1) != 1 || last != '\n';
}

static gboolean
fail(GError **error, const char *what, int number)
{
    g_set_error(error, SK_ERROR, SK_ERROR_REPORT, "report file: %s: %s", what,
                number == 0 ? "short write" : g_strerror(number));
    return FALSE;
}

/* open_file: opens @path for appending. The folder is synced too, because a new
 * file whose name is not on disk is lost with all its lines. */
static int
open_file(const char *path)
{
    int fd =
        open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0640);
    g_autofree char *folder = fd >= 0 ? g_path_get_dirname(path) : NULL;
    int dir = -1;

    if (folder != NULL)
        dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir >= 0) {
        /* This fails with EINVAL for a folder that is on no disk, which is
         * harmless. */
        (void)fsync(dir);
        close(dir);
    }
    return fd;
}

/* mark_synced: remembers that all lines up to number @upto are on disk. It also
 * covers the lines of sk_report_log_note, which nobody waits for. The caller
 * holds the lock. */
static void
mark_synced(SkReportLog *log, guint64 upto)
{
    if (upto <= log->synced)
        return;
    if (log->counters != NULL)
        sk_count(&log->counters->lines_on_disk, upto - log->synced);
    log->synced = upto;
}

/* use_file: takes @fd, opened at @path, in place of the file that was open. The
 * caller holds the lock, which is released while a sync is waited for. */
static void
use_file(SkReportLog *log, int fd, const char *path)
{
    struct stat status;
    gboolean regular;

    while (log->syncing)
        g_cond_wait(&log->synced_more, &log->mutex);
    if (log->fd >= 0) {
        /* The lines that wait for a sync are in the old file. */
        if (fdatasync(log->fd) == 0)
            mark_synced(log, log->written);
        else
            log->failed = log->written;
        close(log->fd);
        g_cond_broadcast(&log->synced_more);
    }
    regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    log->fd = fd;
    log->torn = ends_torn(fd);
    log->astray = FALSE;
    if (path != log->path) {
        g_free(log->path);
        log->path = g_strdup(path);
    }
    if (!regular)
        g_clear_pointer(&log->path, g_free);
    log->device = regular ? status.st_dev : 0;
    log->inode = regular ? status.st_ino : 0;
}

gboolean
sk_report_log_open(SkReportLog *log, const char *path, GError **error)
{
    int fd = open_file(path);

    if (fd < 0)
        return fail(error, path, errno);
    g_mutex_lock(&log->mutex);
    use_file(log, fd, path);
    g_mutex_unlock(&log->mutex);
    return TRUE;
}

/* was_rotated: returns whether the path leads to another file than the open
 * one, or to none. */
static gboolean
was_rotated(const SkReportLog *log)
{
    struct stat status;

    if (log->path == NULL)
        return FALSE;
    if (stat(log->path, &status) != 0)
        return errno == ENOENT;
    return status.st_dev != log->device || status.st_ino != log->inode;
}

/* follow: opens the file anew if it was rotated away. If that fails, the lines
 * go on into the old one, where they are not lost, and somebody is told. The
 * caller holds the lock. */
static void
follow(SkReportLog *log)
{
    int fd;

    /* Others may follow while this thread waits for a sync. */
    while (was_rotated(log) && log->syncing)
        g_cond_wait(&log->synced_more, &log->mutex);
    if (!was_rotated(log))
        return;
    fd = open_file(log->path);
    if (fd >= 0) {
        use_file(log, fd, log->path);
        if (log->counters != NULL)
            sk_count(&log->counters->rotations, 1);
        return;
    }
    if (!log->astray)
        sk_journal(SK_JOURNAL_ALARM,
                   "ALARM: report file: rotated away, and %s cannot be "
                   "opened: %m; lines still go to the old file",
                   log->path);
    log->astray = TRUE;
}

/* write_line: writes one line. The caller holds the lock. */
static gboolean
write_line(SkReportLog *log, const char *line, GError **error)
{
    g_autofree char *text =
        g_strconcat(log->torn ? "\n" : "", line, "\n", NULL);
    gsize len = strlen(text);
    gssize done;

    if (log->fd < 0)
        return fail(error, "write", EBADF);
    do
        done = write(log->fd, text, len);
    while (done < 0 && errno == EINTR);
    if (done < 0)
        return fail(error, "write", errno);
    log->torn = (gsize)done != len;
    if (!log->torn && log->counters != NULL)
        sk_count(&log->counters->lines, 1);
    return log->torn ? fail(error, "write", 0) : TRUE;
}

/* sync_line: waits until line number @mine is on disk. The caller holds the
 * lock, which is released during fdatasync. A failure may count for more lines
 * than it hit: then a mail comes twice, but none is lost. */
static gboolean
sync_line(SkReportLog *log, guint64 mine, GError **error)
{
    while (log->synced < mine && log->failed < mine) {
        guint64 upto = log->written;
        int number;

        if (log->syncing) {
            g_cond_wait(&log->synced_more, &log->mutex);
            continue;
        }
        log->syncing = TRUE;
        g_mutex_unlock(&log->mutex);
        number = fdatasync(log->fd) == 0 ? 0 : errno;
        g_mutex_lock(&log->mutex);
        log->syncing = FALSE;
        /* fdatasync fails with EINVAL on a pipe or terminal, where there is no
         * disk to wait for. */
        if (number == 0 || number == EINVAL)
            mark_synced(log, upto);
        else
            log->failed = MAX(log->failed, upto);
        g_cond_broadcast(&log->synced_more);
    }
    return log->failed < mine ? TRUE : fail(error, "fdatasync", EIO);
}

/* tell: tells the operators that the file takes no more lines, or that it takes
 * them again. The caller holds the lock. */
static void
tell(SkReportLog *log, gboolean done, const GError *error)
{
    gint64 now = g_get_monotonic_time();

    if (done && log->refused > 0)
        sk_journal(SK_JOURNAL_WARNING,
                   "report file: takes lines again, after %" G_GUINT64_FORMAT
                   " that it refused",
                   log->refused);
    log->refused = done ? 0 : log->refused + 1;
    if (done || (log->refused > 1 && now - log->alarmed < ALARM_EVERY))
        return;
    log->alarmed = now;
    sk_journal(SK_JOURNAL_ALARM,
               "ALARM: %s: no mail passes until this file takes lines",
               error->message);
}

static void
count_line(SkCounters *counters, gboolean done, gint64 start)
{
    if (done)
        sk_count_time(counters, SK_HISTOGRAM_REPORT, start);
    else
        sk_count(&counters->lines_refused, 1);
}

gboolean
sk_report_log_append(SkReportLog *log, const char *line, GError **error)
{
    g_autoptr(GError) why = NULL;
    gint64 start = g_get_monotonic_time();
    gboolean done;

    g_mutex_lock(&log->mutex);
    follow(log);
    done = write_line(log, line, &why) && sync_line(log, ++log->written, &why);
    tell(log, done, why);
    if (log->counters != NULL)
        count_line(log->counters, done, start);
    g_mutex_unlock(&log->mutex);
    if (!done)
        g_propagate_error(error, g_steal_pointer(&why));
    return done;
}

gboolean
sk_report_log_note(SkReportLog *log, const char *line, GError **error)
{
    gboolean done;

    g_mutex_lock(&log->mutex);
    follow(log);
    done = write_line(log, line, error);
    log->written += done;
    g_mutex_unlock(&log->mutex);
    return done;
}
