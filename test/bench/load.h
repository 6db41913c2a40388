/* SPDX-License-Identifier: Apache-2.0
 *
 * What both load generators share: mails in memory, threads that send them one
 * after the other, how long each took. Knows neither protocol.
 */
#ifndef SK_BENCH_LOAD_H
#define SK_BENCH_LOAD_H

#include <glib.h>

typedef struct {
    char *bytes; /* CRLF line ends, NUL-terminated */
    gsize len;
} LoadMail;

/* load_mail_sender: sends @mail, the @n-th, and waits for the answer. FALSE:
 * it was not accepted. @buffer: LOAD_BUFFER bytes of the calling thread. */
typedef gboolean (*LoadSender)(const LoadMail *mail, guint n, char *buffer,
                               gpointer data);

#define LOAD_BUFFER (2 * 1024 * 1024)

/* load_run: the mails at @paths (NULL-terminated), turn by turn, @total of
 * them, from @connections threads. Prints one line of JSON: rate, latencies,
 * failures. Returns an exit status: 0 when every mail was accepted. */
int load_run(char **paths, guint connections, guint total, LoadSender sender,
             gpointer data);

/* load_number: @text as a number from 1 to @most; ends the program otherwise.
 */
guint load_number(const char *text, guint most);

/* Whole reads and writes on a socket; FALSE when it ended before. */
gboolean load_read(int fd, void *bytes, gsize len);
gboolean load_write(int fd, const void *bytes, gsize len);

/* load_patience: no single read or write on @fd takes longer than a minute.
 */
void load_patience(int fd);

#endif
