/* SPDX-License-Identifier: Apache-2.0
 *
 * A probe mail: how it is brought to the MTA by SMTP, and how its traces are
 * found in the report of the gateway and in the log and queue of the MTA.
 *
 * What these files define is declared here: probe_smtp.c, probe_trail.c.
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

/* sk_probe_is_address: returns whether @text is a plain address in ASCII that
 * can stand between "<" and ">" in an SMTP command without ending it. */
gboolean sk_probe_is_address(const char *text);

/* sk_probe_queue: returns the queue id in an answer of Postfix or sendmail, or
 * NULL. New string. */
char *sk_probe_queue(const char *answer);

/* A log that other processes add lines to, and the place in it up to which all
 * lines are older than the probe mail. */
typedef struct {
    char *path; /* NULL for the journal of systemd */
    /* the length of the file in bytes, or the time in seconds, at the start */
    gint64 from;
} SkTrail;

/* sk_trail_begin: fills in @trail with the present end of the log @path (NULL
 * for the journal). A log that does not exist yet is taken as empty. Returns
 * FALSE if the log cannot be read. @trail is to be cleared in any case. */
gboolean sk_trail_begin(SkTrail *trail, const char *path);
void sk_trail_clear(SkTrail *trail);

/* sk_trail_find: returns the first whole line that was added since
 * sk_trail_begin and for which @matches, called with @queue, returns TRUE; NULL
 * if there is none. A log that was renamed and begun anew is read from its
 * start. New string. */
char *sk_trail_find(const SkTrail *trail,
                    gboolean (*matches)(const char *line, const char *queue),
                    const char *queue);

/* sk_probe_log_of: returns the path of the log of the Postfix whose
 * configuration is in the folder @mta, or of sendmail if @mta is NULL. Returns
 * NULL if it logs to the journal. New string. */
char *sk_probe_log_of(const char *mta);

/* sk_probe_address_of: returns where the Postfix whose configuration is in the
 * folder @mta takes mail, as HOST:PORT. If @mta is NULL or does not say, that
 * is port 25 of this host. New string. */
char *sk_probe_address_of(const char *mta);

/* sk_probe_waits: returns why the mail @queue still waits in the queue of the
 * Postfix whose configuration is in the folder @mta. Returns NULL if it does
 * not wait or Postfix cannot be asked, as when @mta is NULL. New string. */
char *sk_probe_waits(const char *mta, const char *queue);

#endif
