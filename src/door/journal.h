/* SPDX-License-Identifier: Apache-2.0
 *
 * Short lines for operators: to syslog, or to standard error in the foreground
 * (with systemd's level mark if the journal reads it). They never contain a
 * name, subject or address: those are in the report file, which has its own
 * permissions.
 */
#ifndef SK_DOOR_JOURNAL_H
#define SK_DOOR_JOURNAL_H

#include <glib.h>

typedef enum {
    SK_JOURNAL_ALARM = 1, /* syslog's alert: somebody must look */
    SK_JOURNAL_ERROR = 3,
    SK_JOURNAL_WARNING = 4,
    SK_JOURNAL_INFO = 6,
} SkJournalLevel;

/* sk_journal_prepare: sets where lines go. Call it once, at the start. */
void sk_journal_prepare(gboolean foreground);

void
sk_journal(SkJournalLevel level, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* sk_journal_notify: sends @state (such as "READY=1") to systemd, if systemd
 * asked for notifications. */
void sk_journal_notify(const char *state);

#endif
