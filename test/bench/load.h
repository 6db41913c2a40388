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

/* load_mail_sender: sends @mail, which is the @n-th, and waits for the answer.
 * Returns FALSE if it was not accepted. @buffer has LOAD_BUFFER bytes and
 * belongs to the calling thread. */
typedef gboolean (*LoadSender)(const LoadMail *mail, guint n, char *buffer,
                               gpointer data);

#define LOAD_BUFFER (2 * 1024 * 1024)

/* load_run: sends @total mails from @connections threads, taking the files
 * @paths (NULL-terminated) in turn. Prints one line of JSON with rate,
 * latencies and failures. Returns an exit status, which is 0 if every mail was
 * accepted. */
int load_run(char **paths, guint connections, guint total, LoadSender sender,
             gpointer data);

/* load_number: returns @text as a number from 1 to @most, or ends the program.
 */
guint load_number(const char *text, guint most);

/* These read and write whole buffers on a socket. They return FALSE if it ended
 * before. */
gboolean load_read(int fd, void *bytes, gsize len);
gboolean load_write(int fd, const void *bytes, gsize len);

/* load_patience: makes every single read and write on @fd end after a minute at
 * the latest. */
void load_patience(int fd);

#endif
