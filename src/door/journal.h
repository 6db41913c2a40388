/* SPDX-License-Identifier: Apache-2.0
 *
 * Short lines for operators: to syslog, or to standard error when in the
 * foreground (with systemd's level mark when the journal reads it). Never a
 * name, subject or address: those stand in the report file, which has its own
 * permissions.
 */
#ifndef SK_DOOR_JOURNAL_H
#define SK_DOOR_JOURNAL_H

#include <glib.h>

typedef enum {
    SK_JOURNAL_ALARM = 1, /* as syslog's alert: somebody must look */
    SK_JOURNAL_ERROR = 3,
    SK_JOURNAL_WARNING = 4,
    SK_JOURNAL_INFO = 6,
} SkJournalLevel;

/* sk_journal_prepare: once, at start. */
void sk_journal_prepare(gboolean foreground);

void
sk_journal(SkJournalLevel level, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* sk_journal_notify: @state ("READY=1") to systemd, if it asked for it. */
void sk_journal_notify(const char *state);

#endif
