/* SPDX-License-Identifier: Apache-2.0
 *
 * The report file: JSON Lines, one object for each message, on disk before the
 * MTA gets its answer. A line that cannot be written is a fault (451).
 */
#ifndef SK_DOOR_REPORT_LOG_H
#define SK_DOOR_REPORT_LOG_H

#include <glib.h>

#include "door/metrics/counters.h"

typedef struct _SkReportLog SkReportLog;

SkReportLog *sk_report_log_new(void);
void sk_report_log_free(SkReportLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkReportLog, sk_report_log_free)

/* sk_report_log_count: counts lines and their times in @counters, which are
 * lent, from now on. */
void sk_report_log_count(SkReportLog *log, SkCounters *counters);

/* sk_report_log_open: opens @path (created with mode 0640 if missing) in place
 * of the file that was open; on failure the old one stays. */
gboolean sk_report_log_open(SkReportLog *log, const char *path, GError **error);

/* sk_report_log_append: writes @line and an LF in one write and syncs it to
 * disk, by an fdatasync shared with all who wait at the same time. If the file
 * was renamed or deleted since, a new one is opened at its path first: that is
 * all a rotation takes. Returns FALSE with SK_ERROR_REPORT if the line was not
 * written, or only in part; the next line then starts with an LF, so that the
 * unfinished line spoils no other. Thread-safe. */
gboolean
sk_report_log_append(SkReportLog *log, const char *line, GError **error);

/* sk_report_log_note: does the same without the sync, for a line about a mail
 * that has been answered already. The line is on disk with the next one that is
 * appended. */
gboolean sk_report_log_note(SkReportLog *log, const char *line, GError **error);

#endif
