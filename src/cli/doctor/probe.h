/* SPDX-License-Identifier: Apache-2.0
 *
 * A probe mail and its ways: into the MTA by SMTP, and its traces in the report
 * of the gateway and in the log of the MTA.
 */
#ifndef SK_CLI_DOCTOR_PROBE_H
#define SK_CLI_DOCTOR_PROBE_H

#include <glib.h>

/* sk_probe_send: brings one mail to @recipient to the MTA at @host and @port,
 * with the sender <>, so that no bounce can follow. Returns the MTA's answer to
 * the whole mail ("250 2.0.0 Ok: queued as 4XyZ"), or to the command that it
 * refused. New string. Fails with SK_ERROR_SYSTEM if no MTA speaks there
 * within @seconds. */
char *sk_probe_send(const char *host, const char *port, const char *recipient,
                    int seconds, GError **error);

/* sk_probe_is_address: returns whether @text is a plain address, which cannot
 * say anything else to the MTA. */
gboolean sk_probe_is_address(const char *text);

/* sk_probe_queue: returns the queue id in an answer of Postfix or sendmail, or
 * NULL. New string. */
char *sk_probe_queue(const char *answer);

/* A log to which lines are added. */
typedef struct {
    char *path;  /* NULL for the journal of systemd */
    gint64 from; /* octets that it held, or seconds of its time, at first */
} SkTrail;

/* sk_trail_begin: remembers where @path ends now, which may not exist yet. NULL
 * is the journal. Returns FALSE if it cannot be read. */
gboolean sk_trail_begin(SkTrail *trail, const char *path);
void sk_trail_clear(SkTrail *trail);

/* sk_trail_find: returns the first line since then for which @matches is TRUE,
 * or NULL. Follows a log that was put aside and begun anew. New string. */
char *sk_trail_find(const SkTrail *trail,
                    gboolean (*matches)(const char *line, const char *queue),
                    const char *queue);

/* sk_probe_log_of: returns the log of the Postfix in the folder @mta, or of
 * sendmail if that is NULL; NULL if it is the journal. New string. */
char *sk_probe_log_of(const char *mta);

/* sk_probe_address_of: returns where the Postfix in the folder @mta takes mail,
 * as HOST:PORT; port 25 of this host if @mta is NULL or does not say. New
 * string. */
char *sk_probe_address_of(const char *mta);

/* sk_probe_waits: returns why the mail @queue still waits in the queue of the
 * Postfix in @mta, or NULL if it does not, or cannot be asked. New string. */
char *sk_probe_waits(const char *mta, const char *queue);

#endif
