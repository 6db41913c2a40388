/* SPDX-License-Identifier: Apache-2.0
 *
 * Short lines for operators: to syslog, or to standard error in the foreground
 * (with systemd's level mark if the journal reads it). They never contain a
 * name, subject or address: those are in the report file, which has its own
 * permissions.
 */
#ifndef SK_DOOR_SERVICE_JOURNAL_H
#define SK_DOOR_SERVICE_JOURNAL_H

#include <glib.h>

typedef enum {
    SK_JOURNAL_ALARM = 1, /* syslog's alert: somebody must look */
    SK_JOURNAL_ERROR = 3,
    SK_JOURNAL_WARNING = 4,
    SK_JOURNAL_INFO = 6,
} SkJournalLevel;

/* A field of a journal entry, for machines: `journalctl SEKISHO_RECEIPT=…`. The
 * name consists of capital letters, digits and underscores, as the journal
 * demands; a value of NULL is written as an empty one. */
typedef struct {
    const char *name, *value;
} SkJournalField;

/* sk_journal_prepare: sets where lines go. Call it once, at the start. */
void sk_journal_prepare(gboolean foreground);

void
sk_journal(SkJournalLevel level, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* sk_journal_fields: writes a line with the @n fields @fields. They go only to
 * the journal of systemd; syslog and a terminal get the line alone. */
void sk_journal_fields(SkJournalLevel level, const SkJournalField *fields,
                       guint n, const char *format, ...) G_GNUC_PRINTF(4, 5);

/* sk_journal_lines: writes every line of @lines that is not empty, each after
 * "@what: ". */
void
sk_journal_lines(SkJournalLevel level, const char *what, const char *lines);

#endif
