/* SPDX-License-Identifier: Apache-2.0
 *
 * The report file: JSON Lines, one object a message, on disk before the MTA
 * gets its answer. A line that cannot be written is a fault (451).
 */
#ifndef SK_DOOR_REPORT_LOG_H
#define SK_DOOR_REPORT_LOG_H

#include <glib.h>

typedef struct _SkReportLog SkReportLog;

SkReportLog *sk_report_log_new(void);
void sk_report_log_free(SkReportLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkReportLog, sk_report_log_free)

/* sk_report_log_open: opens @path (made 0640 when missing) in place of what
 * was open; on failure the old one stays. Called again on reload, so that a
 * file that was rotated away is let go. */
gboolean sk_report_log_open(SkReportLog *log, const char *path, GError **error);

/* sk_report_log_append: @line and an LF, in one write, then on disk
 * (fdatasync, shared by those who wait at the same time). FALSE with
 * SK_ERROR_REPORT: not written, or only in part; the next line then starts
 * with an LF of its own, so that a torn line spoils no other. Thread-safe. */
gboolean
sk_report_log_append(SkReportLog *log, const char *line, GError **error);

#endif
