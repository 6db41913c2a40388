/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes journal lines. Control characters become '?', so that each line stays
 * one line.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

#include "door/journal.h"

/* These are set once by sk_journal_prepare, before any thread runs. */
static struct {
    gboolean foreground, marks;
} journal;

void
sk_journal_prepare(gboolean foreground)
{
    journal.foreground = foreground;
    journal.marks = g_getenv("JOURNAL_STREAM") != NULL;
    if (!foreground)
        openlog("sekisho-milter", LOG_PID | LOG_NDELAY, LOG_MAIL);
}

void
sk_journal(SkJournalLevel level, const char *format, ...)
{
    g_autofree char *line = NULL;
    va_list arguments;

    va_start(arguments, format);
    line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    for (char *c = line; *c != '\0'; c++)
        if ((guchar)*c < 0x20 || *c == 0x7f)
            *c = '?';
    if (!journal.foreground)
        syslog((int)level, "%s", line);
    else if (journal.marks)
        fprintf(stderr, "<%d>%s\n", (int)level, line);
    else
        fprintf(stderr, "sekisho-milter[%d]: %s\n", (int)getpid(), line);
}

void
sk_journal_notify(const char *state)
{
    const char *path = g_getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    gsize len;
    int fd;

    if (path == NULL || (*path != '/' && *path != '@'))
        return;
    len = strlen(path);
    if (len >= sizeof(address.sun_path))
        return;
    memcpy(address.sun_path, path, len);
    if (*path == '@')
        address.sun_path[0] = '\0';
    fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    /* An error is ignored: it is not a fault if nobody listens. */
    if (sendto(fd, state, strlen(state), MSG_NOSIGNAL,
               (struct sockaddr *)&address,
               (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len)) < 0)
        sk_journal(SK_JOURNAL_WARNING, "systemd was not notified: %m");
    close(fd);
}
