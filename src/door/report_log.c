/* SPDX-License-Identifier: Apache-2.0
 *
 * One O_APPEND descriptor, one mutex and a shared fdatasync: a writer that
 * finds no sync in progress syncs all lines written so far. This defends
 * against a report that says less than what crossed, as on a full or failing
 * disk.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "door/report_log.h"

struct _SkReportLog {
    GMutex mutex;
    GCond synced_more;
    int fd;
    gboolean torn;    /* the file does not end in LF */
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
sk_report_log_free(SkReportLog *log)
{
    if (log == NULL)
        return;
    if (log->fd >= 0)
        close(log->fd);
    g_cond_clear(&log->synced_more);
    g_mutex_clear(&log->mutex);
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

gboolean
sk_report_log_open(SkReportLog *log, const char *path, GError **error)
{
    int fd =
        open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0640);

    if (fd < 0)
        return fail(error, path, errno);
    g_mutex_lock(&log->mutex);
    while (log->syncing)
        g_cond_wait(&log->synced_more, &log->mutex);
    if (log->fd >= 0) {
        /* The lines that wait for a sync are in the old file. */
        if (fdatasync(log->fd) == 0)
            log->synced = log->written;
        else
            log->failed = log->written;
        close(log->fd);
        g_cond_broadcast(&log->synced_more);
    }
    log->fd = fd;
    log->torn = ends_torn(fd);
    g_mutex_unlock(&log->mutex);
    return TRUE;
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
            log->synced = MAX(log->synced, upto);
        else
            log->failed = MAX(log->failed, upto);
        g_cond_broadcast(&log->synced_more);
    }
    return log->failed < mine ? TRUE : fail(error, "fdatasync", EIO);
}

gboolean
sk_report_log_append(SkReportLog *log, const char *line, GError **error)
{
    gboolean done;

    g_mutex_lock(&log->mutex);
    done =
        write_line(log, line, error) && sync_line(log, ++log->written, error);
    g_mutex_unlock(&log->mutex);
    return done;
}
