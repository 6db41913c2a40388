/* SPDX-License-Identifier: Apache-2.0
 *
 * Threads, clocks and percentiles of a load (load.h). Mails are read before
 * the clock starts. A failed mail counts as failed and in no percentile.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include "load.h"

#define PATIENCE_SECONDS 60

typedef struct {
    GArray *mails; /* of LoadMail */
    LoadSender sender;
    gpointer data;
    guint total;
    gint next;    /* atomic */
    double *took; /* milliseconds of each; below 0: failed */
    guint64 bytes;
    double seconds;
} Load;

guint
load_number(const char *text, guint most)
{
    guint64 value = 0;

    if (!g_ascii_string_to_unsigned(text, 10, 1, most, &value, NULL)) {
        fprintf(stderr, "not a number from 1 to %u: %s\n", most, text);
        exit(2);
    }
    return (guint)value;
}

gboolean
load_read(int fd, void *bytes, gsize len)
{
    char *at = bytes;

    while (len > 0) {
        ssize_t n = read(fd, at, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        at += n;
        len -= (gsize)n;
    }
    return TRUE;
}

gboolean
load_write(int fd, const void *bytes, gsize len)
{
    const char *at = bytes;

    while (len > 0) {
        ssize_t n = write(fd, at, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        at += n;
        len -= (gsize)n;
    }
    return TRUE;
}

void
load_patience(int fd)
{
    struct timeval most = { PATIENCE_SECONDS, 0 };

    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof most);
}

static void
read_mail(GArray *mails, const char *path)
{
    g_autoptr(GError) error = NULL;
    LoadMail mail;

    if (!g_file_get_contents(path, &mail.bytes, &mail.len, &error)) {
        fprintf(stderr, "%s\n", error->message);
        exit(2);
    }
    g_array_append_val(mails, mail);
}

static gpointer
send_some(gpointer data)
{
    Load *load = data;
    g_autofree char *buffer = g_malloc(LOAD_BUFFER);

    for (;;) {
        guint n = (guint)g_atomic_int_add(&load->next, 1);
        const LoadMail *mail;
        gint64 start;
        gboolean done;

        if (n >= load->total)
            return NULL;
        mail = &g_array_index(load->mails, LoadMail, n % load->mails->len);
        start = g_get_monotonic_time();
        done = load->sender(mail, n, buffer, load->data);
        load->took[n] =
            done ? (double)(g_get_monotonic_time() - start) / 1e3 : -1;
    }
}

static int
compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static int
tell(Load *load)
{
    guint failed = 0, good;
    const double *took;

    for (guint i = 0; i < load->total; i++) {
        failed += load->took[i] < 0;
        load->bytes +=
            g_array_index(load->mails, LoadMail, i % load->mails->len).len;
    }
    qsort(load->took, load->total, sizeof *load->took, compare);
    took = load->took + failed;
    good = load->total - failed;
    printf("{\"sent\": %u, \"failed\": %u, \"seconds\": %.4f, \"rate\": %.2f, "
           "\"mb_per_s\": %.2f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, "
           "\"max_ms\": %.3f}\n",
           load->total, failed, load->seconds, good / load->seconds,
           (double)load->bytes / 1e6 / load->seconds,
           good > 0 ? took[good / 2] : 0.0,
           good > 0 ? took[(guint)((good - 1) * 0.99)] : 0.0,
           good > 0 ? took[good - 1] : 0.0);
    return failed == 0 ? 0 : 1;
}

int
load_run(char **paths, guint connections, guint total, LoadSender sender,
         gpointer data)
{
    Load load = { .sender = sender, .data = data, .total = total };
    g_autofree GThread **threads = g_new0(GThread *, connections);
    gint64 start;

    (void)signal(SIGPIPE, SIG_IGN);
    load.mails = g_array_new(FALSE, FALSE, sizeof(LoadMail));
    for (; *paths != NULL; paths++)
        read_mail(load.mails, *paths);
    if (load.mails->len == 0)
        return 2;
    load.took = g_new0(double, total);
    start = g_get_monotonic_time();
    for (guint i = 0; i < connections; i++)
        threads[i] = g_thread_new("load", send_some, &load);
    for (guint i = 0; i < connections; i++)
        g_thread_join(threads[i]);
    load.seconds = (double)(g_get_monotonic_time() - start) / 1e6;
    return tell(&load);
}
