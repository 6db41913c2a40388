/* SPDX-License-Identifier: Apache-2.0
 *
 * The native protocol of systemd's journal: an entry is one datagram of
 * "NAME=value" lines. Unlike a line on standard error, it has fields by which
 * entries can be found.
 */
#ifndef SK_DOOR_SERVICE_JOURNAL_NATIVE_H
#define SK_DOOR_SERVICE_JOURNAL_NATIVE_H

#include "door/service/journal.h"

#define SK_JOURNAL_SOCKET "/run/systemd/journal/socket"

/* sk_journal_native_open: returns a descriptor for sk_journal_native_send, or
 * -1 if nobody listens at @path. */
int sk_journal_native_open(const char *path);

/* sk_journal_native_send: sends one entry and returns whether it was taken. It
 * never waits: a journal that does not read must not hold up mail. No value may
 * contain a line feed. Thread-safe. */
gboolean sk_journal_native_send(int fd, const char *path, SkJournalLevel level,
                                const char *message,
                                const SkJournalField *fields, guint n);

#endif
