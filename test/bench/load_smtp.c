/* SPDX-License-Identifier: Apache-2.0
 *
 * load_smtp PORT CONNECTIONS TOTAL MAIL…: sends mails to an MTA on 127.0.0.1,
 * one a connection. Reads no more of a reply than its first digit. A mail the
 * MTA does not take is a failure.
 */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "load.h"

/* The first digit of the reply whose last line has come; 0: none came. */
static char
hear(int fd)
{
    char reply[4096];
    gsize used = 0;

    while (used < sizeof reply - 1) {
        ssize_t n = read(fd, reply + used, sizeof reply - 1 - used);
        const char *line = reply;

        if (n <= 0)
            return 0;
        used += (gsize)n;
        reply[used] = '\0';
        for (char *end; (end = strstr(line, "\r\n")) != NULL; line = end + 2)
            if (end - line >= 4 && line[3] == ' ')
                return reply[0];
    }
    return 0;
}

static gboolean
ask(int fd, const char *command, char expected)
{
    return load_write(fd, command, strlen(command)) && hear(fd) == expected;
}

static int
connect_to(guint port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((guint16)port) };
    int fd = socket(AF_INET, SOCK_STREAM, 0), yes = 1;

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    load_patience(fd);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
        return fd;
    close(fd);
    return -1;
}

/* The mail, a dot before each line that begins with one. */
static gboolean
send_content(int fd, const LoadMail *mail)
{
    const char *at = mail->bytes, *end = mail->bytes + mail->len, *dot;

    while ((dot = memmem(at, (gsize)(end - at), "\r\n.", 3)) != NULL) {
        if (!load_write(fd, at, (gsize)(dot + 3 - at)) ||
            !load_write(fd, ".", 1))
            return FALSE;
        at = dot + 3;
    }
    return load_write(fd, at, (gsize)(end - at)) && ask(fd, ".\r\n", '2');
}

static gboolean
send_mail(const LoadMail *mail, guint n, char *buffer, gpointer data)
{
    int fd = connect_to(GPOINTER_TO_UINT(data));
    gboolean done = fd >= 0 && hear(fd) == '2' &&
                    ask(fd, "EHLO bench.example\r\n", '2') &&
                    ask(fd, "MAIL FROM:<a@out.example>\r\n", '2') &&
                    ask(fd, "RCPT TO:<b@bench.example>\r\n", '2') &&
                    ask(fd, "DATA\r\n", '3') && send_content(fd, mail);

    if (fd >= 0) {
        ask(fd, "QUIT\r\n", '2');
        close(fd);
    }
    return done;
}

int
main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "load_smtp PORT CONNECTIONS TOTAL MAIL…\n");
        return 2;
    }
    return load_run(argv + 4, load_number(argv[2], 256),
                    load_number(argv[3], 10000000), send_mail,
                    GUINT_TO_POINTER(load_number(argv[1], 65535)));
}
